"""Every mention of an article with what it could have meant: the same finders, asked for more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.mentions.cast import name_words
from dateline.mentions.places import Sense, weigh_places
from dateline.model import Actor, ActorMention, Mentions, Parse, Span, TimeMention
from dateline.world import Holder, World, fold

SHOWN = 8  # candidates of one mention
_WITHOUT = {
    "duration": "a length of time, on no day of its own",
    "set": "times that recur, on no one day",
    "date": "no day can be told from the words",
    "time": "an hour of no day that is told",
}
_HOW = {
    "name": "the name itself",
    "organization": "the body's own name",
    "demonym": "the people of the state, or its adjective",
    "metonym": "a capital or seat that stands for the government",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that the words could mean, whether it was `chosen`, and what is known of it in words."""

    name: str
    chosen: bool
    about: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A mention: who, where or when it asks, what it was taken to mean, how, why, and what else it could be."""

    span: Span
    asks: str
    meaning: str
    how: str
    reason: str
    candidates: tuple[Candidate, ...] = ()


def explain(parse: Parse, found: Mentions, world: World) -> tuple[Explained, ...]:
    """The mentions that `find` gave for this parse, in reading order, each once."""
    senses = weigh_places(parse, world)
    told = [*_who(found, world), *_where(found, senses), *map(_when, found.times)]
    return tuple(sorted(dict.fromkeys(told), key=lambda e: (e.span, e.asks, e.meaning, e.how)))


# --- who --------------------------------------------------------------------------------------------------------------


def _who(found: Mentions, world: World) -> Iterator[Explained]:
    known = {actor.id: actor for actor in found.actors}
    named: list[str] = []  # persons so far, the latest first
    for mention in found.actor_mentions:
        chosen = [known[i] for i in mention.actors]
        candidates = [Candidate(_called(actor), True, _described(actor)) for actor in chosen]
        persons = any(actor.kind == "person" for actor in chosen)
        if persons or mention.how in ("pronoun", "title", "counterpart", "surname"):
            others = (known[i] for i in named if i not in mention.actors)
            candidates += _others(mention, found.article.text, others)
            candidates += _holders(chosen, world, found.article.day)
        meaning = " and ".join(map(_called, chosen))
        reason = _why(mention, chosen[0])
        yield Explained(mention.span, "who", meaning, mention.how, reason, tuple(candidates[:SHOWN]))
        named = [*(i for i in mention.actors if known[i].kind == "person"), *named]
        named = list(dict.fromkeys(named))


def _why(mention: ActorMention, actor: Actor) -> str:
    """The finder's reason; of a surname also whose it is, which that takes as read."""
    if mention.how == "surname":
        return "; ".join(filter(None, [f"part of the name {actor.name}", mention.reason]))
    return mention.reason or _HOW.get(mention.how, "")


def _called(actor: Actor) -> str:
    return f"{actor.name}{f' ({actor.country})' if actor.country and actor.kind != 'country' else ''}"


def _described(actor: Actor) -> str:
    told = [actor.office, actor.kind if actor.kind != "person" else None, actor.wikidata]
    return ", ".join(filter(None, told))


def _others(mention: ActorMention, text: str, before: Iterator[Actor]) -> Iterator[Candidate]:
    """The other persons of the article that share a word with the mention, or any named before where it is no name."""
    words = set(name_words(mention.span.of(text)))
    for actor in before:
        shared = words & {word for form in (actor.name, *actor.forms) for word in name_words(form)}
        if mention.how in ("name", "surname"):
            if shared:
                yield Candidate(_called(actor), False, f"also called {', '.join(sorted(shared))}; {_described(actor)}")
        elif actor.office or mention.how == "pronoun":
            yield Candidate(_called(actor), False, f"named before; {_described(actor)}".removesuffix("; "))


def _holders(chosen: list[Actor], world: World, day: date | None) -> Iterator[Candidate]:
    """What the world's facts have under the name, and whether it holds on the article's day."""
    for actor in chosen:
        for holder in world.holders(actor.name) if actor.kind == "person" else ():
            same = actor.wikidata == holder.wikidata if actor.wikidata else fold(actor.name) == fold(holder.person)
            then = "" if day is None else ", on that day" if holder.held_on(day) else ", not on that day"
            about = f"by the facts {holder.office} {_term(holder)}{then}"
            where = holder.country or holder.organization
            yield Candidate(f"{holder.person}{f' ({where})' if where else ''}", same, about)


def _term(holder: Holder) -> str:
    return f"{holder.start or 'unknown'} to {holder.end or 'open'}"


# --- where and when ---------------------------------------------------------------------------------------------------


def _where(found: Mentions, senses: dict[Span, tuple[Sense, ...]]) -> Iterator[Explained]:
    for mention in found.places:
        place = mention.place
        candidates = []
        for sense in senses.get(mention.span, ())[:SHOWN]:
            other = sense.found
            parts = [other.kind, other.region if other.region != other.place.name else None]
            parts += [f"{other.population:,} people" if other.population else None, f"weight {sense.weight:.2f}"]
            named = ", ".join(filter(None, [other.place.name, other.place.country]))
            candidates.append(Candidate(named, other.place == place, ", ".join(filter(None, parts))))
        meaning = ", ".join(filter(None, [place.name, place.country]))
        yield Explained(mention.span, "where", meaning, place.precision, mention.reason, tuple(candidates))


def _when(mention: TimeMention) -> Explained:
    when = mention.when
    reason = when.reason if when else _WITHOUT.get(mention.kind, "")
    candidates = (Candidate(when.edtf, True, f"{when.precision}, TIMEX3 {mention.value}"),) if when else ()
    return Explained(mention.span, "when", when.edtf if when else mention.value, mention.kind, reason, candidates)
