"""Linked data as JSON-LD 1.1: schema.org for what happened, PROV-O for who says so, Web Annotation for the words.

Each report of an event is an `oa:Annotation` whose target is the article with a TextQuoteSelector and a
TextPositionSelector. The context is within the file: nothing is fetched to read it.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import IO, Any
from urllib.parse import quote

from dateline.formats import facts, rhythms
from dateline.formats.layout import About, headline
from dateline.model import Actor, Article, Event, Place, Span
from dateline.store import Reported, Story

Node = dict[str, Any]
CONTEXT = {
    "@version": 1.1,
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "wd": "http://www.wikidata.org/entity/",
    "dateline": "urn:dateline:",
}
STATUS = {
    "cancelled": "EventCancelled", "denied": "EventCancelled", "postponed": "EventPostponed",
}  # fmt: skip
CONTEXT_CHARACTERS = 32  # of text before and after a quote, so that it is found again in a changed page


def write(stories: Sequence[Story], out: IO[str], about: About) -> int:
    graph = list(_graph(stories, about))
    json.dump({"@context": CONTEXT, "@graph": graph}, out, ensure_ascii=False, indent=1)
    out.write("\n")
    return len(graph)


def _graph(stories: Sequence[Story], about: About) -> Iterator[Node]:
    yield {"@id": _coder(about), "@type": "prov:SoftwareAgent", "schema:name": about.coder}
    actors = {party.actor.id: party.actor for story in stories for party in story.parties}
    articles = {told.article.id: told.article for story in stories for told in story.reports}
    yield from (_actor(actor) for _, actor in sorted(actors.items()))
    yield from (_article(article) for _, article in sorted(articles.items()))
    series = frozenset(story.event.id for story in stories if story.event.status == "recurring")
    for story in stories:
        yield _event(story, series)
        yield from (_annotation(story, told, about) for told in story.reports)


def _urn(kind: str, id: str) -> str:
    return f"dateline:{kind}:{quote(id, safe='')}"


def _coder(about: About) -> str:
    return _urn("coder", about.coder)


def _full(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, [], {})}


def _actor(actor: Actor) -> Node:
    kinds = {"person": "schema:Person", "country": "schema:Country"}
    return _full(
        {
            "@id": _urn("actor", actor.id),
            "@type": kinds.get(actor.kind, "schema:Organization"),
            "schema:name": actor.name,
            "schema:alternateName": [form for form in actor.forms if form != actor.name],
            "schema:jobTitle": actor.office if actor.kind == "person" else None,
            "schema:nationality": facts.country(actor.country).name if actor.kind == "person" else None,
            "schema:sameAs": {"@id": f"wd:{actor.wikidata}"} if actor.wikidata else None,
        }
    )


def _article(article: Article) -> Node:
    return _full(
        {
            "@id": _urn("article", article.id),
            "@type": ["schema:NewsArticle", "prov:Entity"],
            "schema:headline": article.title,
            "schema:publisher": {"@type": "schema:Organization", "schema:name": article.outlet}
            if article.outlet
            else None,
            "schema:datePublished": article.published,
            "schema:inLanguage": article.language,
            "schema:url": {"@id": article.url} if article.url else None,
        }
    )


def _event(story: Story, series: Collection[str]) -> Node:
    event = story.event
    over = [event.part_of, event.outcome_of if event.outcome_of in series else None]
    doers = [_ref(p.actor) for p in story.parties if p.role != "host"]
    hosts = [_ref(p.actor) for p in story.parties if p.role == "host"]
    return _full(
        {
            "@id": _urn("event", event.id),
            "@type": "schema:EventSeries" if event.id in series else "schema:Event",
            "schema:name": headline(story),
            "schema:additionalType": f"PLOVER:{event.type}{'/' + event.mode if event.mode else ''}",
            "schema:eventStatus": {"@id": f"schema:{STATUS.get(event.status, 'EventScheduled')}"},
            "dateline:status": event.status,
            "schema:startDate": _edtf(event.start.edtf if event.start else None),
            "schema:endDate": _edtf(event.end.edtf if event.end else None),
            "schema:location": _place(event.place),
            "schema:attendee": doers,
            "schema:organizer": hosts,
            "schema:eventSchedule": _schedule(event) if event.id in series else None,
            "dateline:recurrence": rhythms.recurrence(event),
            "dateline:condition": rhythms.condition(event),
            "schema:superEvent": [{"@id": _urn("event", whole)} for whole in over if whole],
            "dateline:leg": [{"@id": _urn("event", leg)} for leg in event.legs],
            "prov:wasInfluencedBy": {"@id": _urn("event", event.outcome_of)} if event.outcome_of else None,
            "prov:wasDerivedFrom": [{"@id": _urn("article", a)} for a in sorted({t.article.id for t in story.reports})],
        }
    )


def _schedule(event: Event) -> Node | None:
    rhythm = rhythms.of(event)
    if rhythm is None:
        return None
    return _full(
        {
            "@type": "schema:Schedule",
            "schema:repeatFrequency": {"@type": "schema:Duration", "@value": rhythm.length},
            "schema:byDay": {"@id": f"schema:{rhythm.day}"} if rhythm.day else None,
            "schema:byMonth": rhythm.month,
            "schema:startDate": _edtf(event.start.edtf if event.start else None),
            "schema:endDate": _edtf(event.end.edtf if event.end else None),
        }
    )


def _ref(actor: Actor) -> Node:
    return {"@id": _urn("actor", actor.id)}


def _edtf(text: str | None) -> Node | None:
    return {"@type": "edtf:EDTF", "@value": text} if text else None


def _place(place: Place | None) -> Node | None:
    if place is None:
        return None
    point = {"@type": "schema:GeoCoordinates", "schema:latitude": place.latitude, "schema:longitude": place.longitude}
    return _full(
        {
            "@type": "schema:Place",
            "schema:name": place.name,
            "schema:addressCountry": place.country,
            "schema:geo": point if place.latitude is not None else None,
            "schema:sameAs": {"@id": f"https://sws.geonames.org/{place.geonames}/"} if place.geonames else None,
        }
    )


def _annotation(story: Story, told: Reported, about: About) -> Node:
    cited = [{"@type": "prov:Agent", "schema:name": attribution.name} for attribution in told.report.attributions]
    return _full(
        {
            "@id": _urn("report", told.report.id),
            "@type": ["oa:Annotation", "prov:Entity"],
            "oa:motivatedBy": {"@id": "oa:identifying"},
            "oa:hasBody": {"@id": _urn("event", story.event.id)},
            "oa:hasTarget": {
                "@type": "oa:SpecificResource",
                "oa:hasSource": {"@id": _urn("article", told.article.id)},
                "oa:hasSelector": _selectors(told.article, told.report.evidence),
            },
            "prov:wasAttributedTo": cited,
            "prov:wasGeneratedBy": {"@type": "prov:Activity", "prov:wasAssociatedWith": {"@id": _coder(about)}},
            "dateline:status": told.report.status,
        }
    )


def _selectors(article: Article, span: Span) -> list[Node]:
    text = article.text
    return [
        {
            "@type": "oa:TextQuoteSelector",
            "oa:exact": span.of(text),
            "oa:prefix": text[max(0, span.start - CONTEXT_CHARACTERS) : span.start],
            "oa:suffix": text[span.end : span.end + CONTEXT_CHARACTERS],
        },
        {"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end},
    ]
