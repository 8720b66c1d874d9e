"""One actor of the record in full: who named it how, in which office, what it did and said, and why it is one."""

from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from dateline.errors import NotFoundError
from dateline.model import Actor, Article, Event, Judgement, Span
from dateline.store import reading, schema, telling
from dateline.store.database import Stored
from dateline.store.review import led_to
from dateline.store.rows import folded, to_actor
from dateline.store.story import Quote

AROUND = 90  # characters of an article on either side of a name


@dataclass(frozen=True, slots=True)
class Naming:
    """The actor as one article has it, with the words around the first of its names."""

    actor: Actor
    article: Article
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Term:
    """An office, with the first and the last day of the articles that give it, and those articles in order."""

    office: str
    first: str | None
    last: str | None
    namings: tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """A judgement on two articles' actors; `apart` is the other actor of the record where they were kept apart."""

    judgement: Judgement
    left: Actor | None
    right: Actor | None
    apart: Actor | None


@dataclass(frozen=True, slots=True)
class ActorStory:
    """`namings` and `offices` by day; `roles` gives the role in each event, `said` what the actor said, by article."""

    actor: Actor
    namings: tuple[Naming, ...]
    offices: tuple[Term, ...]
    events: tuple[Event, ...]
    roles: dict[str, str]
    said: tuple[Quote, ...]
    joins: tuple[Join, ...]


class Actors(Stored):
    """Reads the actors of a record. Raises NotFoundError where there is no record."""

    def story(self, asked: str) -> ActorStory:
        """The actor with this id (or the first characters of it; a former one leads on) or this name, in any form.

        Raises NotFoundError, naming the candidates, where none or several fit.
        """
        with self._reading() as connection:
            actor = _find(connection, asked)
            pairs = schema.actor_of
            query = select(pairs.c.local).where(pairs.c.actor == actor.id).order_by(pairs.c.local)
            local = list(connection.execute(query).scalars())
            namings = _namings(connection, local)
            people = schema.event_participants
            roles = reading.pairs(connection, select(people.c.event, people.c.role).where(people.c.actor == actor.id))
            return ActorStory(
                actor,
                namings,
                _terms(namings),
                tuple(reading.events_by_id(connection, roles)),
                roles,
                _said(connection, local),
                _joins(connection, local),
            )


def _find(connection: Connection, asked: str) -> Actor:
    table, names = schema.actors, schema.actor_names
    bare = asked.removeprefix("actor-")
    found = reading.actors(connection, table.c.id == asked)
    if not found and len(bare) > 3:
        found = reading.actors(connection, table.c.id.startswith(f"actor-{bare}", autoescape=True))
        if not found and (now := led_to(connection, asked)):
            found = reading.actors(connection, table.c.id == now)
    if not found:
        called = select(names.c.actor).where(names.c.folded == folded(asked))
        found = reading.actors(connection, table.c.id.in_(called))
        found = [a for a in found if folded(a.name) == folded(asked)] or found
    if not found:
        held = select(names.c.actor).where(names.c.folded.contains(folded(asked), autoescape=True))
        found = reading.actors(connection, table.c.id.in_(held)) if folded(asked) else []
    if len(found) == 1:
        return found[0]
    if found:
        choice = "; ".join(f"{a.id} {a.name}{f', {a.country}' if a.country else ''}" for a in found[:6])
        raise NotFoundError(f"{asked!r} may be several actors: {choice}")
    raise NotFoundError(f"no actor {asked!r}; list them with `dateline actors`")


def _local(connection: Connection, ids: list[str]) -> dict[str, tuple[Actor, str]]:
    """The articles' own actors, each with its article's id."""
    table = schema.local_actors
    found: dict[str, tuple[Actor, str]] = {}
    for batch in reading.batches(ids):
        for row in connection.execute(select(table).where(table.c.id.in_(batch))).mappings():
            found[row["id"]] = to_actor(row), row["article"]
    return found


def _namings(connection: Connection, ids: list[str]) -> tuple[Naming, ...]:
    local = _local(connection, ids)
    articles = reading.articles(connection, sorted({article for _, article in local.values()}))
    found = [Naming(actor, articles[at], _quote(actor, articles[at])) for actor, at in local.values()]
    return tuple(sorted(found, key=lambda n: (str(n.article.day or ""), n.article.id, n.actor.id)))


def _quote(actor: Actor, article: Article) -> Quote | None:
    """The words around the name, where the office stands beside it if it stands beside any."""
    spans = [
        Span(at, at + len(form)) for form in (actor.name, *actor.forms) if form and (at := article.text.find(form)) >= 0
    ]
    if not spans:
        return None
    words = set(folded(actor.office or "").split())
    around = [(span, _around(article, span)) for span in sorted(spans)]
    best = max(around, key=lambda s: (len(words & set(folded(s[1].of(article.text)).split())), -s[0].start))[1]
    return Quote(article.id, best, best.of(article.text))


def _around(article: Article, span: Span) -> Span:
    home = next((p for p in article.paragraphs if p.start <= span.start < p.end), Span(0, len(article.text)))
    first, last = max(home.start, span.start - AROUND), min(home.end, span.end + AROUND)
    while first > home.start and not article.text[first - 1].isspace():
        first -= 1
    while last < home.end and not article.text[last].isspace():
        last += 1
    return Span(first, last)


def _terms(namings: tuple[Naming, ...]) -> tuple[Term, ...]:
    offices: dict[str, list[Naming]] = {}
    for naming in namings:
        if naming.actor.office:
            offices.setdefault(naming.actor.office, []).append(naming)
    found = []
    for office, told in offices.items():
        days = [day.isoformat() for naming in told if (day := naming.article.day)]
        found.append(Term(office, min(days, default=None), max(days, default=None), tuple(told)))
    return tuple(sorted(found, key=lambda t: (t.first or "", t.office)))


def _said(connection: Connection, ids: list[str]) -> tuple[Quote, ...]:
    found = [
        statement
        for batch in reading.batches(ids)
        for statement in reading.statements(connection, schema.statements.c.speaker.in_(batch))
    ]
    articles = reading.articles(connection, sorted({s.article for s in found}))
    quotes = [Quote(s.article, s.content, s.content.of(articles[s.article].text)) for s in found]
    return tuple(sorted(quotes, key=lambda q: (str(articles[q.article].day or ""), q.article, q.span)))


def _joins(connection: Connection, ids: list[str]) -> tuple[Join, ...]:
    table, own = schema.judgements, set(ids)
    found: dict[tuple[str, str], Judgement] = {}
    for batch in reading.batches(ids):
        for judgement in reading.judgements(connection, or_(table.c.left.in_(batch), table.c.right.in_(batch))):
            found[judgement.left, judgement.right] = judgement
    others = sorted({i for pair in found for i in pair})
    local = _local(connection, others)
    pairs = schema.actor_of
    homes = reading.mapped(connection, pairs.c.local, pairs.c.actor, (i for i in others if i not in own))
    known = telling.actors_by_id(connection, set(homes.values()))
    record = {one: known[actor] for one, actor in homes.items()}
    joins = [
        Join(j, _actor(local, j.left), _actor(local, j.right), record.get(j.left) or record.get(j.right))
        for j in found.values()
    ]
    return tuple(sorted(joins, key=lambda j: (j.apart is not None, -j.judgement.score, j.judgement.left)))


def _actor(local: dict[str, tuple[Actor, str]], id: str) -> Actor | None:
    return local[id][0] if id in local else None
