"""The query language: `actor:lavrov country:PRK status:planned since:2025-07 "grain corridor" port`.

A word with a colon asks a field, anything else is looked for in names and evidence; "quotes" hold words together.
Fields asked together must all hold; several values with commas between them are alternatives
(`status:planned,postponed`)."""

import re
from dataclasses import dataclass

from dateline.errors import InputError

# Each field, with what it asks; aliases stand behind it.
FIELDS = {
    "actor": "words of a participant's name",
    "country": "a country taking part, hosting, or the place: a name or an ISO 3166 alpha-3 code",
    "dyad": "two sides, countries or actors, joined by a comma or a hyphen: `dyad:RUS-PRK`",
    "type": "CONSULT, visit, or CONSULT/visit",
    "status": "held, ongoing, planned, recurring, cancelled, postponed, denied, proposed",
    "since": "the first day, month or year",
    "until": "the last day, month or year",
    "on": "a day, month or year: both `since` and `until`",
    "place": "words of the place's name, or a country's code",
    "outlet": "words of the name of an outlet that reports it",
    "origins": "at least so many independent origins",
    "disputed": "`yes` where reports differ, `no` where they do not",
    "news": "`yes` for news, `no` for what articles only recalled",
}
ALIASES = {
    "who": "actor",
    "mode": "type",
    "from": "since",
    "to": "until",
    "when": "on",
    "where": "place",
}
_PART = re.compile(r'(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))|(?P<open>")')


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart: the value of each field as it was written, and the words and "phrases" to look for."""

    fields: tuple[tuple[str, str], ...] = ()
    text: str | None = None


def parse(query: str) -> Query:
    """Take a query apart.

    Raises InputError, which names the word, for a field that does not exist, one asked twice, one without a value, and
    for a quotation mark without its second.

    >>> parse('actor:"Choe Son Hui" status:planned "joint drill"')
    Query(fields=(('actor', 'Choe Son Hui'), ('status', 'planned')), text='"joint drill"')
    """
    fields: dict[str, str] = {}
    words: list[str] = []
    for part in _PART.finditer(query):
        if part["open"]:
            raise InputError(f"a quotation mark in {query!r} has no second one")
        value = part["word"] if part["phrase"] is None else part["phrase"]
        asked = (part["field"] or "").lower()
        name = ALIASES.get(asked, asked)
        if not name:
            words.append(f'"{value}"' if part["phrase"] is not None else value)
        elif name not in FIELDS:
            raise InputError(f"no field {asked!r} to ask: choose one of {', '.join(FIELDS)}, or quote the words")
        elif not value.strip() or name in fields:
            trouble = "stands twice; write its values with commas" if name in fields else "has no value"
            raise InputError(f"{asked}: {trouble}")
        else:
            fields[name] = value
    _no_value(query)
    return Query(tuple(fields.items()), " ".join(words) or None)


def _no_value(query: str) -> None:
    """A field whose colon nothing follows reads as a word that ends in one."""
    bare = re.sub(r'"[^"]*"', '""', query)
    for name in re.findall(r"(?<!\S)([A-Za-z]+):(?=\s|$)", bare):
        if ALIASES.get(name.lower(), name.lower()) in FIELDS:
            raise InputError(f"{name}: has no value; write {name}:VALUE without a space")
