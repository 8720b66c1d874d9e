"""The command `actor`: who is who, one actor in full."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.options import FormatOption, RecordOption, examples

if TYPE_CHECKING:
    from dateline.store.actors import ActorStory, Join, Naming

EVENTS, SAID, NAMES = 12, 5, 5  # lines of each that are shown


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog=examples("dateline actor 'Choe Son Hui'", "dateline actor 9ede47 --format json"))(actor)


def _settings(record: str | None, format: str | None) -> tuple[str, bool]:
    from dateline import config

    loaded = config.load()
    return record or loaded.record, (format or loaded.format) == "json"


def actor(
    asked: Annotated[str, typer.Argument(metavar="ACTOR", help="An id, the first characters of it, or a name.")],
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """One actor: every form of the name, offices over time with their sources, events, statements, and which articles'
    actors were joined in it and why."""
    from dateline.store.actors import Actors

    path, as_json = _settings(record, format)
    with Actors(path) as actors:
        story = actors.story(asked)
    if as_json:
        print(json.dumps(_as_data(story), ensure_ascii=False, indent=2))
    else:
        _show(story)


def _as_data(story: "ActorStory") -> dict[str, Any]:
    from dataclasses import asdict

    return {
        **asdict(story.actor),
        "named_in": [_naming(naming) for naming in story.namings],
        "offices": [
            {"office": t.office, "first": t.first, "last": t.last, "sources": [_naming(n) for n in t.namings]}
            for t in story.offices
        ],
        "events": [
            {
                "id": event.id,
                "role": story.roles[event.id],
                "type": event.type,
                "mode": event.mode,
                "status": event.status,
                "start": event.start.edtf if event.start else None,
            }
            for event in story.events
        ],
        "statements": [
            {"article": q.article, "start": q.span.start, "end": q.span.end, "text": q.text} for q in story.said
        ],
        "joins": [
            {**asdict(join.judgement), "apart": asdict(join.apart) if join.apart else None} for join in story.joins
        ],
    }


def _naming(naming: "Naming") -> dict[str, Any]:
    quote, day = naming.quote, naming.article.day
    return {
        "actor": naming.actor.id,
        "name": naming.actor.name,
        "country": naming.actor.country,
        "office": naming.actor.office,
        "article": naming.article.id,
        "outlet": naming.article.outlet,
        "day": day.isoformat() if day else None,
        "evidence": {"start": quote.span.start, "end": quote.span.end, "text": quote.text} if quote else None,
    }


def _show(story: "ActorStory") -> None:
    from rich.text import Text

    from dateline.cli.tables import console, plain
    from dateline.formats import facts

    one, out = story.actor, console()
    about = ", ".join(filter(None, [one.office, one.country, facts.plover_sector(one), one.kind]))
    out.print(Text.assemble((plain(one.name).plain, "bold"), f"  {plain(about).plain}  ", (one.id, "dim")))
    for title, lines in (
        ("Forms", _forms(story)),
        ("Offices", _offices(story)),
        (f"Events: {len(story.events)}", _events(story)),
        (
            f"Statements: {len(story.said)}",
            _some([f"“{' '.join(q.text.split())}” [{q.article}]" for q in story.said], SAID),
        ),
        ("Joined because", [line for join in story.joins if join.apart is None for line in _join(join)]),
        ("Kept apart", [line for join in story.joins if join.apart is not None for line in _join(join)]),
    ):
        if lines:
            out.print(Text(f"\n{title}", style="bold"))
            for line in lines:
                out.print(plain(f"  {line}"))


def _forms(story: "ActorStory") -> list[str]:
    return ["; ".join(story.actor.forms)] if story.actor.forms else []


def _offices(story: "ActorStory") -> Iterator[str]:
    for term in story.offices:
        days = f"{term.first} to {term.last}" if term.first != term.last else term.first or "undated"
        yield f"{term.office}: {days}, {len(term.namings)} article{'s' * (len(term.namings) > 1)}"
        first = term.namings[0]
        source = ", ".join(filter(None, [first.article.outlet, str(first.article.day or ""), first.article.id]))
        yield f"    {source}: “{' '.join(first.quote.text.split())}”" if first.quote else f"    {source}"


def _events(story: "ActorStory") -> list[str]:
    from dateline.cli.tables import what

    rows = []
    for event in story.events:
        when = event.start.edtf if event.start else "undated"
        rows.append(f"{when}  {what(event)}  {event.status}  as {story.roles[event.id]}  {event.id}")
    return _some(rows, EVENTS)


def _join(join: "Join") -> Iterator[str]:
    judgement = join.judgement
    names = " / ".join(dict.fromkeys(a.name for a in (join.left, join.right) if a))
    other = f", {join.apart.id}" if join.apart else ""
    yield f"{names}: {judgement.verdict} {judgement.score:.2f} ({judgement.author}{other})"
    for feature in judgement.features:
        yield f"    {feature.weight:+.1f}  {feature.name}: {feature.value}"


def _some(lines: Sequence[str], limit: int) -> list[str]:
    more = [f"... and {len(lines) - limit} more"] if len(lines) > limit else []
    return [*lines[:limit], *more]
