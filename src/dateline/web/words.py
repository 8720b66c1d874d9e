"""Values of the record in words for people: English, with dates as ISO 8601 has them."""

from collections.abc import Sequence

from dateline.model import Article, Decision, Event, When
from dateline.store import EventRow, Party, Story

MODES = {
    "meet": "Meeting",
    "visit": "Visit",
    "phone": "Call",
    "multilateral": "Meeting of many",
    "third-party": "Mediation",
    "mediate": "Mediation",
}
TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
    "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip
STATUSES = ("held", "ongoing", "planned", "proposed", "recurring", "postponed", "cancelled", "denied")
FATES = ("open", "overdue", "recurring", "kept", "held later", "postponed", "cancelled", "denied")
# A mark beside each word, so that a status is never told by colour alone.
MARKS = {
    "held": "●", "kept": "●", "held later": "●", "ongoing": "◐", "planned": "○", "open": "○", "proposed": "◌",
    "recurring": "↻", "postponed": "→", "overdue": "!", "cancelled": "×", "denied": "⊘",
}  # fmt: skip
MODES_ASKED = ("meet", "visit", "phone", "multilateral")
PASSIVE = ("recipient", "host")


def what(event: Event) -> str:
    """What happened, in a word or two."""
    return kind(code(event))


def kind(coded: str) -> str:
    """A type with its mode in a word or two.

    >>> kind("CONSULT/phone"), kind("SANCTION")
    ('Call', 'Sanction')
    """
    mode_or_type = coded.rpartition("/")[2]
    return MODES.get(mode_or_type) or mode_or_type.replace("_", " ").replace("-", " ").capitalize()


def code(event: Event) -> str:
    return f"{event.type}/{event.mode}" if event.mode else event.type


def time(edtf: str | None) -> str:
    """An EDTF time in words.

    >>> time("../2031-05-14")
    'by 2031-05-14'
    """
    if not edtf:
        return "no day stated"
    start, slash, end = edtf.partition("/")
    if not slash:
        return start
    if start in ("..", ""):
        return f"by {end}"
    return f"from {start}" if end in ("..", "") else f"{start} to {end}"


def when(moment: When | None) -> str:
    return time(moment.edtf if moment else None)


def names(parties: Sequence[Party]) -> str:
    """Those who act, then those acted upon."""
    acting = [p.actor.name for p in parties if p.role not in PASSIVE]
    acted = [p.actor.name for p in parties if p.role in PASSIVE]
    return " → ".join(", ".join(dict.fromkeys(side)) for side in (acting, acted) if side) or "no actor named"


def where(event: Event) -> str:
    if event.place:
        country = event.place.country
        return event.place.name if not country or country in event.place.name else f"{event.place.name} ({country})"
    return event.host or ""


def headline(row: EventRow | Story) -> str:
    """An event in a line: "Meeting: Ilse Varga, Tomas Brandt"."""
    return f"{what(row.event)}: {names(row.parties)}"


def source(article: Article) -> str:
    """Whose article, and of which day."""
    return ", ".join(filter(None, [article.outlet or article.id, str(article.day or "undated")]))


def decision(one: Decision) -> str:
    """A line of the log: "split a report off"."""
    return {
        "merge": "same event",
        "split": "not the same event",
        "correct": f"{one.field} is {one.value or 'not reported'}",
        "judge": f"judged {one.value}",
        "join": "the same actor",
        "part": f"{one.value or 'who is named there'} is another actor",
        "undo": f"took #{one.undoes} back",
    }[one.action]


def short(id: str) -> str:
    return id.partition("-")[2][:6] or id


def many(count: int, one: str, several: str | None = None) -> str:
    """
    >>> many(2, "story", "stories")
    '2 stories'
    """
    return f"{count:,} {one if count == 1 else several or one + 's'}"
