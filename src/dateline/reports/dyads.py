"""What did X do to Y? The type of event between two sides that are given.

The record asks who the actors are and codes nothing without them; where somebody gives the sides (a who-to-whom table,
a benchmark), the question is only which of the frames in the sentence joins them. Each frame that matches is judged by
where the sides stand around it and by how high it stands in the sentence; what is only intended, refused or asked for
is then called by the type that PLOVER has for that ("will meet" is AGREE, "will attack" THREATEN, "refused to help"
REJECT).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Clause, Sentence, Span
from dateline.reports.arguments import around_verb, lemma_of, with_conjuncts
from dateline.reports.matching import Match, Matcher, extra_words
from dateline.reports.roles import positions_of

Range = tuple[int, int]

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE"})
AHEAD = frozenset(
    {
        "will",
        "shall",
        "be to",
        "be going to",
        "be due to",
        "be set to",
        "be about to",
        "be expected to",
        "may",
        "might",
        "could",
    }
)
# Kinds of actor that a given side, a state or its people, hardly is: what is done to a body ("quit the union").
BODIES = frozenset({"igo", "organization"})
WHERE = frozenset({"in", "at", "near", "outside", "inside", "during", "on", "across"})
DUTY = frozenset({"must", "should", "have to", "need to", "ought to"})
# fmt: off
MIND = frozenset([
    "ready", "willing", "plan", "intend", "prepare", "pledge", "promise", "offer", "agree", "commit", "vow", "hope",
    "willingness", "readiness", "commitment", "intention", "intent", "consider", "propose", "expect", "want",
])
ASKING = frozenset(["want", "ask", "urge", "call", "press", "encourage", "request", "invite", "appeal", "beg"])
THREATS = frozenset(["threaten", "warn", "threat"])
UNWILLING = frozenset([
    "refuse", "decline", "fail", "reject", "unwilling", "reluctant", "refusal", "oppose", "unable", "failure",
])
SAYING = frozenset(["say", "announce", "declare", "tell", "state", "confirm", "add", "promise", "pledge", "indicate"])
# Verbs that say only how something is done; what it is done for is the act: "called him to congratulate".
VEHICLES = frozenset([
    "call", "phone", "telephone", "write", "send", "dispatch", "use", "email", "order", "issue", "say",
])
SOLDIERS = frozenset([
    "troops", "troop", "soldier", "force", "forces", "peacekeeper", "army", "marine", "marines", "contingent",
    "battalion", "police", "military", "fighter", "militant", "rebel", "warship",
])
# fmt: on


@dataclass(frozen=True, slots=True)
class Relation:
    """What the first side does to the second: the PLOVER type, the frame, the words, and how well the sides fit it."""

    type: str
    mode: str | None
    frame: str
    trigger: int
    score: float


@dataclass(frozen=True, slots=True)
class Sides:
    """The token ranges (first, last) of the two sides; either may be named more than once."""

    source: tuple[Range, ...]
    target: tuple[Range, ...]


def tokens_of(sentence: Sentence, span: Span) -> Range | None:
    """First and last token of these characters, None where the sentence does not hold them."""
    inside = [t.index for t in sentence.tokens if t.start < span.end and span.start < t.end]
    return (inside[0], inside[-1]) if inside else None


def relations(sentence: Sentence, sides: Sides, matcher: Matcher) -> tuple[Relation, ...]:
    """Everything that the first side may be doing to the second, best first. `matcher` is one with `given`."""
    found = [_relation(match, sides) for match in matcher.matches(sentence)]
    found += _demands(sentence, sides)
    return tuple(sorted(found, key=lambda r: (-r.score, r.trigger, r.frame)))


def _relation(match: Match, sides: Sides) -> Relation:
    named = _type_of(match, sides)
    mode = match.frame.mode if named == match.event_type.type else None
    return Relation(named, mode, match.frame.id, match.trigger, _score(match, sides))


def _demands(sentence: Sentence, sides: Sides) -> Iterator[Relation]:
    """ "X said that Y must go": a request, whatever it is that Y must do."""
    for clause in sentence.clauses:
        if clause.modal not in DUTY or clause.parent is None:
            continue
        whom = any(p == "subject" and _within(t, sides.target) for p, t in around_verb(clause))
        who = _subject_above(sentence, sentence.clauses[clause.parent], sides.source)
        if who and whom:
            yield Relation("REQUEST", None, "request.duty", clause.predicate, 4.0)


def _type_of(match: Match, sides: Sides) -> str:
    told = match.event_type.type
    clause = match.predicate
    if clause is None:
        return told
    governors = set(clause.governors)
    if THREATS & governors:
        return "THREATEN"
    if (told in COOPERATIVE or told == "AGREE") and ((clause.negated and not match.bare) or UNWILLING & governors):
        return "REJECT"
    if _ahead(match.sentence, clause, sides) or MIND & governors:
        if told in COOPERATIVE and not match.bare:
            return "AGREE"
        if told in HOSTILE and not match.bare:
            return "THREATEN"
    return told


def _ahead(sentence: Sentence, clause: Clause, sides: Sides) -> bool:
    if clause.tense == "future" or clause.modal in AHEAD:
        return True
    parent = None if clause.parent is None else sentence.clauses[clause.parent]
    return clause.modal == "would" and parent is not None and parent.lemma in SAYING


def _score(match: Match, sides: Sides) -> float:
    clause = match.predicate
    score = max(_placed(match, sides), _carried(match, sides))
    score -= 3 if _within(match.trigger, sides.source) or _within(match.trigger, sides.target) else 0
    first, last = sides.source[0][0], sides.target[0][0]
    score += 1 if min(first, last) < match.trigger < max(first, last) else 0
    score -= 0.03 * min(abs(match.trigger - sides.source[0][1]), 30)
    score -= _depth(match.sentence, clause)
    score += -0.5 if match.bare else 0.9 if match.noun is not None else 0
    score += 0.6 * extra_words(match) + (0.25 if match.frame.given else 0)
    score -= 3 if _asked_of(match, sides.source) else 0
    taking = set(match.frame.kinds.get("recipient", ()))
    score -= 3 if taking and taking <= BODIES else 0
    return score - _odd_journey(match, sides)


def _asked_of(match: Match, source: tuple[Range, ...]) -> bool:
    """ "X wants Y to attack Z", "X urged Y to help Z": Y has done nothing to Z."""
    clause = match.predicate
    if clause is None or clause.parent is None or clause.marker != "to" or match.noun is not None:
        return False
    above = match.sentence.clauses[clause.parent]
    return above.lemma in ASKING and any(p in ("object", "on") and _within(t, source) for p, t in around_verb(above))


def _placed(match: Match, sides: Sides) -> float:
    """How well the sides stand where the frame wants its roles."""
    sentence, clause = match.sentence, match.predicate
    roles = match.frame.roles
    givers = {p for r, w in roles.items() if r in ("actor", "participant", "visitor") for p in w}
    takers = {p for r, w in roles.items() if r in ("recipient", "participant", "host", "destination") for p in w}
    positions = positions_of(match)
    at_source = {p for p, t in positions if _within(t, sides.source)}
    at_target = {p for p, t in positions if _within(t, sides.target)}
    score = 0.0
    if at_source & givers:
        score += 3
    elif clause is not None and _subject_above(sentence, clause, sides.source):
        score += 2
    elif at_source:
        score += 0.5
    if at_target & takers:
        score += 2
    elif any(_belongs(sentence, t, sides.target) for p, t in positions if p in takers or p == "object"):
        score += 1.5
    elif at_target:
        score += 1
    elif clause is not None and _reaches(sentence, clause.predicate, sides.target):
        score += 0.75
    if not at_target & takers and _speaks(sentence, sides.target):
        score -= 2
    if "subject" in at_target - takers and "subject" not in at_source:
        score -= 1.5
    return score


def _speaks(sentence: Sentence, ranges: tuple[Range, ...]) -> bool:
    """Whether a side only tells what was done: "Norland shelled Vernia, an Estmarkian official said"."""
    telling = (c for c in sentence.clauses if c.lemma in SAYING)
    return any(p == "subject" and _within(t, ranges) for c in telling for p, t in around_verb(c))


def _carried(match: Match, sides: Sides) -> float:
    """ "Called him to congratulate", "sent jets to destroy it": the sides stand around the verb that only carries."""
    clause = match.predicate
    if clause is None or clause.parent is None or clause.marker != "to":
        return 0
    above = match.sentence.clauses[clause.parent]
    if above.lemma not in VEHICLES:
        return 0
    at = around_verb(above)
    who = any(p == "subject" and _within(t, sides.source) for p, t in at)
    return 4.0 if who and any(p != "subject" and _within(t, sides.target) for p, t in at) else 0


def _odd_journey(match: Match, sides: Sides) -> float:
    """Soldiers do not visit, and what is returned with an object is no journey."""
    receiving = match.frame.id == "consult.meet.receive"
    if not (match.frame.mode == "visit" or receiving) or match.event_type.type != "CONSULT" or match.predicate is None:
        return 0
    if any(lemma_of(match.sentence, t) in SOLDIERS for a, b in sides.source for t in range(a, b + 1)):
        return 3
    things = [t for p, t in around_verb(match.predicate) if p == "object"]
    return 2 if things and not any(_within(t, sides.target) for t in things) and match.noun is None else 0


def _belongs(sentence: Sentence, token: int, ranges: tuple[Range, ...], depth: int = 0) -> bool:
    """Whether a side owns or does what stands here: "an attack by X", "X's decision", "the ties with X"."""
    phrase = sentence.phrase_of(token)
    if phrase is None or depth > 3:
        return False
    inner = [head for preposition, head in phrase.attached if preposition not in WHERE]
    inner += [phrase.possessor] if phrase.possessor is not None else []
    inner += [token for token in phrase.modifiers if sentence.tokens[token].upos in ("PROPN", "ADJ")]
    return any(
        _within(t, ranges) or _belongs(sentence, t, ranges, depth + 1)
        for head in inner
        for t in with_conjuncts(sentence, head)
    )


def _within(token: int, ranges: tuple[Range, ...]) -> bool:
    return any(first <= token <= last for first, last in ranges)


def _reaches(sentence: Sentence, predicate: int, ranges: tuple[Range, ...]) -> bool:
    first, last = sentence.subtree(predicate)
    return any(first <= a and b <= last for a, b in ranges)


def _subject_above(sentence: Sentence, clause: Clause, ranges: tuple[Range, ...]) -> bool:
    """Whether the side is subject of this clause or of one above: "X agreed to help", "X said that it would help"."""
    above: Clause | None = clause
    for _ in range(6):
        if above is None:
            return False
        subjects = [t for p, t in around_verb(above) if p == "subject"]
        if any(_within(t, ranges) for t in subjects):
            return True
        own = [a.token for a in above.arguments if a.role == "subject" and not a.inherited]
        if any(sentence.tokens[t].upos in ("NOUN", "PROPN") for t in own):
            return False
        above = None if above.parent is None else sentence.clauses[above.parent]
    return False


def _depth(sentence: Sentence, clause: Clause | None) -> float:
    """What lies deep in the sentence is less likely what it tells; purposes and relative clauses least of all."""
    depth = 0.0
    for _ in range(6):
        if clause is None or clause.parent is None:
            return depth
        above = sentence.clauses[clause.parent]
        purpose = clause.marker == "to" and clause.relation != "control"
        if clause.marker == "to" and above.lemma in VEHICLES:
            depth -= 2
        elif clause.relation in ("relative", "participle") or purpose:
            depth += 1.5
        elif above.lemma in SAYING and clause.relation == "complement":
            depth += 0.2
        elif clause.relation != "conjunct":
            depth += 0.6
        clause = above
    return depth
