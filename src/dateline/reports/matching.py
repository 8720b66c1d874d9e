"""Which frames of the codebook the clauses and nouns of a sentence match."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.codebook import EventType, Frame
from dateline.model import Clause, Sentence
from dateline.reports.arguments import (
    Position,
    around_noun,
    around_verb,
    by_part,
    lemma_of,
    names_of,
    noun_word,
    word_before,
)

LATELY = 64  # matches, and sentences, of which it is kept what was found: those that are being read
# Where a noun stands that no light verb carries: "travelled after talks", "signed the pact during a visit".
APART = ("after", "before", "since", "following")
NOT_CARRIED = ("possessor", "attribution", "complement", "during", *APART)
# Verbs that carry a noun as their subject alone: "the talks covered trade", not "they discussed the talks".
OF_THE_NOUN = frozenset(
    [
        "discuss",
        "cover",
        "focus",
        "center",
        "centre",
        "last",
        "address",
        "deal",
        "revolve",
        "produce",
        "yield",
        "result",
        "exceed",
        "touch",
    ]
)
AIMING = frozenset({"apply", "vote", "send", "dispatch"})  # "applied to join": what the verb is for is what it governs
THERE = frozenset({"in", "at", "on", "to", "near", "inside", "outside"})  # "is in Vernia", "has been to Vernia"
BARE_OBJECTS = frozenset({"part", "place"})
GIVING = frozenset({"provide", "supply", "furnish", "equip", "support", "assist"})
QUANTITIES = frozenset(
    [
        "range",
        "number",
        "series",
        "hundred",
        "dozen",
        "thousand",
        "package",
        "batch",
        "billion",
        "million",
        "delivery",
        "set",
        "list",
        "variety",
        "amount",
        "quantity",
        "shipment",
        "couple",
        "round",
        "raft",
        "team",
        "group",
        "convoy",
        "planeload",
        "consignment",
        "kind",
        "type",
        "ton",
        "tonne",
        "worth",
        "most",
        "all",
        "some",
        "many",
    ]
)


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """A frame that fires; equal to itself alone.

    `trigger` is the token of the verb, or of the noun where there is one; `noun` the event noun. `clause` is the index
    in `sentence.clauses` of the clause that tells tense and modality, None where none governs the noun; `bare` is true
    for a noun without its light verb.
    """

    sentence: Sentence
    event_type: EventType
    frame: Frame
    trigger: int
    clause: int | None
    noun: int | None = None
    bare: bool = False

    @property
    def predicate(self) -> Clause | None:
        return None if self.clause is None else self.sentence.clauses[self.clause]


@dataclass(frozen=True)
class _Entry:
    event_type: EventType
    frame: Frame
    verbs: dict[str, tuple[str, ...]]
    light: dict[str, tuple[str, ...]]
    nouns: frozenset[str]
    objects: frozenset[str]


def _by_first_word(verbs: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, tuple[str, ...]] = {}
    for verb in verbs:
        first = verb.split()[0]
        grouped[first] = (*grouped.get(first, ()), verb)
    return grouped


class Matcher:
    """The frames of some types, made ready for look-up once; with `given` also those that ask for given sides."""

    def __init__(self, types: Iterable[EventType], *, given: bool = False) -> None:
        self._entries = tuple(
            _Entry(t, f, _by_first_word(f.verbs), _by_first_word(f.light), frozenset(f.nouns), frozenset(f.objects))
            for t in types
            for f in t.frames
            if given or not f.given
        )
        self._by_verb: dict[str, list[_Entry]] = {}
        self._by_whole_verb: dict[str, list[int]] = {}
        self._by_noun: dict[str, list[int]] = {}
        for number, entry in enumerate(self._entries):
            for first in entry.verbs | entry.light:
                self._by_verb.setdefault(first, []).append(entry)
            for verb in dict.fromkeys(entry.frame.verbs):
                self._by_whole_verb.setdefault(verb, []).append(number)
            for part in by_part(entry.nouns):
                self._by_noun.setdefault(part, []).append(number)

    def matches(self, sentence: Sentence) -> tuple[Match, ...]:
        """All frames that fire in this sentence, verbs first, then nouns that no verb has taken."""
        found: list[Match] = []
        for index, clause in enumerate(sentence.clauses):
            if clause.kind != "noun":
                entries = self._of_copula(sentence, clause) if clause.kind == "copula" else self._of_verb(clause)
                positions = around_verb(clause) if entries else ()
                for entry in entries:
                    found.extend(_of_clause(sentence, index, positions, entry))
        taken = {(m.frame.id, m.noun) for m in found}
        for phrase in sentence.phrases:
            for entry in self._of_noun(sentence, phrase.head):
                if (entry.frame.id, phrase.head) not in taken and _is_noun(sentence, phrase.head, entry):
                    over = _governing(sentence, phrase.head)
                    bare = Match(sentence, entry.event_type, entry.frame, phrase.head, over, phrase.head, bare=True)
                    found.append(bare)
        return tuple(_most_specific([m for m in found if not _speaks_of(sentence, m.frame.unless_for)]))

    def _of_verb(self, clause: Clause) -> list[_Entry]:
        return self._by_verb.get(_first_word(clause), [])

    def _of_copula(self, sentence: Sentence, clause: Clause) -> list[_Entry]:
        """Those with its predicate for a noun ("is a visit"), and those with "be" or its lemma for a verb."""
        whole = {*self._by_whole_verb.get("be", ()), *self._by_whole_verb.get(clause.lemma, ())}
        return [self._entries[n] for n in sorted(whole | self._with_noun(sentence, clause.predicate))]

    def _of_noun(self, sentence: Sentence, token: int) -> list[_Entry]:
        return [self._entries[n] for n in sorted(self._with_noun(sentence, token))]

    def _with_noun(self, sentence: Sentence, token: int) -> set[int]:
        return {n for name in names_of(sentence, token) for n in self._by_noun.get(name, ())}


def _speaks_of(sentence: Sentence, words: tuple[str, ...]) -> bool:
    return bool(words) and any(t.lemma.lower().partition("-")[0] in words for t in sentence.tokens)


def _first_word(clause: Clause) -> str:
    return clause.lemma.lower().split()[0] if clause.lemma else ""


def _of_clause(sentence: Sentence, index: int, positions: tuple[Position, ...], entry: _Entry) -> Iterator[Match]:
    frame, clause = entry.frame, sentence.clauses[index]
    if clause.kind == "copula":
        described = frame.alone or frame.given or "be" in entry.light
        if described and _is_noun(sentence, clause.predicate, entry):
            yield Match(sentence, entry.event_type, frame, clause.predicate, index, clause.predicate)
        else:
            is_there = "be" in frame.verbs and _is_where(sentence, clause.predicate)
            is_due = (
                sentence.tokens[clause.predicate].upos == "ADJ" and not frame.objects and clause.lemma in frame.verbs
            )
            if is_there or (is_due and _has_complement(sentence, index, frame)):
                yield Match(sentence, entry.event_type, frame, clause.predicate, index)
        return
    first = _first_word(clause)
    verbs = [v for v in entry.verbs.get(first, ()) if not (v == "call" and _gives_a_name(clause))]
    if frame.intransitive and clause.having("object"):
        verbs = []
    if any(_is_verb(sentence, clause, verb) for verb in verbs):
        things = ("object", "with") if clause.lemma in GIVING else ("object",)
        wanted = [t for p, t in positions if p in things and _names_one(sentence, t, entry.objects)]
        of = [
            t
            for p, t in positions
            if p in ("from", "of", "out of", "with", "in", "at") and noun_word(sentence, t, entry.objects)
        ]
        if not entry.objects or wanted:
            if _has_complement(sentence, index, frame):
                yield from (
                    Match(sentence, entry.event_type, frame, clause.predicate, index, t) for t in wanted or (None,)
                )
        elif of and not any(p == "object" and lemma_of(sentence, t) not in BARE_OBJECTS for p, t in positions):
            yield from (Match(sentence, entry.event_type, frame, clause.predicate, index, t) for t in of)
    if any(_is_verb(sentence, clause, verb) for verb in entry.light.get(first, ())):
        for position, token in positions:
            if clause.lemma in OF_THE_NOUN and position != "subject":
                continue
            if clause.lemma == "get" and position == "object":
                continue  # "got a rousing reception"; "got on the phone" is a call
            if position not in NOT_CARRIED and _is_noun(sentence, token, entry):
                yield Match(sentence, entry.event_type, frame, token, index, token)


def _gives_a_name(clause: Clause) -> bool:
    """ "Called her a great friend": whom, and what."""
    return len({a.token for a in clause.arguments if a.role in ("object", "complement")}) > 1


def _is_where(sentence: Sentence, token: int) -> bool:
    """ "She is in Vernia", not "she is from Vernia" or "the winner is Vernia"."""
    return sentence.tokens[token].upos == "PROPN" and word_before(sentence, token) in THERE


def _is_noun(sentence: Sentence, token: int, entry: _Entry) -> bool:
    """Whether one of the frame's nouns stands here, with one of its objects where it names any."""
    if not noun_word(sentence, token, entry.nouns):
        return False
    if not entry.objects:
        return True
    acted_on = [t for p, t in around_noun(sentence, token) if p in ("of", "compound")]
    return sentence.phrase_of(token) is not None and any(_names_one(sentence, t, entry.objects) for t in acted_on)


def _names_one(sentence: Sentence, token: int, words: frozenset[str]) -> bool:
    """Whether one of the words stands here, or in what a quantity is of ("hundreds of interceptors")."""
    if noun_word(sentence, token, words):
        return True
    phrase = sentence.phrase_of(token)
    return lemma_of(sentence, token) in QUANTITIES and any(
        preposition in ("of", "in") and noun_word(sentence, head, words)
        for preposition, head in (phrase.attached if phrase else ())
    )


def _is_verb(sentence: Sentence, clause: Clause, verb: str) -> bool:
    """Whether the clause has this verb; "take part" and "call on" want the second word at one of its positions."""
    if clause.lemma.lower() == verb:
        return True
    first, _, second = verb.partition(" ")
    if not second or _first_word(clause) != first:
        return False
    taking = [a.token for a in clause.arguments if a.role in ("object", "complement") and a.token > clause.predicate]
    plain = " " not in second  # "called on him", not "called him on Monday"; but "ordered him out of the country"
    if any(a.preposition == second and not (plain and any(t < a.token for t in taking)) for a in clause.arguments):
        return True
    return any(
        lemma_of(sentence, t) == second and a.role in ("object", "subject", "complement")
        for a in clause.arguments
        for t in (a.token,)
    ) or any(lemma_of(sentence, t) == second for t in clause.adverbs)


def _has_complement(sentence: Sentence, index: int, frame: Frame) -> bool:
    if frame.unless and _governs(sentence, index, frozenset(frame.unless)):
        return False
    return not frame.complement or _governs(sentence, index, frozenset(frame.complement))


def under(sentence: Sentence, index: int) -> list[Clause]:
    """The clauses that the verb of this one governs: "called on Norland to sign"."""
    verb = sentence.clauses[index].lemma
    return [
        c
        for c in sentence.clauses
        if c.parent == index
        and (
            c.relation in ("complement", "control")
            or (c.relation == "adverbial" and (c.governors[:1] == (verb,) or (c.marker == "to" and verb in AIMING)))
        )
    ]


def _governs(sentence: Sentence, index: int, wanted: frozenset[str]) -> bool:
    """Whether a complement with one of these verbs or markers stands under the clause ("called on Norland to sign")."""
    return any(
        c.lemma in wanted or c.marker in wanted or (c.relation == "control" and "to" in wanted and not c.marker)
        for c in under(sentence, index)
    )


def _governing(sentence: Sentence, token: int) -> int | None:
    """The clause that this noun is an argument of, directly or inside another argument; the narrowest."""
    for index, clause in enumerate(sentence.clauses):
        if clause.kind != "noun" and any(a.token == token for a in clause.arguments):
            return index
    return sentence.innermost(token, nominal=False)


def _most_specific(matches: list[Match]) -> Iterator[Match]:
    """One match a trigger and type: frames with objects, nouns or a complement win over a bare verb, longer nouns over
    short ones."""
    best: dict[tuple[str, int], Match] = {}
    for match in matches:
        key = (match.event_type.type, match.trigger if match.noun is None else match.noun)
        held = best.get(key)
        if held is None or _weight(match) > _weight(held):
            best[key] = match
    yield from best.values()


def _weight(match: Match) -> tuple[int, ...]:
    frame = match.frame
    own = match.predicate is not None and match.predicate.relation != "participle"
    enough = not match.bare or frame.alone
    return (_longer_noun(match), not match.bare, enough, bool(frame.objects), bool(frame.complement), own)


def _longer_noun(match: Match) -> int:
    if match.noun is None:
        return 0
    word = noun_word(match.sentence, match.noun, frozenset(match.frame.nouns) | frozenset(match.frame.objects))
    return (word or "").count(" ")


def extra_words(match: Match) -> int:
    """How many words more than one the match rests on: 1 for "call for", "death threat"; what is longer says more."""
    clause = match.predicate
    verbs = [
        v.count(" ")
        for v in (*match.frame.verbs, *match.frame.light)
        if clause is not None and not match.bare and _is_verb(match.sentence, clause, v)
    ]
    named = bool(match.frame.complement) and match.frame.complement != ("to",)
    return _longer_noun(match) + max(verbs, default=0) + named
