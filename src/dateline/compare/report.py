"""The comparison as a page: figures, then every row that differs or is missing, with what each side rests on."""

import html
from collections.abc import Iterable, Sequence

from dateline.compare.comparing import Comparison, Pair
from dateline.compare.entries import Entry

DIFFERENT = ("who", "when", "field", "here", "there", "whose evidence")
STYLE = """body{font:15px/1.45 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ddd}
@media(prefers-color-scheme:dark){body{background:#161616;color:#e6e6e6}td,th{border-color:#333}}"""


def page(made: Comparison, title: str) -> str:
    """One HTML page that needs nothing else."""
    differing = [pair for pair in made.pairs if pair.differences]
    parts = [
        f"<h1>{_text(title)}</h1>",
        _table(("", ""), figures(made)),
        "<h2>Agreement where both have it</h2>",
        _table(("field", "pairs", "percent", "Cohen's kappa"), _agreement(made)),
        f"<h2>Different ({len(differing)})</h2>",
        _table(DIFFERENT, [row for pair in differing for row in _pair(pair)]),
        f"<h2>Missing here ({len(made.missing_here)})</h2>",
        _table(("who", "when", "countries", "row"), map(_entry, made.missing_here)),
        f"<h2>Outside the days that the record covers ({len(made.not_covered)})</h2>",
        _table(("who", "when", "countries", "row"), map(_entry, made.not_covered)),
        f"<h2>Missing there ({len(made.missing_there)})</h2>",
        _table(("who", "when", "countries", "evidence"), map(_entry, made.missing_there)),
    ]
    return (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{_text(title)}</title>\n'
        f"<style>{STYLE}</style></head>\n<body>\n" + "\n".join(parts) + "\n</body>\n</html>\n"
    )


def figures(made: Comparison) -> list[tuple[str, str]]:
    """The figures of a comparison, by name."""
    return [
        ("matched", str(len(made.pairs))),
        ("of these without a difference", str(sum(not pair.differences for pair in made.pairs))),
        ("missing here", str(len(made.missing_here))),
        ("missing there", str(len(made.missing_there))),
        ("outside the record's days", str(len(made.not_covered))),
        ("share of the table found", f"{made.recall:.1%}"),
        ("share of ours in the table", f"{made.precision:.1%}"),
    ]


def _agreement(made: Comparison) -> list[tuple[str, ...]]:
    return [
        (a.field, str(a.pairs), f"{a.percent:.1%}", "" if a.kappa is None else f"{a.kappa:.2f}") for a in made.agreement
    ]


def _pair(pair: Pair) -> list[tuple[str, ...]]:
    evidence = f"{pair.here.source} · {pair.there.source}"
    return [(pair.here.who, span(pair.here), d.field, d.here, d.there, evidence) for d in pair.differences]


def _entry(entry: Entry) -> tuple[str, ...]:
    return (entry.who, span(entry), ", ".join(entry.countries), entry.source)


def span(entry: Entry) -> str:
    """First and last day of an entry."""
    if entry.first is None:
        return ""
    return f"{entry.first}" if entry.last in (None, entry.first) else f"{entry.first} to {entry.last}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    columns = "".join(f"<th>{_text(name)}</th>" for name in head)
    body = "\n".join("<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>\n<tr>{columns}</tr>\n{body}\n</table>"


def _text(text: str) -> str:
    return html.escape(text)
