"""The verbs and phrases that introduce somebody's words, from the table `cues.yaml`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from dateline.model.language import Token

VERB_GROUPS = ("clause", "told", "object", "position", "about", "courtesy", "appeal", "judgement", "belief")


@dataclass(frozen=True, slots=True)
class Cues:
    """`verbs` maps a lemma, with the fixed words after it if any, to its groups; the rest are sets of lemmas.
    `about` maps a verb to the prepositions of its matter ("update" -> "on").

    `openings` are the first words of the phrases in `according`.
    `continued` maps the first lemma of each longer cue to the words that may follow it, longest first.
    """

    verbs: dict[str, frozenset[str]]
    continued: dict[str, tuple[tuple[str, ...], ...]]
    light: frozenset[str]
    light_nouns: frozenset[str]
    greetings: frozenset[str]
    according: tuple[str, ...]
    openings: frozenset[str]
    nouns: frozenset[str]
    about: dict[str, tuple[str, ...]]

    def at(self, tokens: Sequence[Token], index: int) -> tuple[frozenset[str], int]:
        """The groups of the cue that begins at this token, and its last token; no groups where it is none."""
        lemma = tokens[index].lemma.lower()
        for words in self.continued.get(lemma, ()):
            end = index + len(words)
            if tuple(t.lemma.lower() for t in tokens[index + 1 : end + 1]) == words:
                return self.verbs[" ".join((lemma, *words))], end
        return self.verbs.get(lemma, frozenset()), index


@cache
def load() -> Cues:
    """The table that comes with the package."""
    table = yaml.safe_load(resources.files("dateline.reports").joinpath("cues.yaml").read_text(encoding="utf-8"))
    listed = {name: [word.strip() for word in words.split(",")] for name, words in table.items()}
    verbs: dict[str, frozenset[str]] = {}
    about: dict[str, tuple[str, ...]] = {}
    continued: dict[str, list[tuple[str, ...]]] = {}
    for group in VERB_GROUPS:
        for verb in listed[group]:
            if group != "about":
                verbs[verb] = verbs.get(verb, frozenset()) | {group}
            first, *rest = verb.split()
            if group == "about":
                verbs[first] = verbs.get(first, frozenset()) | {group}
                about[first] = (*about.get(first, ()), *rest)
            elif rest:
                continued.setdefault(first, []).append(tuple(rest))
    return Cues(
        verbs=verbs,
        continued={first: tuple(sorted(set(rests), key=lambda r: (-len(r), r))) for first, rests in continued.items()},
        light=frozenset(listed["light"]),
        light_nouns=frozenset(listed["light_nouns"]),
        greetings=frozenset(listed["greetings"]),
        according=tuple(listed["according"]),
        openings=frozenset(phrase.split()[0] for phrase in listed["according"]),
        nouns=frozenset(listed["nouns"]),
        about=about,
    )
