"""Who plays which role in an event: the positions that a frame names, looked up among the article's actors."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from dateline.codebook import Frame
from dateline.model import Actor, Clause, Mentions, Participant, Sentence, Span
from dateline.reports.arguments import Position, around_noun, around_verb, honoured, lemma_of
from dateline.reports.bodies import is_crowd
from dateline.reports.matching import LATELY, QUANTITIES, Match, under
from dateline.reports.states import state_at

CALLED = ("subject", "object", "indirect")
PLACES = ("destination", "origin")
STATES = ("country", "igo", "government")
# Before whom an act that is refused or threatened is aimed at stands behind what it is done to: "cut aid to Estmark".
AIMED_BY = {"REJECT": ("against", "on", "with"), "THREATEN": ("against", "on", "with", "to")}
DEEDS = ("AID", "SANCTION", "REQUEST", "THREATEN", "COOPERATE", "CONCEDE", "MOBILIZE", "ASSAULT", "RETREAT")
BESIDE = ("along with", "together with", "alongside")
GOING = frozenset({"visit", "tour", "leave"})  # their object is where one goes
# fmt: off
MEMBERS = frozenset([
    "member", "official", "representative", "leader", "head", "part", "side", "delegation", "party", "team", "group",
    "envoy", "minister", "people", "citizen", "authority", "leadership", "counterpart", "negotiator", "diplomat",
    "administration", "government", "junta",
])
# fmt: on
SERVANTS = frozenset({"minister", "envoy", "ambassador", "diplomat", "official", "counterpart"})


@lru_cache(maxsize=LATELY)
def positions_of(match: Match) -> tuple[Position, ...]:
    """All filled positions around the match: of its clause, and of its noun."""
    found: list[Position] = []
    clause = match.predicate
    if clause is not None and not match.bare:
        noun_is_object = match.noun is not None and bool(match.frame.nouns)
        found += [p for p in around_verb(clause) if not (noun_is_object and p[1] == match.noun)]
    if match.noun is not None:
        found += [p for p in around_noun(match.sentence, match.noun) if match.frame.nouns or p[0] != "subject"]
        things = [t for p, t in found if p == "of"] if match.frame.nouns and match.frame.objects else []
        found += [p for t in things for p in around_noun(match.sentence, t)]
    if match.frame.mode == "visit" and _hosted(match):
        found = [p for p in found if p[0] != "subject"]
    if match.frame.complement:
        below = _below(match)
        helping = match.event_type.type == "AID" and _others_act(match)
        taken = {"subject", "object"} if helping or any(p == "object" for p, _ in found) else {"subject"}
        found += [p for p in below if p[0] not in taken]  # "allowed Estmark to attack Sudmark": Estmark was
        goals = [t for p, t in below if p == "object"]
        aims = AIMED_BY.get(match.event_type.type, ("against", "on"))
        found += [p for t in goals for p in around_noun(match.sentence, t) if p[0] in aims]
    if "that" in match.frame.positions:
        found += [("that", t) for p, t in _below(match) if p == "subject"]
    if match.event_type.type == "PROTEST":
        found += _demanded(match)
    if match.frame.places:
        found += _carried(match)
    found += [("for", t) for _, token in found for t in honoured(match.sentence, token)]
    found += [("subject", t) for t in (*_fronted(match), *_joined(match), *_companions(match))]
    return tuple(dict.fromkeys([*found, *_from_above(match, found)]))


def _below(match: Match) -> list[Position]:
    """The positions around what the verb governs."""
    return [p for clause in _governed(match) for p in around_verb(clause)]


def _governed(match: Match) -> list[Clause]:
    return under(match.sentence, match.clause) if match.clause is not None else []


def _others_act(match: Match) -> bool:
    """ "To help the government fight rebels": what is done to the rebels is the government's doing."""
    return any(not a.inherited for c in _governed(match) for a in c.having("subject"))


def at(match: Match, position: str) -> tuple[int, ...]:
    """The tokens at one position around the match."""
    return tuple(t for p, t in positions_of(match) if p == position)


def _fronted(match: Match) -> Iterator[int]:
    """ "In her meeting with Halas, Dahl said", "at their summit the leaders agreed": whoever acts there took part."""
    clause = match.predicate
    if not match.bare or clause is None or match.event_type.type != "CONSULT":
        return
    phrase = match.sentence.phrase_of(match.trigger)
    owner = phrase.possessor if phrase else None
    for argument in clause.having("subject"):
        named = owner is not None and match.sentence.tokens[owner].upos != "PRON"
        if match.trigger < argument.token and not named:
            yield argument.token
    new = phrase is not None and owner is None and phrase.determiner in ("a", "an")
    if new and match.frame.mode == "phone" and within(match, "during", "in", "over"):
        yield from (a.token for a in clause.arguments if a.role in CALLED)  # "thanked her in a call"
        yield from (t for t in _behind_with(match) if t < match.trigger)


def within(match: Match, *prepositions: str) -> bool:
    """ "In a call with Dahl", said of the verb or, by the parser, of what it takes ("reaffirmed his support in")."""
    clause, noun = match.predicate, match.noun
    if clause is None or noun is None:
        return False
    hanging = any((p, noun) in phrase.attached for phrase in match.sentence.phrases for p in prepositions)
    return hanging or clause.holds(noun, *prepositions)


def _behind_with(match: Match) -> Iterator[int]:
    """ "Discussed the deal with Dahl in a call": those behind "with", of the verb or of what it takes."""
    clause = match.predicate
    for argument in clause.arguments if clause is not None else ():
        if argument.preposition == "with":
            yield argument.token
        phrase = match.sentence.phrase_of(argument.token) if argument.role == "object" else None
        yield from (head for preposition, head in (phrase.attached if phrase else ()) if preposition == "with")


def _demanded(match: Match) -> Iterator[Position]:
    """ "Gathered to call for the resignation of X", "demanding that X resign": they are against X."""
    sentence = match.sentence
    for index, clause in enumerate(sentence.clauses):
        if clause.parent != match.clause or clause.lemma not in ("call", "demand", "urge", "denounce", "condemn"):
            continue
        below = [c for c in sentence.clauses if c.parent == index and c.relation == "complement"]
        yield from (("against", a.token) for c in below for a in c.having("subject"))
        for position, token in around_verb(clause):
            if position in ("for", "object"):
                yield "against", token
                yield from (("against", t) for p, t in around_noun(sentence, token) if p in ("of", "possessor", "by"))


def _carried(match: Match) -> Iterator[Position]:
    """ "A train with a carriage from Vernia": what it carries comes from where it does."""
    phrase = match.sentence.phrase_of(match.noun) if match.noun is not None else None
    for preposition, head in phrase.attached if phrase else ():
        inner = match.sentence.phrase_of(head) if preposition == "with" else None
        yield from inner.attached if inner else ()


def _joined(match: Match) -> Iterator[int]:
    """ "Norland joined Estmark in condemning": both did."""
    yield from (t for verb, t in _beside(match) if verb == "join")


def _companions(match: Match) -> Iterator[int]:
    """ "Dahl, together with Berg, met", "accompanied by Berg": whoever is with somebody who meets takes part."""
    clause = match.predicate
    if clause is None or match.bare or match.event_type.type != "CONSULT":
        return
    yield from (a.token for a in clause.arguments if a.preposition in BESIDE)
    own = {a.token for a in clause.having("subject")}
    for aside in match.sentence.clauses:
        if aside.lemma == "accompany" and aside.passive and own & {a.token for a in aside.having("subject")}:
            yield from (a.token for a in aside.having("agent"))


def those_followed(match: Match) -> tuple[int, ...]:
    """ "Norland followed Estmark in condemning": the tokens of those who had done it before."""
    return tuple(t for verb, t in _beside(match) if verb == "follow")


def _beside(match: Match) -> Iterator[tuple[str, int]]:
    """The verb and its objects over "in doing so"."""
    clause = match.predicate
    if clause is None or match.bare or clause.parent is None or clause.relation != "adverbial":
        return
    above = match.sentence.clauses[clause.parent]
    if above.lemma in ("join", "follow") and clause.marker == "in":
        yield from ((above.lemma, a.token) for a in above.having("object"))


def _hosted(match: Match) -> bool:
    """ "Will host him for an official visit": the one who goes is the object."""
    clause = match.predicate
    return (
        match.bare
        and clause is not None
        and any(p == "object" for p, _ in around_verb(clause))
        and clause.holds(match.noun, "for")
    )


def _from_above(match: Match, found: list[Position]) -> Iterator[Position]:
    """ "On a visit to attend", "invited him for talks": the doer, and the one invited, stand in the clause above."""
    sentence = match.sentence
    own = [c for c in sentence.clauses if match.bare and c.predicate == match.noun]
    clause = own[0] if own else match.predicate
    for_talks = clause is not None and match.bare and clause.kind == "noun" and _is_for(match, clause)
    if clause is None or (any(p == "subject" for p, _ in found) and not for_talks):
        return
    infinitive = clause.marker == "to" and clause.tense is None
    above = clause
    while (for_talks or infinitive) and above.parent is not None:
        above = sentence.clauses[above.parent]
        positions = around_verb(above)
        wanted = ("subject", "object") if for_talks and above.lemma not in GOING else ("subject",)
        taken = [(p, t) for p, t in positions if p in wanted and t != match.trigger]
        if match.frame.mode == "visit" and any(p == "object" for p, _ in taken):
            taken = [(p, t) for p, t in taken if p == "object"]
        taken += [("subject", t) for t in _whose_pleasure(sentence, above)]
        yield from (("subject", t) for _, t in taken)
        if taken:
            return


def _is_for(match: Match, clause: Clause) -> bool:
    """ "Invited him for talks", "was in Vernia for talks"."""
    above = None if clause.parent is None else match.sentence.clauses[clause.parent]
    return clause.marker == "for" or (above is not None and above.holds(match.noun, "for"))


def _whose_pleasure(sentence: Sentence, clause: Clause) -> Iterator[int]:
    """ "It is my pleasure to welcome you": the doer stands as the possessor."""
    phrase = sentence.phrase_of(clause.predicate) if clause.kind == "copula" else None
    if phrase is not None and phrase.possessor is not None:
        yield phrase.possessor


def participants_of(match: Match, mentions: Mentions) -> tuple[Participant, ...]:
    """The actors in the roles of the frame, each once, in the order of the frame's roles and of the text."""
    found: dict[str, Participant] = {}
    goods = match.event_type.type in ("AID", "COOPERATE") and not match.frame.through  # "sent jets": they get nothing
    positions = tuple(p for p in positions_of(match) if p[1] != match.noun or not (match.frame.nouns or goods))
    for role, wanted in match.frame.roles.items():
        if role in PLACES:
            continue
        ordered = [p for w in wanted for p in positions if p[0] == w] if match.frame.prefer else positions
        filled: str | None = None
        for position, token in ordered:
            if position not in wanted or (match.frame.prefer and filled not in (None, position)):
                continue
            for participant in by_actors(match, mentions, token, role):
                if found.setdefault(participant.actor, participant) is participant:
                    filled = position
    cut_off = match.event_type.type == "SANCTION" and match.frame.mode != "convict"
    return _without_own_state(tuple(found.values()), mentions, cut_off)


def _without_own_state(found: tuple[Participant, ...], mentions: Mentions, cut_off: bool) -> tuple[Participant, ...]:
    """ "He ended the country's ties with the union": nobody does that to the state for which he acts; rebels may.
    A state cuts off no people of its own either ("barred its citizens from going there")."""
    actors = [mentions.actor(p.actor) for p in found]
    acting = {a.country for p, a in zip(found, actors, strict=True) if p.role == "actor" and a.kind != "group"}
    return tuple(
        p
        for p, a in zip(found, actors, strict=True)
        if not (p.role == "recipient" and (a.kind == "country" or cut_off) and a.country and a.country in acting)
    )


def by_actors(match: Match, mentions: Mentions, token: int, role: str) -> Iterator[Participant]:
    """The actors that this token stands for, of the kinds that the frame allows in the role."""
    kinds = match.frame.kinds.get(role)  # type: ignore[call-overload]
    through = match.frame.through and role == "recipient"
    around = actors_around(mentions, match.sentence, token, through)
    mention = mentions.actor_mention_at(match.sentence.index, token)
    named_with = around and mention is not None and mention.token != token and mention.how == "title"
    if match.frame.places and (not around or named_with) and (state := state_at(mentions, match.sentence, token)):
        around = ((state.id, token),)
    for actor_id, at in around:
        actor = mentions.actor(actor_id)
        if _as_state(match, at):
            actor = state_of(actor, mentions)
        if role == "visitor" and at == token and actor.kind in STATES:
            continue  # "Norland's visit" names nobody; "envoys of Norland" do
        if role == "visitor" and actor.kind == "military" and match.noun is None:
            continue  # troops that land are no guests; a frigate on a port call is
        stands_for_members = kinds is not None and "delegation" in kinds and at != token and actor.kind in STATES
        fits = kinds is None or actor.kind in kinds or stands_for_members or ("crowd" in kinds and is_crowd(actor))
        fits = fits or ("people" in kinds and _is_people(mentions, match.sentence, at))
        if fits and actor.kind != "outlet":
            mention = mentions.actor_mention_at(match.sentence.index, at)
            named = mention.span if mention else match.sentence.tokens[at].span
            yield Participant(actor.id, role, _with_members(match.sentence, token, named))


def _with_members(sentence: Sentence, token: int, named: Span) -> Span:
    """ "The ministers of the union": those of a body through whom it acts, with its name."""
    phrase = sentence.phrase_of(token)
    first = sentence.tokens[phrase.core_first if phrase else token].start
    through = lemma_of(sentence, token) in MEMBERS and sentence.tokens[token].end < named.start
    return Span(first, named.end) if through else named


def _is_people(mentions: Mentions, sentence: Sentence, token: int) -> bool:
    """ "Two Estmarkians": of a state, but not the state."""
    mention = mentions.actor_mention_at(sentence.index, token)
    return mention is not None and mention.how == "demonym" and sentence.tokens[token].upos in ("NOUN", "PROPN")


def _as_state(match: Match, token: int) -> bool:
    """ "We will impose sanctions", said by a president: the state will."""
    return match.event_type.type in DEEDS and match.sentence.tokens[token].text.lower() in ("we", "our", "us")


def actors_around(
    mentions: Mentions, sentence: Sentence, token: int, through: bool = False
) -> tuple[tuple[str, int], ...]:
    """The actors that a token stands for, each with its token: the mention there, those who lead it ("a delegation led
    by X"), else whom a group noun belongs to ("members of the delegation"); with `through` any noun ("Norland's test").
    """
    found = [(a, token) for a in mentions.actors_at(sentence.index, token)]
    phrase = sentence.phrase_of(token)
    if not found and phrase:
        found = [(a, head) for head in phrase.appositions for a in mentions.actors_at(sentence.index, head)]
    if not found and phrase and (through or lemma_of(sentence, token) in MEMBERS | QUANTITIES):
        inner = [head for preposition, head in phrase.attached if preposition in ("of", "from", "by")]
        if through and (doers := [head for preposition, head in phrase.attached if preposition == "by"]):
            inner = doers  # "the killing of Dahl by rebels": theirs
        if through and not inner and phrase.possessor is None:
            inner = [head for preposition, head in phrase.attached if preposition == "with"]
        if phrase.possessor is not None:
            inner.append(phrase.possessor)
        if through:  # "comments made by Dahl"
            inner += [t for position, t in around_noun(sentence, token) if position == "by" and t not in inner]
        inner += [i for i in phrase.modifiers if sentence.tokens[i].upos in ("PROPN", "ADJ")]
        for head in inner:
            named = mentions.actors_at(sentence.index, head)
            if head == phrase.possessor and lemma_of(sentence, token) in SERVANTS:  # "your minister" is not you
                named = tuple(state_of(mentions.actor(a), mentions).id for a in named)
            found += [(a, head) for a in named]
            found += [p for p in _leaders(mentions, sentence, head) if p not in found]
    found += [p for p in _leaders(mentions, sentence, token) if p not in found]
    return tuple(found)


def _leaders(mentions: Mentions, sentence: Sentence, token: int) -> Iterator[tuple[str, int]]:
    """Who leads the group at this token: "a delegation led by X", "headed by X"."""
    for clause in sentence.clauses:
        if clause.lemma not in ("lead", "head") or not clause.passive:
            continue
        between = range(token + 1, clause.predicate)
        near = len(between) < 8 and not any(c.kind == "verb" and c.predicate in between for c in sentence.clauses)
        if clause.predicate > token and (near or any(a.token == token for a in clause.arguments)):
            for argument in clause.arguments:
                if argument.role == "agent" or argument.preposition == "by":
                    for actor in mentions.actors_at(sentence.index, argument.token):
                        yield actor, argument.token


def state_of(actor: Actor, mentions: Mentions) -> Actor:
    """The state that this actor is of, where the article names it; else the actor."""
    own = (a for a in mentions.actors if a.kind == "country" and a.country == actor.country and actor.country)
    return next(own, actor)


def political(actors: Iterable[Actor]) -> int:
    """How many of these act for a state or body: everybody but outlets and persons of whom nothing is known."""
    return sum(a.kind != "outlet" and (a.kind != "person" or bool(a.country or a.office)) for a in actors)


def enough(frame: Frame, actors: tuple[Actor, ...]) -> bool:
    """Whether the frame's minimum of actors is met, at least one of them political."""
    return len(actors) >= frame.actors and political(actors) >= 1


def complete(match: Match, mentions: Mentions, found: tuple[Participant, ...]) -> bool:
    """Whether enough actors were found, the frame's first role among them, and somebody at a position it needs."""
    frame = match.frame
    if not enough(frame, tuple(mentions.actor(p.actor) for p in found)):
        return False
    first = next(iter(frame.roles))
    if not any(p.role == first for p in found):
        return False
    if frame.needs and "recipient" in frame.kinds and not any(p.role == "recipient" for p in found):
        return False
    held = [t for p, t in positions_of(match) if p in frame.needs]
    roles = [role for role in frame.roles if role not in PLACES]
    return not frame.needs or any(True for t in held for role in roles for _ in by_actors(match, mentions, t, role))
