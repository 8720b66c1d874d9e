"""Readouts of calls and meetings, coded from the body alone, against what their official titles say.

`python -m dateline.evaluation.readouts FOLDER` reads `readouts_foreign_dev.jsonl` and `visit_announcements_dev.jsonl`
of the folder. The titles are withheld from the chain. Figures: the share of readouts whose main event has the right
kind (a call is `phone`, a meeting `meet` or `visit`), names the American principal, the foreign counterpart (one of the
persons of the title) and a country of the counterpart's, and begins on the day that the body's first date words mean;
the share of announcements that give a plan with the day, week or month that their opening names.
"""

import argparse
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateline import articles, pipeline, sources
from dateline.model import Actor, Article, Coding, EventReport
from dateline.world import World, load
from dateline.world.names import fold

Row = Mapping[str, Any]
KINDS = {"call": ("phone",), "meeting": ("meet", "visit", "multilateral", "third-party")}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIRST_DAY = re.compile(
    r"\b(today|tonight|this (?:morning|afternoon|evening)|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
LEADING = ("held", "ongoing")
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"]
MONTHS.append("December")
AHEAD = re.compile(r"\b(?:will|looks? forward to|is scheduled to|is pleased to welcome|has invited|is travell?ing)\b")
MONTH_DAY = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)}) (?P<day>\d{{1,2}})\b(?:(?:st|nd|rd|th)?(?: ?[-–] ?\d+)?, (?P<year>20\d\d))?"
)
COARSE = re.compile(rf"\b(?:next month|(?:later )?this month|this week|next week|in (?P<month>{'|'.join(MONTHS)}))\b")


def read(path: Path) -> list[tuple[Row, Article]]:
    """Each row with the article that the chain may see: no title."""
    rows = {str(n): json.loads(line) for n, line in enumerate(path.read_text(encoding="utf-8").splitlines())}
    given = [{"id": n, "text": row["text"], "published": row["published"]} for n, row in rows.items()]
    with tempfile.TemporaryDirectory() as folder:
        bodies = Path(folder) / "bodies.jsonl"
        bodies.write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
        raws = sources.read([bodies], on_problem=print)
        return [(rows[article.id], article) for article in articles.read(raws, on_problem=print)]


def main_report(coding: Coding) -> EventReport | None:
    """The first contact that the readout tells as news: what it is a readout of."""
    contacts = [r for r in coding.reports if r.type == "CONSULT" and r.news and r.status in LEADING]
    return min(contacts, key=lambda r: (r.sentence, r.mode not in ("phone", "meet"), r.trigger), default=None)


def told_day(text: str, published: date) -> date | None:
    """The day that the first plain date word of the body means; an independent reading, kept simple on purpose."""
    found = FIRST_DAY.search(text[:600])
    if not found:
        return None
    word = found.group(1).lower()
    if word == "yesterday":
        return published - timedelta(days=1)
    if word in WEEKDAYS:
        return published - timedelta(days=(published.weekday() - WEEKDAYS.index(word)) % 7)
    return published


def score(pairs: Iterable[tuple[Row, Coding]], world: World) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """(right, asked) for every figure, and a line for each error."""
    counts: dict[str, list[bool]] = defaultdict(list)
    errors = []
    for row, coding in pairs:
        gold, report = row["title_gold"], main_report(coding)
        actors = {a.id: a for a in coding.actors}
        people = [actors[p.actor] for p in report.participants] if report else []
        got = {
            "kind": report is not None and report.mode in KINDS[gold["kind"]],
            "principal": any(_named(side, a) for side in gold["us_side"] for a in people),
            "counterpart": any(_named(gold["counterpart_text"], a) for a in people if a.country != "USA"),
        }
        country = _country(gold["counterpart_text"], world)
        if country:
            got["country"] = any(a.country == country for a in people)
        day = told_day(coding.article.text, date.fromisoformat(row["published"][:10]))
        if day:
            got["date"] = bool(report and report.start and report.start.edtf == day.isoformat())
        for name, right in got.items():
            counts[name].append(right)
            if not right:
                told = (
                    f"{report.mode} {report.start and report.start.edtf} {[a.name for a in people]}" if report else "-"
                )
                errors.append(f"{name}: {row['title']} | {told} | {coding.article.text[:160]!r}")
    return {name: (sum(v), len(v)) for name, v in counts.items()}, errors


def told_plan(text: str, published: date) -> tuple[date, date] | None:
    """The days on which the first date words of an announcement let it begin; None where it announces no coming day."""
    opening = text[:450]
    if not AHEAD.search(opening):
        return None
    dated = MONTH_DAY.search(opening)
    if dated:
        month = MONTHS.index(dated["month"]) + 1
        days = [date(int(dated["year"] or published.year) + later, month, int(dated["day"])) for later in (0, 1)]
        day = next((d for d in days if d >= published), None)
        return (day, day) if day and (day - published).days < 330 else None
    coarse = COARSE.search(opening)
    if not coarse:
        return None
    words = coarse.group(0).lower()
    if "week" in words:
        monday = published - timedelta(days=published.weekday()) + timedelta(days=7 * ("next" in words))
        return monday, monday + timedelta(days=6)
    months = 1 if "next" in words else 0 if "this" in words else None
    number = published.month + months if months is not None else MONTHS.index(coarse["month"]) + 1
    year = published.year + (number < published.month) + (number > 12)
    first = date(year, (number - 1) % 12 + 1, 1)
    return first, date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)


def announced(pairs: Iterable[tuple[Row, Coding]]) -> tuple[tuple[int, int], list[str]]:
    """Of the announcements whose opening dates a plan, those with a planned event that begins then; and the others."""
    errors, asked = [], 0
    for row, coding in pairs:
        when = told_plan(coding.article.text, date.fromisoformat(row["published"][:10]))
        if when is None:
            continue
        asked += 1
        starts = [r.start for r in coding.reports if r.status == "planned" and r.start]
        if not any(s.earliest and s.latest and when[0] <= s.earliest <= s.latest <= when[1] for s in starts):
            told = [s.edtf for s in starts]
            errors.append(f"announced: {row['title']} | {when[0]}/{when[1]} | {told} | {coding.article.text[:160]!r}")
    return (asked - len(errors), asked), errors


def _named(wanted: str, actor: Actor) -> bool:
    """Is the actor's surname, or another of its name words, in the words of the title?"""
    words = set(re.sub(r"[^a-z ]", " ", fold(wanted)).split())
    names = [w for name in (actor.name, *actor.forms) for w in fold(name).split() if len(w) > 2]
    return actor.kind == "person" and any(
        w in words for w in names if w not in ("president", "prime", "minister", "the")
    )


def _country(text: str, world: World) -> str | None:
    of = re.search(r"\bof (?:the )?([A-Z][\w. ]+)$", text)
    match = world.state_of(of.group(1)) if of else None
    return match.state.iso3 if match else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="print a line for each error")
    options = parser.parse_args()
    rows = read(options.folder / "readouts_foreign_dev.jsonl")
    codings = pipeline.code(article for _, article in rows)
    figures, errors = score(((row, coding) for (row, _), coding in zip(rows, codings, strict=True)), load())
    plans = read(options.folder / "visit_announcements_dev.jsonl")
    coded = pipeline.code(article for _, article in plans)
    figures["announced"], late = announced((row, coding) for (row, _), coding in zip(plans, coded, strict=True))
    errors += late
    if options.errors:
        print("\n".join(errors))
    for name, (right, asked) in figures.items():
        print(f"{name:<12} {right:>4} of {asked:>4}  {right / max(1, asked):.3f}")


if __name__ == "__main__":
    main()
