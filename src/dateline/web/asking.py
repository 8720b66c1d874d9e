"""What can be asked, as it stands in an address: every state of a page is in its query."""

from datetime import date
from typing import Annotated, Any, Literal, Self
from urllib.parse import quote, urlencode

from fastapi import Depends, Request
from pydantic import BaseModel, ConfigDict, Field, model_validator

from dateline import front
from dateline.errors import InputError
from dateline.front import OpenRecord
from dateline.store import EventFilter

Status = Literal["held", "ongoing", "planned", "recurring", "cancelled", "postponed", "denied", "proposed"]
Fate = Literal["open", "overdue", "recurring", "kept", "held later", "postponed", "cancelled", "denied"]
Kind = Literal["direct", "indirect", "mixed"]

Words = Annotated[str | None, Field(max_length=200)]
Day = Annotated[str | None, Field(max_length=10, description="2031-07-12, 2031-07 or 2031")]
PageNumber = Annotated[int, Field(ge=1, le=100_000)]
PAGE = 50  # rows of a page


def book(request: Request) -> OpenRecord:
    """The open record."""
    found: OpenRecord = request.app.state.book
    return found


Book = Annotated[OpenRecord, Depends(book)]


class Question(BaseModel):
    """A question as an address holds it; fields of a form that were left blank ask nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, given: Any) -> Any:
        return {k: v for k, v in given.items() if v != ""} if isinstance(given, dict) else given

    def query(self, **changes: object) -> str:
        """The query of an address that asks this, with changes; what has its default is left out."""
        asked = self.model_dump(exclude_defaults=True) | changes
        pairs = {k: "1" if v is True else v for k, v in asked.items() if v not in (None, "", False)}
        return urlencode(pairs)

    def to(self, path: str, **changes: object) -> str:
        """An address that asks this, with changes."""
        query = self.query(**changes)
        return f"{path}?{query}" if query else path


class Events(Question):
    """Conditions on events."""

    actor: Words = Field(default=None, description="words of a participant's name, or an actor's id")
    country: Words = Field(
        default=None, description="a country taking part, hosting, or the place: name or ISO 3166 alpha-3"
    )
    dyad: Words = Field(default=None, description="two sides with a comma between, countries or actors: RUS,PRK")
    type: Words = Field(default=None, description="a PLOVER type (CONSULT), a mode (visit), or both (CONSULT/visit)")
    status: Status | None = None
    since: Day = None
    until: Day = None
    place: Words = Field(default=None, description="words of the place's name, or a country")
    text: Words = Field(default=None, description='words, or "a phrase", in names and evidence')
    news: Literal["yes", "no"] | None = Field(default=None, description="only news, or only what articles recalled")

    disputed: Literal["yes", "no"] | None = Field(default=None, description="only where reports differ, or do not")

    def filter(self) -> EventFilter:
        """Raises InputError for a country, a dyad or a day that is none."""
        return front.event_filter(
            actor=self.actor,
            country=self.country,
            dyad=_two(self.dyad) if self.dyad else None,
            type=self.type,
            status=self.status,
            since=self.since,
            until=self.until,
            place=self.place,
            text=self.text,
            news=None if self.news is None else self.news == "yes",
            disputed=None if self.disputed is None else self.disputed == "yes",
        )

    def within(self, since: date, until: date) -> Self:
        return self.model_copy(update={"since": since.isoformat(), "until": until.isoformat()})

    def bare(self) -> "Events":
        """The conditions alone, without the page or what a chart adds."""
        return Events(**{name: getattr(self, name) for name in Events.model_fields})


class EventsPage(Events):
    page: PageNumber = 1
    order: Literal["oldest", "newest"] = "oldest"


class NetworkQuestion(Events):
    by: Literal["actor", "country"] = "actor"


class MapQuestion(Events):
    """`day` is where the slider stands, `view` how near one looks: how many times, and how far moved."""

    day: Annotated[str | None, Field(pattern=r"^\d{4}-\d\d-\d\d$")] = None
    view: Annotated[str | None, Field(pattern=r"^\d{1,2}(\.\d)?(,-?\d{1,6}(\.\d)?){2}$")] = None


class Statements(Question):
    speaker: Words = Field(default=None, description="words of the speaker's name, or an actor's id")
    text: Words = Field(default=None, description='words, or "a phrase", of what was said')
    kind: Kind | None = Field(default=None, description="by quotation marks")
    article: Annotated[str | None, Field(max_length=500)] = None


class StatementsPage(Statements):
    page: PageNumber = 1


class Actors(Question):
    name: Words = Field(default=None, description="words of the name")
    kind: Words = Field(default=None, description="person, country, ministry, igo ...")
    country: Words = Field(default=None, description="the actor's country: name or ISO 3166 alpha-3")


class ActorsPage(Actors):
    page: PageNumber = 1


class Plans(Question):
    as_of: Day = Field(default=None, description="the day you look from; else the day of the newest article")
    fate: Fate | None = None
    country: Words = Field(
        default=None, description="a country taking part, hosting, or the place: name or ISO 3166 alpha-3"
    )

    def filter(self) -> EventFilter:
        """Raises InputError for a country that is none."""
        return front.event_filter(country=self.country)


class PlansPage(Plans):
    page: PageNumber = 1


class Articles(Question):
    text: Words = Field(default=None, description='words, or "a phrase", of title and text')


class ArticlesPage(Articles):
    page: PageNumber = 1


class Passage(Question):
    """A stretch of an article to point at, in characters of its text; kinds of marks that are switched off."""

    start: Annotated[int | None, Field(ge=0, le=10**8)] = None
    end: Annotated[int | None, Field(ge=0, le=10**8)] = None
    off: Annotated[str | None, Field(pattern=r"^[a-z]+(,[a-z]+)*$", max_length=200)] = None


class OfArticle(Question):
    article: Annotated[str, Field(max_length=500)]


class OfActor(Question):
    actor: Annotated[str, Field(max_length=500)]


class Dyad(Question):
    a: Words = None
    b: Words = None


class Search(Question):
    q: Words = None


class Comparing(Question):
    """A comparison: the name of a table that was brought, how it is read, and which part of the record is meant."""

    table: Annotated[str | None, Field(pattern=r"^[0-9a-f]{24}$")] = None
    layout: Annotated[str | None, Field(max_length=40)] = None
    map: Annotated[str | None, Field(max_length=1000)] = None
    days: Annotated[int, Field(ge=0, le=999)] = 1
    part: Annotated[str | None, Field(max_length=500, description="a line of the query language")] = None


class Review(Question):
    """Where in the queue: a kind of thing, and the thing itself. `done` is the decision that was made last."""

    kind: Literal["pairs", "events"] | None = None
    item: Annotated[str | None, Field(max_length=500)] = None
    done: Annotated[int | None, Field(ge=1, le=10**9)] = None


def _two(dyad: str) -> tuple[str, str]:
    sides = [side.strip() for side in dyad.split(",")]
    if len(sides) != 2 or not all(sides):
        raise InputError(f"{dyad!r} is no dyad: write two sides with a comma, such as RUS,PRK")
    return sides[0], sides[1]


def at(kind: str, id: str, **query: object) -> str:
    """The address of one thing: `kind` is events, articles or actors. An id may hold any character."""
    given = urlencode({k: v for k, v in query.items() if v is not None})
    return f"/{kind}/{quote(id, safe='')}" + (f"?{given}" if given else "")
