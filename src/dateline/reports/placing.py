"""Where: the place that belongs to an event's words, with the reason."""

from dateline.model import Mentions, Place, PlaceMention, Sentence
from dateline.reports.anchoring import line_of
from dateline.reports.arguments import coordinated, lemma_of, word_before
from dateline.reports.matching import Match
from dateline.reports.roles import positions_of
from dateline.world import World

WHERE = ("in", "at", "near", "inside", "outside", "on the sidelines of")
GOING = frozenset({"travel", "fly", "go", "come", "journey", "arrive", "drive", "be"})
WITHIN = ("country", "feature", "unknown", "region", "city", "venue")  # each may lie in those before it
# Words after which a place is that of something else, which is still to come.
EARLIER = frozenset({"advance", "ahead", "prior", "run-up", "preparation"})


def place_of(match: Match, mentions: Mentions, world: World) -> PlaceMention | None:
    """The most specific place at a place-giving preposition of the event, of what it is a part of, or "here"."""
    sentence = match.sentence
    wanted = match.frame.roles.get("destination", ())
    taken = {p for role, places in match.frame.roles.items() if role != "destination" for p in places}
    below = _of_what_is_agreed(match)
    candidates = [t for p, t in positions_of(match) if p in wanted or (p in WHERE and p not in taken)]
    candidates = [t for t in candidates if t not in below]
    own = set() if match.noun is None else coordinated(sentence, match.noun)
    line = line_of(match)
    for index in line[:3]:
        clause = sentence.clauses[index]
        candidates += [a.token for a in clause.arguments if a.role == "oblique" and a.preposition in WHERE]
        if index in (match.clause, line[0]):
            candidates += [t for t in clause.adverbs if lemma_of(sentence, t) == "here"]
    for token in dict.fromkeys(t for t in candidates if t not in own):
        if _of_another(sentence, match.trigger, token):
            continue
        if lemma_of(sentence, token) == "here":
            here = here_place(mentions, sentence, token, world)
            if here:
                return here
        found = place_at(mentions, sentence, token, world)
        if found:
            return found
    return _named_after(match, mentions) or _loose_place(match, mentions, line[:2]) or _gone_to(match, mentions, world)


def _of_another(sentence: Sentence, trigger: int, token: int) -> bool:
    """ "Spoke ahead of the summit in Vernia": there is the summit."""
    return any(t.text.lower() in EARLIER for t in sentence.tokens[trigger + 1 : token + 1])


def _of_what_is_agreed(match: Match) -> set[int]:
    """ "Agreed to open a school in Vernia": the place of what is agreed on, not of the agreeing."""
    if not (match.frame.performative and match.frame.complement):
        return set()
    below = [c for c in match.sentence.clauses if c.parent == match.clause and c.relation in ("control", "complement")]
    return {a.token for c in below for a in c.arguments}


def _named_after(match: Match, mentions: Mentions) -> PlaceMention | None:
    """ "The Vernia summit": a city before the event noun."""
    if match.event_type.type != "CONSULT":
        return None  # "rejected Vernia's offer"
    phrase = match.sentence.phrase_of(match.noun) if match.noun is not None else None
    places = mentions.places_in(match.sentence.index, phrase.core_first, phrase.core_last) if phrase else ()
    return next((p for p in places if p.place.precision in ("city", "venue")), None)


def _loose_place(match: Match, mentions: Mentions, line: tuple[int, ...]) -> PlaceMention | None:
    """A city or venue after "in" or "at" in the event's clause, or after "to" where it is a guest's, hung elsewhere by
    the parse ("on fish in Oslo", "welcomed her and her delegation to the palace")."""
    sentence = match.sentence
    leading = {"in", "at"} | ({"to"} & set(match.frame.roles.get("destination", ())))
    for place in mentions.places_in(sentence.index, match.trigger + 1, len(sentence.tokens) - 1):
        if _of_another(sentence, match.trigger, place.token):
            continue
        before = [t.text.lower() for t in sentence.tokens if t.end <= place.span.start and t.upos != "DET"][-1:]
        fitting = place.place.precision in ("city", "venue") and leading & set(before)
        if fitting and _around_guest(sentence, sentence.innermost(place.token)) in line:
            return place
    return None


def _around_guest(sentence: Sentence, index: int | None) -> int | None:
    """ "Met with visiting President Halas in Vernia": the clause over "visiting", which only describes the guest."""
    clause = None if index is None else sentence.clauses[index]
    guest = clause is not None and clause.lemma == "visit" and clause.marker in ("with", "by", "for", "to")
    return clause.parent if clause is not None and guest else index


def _gone_to(match: Match, mentions: Mentions, world: World) -> PlaceMention | None:
    """ "Travelled to Vernia and met Dahl", "was in Vernia and met Dahl": where the journey told before went."""
    sentence, clause = match.sentence, match.predicate
    joined = match.event_type.type == "CONSULT" and clause is not None and clause.relation == "conjunct"
    if not joined or clause is None or clause.parent is None:
        return None
    above = sentence.clauses[clause.parent]
    own_time = any(t.sentence == sentence.index and t.token > clause.predicate for t in mentions.times)
    if own_time or above.tense != clause.tense or above.negated:
        return None
    if above.kind == "copula":
        there = word_before(sentence, above.predicate) in WHERE
        return place_at(mentions, sentence, above.predicate, world, False) if there else None
    if above.lemma not in GOING:
        return None
    tokens = (a.token for a in above.arguments if a.preposition in ("to", *WHERE))
    return next((p for t in tokens if (p := place_at(mentions, sentence, t, world))), None)


def stamped(match: Match, mentions: Mentions) -> PlaceMention | None:
    """ "Dahl receives Lund (Vernia, Norland)": the place in the brackets that end a line, or follow it, as chronicles
    have it."""
    for sentence in mentions.sentences[match.sentence.index : match.sentence.index + 2]:
        words = [t.text for t in sentence.tokens]
        opening = len(words) - 1 - words[::-1].index("(") if "(" in words else len(words)
        alone = sentence is match.sentence or opening == 0
        places = mentions.places_in(sentence.index, opening, len(words) - 1) if alone and words[-1] == ")" else ()
        named = {t.index for t in sentence.tokens[opening:] if any(p.span.contains(t.span) for p in places)}
        if places and all(i in named or words[i] in "(),." for i in range(opening, len(words))):
            return max(places, key=lambda p: (WITHIN.index(p.place.precision), -p.span.start))
    return None


def place_at(
    mentions: Mentions, sentence: Sentence, token: int, world: World, deep: bool = True
) -> PlaceMention | None:
    """The place that a noun phrase names: its head, a name before it ("his Vernia estate"), else what it is of or in.

    A state that acts counts as a place. Of "Norland, Vernia" it is the town.
    """
    found = _whole_at(mentions, sentence, token, world, deep)
    return _narrowest(mentions, sentence, found) if found and found.sentence == sentence.index else found


def _narrowest(mentions: Mentions, sentence: Sentence, whole: PlaceMention) -> PlaceMention:
    """ "Norland, Vernia": what lies in the place named before the comma, as registers write it."""
    for part in mentions.places_in(sentence.index, whole.token + 1, whole.token + 8):
        between = [t.text for t in sentence.tokens if whole.span.end <= t.start and t.end <= part.span.start]
        held = part.place.country == whole.place.country is not None
        if between == [","] and held and WITHIN.index(part.place.precision) > WITHIN.index(whole.place.precision):
            return _narrowest(mentions, sentence, part)
    return whole


def _whole_at(mentions: Mentions, sentence: Sentence, token: int, world: World, deep: bool) -> PlaceMention | None:
    phrase = sentence.phrase_of(token)
    first, last = (phrase.core_first, phrase.core_last) if phrase else (token, token)
    here = mentions.places_in(sentence.index, first, last)
    at_head = [p for p in here if p.token == token or p.span.contains(sentence.tokens[token].span)]
    before = [p for p in here if p.place.precision != "country"]  # "the Norland council" is no place
    if at_head or before:
        return (at_head or before)[0]
    for actor_id in mentions.actors_at(sentence.index, token):
        actor = mentions.actor(actor_id)
        state = world.state(actor.country) if actor.country and actor.kind in ("country", "government") else None
        if state:
            mention = mentions.actor_mention_at(sentence.index, token)
            span = mention.span if mention else sentence.tokens[token].span
            place = Place(state.name, state.iso3, precision="country")
            return PlaceMention(sentence.index, token, span, place, "a state")
    for preposition, head in phrase.attached if phrase and deep else ():
        if preposition in ("of", "in", "at") and (found := place_at(mentions, sentence, head, world, False)):
            return found
    return None


def here_place(mentions: Mentions, sentence: Sentence, token: int, world: World) -> PlaceMention | None:
    place = dateline_place(mentions, world)
    span = sentence.tokens[token].span
    return PlaceMention(sentence.index, token, span, place, "'here' is the dateline") if place else None


def dateline_place(mentions: Mentions, world: World) -> Place | None:
    """Where the article was written."""
    dateline = mentions.article.dateline
    if dateline is None or not dateline.place:
        return _place_of_first_line(mentions)
    name, _, country = dateline.place.partition(",")
    state = world.state_of(country.strip()) if country.strip() else None
    words = name.split()
    for first in range(len(words)):  # "Mariinsky Palace Kyiv" is in Kyiv
        known = world.places(" ".join(words[first:]))
        fitting = [p for p in known if state is None or p.place.country == state.state.iso3]
        if fitting:
            return fitting[0].place
    return None


def _place_of_first_line(mentions: Mentions) -> Place | None:
    """Transcripts and statements open with a line that is only a place."""
    if not mentions.sentences:
        return None
    first = mentions.sentences[0]
    words = sum(t.upos != "PUNCT" for t in first.tokens)
    places = [p.place for p in mentions.places if p.sentence == first.index and p.place.precision in ("city", "venue")]
    return places[-1] if places and words <= 8 and not any(c.kind == "verb" for c in first.clauses) else None
