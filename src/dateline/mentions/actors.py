"""Who is in an article: persons, states and bodies, and the words that stand for each."""

from collections import Counter
from collections.abc import Sequence

from dateline.mentions.authors import FIRST_PERSON, find_author
from dateline.mentions.cast import Cast, Person
from dateline.mentions.memory import Body, Seen, Thing
from dateline.mentions.pronouns import PRONOUNS
from dateline.mentions.reading import Reading, read
from dateline.mentions.reference import Discourse
from dateline.model import Actor, ActorMention, Parse, content_id
from dateline.world import World

OUTSIDE = -1  # the sentence of a name that stands in the article's title


def find_actors(parse: Parse, world: World) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
    """The actors of an article, and every mention of them in reading order.

    Names come first: they are clustered over the whole article. Then titles, pronouns and pairs are resolved in reading
    order. World facts fill what the article leaves open, and the reason says so.
    """
    article = parse.article
    readings = read(parse, world)
    cast = Cast(world, article.day, article.title or "")
    ascribed = find_author(article.title or "", world)
    outside = [(OUTSIDE, ascribed[0])] if ascribed else []
    persons = cast.admit_all([(r.line.index, name) for r in readings for name in r.names] + outside)
    _vote_genders(readings, persons)
    cast.settle()
    discourse = Discourse(cast, persons, world, _home(parse, world))
    seen = discourse.read(readings)
    actors, mentions = _actors(article.id, article.text, parse, seen, cast)
    if ascribed is None:
        return actors, mentions
    author = _actor(article.id, persons[OUTSIDE, ascribed[0].first], cast)
    return _with_author(actors, mentions, author, readings if ascribed[1] else ())


def _with_author(
    actors: tuple[Actor, ...], mentions: tuple[ActorMention, ...], author: Actor, readings: Sequence[Reading]
) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
    """The author of the title among the actors, and every first person outside quotations as the author's."""
    if author.id not in {actor.id for actor in actors}:
        actors = tuple(sorted((*actors, author), key=lambda a: a.id))
    taken = {(m.sentence, m.token) for m in mentions}
    first = [
        ActorMention(line.index, i, line.tokens[i].span, (author.id,), "pronoun", "the author whom the title names")
        for line in (reading.line for reading in readings)
        for i, word in enumerate(line.low)
        if word in FIRST_PERSON
        and not line.quoted[i]
        and line.tokens[i].upos == "PRON"
        and (line.index, i) not in taken
    ]
    return actors, tuple(sorted((*mentions, *first), key=lambda m: (m.sentence, m.token, m.span, m.actors)))


def _home(parse: Parse, world: World) -> str | None:
    """The state whose own outlet writes; None for outlets that no state directs."""
    outlet = world.outlet(parse.article.outlet) if parse.article.outlet else None
    return outlet.country if outlet and outlet.state_controlled else None


def _vote_genders(readings: Sequence[Reading], persons: dict[tuple[int, int], Person]) -> None:
    """Where one person alone is named, the pronouns after the name tell the person's gender."""
    last: Person | None = None
    for reading in readings:
        line = reading.line
        here = [(hit.first, persons[line.index, hit.first]) for hit in reading.names]
        people = {id(p): p for _, p in here}
        words = [(i, PRONOUNS[w]) for i, w in enumerate(line.low) if w in PRONOUNS and not line.quoted[i]]
        if len(people) == 1:
            first, person = here[0]
            if len({gender for _, gender in words}) == 1:
                person.votes.update(gender for i, gender in words if i > first)
            last = person
        elif not people and last and words and words[0][0] < 3:
            last.votes.update([words[0][1]])
        else:
            last = None


def _actors(
    article: str, text: str, parse: Parse, seen: Sequence[Seen], cast: Cast
) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
    forms: dict[str, Counter[str]] = {}
    actor_of: dict[Thing, Actor] = {}
    made: dict[str, Actor] = {}
    mentions: dict[tuple[int, int, int, tuple[str, ...]], ActorMention] = {}
    for one in seen:
        tokens = parse.sentences[one.sentence].tokens
        span = tokens[one.first].span.cover(tokens[one.last].span)
        ids = []
        for thing in one.things:
            if thing not in actor_of:
                actor_of[thing] = _actor(article, thing, cast)
            actor = actor_of[thing]
            made[actor.id] = actor
            ids.append(actor.id)
            if one.how not in ("pronoun", "sides"):
                forms.setdefault(actor.id, Counter())[" ".join(span.of(text).split())] += 1
        key = (one.sentence, one.token, span.start, tuple(ids))
        mentions.setdefault(key, ActorMention(one.sentence, one.token, span, tuple(ids), one.how, one.reason))
    actors = tuple(_with_forms(made[i], forms.get(i, Counter())) for i in sorted(made))
    return actors, tuple(mentions[key] for key in sorted(mentions))


def _actor(article: str, thing: Thing, cast: Cast) -> Actor:
    if isinstance(thing, Body):
        return Actor(content_id("act", article, thing.kind, thing.name), thing.name, thing.kind, thing.country)
    wikidata = thing.holder.wikidata if thing.holder else None
    office = cast.office_of(thing)
    return Actor(
        content_id("act", article, "person", thing.name), thing.name, "person", thing.country, office, wikidata=wikidata
    )


def _with_forms(actor: Actor, forms: Counter[str]) -> Actor:
    return Actor(actor.id, actor.name, actor.kind, actor.country, actor.office, tuple(sorted(forms)), actor.wikidata)
