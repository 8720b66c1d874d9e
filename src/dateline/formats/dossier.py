"""A dossier for reading: what happened, what was said, what is planned, what is disputed; every line with its
footnotes.

Nothing stands in it without a source: a line is written from a value of the record and carries the words it rests on.
Markdown, HTML, and PDF through typst (extra `paper`).
"""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import IO, TypeVar

from dateline.errors import DatelineError
from dateline.formats import rhythms
from dateline.formats.layout import About
from dateline.model import Article, Event
from dateline.store import Plan, Reported, StatementRow, Story

T = TypeVar("T")
DONE = ("held", "ongoing")
OPEN = ("planned", "proposed", "postponed", "recurring")
NOTES = 4  # sentences quoted for one line; further reports are counted
WHAT = {
    "CONSULT/visit": "visit", "CONSULT/meet": "meeting", "CONSULT/phone": "telephone call",
    "CONSULT/multilateral": "multilateral meeting", "CONSULT/third-party": "meeting in a third country",
    "CONSULT": "contact", "AGREE": "agreement", "SUPPORT": "support or signing", "CONCEDE": "concession",
    "COOPERATE": "cooperation", "AID": "aid", "RETREAT": "retreat", "REQUEST": "request", "REJECT": "rejection",
    "ACCUSE": "accusation", "THREATEN": "threat", "PROTEST": "protest", "SANCTION": "sanction",
    "MOBILIZE": "mobilization", "COERCE": "coercion", "ASSAULT": "assault",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """The words that a line rests on, and where they stand."""

    quote: str
    source: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a dossier. `notes` is never empty."""

    text: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier; `basis` says what it was made from."""

    title: str
    basis: str
    sections: tuple[Section, ...]


def compose(
    title: str,
    stories: Sequence[Story],
    about: About,
    *,
    statements: Sequence[StatementRow] = (),
    plans: Sequence[Plan] | None = None,
) -> Dossier:
    """The dossier of these events. `plans` tell the fate of what was announced; without them the events' own status
    does."""
    fates = {plan.event.id: plan for plan in plans or ()}
    waiting = [s for s in stories if s.event.id in fates or (s.event.status in OPEN and plans is None)]
    done = [s for s in stories if s.event.status in DONE and _told(s, DONE)]
    off = [s for s in stories if s.event.status in ("cancelled", "denied") and s.event.id not in fates]
    sections = (
        Section("What happened", _lines(done, _happened)),
        Section("What was said", _lines(_same_words(statements), _said)),
        Section("What was planned", _lines(waiting, lambda s: _planned(s, fates.get(s.event.id)))),
        Section("What was called off or denied", _lines(off, _called_off)),
        Section("What is disputed", tuple(line for story in stories for line in _disputed(story))),
    )
    articles = {told.article.id for story in stories for told in story.reports} | {s.article.id for s in statements}
    basis = f"{len(stories)} events and {len(statements)} statements from {len(articles)} articles"
    day = f", as known on {about.as_of}" if about.as_of else ""
    return Dossier(title, f"{basis}{day}. Coded by {about.coder}.", tuple(s for s in sections if s.lines))


def _lines(values: Iterable[T], write: Callable[[T], Line | None]) -> tuple[Line, ...]:
    """The lines that have a source."""
    return tuple(line for value in values if (line := write(value)) and line.notes)


def _told(story: Story, statuses: Sequence[str]) -> list[Reported]:
    return [told for told in story.reports if told.report.status in statuses]


def _notes(reports: Sequence[Reported]) -> tuple[Note, ...]:
    """The sentences that say it, each once, at most `NOTES` of them."""
    found = {told.evidence.text: told for told in reversed(reports)}
    chosen = sorted(
        found.values(), key=lambda told: (str(told.article.day or ""), told.article.id, told.report.sentence)
    )
    return tuple(Note(told.evidence.text, cited(told.article), told.article.url) for told in chosen[:NOTES])


def cited(article: Article) -> str:
    """Outlet, title, day and id of an article, as a footnote gives them."""
    day = article.published[:10] if article.published else article.day.isoformat() if article.day else None
    title = f"“{article.title}”" if article.title else None
    return ", ".join(filter(None, (article.outlet, title, day, f"article {article.id}")))


def _subject(story: Story) -> str:
    event = story.event
    doers: dict[str, None] = {}
    towards: dict[str, None] = {}
    for party in story.parties:
        side = towards if party.role in ("host", "recipient") else doers
        side[_named(party.actor.name, party.actor.office)] = None
    what = WHAT.get(f"{event.type}/{event.mode}") or WHAT.get(event.type, event.type.lower())
    who = ", ".join(doers) or "somebody not named"
    place = f", {event.place.name}" if event.place else ""
    return f"{what}: {who}{' towards ' + ', '.join(towards) if towards else ''}{place}"


def _named(name: str, office: str | None) -> str:
    return f"{name} ({office})" if office else name


def _when(event: Event) -> str:
    if event.start is None:
        return "no day stated"
    until = f" to {event.end.edtf}" if event.end else ""
    return event.start.edtf + until


def _happened(story: Story) -> Line:
    told = _told(story, DONE)
    recalled = "" if story.event.news else " Recalled as background."
    return Line(
        f"{_when(story.event)}: {_subject(story)}{_often(story.event)}.{recalled} {_weight(story)}", _notes(told)
    )


def _weight(story: Story) -> str:
    """How much speaks for it."""
    origins, articles = len(story.event.origins), len({told.article.id for told in story.reports})
    return (
        f"{articles} article{'s' * (articles != 1)}, {origins} independent origin{'s' * (origins != 1)}."
        if origins
        else f"{articles} article{'s' * (articles != 1)}."
    )


def _planned(story: Story, plan: Plan | None) -> Line:
    event = story.event
    fate = plan.fate if plan else event.status
    due = plan.due.edtf if plan and plan.due else _when(event)
    counts = [(len(plan.outcomes), "held"), (len(plan.coming), "due")] if plan and fate == "recurring" else []
    since = f"announced {plan.announced[:10]}" if plan and plan.announced else ""
    waits = plan.condition if plan else rhythms.condition(event)
    told = [fate.capitalize(), waits, *(f"{n} {name}" for n, name in counts if n), since]
    return Line(
        f"{due}: {_subject(story)}{_often(event)}. {', '.join(filter(None, told))}.", _notes(list(story.reports))
    )


def _often(event: Event) -> str:
    told = rhythms.recurrence(event)
    return f", {told}" if told and event.status == "recurring" else f" (one of a series, {told})" if told else ""


def _called_off(story: Story) -> Line:
    telling = _told(story, (story.event.status,)) or story.reports  # else called off with the visit that it was part of
    return Line(
        f"{_when(story.event)}: {_subject(story)}{_often(story.event)}. {story.event.status.capitalize()}.",
        _notes(telling),
    )


def _disputed(story: Story) -> Iterable[Line]:
    told = {t.report.id: t for t in story.reports}
    for dispute in story.event.disputes:
        values, quoted = [], []
        for value, ids in dispute.values:
            by = [told[i] for i in ids if i in told]
            outlets = list(dict.fromkeys(t.article.outlet or t.article.id for t in by))
            values.append(f"{value} ({', '.join(outlets)})")
            quoted += by
        if quoted:
            yield Line(f"{_subject(story)}: {dispute.field} is {'; or '.join(values)}.", _notes(quoted))


def _same_words(statements: Sequence[StatementRow]) -> list[list[StatementRow]]:
    """Statements of one speaker in the same words, which copies of an article repeat, in the order given."""
    found: dict[tuple[str, str], list[StatementRow]] = {}
    for row in statements:
        if row.speaker:
            found.setdefault((row.speaker.id, _bare(row.text)), []).append(row)
    return list(found.values())


def _bare(words: str) -> str:
    """A statement without the punctuation around it."""
    return " ".join(words.split()).strip(" ,.;:\"“”'‘’")


def _said(rows: Sequence[StatementRow]) -> Line | None:
    row = rows[0]
    if row.speaker is None:
        return None
    day = row.article.published[:10] if row.article.published else "no day"
    words = _bare(row.text)
    if row.statement.kind == "direct":
        words = " ".join(row.text.split()).rstrip(",") if re.search('["“”]', words) else f"“{words}”"
    notes = tuple(Note(row.text, cited(row.article), row.article.url) for row in rows[:NOTES])
    return Line(f"{day}: {_named(row.speaker.name, row.speaker.office)}: {words}", notes)


# --- on paper --------------------------------------------------------------------------------------------------------


def markdown(dossier: Dossier) -> str:
    """CommonMark with footnotes."""
    text, notes, number = [f"# {_plain(dossier.title)}", "", _plain(dossier.basis), ""], [], 0
    for section in dossier.sections:
        text += [f"## {section.title}", ""]
        for line in section.lines:
            marks = ""
            for note in line.notes:
                number += 1
                marks += f"[^{number}]"
                link = f" <{note.url}>" if note.url else ""
                notes.append(f"[^{number}]: “{_plain(note.quote)}” – {_plain(note.source)}.{link}")
            text.append(f"- {_plain(line.text)}{marks}")
        text.append("")
    return "\n".join([*text, *notes]) + "\n"


def _plain(text: str) -> str:
    """A text on one line, in which no character of an article's words is a mark of ours."""
    flat = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|^" else c for c in flat)


STYLE = """body{font:16px/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
h1,h2{font-family:system-ui,sans-serif}li{margin:.3rem 0}sup a{text-decoration:none}.notes{font-size:.85rem;color:#444}
@media(prefers-color-scheme:dark){body{background:#161616;color:#e6e6e6}.notes{color:#aaa}a{color:#8ab4f8}}"""


def page(dossier: Dossier) -> str:
    """One HTML page that needs nothing else."""
    body, notes, number = [], [], 0
    for section in dossier.sections:
        body.append(f"<h2>{html.escape(section.title)}</h2>\n<ul>")
        for line in section.lines:
            marks = ""
            for note in line.notes:
                number += 1
                marks += f'<sup><a id="r{number}" href="#n{number}">{number}</a></sup>'
                source = html.escape(note.source)
                if note.url and note.url.startswith(("http://", "https://")):
                    source = f'<a href="{html.escape(note.url)}">{source}</a>'
                quote = html.escape(" ".join(note.quote.split()))
                notes.append(f'<li id="n{number}">“{quote}” – {source}. <a href="#r{number}">↩</a></li>')
            body.append(f"<li>{html.escape(line.text)}{marks}</li>")
        body.append("</ul>")
    title = html.escape(dossier.title)
    return (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{STYLE}</style></head>\n<body>\n'
        f"<h1>{title}</h1>\n<p>{html.escape(dossier.basis)}</p>\n" + "\n".join(body) + "\n<h2>Sources</h2>\n"
        '<ol class="notes">\n' + "\n".join(notes) + "\n</ol>\n</body>\n</html>\n"
    )


def typeset(dossier: Dossier) -> str:
    """Typst markup. Words of the record stand in strings, so that none of their characters is markup."""
    text = ['#set page(margin: 2.2cm, numbering: "1")', '#set text(size: 10pt, lang: "en")']
    text += [f"= #{_string(dossier.title)}", f"#{_string(dossier.basis)}"]
    for section in dossier.sections:
        text.append(f"== #{_string(section.title)}")
        for line in section.lines:
            notes = [_string(f"“{note.quote}” – {note.source}. {note.url or ''}") for note in line.notes]
            text.append(f"- #{_string(line.text)}" + "".join(f"#footnote[#{note}]" for note in notes))
    return "\n".join(text) + "\n"


def _string(text: str) -> str:
    flat = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{flat}"'


def pdf(dossier: Dossier) -> bytes:
    """Raises DatelineError where typst is not installed."""
    try:
        import typst
    except ImportError as error:
        raise DatelineError("PDF needs typst: pip install 'dateline[paper]'") from error
    compiled: bytes = typst.compile(typeset(dossier).encode())
    return compiled


def write_markdown(stories: Sequence[Story], out: IO[str], about: About) -> int:
    out.write(markdown(compose("Dossier", stories, about)))
    return len(stories)


def write_html(stories: Sequence[Story], out: IO[str], about: About) -> int:
    out.write(page(compose("Dossier", stories, about)))
    return len(stories)


def write_pdf(stories: Sequence[Story], out: IO[bytes], about: About) -> int:
    out.write(pdf(compose("Dossier", stories, about)))
    return len(stories)
