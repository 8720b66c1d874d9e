"""Model values to table rows and back. Reading a written value gives an equal value (a property test holds this)."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from anyascii import anyascii
from sqlalchemy import RowMapping

from dateline.model import (
    Actor,
    Article,
    Attribution,
    DateCandidate,
    Dateline,
    Detail,
    Dispute,
    Event,
    EventReport,
    Feature,
    Figure,
    Judgement,
    Mark,
    Origin,
    Participant,
    Place,
    PlanStep,
    Span,
    Statement,
    Trace,
    When,
)
from dateline.store.ledger import Standing

Row = RowMapping
Values = dict[str, Any]


def digest(value: object) -> str:
    """SHA-256 of a dataclass as canonical JSON: equal values have equal digests in every run."""
    canonical = json.dumps(asdict(value), ensure_ascii=False, sort_keys=True, default=str)  # type: ignore[call-overload]
    return hashlib.sha256(canonical.encode()).hexdigest()


def folded(text: str) -> str:
    """Plain lower-case words for comparing names: "Chŏe Sŏn-hŭi" and "Choe Son Hui" are alike.

    >>> folded("Łukasz  O'Brien-Núñez")
    'lukasz o brien nunez'
    """
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(text).lower()))


# --- parts -----------------------------------------------------------------------------------------------------------


def _span(name: str, span: Span | None) -> Values:
    return {f"{name}_at": span.start if span else None, f"{name}_to": span.end if span else None}


def _to_span(row: Row, name: str) -> Span | None:
    return None if row[f"{name}_at"] is None else Span(row[f"{name}_at"], row[f"{name}_to"])


def _sure_span(row: Row, name: str) -> Span:
    return Span(row[f"{name}_at"], row[f"{name}_to"])


def _when(name: str, when: When | None) -> Values:
    if when is None:
        return {f"{name}{part}": None for part in ("", "_precision", "_reason", "_at", "_to")}
    words = {name: when.edtf, f"{name}_precision": when.precision, f"{name}_reason": when.reason}
    return words | _span(name, when.span)


def _to_when(row: Row, name: str) -> When | None:
    if row[name] is None:
        return None
    return When(row[name], row[f"{name}_precision"], row[f"{name}_reason"], _to_span(row, name))


def _place(place: Place | None) -> Values:
    return {
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "place_latitude": place.latitude if place else None,
        "place_longitude": place.longitude if place else None,
        "place_geonames": place.geonames if place else None,
        "place_precision": place.precision if place else None,
    }


def _to_place(row: Row) -> Place | None:
    if row["place"] is None:
        return None
    return Place(
        row["place"],
        row["place_country"],
        row["place_latitude"],
        row["place_longitude"],
        row["place_geonames"],
        row["place_precision"],
    )


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


# --- articles and their claims ---------------------------------------------------------------------------------------


def from_article(article: Article) -> Values:
    line = article.dateline
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "authors": list(article.authors),
        "published": article.published,
        "modified": article.modified,
        "day": article.day.isoformat() if article.day else None,
        "language": article.language,
        "text": article.text,
        "dateline_place": line.place if line else None,
        "dateline_day": line.day.isoformat() if line and line.day else None,
        "dateline_agency": line.agency if line else None,
        "dateline_quote": line.quote if line else None,
        "dates": [asdict(candidate) for candidate in article.dates],
        "paragraphs": _pairs(article.paragraphs),
        "headings": _pairs(article.headings),
        "source": article.source,
        "raw_hash": article.raw_hash,
    }


def to_article(row: Row) -> Article:
    line = None
    if row["dateline_quote"] is not None:
        day = date.fromisoformat(row["dateline_day"]) if row["dateline_day"] else None
        line = Dateline(row["dateline_place"], day, row["dateline_agency"], row["dateline_quote"])
    return Article(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        published=row["published"],
        language=row["language"],
        dateline=line,
        dates=tuple(DateCandidate(**candidate) for candidate in row["dates"]),
        paragraphs=tuple(Span(*pair) for pair in row["paragraphs"]),
        headings=tuple(Span(*pair) for pair in row["headings"]),
        source=row["source"],
        raw_hash=row["raw_hash"],
        authors=tuple(row["authors"]),
        modified=row["modified"],
    )


def from_actor(actor: Actor) -> Values:
    return asdict(actor) | {"forms": list(actor.forms)}


def to_actor(row: Row) -> Actor:
    return Actor(
        row["id"],
        row["name"],
        row["kind"],
        row["country"],
        row["office"],
        tuple(row["forms"]),
        row["wikidata"],
    )


def from_participant(participant: Participant, position: int) -> Values:
    named = _span("named", participant.span)
    who = {"actor": participant.actor, "role": participant.role, "rank": participant.rank}
    return {"position": position} | who | named


def to_participant(row: Row) -> Participant:
    return Participant(row["actor"], row["role"], _to_span(row, "named"), row["rank"])


def from_detail(detail: Detail, position: int) -> Values:
    return {"position": position, "field": detail.field, "value": detail.value} | _span("named", detail.span)


def to_detail(row: Row) -> Detail:
    return Detail(row["field"], row["value"], _to_span(row, "named"))


def from_attribution(attribution: Attribution, position: int) -> Values:
    words = {"name": attribution.name, "actor": attribution.actor, "cue": attribution.cue}
    return {"position": position} | words | _span("named", attribution.span)


def to_attribution(row: Row) -> Attribution:
    return Attribution(row["name"], row["actor"], _sure_span(row, "named"), row["cue"])


def from_report(report: EventReport, position: int) -> Values:
    return {
        "id": report.id,
        "article": report.article,
        "position": position,
        "sentence": report.sentence,
        **_span("evidence", report.evidence),
        **_span("trigger", report.trigger),
        "type": report.type,
        "mode": report.mode,
        "status": report.status,
        "news": report.news,
        "host": report.host,
        **_place(report.place),
        **_span("place", report.place_span),
        **_when("start", report.start),
        **_when("end", report.end),
        **_span("name", report.name),
        "ordinal": report.ordinal,
        "frame": report.frame,
        "confidence": report.confidence,
    }


def to_report(
    row: Row, participants: Sequence[Row], attributions: Sequence[Row], details: Sequence[Row]
) -> EventReport:
    return EventReport(
        id=row["id"],
        article=row["article"],
        sentence=row["sentence"],
        evidence=_sure_span(row, "evidence"),
        trigger=_sure_span(row, "trigger"),
        type=row["type"],
        mode=row["mode"],
        status=row["status"],
        news=row["news"],
        participants=tuple(to_participant(p) for p in participants),
        host=row["host"],
        place=_to_place(row),
        place_span=_to_span(row, "place"),
        start=_to_when(row, "start"),
        end=_to_when(row, "end"),
        name=_to_span(row, "name"),
        ordinal=row["ordinal"],
        attributions=tuple(to_attribution(a) for a in attributions),
        details=tuple(to_detail(d) for d in details),
        frame=row["frame"],
        confidence=row["confidence"],
    )


def from_statement(statement: Statement, position: int) -> Values:
    return {
        "id": statement.id,
        "article": statement.article,
        "position": position,
        "speaker": statement.speaker,
        "kind": statement.kind,
        **_span("content", statement.content),
        **_span("cue", statement.cue),
        **_span("speaker", statement.speaker_span),
        "addressee": statement.addressee,
        "sentence": statement.sentence,
    }


def to_statement(row: Row) -> Statement:
    return Statement(
        id=row["id"],
        article=row["article"],
        speaker=row["speaker"],
        kind=row["kind"],
        content=_sure_span(row, "content"),
        cue=_to_span(row, "cue"),
        speaker_span=_to_span(row, "speaker"),
        addressee=row["addressee"],
        sentence=row["sentence"],
    )


def from_figure(figure: Figure, position: int) -> Values:
    return {
        "id": figure.id,
        "article": figure.article,
        "position": position,
        "sentence": figure.sentence,
        **_span("named", figure.span),
        "value": figure.value,
        "unit": figure.unit,
        **_span("measures", figure.measures),
        "report": figure.report,
        **_place(figure.place),
    }


def to_figure(row: Row) -> Figure:
    return Figure(
        id=row["id"],
        article=row["article"],
        sentence=row["sentence"],
        span=_sure_span(row, "named"),
        value=row["value"],
        unit=row["unit"],
        measures=_to_span(row, "measures"),
        report=row["report"],
        place=_to_place(row),
    )


# --- the fused record ------------------------------------------------------------------------------------------------


def event_bounds(event: Event) -> tuple[date | None, date | None]:
    """The earliest and latest day that the event can touch; None where open or not stated."""
    times = [when for when in (event.start, event.end) if when]
    if not times:
        return None, None
    latest = [when.latest for when in times]
    return times[0].earliest, None if None in latest else max(day for day in latest if day)


def from_event(event: Event) -> Values:
    earliest, latest = event_bounds(event)
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "news": event.news,
        "host": event.host,
        **_place(event.place),
        **_when("start", event.start),
        **_when("end", event.end),
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
        "place_folded": folded(event.place.name) if event.place else None,
        "disputes": [asdict(dispute) for dispute in event.disputes],
        "close": list(event.close),
        "part_of": event.part_of,
        "outcome_of": event.outcome_of,
        "confidence": event.confidence,
        "decisions": list(event.decisions),
    }


def to_event(
    row: Row,
    participants: Sequence[Row],
    reports: Sequence[Row],
    origins: Sequence[Row],
    steps: Sequence[Row],
    details: Sequence[Row],
) -> Event:
    return Event(
        id=row["id"],
        type=row["type"],
        mode=row["mode"],
        status=row["status"],
        news=row["news"],
        participants=tuple(to_participant(p) for p in participants),
        reports=tuple(r["report"] for r in reports),
        host=row["host"],
        place=_to_place(row),
        start=_to_when(row, "start"),
        end=_to_when(row, "end"),
        origins=tuple(Origin(o["name"], tuple(o["reports"]), o["reason"]) for o in origins),
        disputes=tuple(
            Dispute(d["field"], tuple((value, tuple(ids)) for value, ids in d["values"])) for d in row["disputes"]
        ),
        steps=tuple(PlanStep(s["status"], s["report"], s["as_of"]) for s in steps),
        details=tuple(to_detail(d) for d in details),
        part_of=row["part_of"],
        outcome_of=row["outcome_of"],
        close=tuple(row["close"]),
        confidence=row["confidence"],
        decisions=tuple(row["decisions"]),
    )


def from_standing(standing: Standing) -> Values:
    return {
        "since": standing.since,
        "until": standing.until,
        "announced": standing.announced,
        "by": standing.by,
        **_when("due", standing.due),
        "first": standing.first,
        "fate": standing.fate,
        "moved": standing.moved,
        "outcomes": list(standing.outcomes),
        "overdue_after": standing.overdue_after,
    }


def to_standing(row: Row) -> Standing:
    plain = ("since", "until", "announced", "by", "first", "fate", "moved", "overdue_after")
    values = {name: row[name] for name in plain}
    return Standing(**values, due=_to_when(row, "due"), outcomes=tuple(row["outcomes"]))


def to_start(row: Row) -> When | None:
    """The time of a report's row."""
    return _to_when(row, "start")


def from_judgement(judgement: Judgement) -> Values:
    return {
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "score": judgement.score,
        "author": judgement.author,
        "features": [{"name": f.name, "value": f.value, "weight": f.weight} for f in judgement.features],
    }


def to_judgement(row: Row) -> Judgement:
    features = tuple(Feature(**feature) for feature in row["features"])
    return Judgement(row["left"], row["right"], row["verdict"], row["score"], row["author"], features)


def from_trace(trace: Trace) -> Values:
    return {
        "article": trace.article,
        "day": trace.day.isoformat() if trace.day else None,
        "actors": [from_actor(actor) for actor in trace.actors],
        "reports": list(trace.reports),
        "moved": [list(mark) for mark in trace.moved],
    }


def to_trace(row: Row) -> Trace:
    return Trace(
        row["article"],
        date.fromisoformat(row["day"]) if row["day"] else None,
        tuple(Actor(**actor | {"forms": tuple(actor["forms"])}) for actor in row["actors"]),
        tuple(row["reports"]),
        tuple(Mark(*mark) for mark in row["moved"]),
    )
