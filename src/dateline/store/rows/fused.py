"""The fused record."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from dateline.model import (
    Actor,
    Dispute,
    Event,
    Feature,
    Judgement,
    Mark,
    Origin,
    PlanStep,
    Trace,
    When,
)
from dateline.store.ledger import Standing
from dateline.store.rows.claims import from_actor, to_detail, to_participant
from dateline.store.rows.parts import Row, Values, folded, from_place, from_when, to_place, to_when


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
        **from_place(event.place),
        **from_when("start", event.start),
        **from_when("end", event.end),
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
        "place_folded": folded(event.place.name) if event.place else None,
        "disputes": [asdict(dispute) for dispute in event.disputes],
        "close": list(event.close),
        "part_of": event.part_of,
        "legs": list(event.legs),
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
        place=to_place(row),
        start=to_when(row, "start"),
        end=to_when(row, "end"),
        origins=tuple(Origin(o["name"], tuple(o["reports"]), o["reason"]) for o in origins),
        disputes=tuple(
            Dispute(d["field"], tuple((value, tuple(ids)) for value, ids in d["values"])) for d in row["disputes"]
        ),
        steps=tuple(PlanStep(s["status"], s["report"], s["as_of"]) for s in steps),
        details=tuple(to_detail(d) for d in details),
        part_of=row["part_of"],
        legs=tuple(row["legs"]),
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
        **from_when("due", standing.due),
        "first": standing.first,
        "fate": standing.fate,
        "moved": standing.moved,
        "outcomes": list(standing.outcomes),
        "overdue_after": standing.overdue_after,
    }


def to_standing(row: Row) -> Standing:
    plain = ("since", "until", "announced", "by", "first", "fate", "moved", "overdue_after")
    values = {name: row[name] for name in plain}
    return Standing(**values, due=to_when(row, "due"), outcomes=tuple(row["outcomes"]))


def to_start(row: Row) -> When | None:
    """The time of a report's row."""
    return to_when(row, "start")


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
