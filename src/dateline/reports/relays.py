"""How a report travels: who carried whose words, and whom a source cites in its turn."""

from collections.abc import Iterator

from dateline.model import Clause, Sentence

CITING = frozenset({"cite", "quote"})
CARRYING = frozenset({"carry", "publish", "run", "post", "relay", "distribute"})
TENSED = ("VBD", "VBZ", "VBP")
Relay = tuple[int, int]  # the head token of a source, and the verb that names it one


def carriers(sentence: Sentence, verb: int) -> Iterator[Relay]:
    """ "Said in a statement carried by KCNA": who passed on what was said with the verb at this token."""
    said = sentence.clause_of(verb)
    things = {a.token for a in said.having("oblique", "in")} if said is not None else set()
    for clause in sentence.clauses:
        if clause.lemma in CARRYING and clause.passive and any(a.token in things for a in clause.having("subject")):
            yield from ((agent.token, clause.predicate) for agent in clause.having("agent"))


def cited(sentence: Sentence, verb: int) -> Iterator[Relay]:
    """ "Reported, citing two officials", "quoted the ministry as saying": whom the source that speaks with the verb at
    this token cites, each before those that it cites in turn."""
    todo = _citing(sentence, verb)
    seen: set[int] = set()
    while todo:
        clause = todo.pop(0)
        if clause.predicate in seen:
            continue
        seen.add(clause.predicate)
        sources = [a.token for a in clause.having("object")]
        yield from ((token, clause.predicate) for token in sources)
        todo += [
            c for c in sentence.clauses if c.lemma in CITING and {a.token for a in c.having("subject")} & set(sources)
        ]


def _citing(sentence: Sentence, verb: int) -> list[Clause]:
    """The clauses in which the speaker cites: its own, the one over "as saying", "citing" close behind it."""
    said = sentence.clause_of(verb)
    above = sentence.clauses[said.parent] if said is not None and said.parent is not None else None
    found = [c for c in (said,) if c is not None and c.lemma in CITING]
    found += [c for c in (above,) if c is not None and c.lemma in CITING and said is not None and said.marker == "as"]
    for token in sentence.tokens[verb + 1 :]:
        if token.xpos in TENSED:
            break  # the words of somebody else
        clause = sentence.clause_of(token.index) if token.xpos == "VBG" else None
        if clause is not None and clause.lemma in CITING:
            found.append(clause)
    return found
