"""FollowTheMoney entities as JSON Lines: actors, articles, and an Event for each event (there is no schema for a
meeting).

Ids are Dateline's. An event's words are its `description`, its articles its `proof`.
"""

import json
from collections.abc import Iterator, Sequence
from typing import IO

from dateline.formats import facts
from dateline.formats.layout import About, first, headline, links, outlets
from dateline.model import Actor, Article
from dateline.store import Story

SCHEMATA = {
    "person": "Person", "country": "PublicBody", "government": "PublicBody", "ministry": "PublicBody",
    "military": "PublicBody", "igo": "PublicBody", "party": "Organization", "outlet": "Organization",
}  # fmt: skip
Properties = dict[str, list[str]]


def write(stories: Sequence[Story], out: IO[str], about: About) -> int:
    count = 0
    for entity in entities(stories):
        out.write(json.dumps(entity, ensure_ascii=False) + "\n")
        count += 1
    return count


def entities(stories: Sequence[Story]) -> Iterator[dict[str, object]]:
    """Actors and articles first, so that every reference is to an entity already seen."""
    actors = {party.actor.id: party.actor for story in stories for party in story.parties}
    articles = {told.article.id: told.article for story in stories for told in story.reports}
    for _, actor in sorted(actors.items()):
        yield _actor(actor)
    for _, article in sorted(articles.items()):
        yield _article(article)
    for story in stories:
        yield _event(story)


def _entity(id: str, schema: str, **properties: object) -> dict[str, object]:
    held: Properties = {}
    for name, value in properties.items():
        values = value if isinstance(value, list) else [value]
        texts = [str(v) for v in values if v not in (None, "")]
        if texts:
            held[name] = list(dict.fromkeys(texts))
    return {"id": id, "schema": schema, "properties": held}


def _actor(actor: Actor) -> dict[str, object]:
    aliases = [form for form in actor.forms if form != actor.name]
    plain = {"name": actor.name, "alias": aliases, "wikidataId": actor.wikidata}
    schema = SCHEMATA.get(actor.kind, "Organization")
    country = facts.country(actor.country).iso2.lower()
    if schema == "Person":
        return _entity(actor.id, schema, **plain, country=country, position=actor.office)
    return _entity(actor.id, schema, **plain, country=country)


def _article(article: Article) -> dict[str, object]:
    return _entity(
        _id(article),
        "Article",
        title=article.title or article.id,
        publisher=article.outlet,
        publishedAt=article.published and article.published[:10],
        sourceUrl=article.url,
        language={"en": "eng"}.get(article.language),
        bodyText=article.text,
    )


def _id(article: Article) -> str:
    return f"article-{article.id}"


def _event(story: Story) -> dict[str, object]:
    event, told = story.event, first(story)
    role_of = {"host": "organizer"}
    people: dict[str, list[str]] = {"involved": [], "organizer": []}
    for party in story.parties:
        people[role_of.get(party.role, "involved")].append(party.actor.id)
    place = event.place
    country = place.country if place else event.host
    days = _days(story)
    return _entity(
        event.id,
        "Event",
        name=headline(story),
        summary=f"{event.type}{'/' + event.mode if event.mode else ''}, {event.status}",
        description=[told.evidence.text for told in story.reports],
        location=place and place.name,
        country=facts.country(country).iso2.lower() if country else None,
        recordId=event.id,
        sourceUrl=[link for link in links(story) if link.startswith("http")],
        publisher=outlets(story),
        proof=[_id(told.article) for told in story.reports],
        modifiedAt=told and told.article.published and told.article.published[:10],
        **people,
        **days,
    )


def _days(story: Story) -> dict[str, str]:
    """The event's days; FollowTheMoney knows days, months and years, and takes an interval by its ends."""
    start, end = story.event.start, story.event.end
    found: dict[str, str] = {}
    if start and "/" not in start.edtf:
        found["startDate" if end else "date"] = start.edtf
    elif start:
        first_day, last_day = start.edtf.split("/")
        found |= {name: d for name, d in (("startDate", first_day), ("endDate", last_day)) if d != ".."}
    if end and end.latest:
        found["endDate"] = end.edtf if "/" not in end.edtf else end.latest.isoformat()
    return found
