"""Tables that fit the terminal. Everything that came from an article passes through `plain`: no markup, no controls."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from textwrap import shorten

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.compare.comparing import Comparison
from dateline.compare.report import figures, span
from dateline.model import Article, Event, When
from dateline.store import ActorRow, EventRow, Plan, StatementRow
from dateline.store.finding import CLOSE, OPEN, Hit

SHOWN = 10  # rows of each part of a comparison
SAID = 300  # characters of a statement in a table
COLOURS = {
    "green": ("held", "ongoing", "kept", "held later"),
    "cyan": ("planned", "proposed", "open", "recurring"),
    "yellow": ("postponed",),
    "magenta": ("overdue",),
    "red": ("cancelled", "denied"),
}
MARKS = {word: colour for colour, words in COLOURS.items() for word in words}


def plain(text: str | None, style: str = "") -> Text:
    """Text from outside for the terminal: brackets are no markup; escape sequences and direction marks are gone."""
    return Text("".join(c if c.isprintable() or c == "\n" else " " * c.isspace() for c in text or ""), style=style)


def console() -> Console:
    return Console(highlight=False, soft_wrap=False)


def short(event_id: str, length: int) -> str:
    """An id as people type it: without its tag, as many characters as tell all events apart."""
    return event_id.partition("-")[2][:length] or event_id


def heading(text: str) -> None:
    console().print(Text(f"\n$ {text}", style="bold"))


def what(event: Event) -> str:
    return f"{event.type}/{event.mode}" if event.mode else event.type


def when(time: When | None) -> str:
    return _broken(time.edtf) if time else "-"


def _broken(text: str) -> str:
    """Type and mode, or the ends of an interval, below each other in a narrow column."""
    return text.replace("/", "/\n")


def who(row: EventRow) -> str:
    """Those who act, then those acted upon."""
    acting = [party.actor.name for party in row.parties if party.role not in ("recipient", "host")]
    acted = [party.actor.name for party in row.parties if party.role in ("recipient", "host")]
    return " → ".join(", ".join(dict.fromkeys(names)) for names in (acting, acted) if names) or "-"


def where(event: Event) -> str:
    if event.place:
        country = event.place.country
        return event.place.name if not country or country in event.place.name else f"{event.place.name} ({country})"
    return event.host or ""


def status(text: str) -> Text:
    return plain(text, MARKS.get(text, ""))


def grid(*columns: str, wrapping: Collection[str] | None = None) -> Table:
    """Columns keep their width; only the `wrapping` ones, or all, give way to a narrow terminal."""
    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    for column in columns:
        table.add_column(column, no_wrap=wrapping is not None and column not in wrapping, overflow="fold")
    return table


def events(rows: Sequence[EventRow], length: int) -> None:
    table = grid("id", "when", "what", "who, where", "status", "src", wrapping={"who, where"})
    for row in rows:
        event = row.event
        sources = f"{len(event.origins)}/{len(event.reports)}"
        parties = plain(who(row)).append_text(plain(f"\n{where(event)}" if where(event) else "", "dim"))
        cells = (short(event.id, length), when(event.start), _broken(what(event)))
        table.add_row(*map(plain, cells), parties, status(event.status), sources, style="" if event.news else "dim")
    if rows:
        console().print(table)
        console().print(Text("src: independent origins / reports; dim: background that articles recalled", style="dim"))


def plans(found: Sequence[Plan], rows: Mapping[str, EventRow], length: int, day: date | None) -> None:
    table = grid("id", "due", "fate", "what", "who", "announced", "by", wrapping={"who", "by"})
    for plan in found:
        cells = (short(plan.event.id, length), when(plan.due))
        about = [plan.condition, _times(plan)]
        parties = plain(who(rows[plan.event.id])).append_text(plain("".join(f"\n{a}" for a in about if a), "dim"))
        rest = ((plan.announced or "-")[:10], plan.by or "-")
        table.add_row(*map(plain, cells), _fate(plan), plain(_broken(what(plan.event))), parties, *map(plain, rest))
    if found:
        console().print(table)
        console().print(Text(f"as of {day or 'an unknown day'}", style="dim"))


def _times(plan: Plan) -> str | None:
    """How often a series takes place, and how many of its times are known."""
    if plan.fate != "recurring":
        return None
    counts = [(len(plan.outcomes), "held"), (len(plan.coming), "due")]
    return ", ".join([plan.recurrence or "again and again", *(f"{n} {name}" for n, name in counts if n)])


def _fate(plan: Plan) -> Text:
    return status(plan.fate).append_text(plain(f" to {when(plan.due)}" if plan.moved else ""))


def statements(rows: Sequence[StatementRow]) -> None:
    table = grid("speaker", "kind", "said", "article", wrapping={"speaker", "said", "article"})
    for row in rows:
        speaker = row.speaker.name if row.speaker else "-"
        said = shorten(row.text, SAID, placeholder=" ...")
        table.add_row(*map(plain, (speaker, row.statement.kind, said, row.article.id)))
    if rows:
        console().print(table)


def actors(rows: Sequence[ActorRow]) -> None:
    table = grid("name", "kind", "country", "office", "events", wrapping={"name", "office"})
    for row in rows:
        actor = row.actor
        table.add_row(*map(plain, (actor.name, actor.kind, actor.country, actor.office, str(row.events))))
    if rows:
        console().print(table)


def articles(found: Iterable[Article]) -> None:
    table = grid("id", "published", "outlet", "title", wrapping={"id", "outlet", "title"})
    for article in found:
        table.add_row(*map(plain, (article.id, (article.published or "-")[:10], article.outlet, article.title)))
    console().print(table)


def facets(found: Mapping[str, Sequence[tuple[str, int]]]) -> None:
    """Facets with bars, the commonest values first."""
    for name, values in found.items():
        largest = max((count for _, count in values), default=0)
        if not largest:
            continue
        table = Table(box=None, padding=(0, 2, 0, 0), title=name, title_justify="left", show_header=False)
        table.add_column(overflow="fold", max_width=36)
        table.add_column(justify="right")
        table.add_column()
        for value, count in values:
            table.add_row(plain(value), str(count), "█" * max(1, round(20 * count / largest)))
        console().print(table)


def hits(found: Sequence[Hit]) -> None:
    """Passages found, with the words found in bold, and in brackets where they cannot be."""
    screen = console()
    for hit in found:
        screen.print(Text.assemble((hit.id, "dim"), " ", plain(hit.title)))
        if not screen.is_terminal:
            screen.print(plain(f"  {hit.marked()}"))
            continue
        passage = Text("  ")
        for n, part in enumerate(hit.snippet.replace(CLOSE, OPEN).split(OPEN)):
            passage.append_text(plain(part, "bold" if n % 2 else ""))
        screen.print(passage)


def comparison(made: Comparison) -> None:
    """Figures, agreement by field, and the first rows that differ or are missing."""
    screen = console()
    for name, value in figures(made):
        screen.print(f"{name:32}{value:>8}")
    table = Table("field", "pairs", "agree", "kappa", box=None, padding=(0, 2, 0, 0))
    for row in made.agreement:
        table.add_row(row.field, str(row.pairs), f"{row.percent:.1%}", "" if row.kappa is None else f"{row.kappa:.2f}")
    screen.print()
    screen.print(table)
    different = [
        f"{p.here.who}, {span(p.here)}: {d.field} {d.here}, there {d.there}" for p in made.pairs for d in p.differences
    ]
    rows = {
        "different": different,
        "missing here": [f"{e.who}, {span(e)}, {', '.join(e.countries)} ({e.source})" for e in made.missing_here],
        "outside the days that the record covers": [f"{e.who}, {span(e)} ({e.source})" for e in made.not_covered],
        "missing there": [f"{e.who}, {span(e)}, {', '.join(e.countries)} {e.source}" for e in made.missing_there],
    }
    for title, found in rows.items():
        if found:
            screen.print(Text(f"\n{title}", style="bold"))
            for line in found[:SHOWN]:
                screen.print(plain(f"  {shorten(line, SAID, placeholder=' …')}"))
            if len(found) > SHOWN:
                screen.print(f"  … and {len(found) - SHOWN} more: --html FILE shows all")
