"""The case table `clause_cases.txt`, read with the real model."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.language.pipeline import LanguageModel
from dateline.model import Argument, Article, Clause, Sentence

ROLES = frozenset(("subject", "object", "indirect", "agent", "possessor", "compound", "complement", "attribution"))
TENSES = frozenset(("past", "present", "future"))
ASPECTS = frozenset(("perfect", "progressive"))
FLAGS = frozenset(("passive", "negated", "quoted"))
KINDS = frozenset(("noun", "copula"))


def cases() -> Iterator[tuple[str, list[str]]]:
    sentence, expected = "", list[str]()
    for line in (Path(__file__).parent / "clause_cases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            expected.append(line.strip())
        elif line and not line.startswith("#"):
            if sentence:
                yield sentence, expected
            sentence, expected = line, []
    yield sentence, expected


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=t[:60]) for t, e in cases()])
def test_clauses(model: LanguageModel, text: str, expected: list[str]) -> None:
    [parse] = model.parse([Article(id="case", text=text)])
    [sentence] = parse.sentences
    for line in expected:
        lemma, *claims = line.split()
        kind = next((claim for claim in claims if claim in KINDS), "verb")
        found = [c for c in sentence.clauses if c.lemma == lemma.replace("_", " ") and c.kind == kind]
        assert found, f"no {kind} clause {lemma}"
        missing = [[claim for claim in claims if not holds(sentence, clause, claim)] for clause in found]
        assert [] in missing, f"{lemma}: {missing} of {found}"


def holds(sentence: Sentence, clause: Clause, claim: str) -> bool:
    if claim in TENSES:
        return clause.tense == claim
    if claim in ASPECTS:
        return claim in clause.aspect
    if claim in FLAGS:
        return bool(getattr(clause, claim))
    if claim in KINDS:
        return clause.kind == claim
    if "=" in claim:
        role, word = claim.split("=")
        return any(fits(sentence, argument, word) for argument in chosen(clause, role))
    name, value = claim.split(":")
    if name == "no":
        return not chosen(clause, value)
    if name == "after":
        wanted = tuple(value.replace("_", " ").split(","))
        return clause.governors[: len(wanted)] == wanted
    return getattr(clause, {"modal": "modal", "mark": "marker", "as": "relation"}[name]) == value.replace("_", " ")


def chosen(clause: Clause, role: str) -> list[Argument]:
    if role in ROLES:
        return list(clause.having(role))
    return list(clause.having("oblique", role.replace("_", " ")))


def fits(sentence: Sentence, argument: Argument, word: str) -> bool:
    if word.startswith("~") != argument.inherited and word.startswith("~"):
        return False
    phrase = sentence.phrase_of(argument.token)
    first, last = (phrase.core_first, phrase.core_last) if phrase else (argument.token, argument.token)
    return word.lstrip("~") in {token.text for token in sentence.tokens[first : last + 1]}
