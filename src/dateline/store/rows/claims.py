"""Articles and what they claim."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from dateline.model import (
    Actor,
    Article,
    Attribution,
    DateCandidate,
    Dateline,
    Detail,
    EventReport,
    Figure,
    Participant,
    Span,
    Statement,
)
from dateline.store.rows.parts import (
    Row,
    Values,
    from_place,
    from_span,
    from_when,
    pairs,
    sure_span,
    to_place,
    to_span,
    to_when,
)


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
        "paragraphs": pairs(article.paragraphs),
        "headings": pairs(article.headings),
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
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "office": actor.office,
        "forms": list(actor.forms),
        "wikidata": actor.wikidata,
    }


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
    named = from_span("named", participant.span)
    who = {"actor": participant.actor, "role": participant.role, "rank": participant.rank}
    return {"position": position} | who | named


def to_participant(row: Row) -> Participant:
    return Participant(row["actor"], row["role"], to_span(row, "named"), row["rank"])


def from_detail(detail: Detail, position: int) -> Values:
    return {"position": position, "field": detail.field, "value": detail.value} | from_span("named", detail.span)


def to_detail(row: Row) -> Detail:
    return Detail(row["field"], row["value"], to_span(row, "named"))


def from_attribution(attribution: Attribution, position: int) -> Values:
    words = {"name": attribution.name, "actor": attribution.actor, "cue": attribution.cue}
    return {"position": position} | words | from_span("named", attribution.span)


def to_attribution(row: Row) -> Attribution:
    return Attribution(row["name"], row["actor"], sure_span(row, "named"), row["cue"])


def from_report(report: EventReport, position: int) -> Values:
    return {
        "id": report.id,
        "article": report.article,
        "position": position,
        "sentence": report.sentence,
        **from_span("evidence", report.evidence),
        **from_span("trigger", report.trigger),
        "type": report.type,
        "mode": report.mode,
        "status": report.status,
        "news": report.news,
        "host": report.host,
        **from_place(report.place),
        **from_span("place", report.place_span),
        **from_when("start", report.start),
        **from_when("end", report.end),
        **from_span("name", report.name),
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
        evidence=sure_span(row, "evidence"),
        trigger=sure_span(row, "trigger"),
        type=row["type"],
        mode=row["mode"],
        status=row["status"],
        news=row["news"],
        participants=tuple(to_participant(p) for p in participants),
        host=row["host"],
        place=to_place(row),
        place_span=to_span(row, "place"),
        start=to_when(row, "start"),
        end=to_when(row, "end"),
        name=to_span(row, "name"),
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
        **from_span("content", statement.content),
        **from_span("cue", statement.cue),
        **from_span("speaker", statement.speaker_span),
        "addressee": statement.addressee,
        "sentence": statement.sentence,
    }


def to_statement(row: Row) -> Statement:
    return Statement(
        id=row["id"],
        article=row["article"],
        speaker=row["speaker"],
        kind=row["kind"],
        content=sure_span(row, "content"),
        cue=to_span(row, "cue"),
        speaker_span=to_span(row, "speaker"),
        addressee=row["addressee"],
        sentence=row["sentence"],
    )


def from_figure(figure: Figure, position: int) -> Values:
    return {
        "id": figure.id,
        "article": figure.article,
        "position": position,
        "sentence": figure.sentence,
        **from_span("named", figure.span),
        "value": figure.value,
        "unit": figure.unit,
        **from_span("measures", figure.measures),
        "report": figure.report,
        **from_place(figure.place),
    }


def to_figure(row: Row) -> Figure:
    return Figure(
        id=row["id"],
        article=row["article"],
        sentence=row["sentence"],
        span=sure_span(row, "named"),
        value=row["value"],
        unit=row["unit"],
        measures=to_span(row, "measures"),
        report=row["report"],
        place=to_place(row),
    )
