"""One thing in full: the story of an event, why it is one event, an article."""

import difflib
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli.tables import console, plain, short, status, what
from dateline.model import CONDUCT, Article, Judgement, When
from dateline.store import Comparison, EventRow, Quote, Reported, Revision, Story, View

NOT_REPORTED = "not reported"
NEAREST = 5  # events kept apart that `why` shows unless asked for all


def _title(text: str) -> None:
    console().print(Text(f"\n{text}", style="bold"))


def _line(*parts: str | Text, indent: int = 2) -> None:
    text = Text()
    for part in parts:
        text.append_text(part if isinstance(part, Text) else plain(part))
    console().print(Padding(text, (0, 0, 0, indent), expand=False))


def _numbers(story: Story) -> dict[str, int]:
    """The reports by the numbers that `show` gives them."""
    return {told.report.id: n for n, told in enumerate(story.reports, 1)}


def _refs(reports: Iterable[str], numbers: dict[str, int]) -> str:
    return "".join(f"[{n}]" for n in sorted(numbers[report] for report in reports if report in numbers))


def show(story: Story, view: View) -> None:
    event = story.event
    length = view.short_id_length()
    head = Text.assemble((short(event.id, length), "bold"), "  ", what(event), "  ", status(event.status))
    if not event.news:
        head.append("  background", style="dim")
    console().print(head)
    _fields(story)
    _reports(story)
    _figures(story, view)
    _sources(story, view)
    _relations(story, view, length)


def _fields(story: Story) -> None:
    event = story.event
    place = event.place and f"{event.place.name}{', ' + event.place.country if event.place.country else ''}"
    table = Table.grid(padding=(0, 2))
    asked = event.mode == "visit" and event.status in ("held", "ongoing")
    silent = [c for c in CONDUCT if c not in {d.field for d in event.details}] if asked else []
    for party in story.parties:
        actor = party.actor
        about = ", ".join(filter(None, [actor.office, actor.country]))
        named = f"{actor.name} ({about})" if about else actor.name
        table.add_row(Text(party.role, style="dim"), _value(story, named, story.naming(party)))
    for name, value, quotes in (
        ("what", what(event), story.evidence("type")),
        (
            "start",
            f"{event.start.edtf} ({event.start.reason})" if event.start else NOT_REPORTED,
            story.evidence("start"),
        ),
        ("end", _time(event.end), story.evidence("end")),
        ("place", place or NOT_REPORTED, story.evidence("place")),
        ("host", event.host, ()),
        *((d.field, d.value, story.stating(d)) for d in event.details),
        ("confidence", f"{event.confidence:.2f}", ()),
    ):
        if value:
            table.add_row(Text(name, style="dim"), _value(story, value, quotes))
    if silent:
        table.add_row(Text(NOT_REPORTED, style="dim"), plain(", ".join(silent)))
    _title("Fields")
    console().print(Padding(table, (0, 0, 0, 2), expand=False))


def _time(time: When | None) -> str | None:
    return f"{time.edtf} ({time.reason})" if time else None


def _value(story: Story, value: str, quotes: Sequence[Quote]) -> Text:
    """A value with the words that give it, each with the numbers of the reports whose sentences hold them."""
    text = plain(value)
    for words in dict.fromkeys(quote.text for quote in quotes):
        holders = {quote.article for quote in quotes if quote.text == words}
        numbers = [str(n) for n, told in enumerate(story.reports, 1) if told.article.id in holders]
        text.append_text(plain(f"  “{words}” [{','.join(numbers)}]", "italic"))
    return text


def _reports(story: Story) -> None:
    _title("Reports")
    for n, told in enumerate(story.reports, 1):
        report, article = told.report, told.article
        source = ", ".join(filter(None, [article.outlet, str(article.day or ""), article.id]))
        cited = ", who cites ".join(a.name for a in report.attributions)
        _line(f"[{n}] ", status(report.status), f"  {source}", f"  citing {cited}" if cited else "")
        _line(plain(told.evidence.text), indent=6)


def _figures(story: Story, view: View) -> None:
    numbers = _numbers(story)
    found = view.figures(reports=list(numbers))
    if found:
        _title("Figures")
    for row in found:
        figure = row.figure
        where = f", {figure.place.name}" if figure.place else ""
        of = f" of {row.measures}" if row.measures and figure.unit not in row.measures else ""
        _line(f"{figure.value} {figure.unit}{of}{where} {_refs([figure.report or ''], numbers)}", f"  “{row.text}”")


def _sources(story: Story, view: View) -> None:
    event, numbers = story.event, _numbers(story)
    if event.origins:
        _title(f"Origins: {len(event.origins)} independent")
        for origin in event.origins:
            _line(f"{origin.name} {_refs(origin.reports, numbers)}: {origin.reason}")
    if event.disputes:
        _title("Contradictions")
        for dispute in event.disputes:
            values = "; ".join(f"{value} {_refs(reports, numbers)}" for value, reports in dispute.values)
            _line(f"{dispute.field}: {values}")
    if event.steps:
        _title("Plan")
        for step in event.steps:
            told = _refs([step.report], numbers) if step.report in numbers else _elsewhere(view.report(step.report))
            _line(f"{step.as_of or 'undated':<12}", status(step.status), f" {told}")


def _elsewhere(told: Reported) -> str:
    """The words of another event's report, which decided what became of this one."""
    return f"“{told.evidence.text}” ({told.article.outlet or told.article.id})"


def _relations(story: Story, view: View, length: int) -> None:
    event = story.event
    plan = view.event(event.outcome_of) if event.outcome_of else None
    lines: list[tuple[str, Story | EventRow]] = [("part of", view.event(event.part_of))] if event.part_of else []
    lines += (
        [("one of the series" if plan.event.status == "recurring" else "outcome of the plan", plan)] if plan else []
    )
    told = "of this series" if event.status == "recurring" else "outcome"
    lines += [(f"{told}, {row.event.status}", row) for row in view.outcomes(event.id)]
    lines += [("legs of one tour", row) for row in view.legs(event)]
    lines += [("possibly the same", view.event(other)) for other in event.close]
    lines += [("within it", row) for row in view.within(event.id)]
    if lines:
        _title("Related")
    for name, other in lines:
        names = ", ".join(party.actor.name for party in other.parties)
        start = other.event.start.edtf if other.event.start else "undated"
        _line(f"{name}: {short(other.event.id, length)} {what(other.event)}, {start}, {names}")


def why(story: Story, comparisons: Sequence[Comparison], view: View, *, everything: bool) -> None:
    numbers, length = _numbers(story), view.short_id_length()
    console().print(Text.assemble((short(story.event.id, length), "bold"), "  ", what(story.event)))
    _reports(story)
    inside = sorted((c for c in comparisons if c.apart is None), key=lambda c: _pair(c.judgement, numbers))
    merged = [c for c in inside if c.judgement.verdict == "same"]
    against = [c for c in inside if c.judgement.verdict != "same"]
    apart = sorted((c for c in comparisons if c.apart), key=lambda c: -c.judgement.score)
    if not everything:
        holding = _holding(merged)
        merged = [c for c in merged if c in holding]
        apart = list({c.apart: c for c in reversed(apart)}.values())[::-1][:NEAREST]
    _title("Merged because")
    if not merged:
        _line("nothing was merged: one report" if len(story.reports) == 1 else "no comparison is on record")
    _pairs(merged, numbers)
    if against:
        _title("In spite of")
        _pairs(against, numbers)
    if apart:
        _title("Close, and kept apart")
    for comparison in apart:
        _kept_apart(comparison, numbers, length)
    shown = len(merged) + len(against) + len(apart)
    if shown < len(comparisons):
        _line(
            Text(f"\nthe strongest {shown} of {len(comparisons)} comparisons; --all shows every one", "dim"), indent=0
        )


def _pair(judgement: Judgement, numbers: dict[str, int]) -> list[int]:
    return sorted(numbers.get(report, 0) for report in (judgement.left, judgement.right))


def _pairs(comparisons: Sequence[Comparison], numbers: dict[str, int]) -> None:
    for judgement in (comparison.judgement for comparison in comparisons):
        named = _refs((judgement.left, judgement.right), numbers)
        _line(f"{named} {judgement.verdict}, {judgement.score:.2f} by {judgement.author}")
        _features(judgement)


def _holding(merged: Sequence[Comparison]) -> list[Comparison]:
    """The strongest comparisons that hold the event together: one for each report but the first."""
    group: dict[str, set[str]] = {}
    holding = []
    for comparison in sorted(merged, key=lambda c: -c.judgement.score):
        ends = (comparison.judgement.left, comparison.judgement.right)
        left, right = (group.setdefault(end, {end}) for end in ends)
        if left is not right:
            left |= right
            group |= dict.fromkeys(right, left)
            holding.append(comparison)
    return holding


def _kept_apart(comparison: Comparison, numbers: dict[str, int], length: int) -> None:
    judgement = comparison.judgement
    own, other = judgement.left, comparison.right
    if own not in numbers:
        own, other = judgement.right, comparison.left
    event = f" of {short(comparison.apart, length)}" if comparison.apart else ""
    words = f"“{other.evidence.text}” ({other.article.id})" if other else "a report that is gone"
    _line(f"{_refs([own], numbers)} {judgement.verdict}, {judgement.score:.2f} by {judgement.author}: {words}{event}")
    _features(judgement)


def _features(judgement: Judgement) -> None:
    for feature in judgement.features:
        _line(f"{feature.weight:+.2f}  {feature.name}: {feature.value}", indent=6)


def changes(earlier: Sequence[Revision], now: Article) -> None:
    """Each earlier text against the next, by paragraphs; headline and date are among the lines."""
    texts = [*(_lines(text) for text in earlier), _lines(now)]
    for number, (old, new) in enumerate(pairwise(texts)):
        _title(f"Revision {number} and the next")
        for line in islice(difflib.unified_diff(old, new, lineterm="", n=1), 2, None):
            style = {"-": "red", "+": "green", "@": "dim"}.get(line[0], "")
            console().print(plain(line, style), soft_wrap=True)


def _lines(text: Revision | Article) -> list[str]:
    return [f"title: {text.title}", f"published: {text.published}", *text.text.split("\n")]


def article(found: Article, *, dates: bool) -> None:
    console().print(plain(found.title or found.id, "bold"))
    line = found.dateline
    facts = [
        ("id", found.id),
        ("outlet", found.outlet),
        ("authors", ", ".join(found.authors)),
        ("published", found.published),
        ("modified", found.modified),
        ("language", f"{found.language}: kept and searchable, not coded" if found.language != "en" else None),
        ("dateline", line.quote if line else None),
        ("url", found.url),
        ("source", found.source),
    ]
    for name, value in facts:
        if value:
            _line(Text(f"{name:<10}", style="dim"), value)
    if dates:
        _title("Candidates for the publication date")
        for candidate in found.dates:
            mark = "chosen " if candidate.chosen else "       "
            _line(f"{mark}{candidate.value}  {candidate.where}: “{candidate.quote}”: {candidate.reason}")
        if not found.dates:
            _line("none")
    console().print()
    console().print(plain(found.text))
