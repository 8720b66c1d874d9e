"""The front door: an open record, for programs as for the command line, which is a thin layer over it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

import dateline
from dateline.errors import InputError
from dateline.model import Article, bounds
from dateline.processes import collecting_rarely, processors
from dateline.store import (
    ActorRow,
    Comparison,
    EventFilter,
    EventRow,
    FigureRow,
    Plan,
    StatementRow,
    Story,
    View,
    Writer,
)
from dateline.store.finding import Hit
from dateline.store.locations import Location, beside, locate
from dateline.store.query import parse
from dateline.store.search import is_country_code
from dateline.store.sql import Table

if TYPE_CHECKING:
    from dateline.formats.dossier import Dossier
    from dateline.pipeline import Ingested, Pipelines, Run
    from dateline.reviewing import Reviewing
    from dateline.second_coder import Endpoint

Day = date | str


def open(path: Location | str = "dateline.db") -> "OpenRecord":
    """The record at `path`, for reading and for ingesting: a file, or `postgresql://user@host/database`. One that does
    not exist is made by the first `ingest`; reading it before raises NotFoundError."""
    return OpenRecord(locate(path))


class OpenRecord:
    """An open record. Days are `date`s or EDTF texts ("2025-07", "2025-07-12"); countries ISO 3166 alpha-3 or names.

    Methods that read raise NotFoundError where there is no record, and InputError for a day or country that is none.
    """

    def __init__(self, path: Location) -> None:
        self.path = path

    @cached_property
    def view(self) -> View:
        """The reader below, for everything that has no method here."""
        return View(self.path)

    @cached_property
    def review(self) -> "Reviewing":
        """Where a person merges, splits, corrects and undoes."""
        from dateline.reviewing import Reviewing

        return Reviewing(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if "view" in self.__dict__:
            self.view.close()
            del self.__dict__["view"]

    @collecting_rarely()
    def ingest(
        self,
        inputs: Iterable[Path | str],
        *,
        codebook: Path | str | None = None,
        entities: str | None = None,
        parser: str | None = None,
        columns: Mapping[str, str] | None = None,
        endpoint: "Endpoint | None" = None,
        workers: int | None = 1,
        engine: str | None = None,
        private: bool = False,
        most: int = 500,
        on_article: Callable[[Article], None] = lambda article: None,
        on_share: Callable[[float], None] = lambda share: None,
        on_fused: Callable[[float], None] = lambda share: None,
    ) -> "Ingested":
        """Read articles from files, folders and web addresses into the record and fuse it anew; `-` is standard input.

        `codebook` is the path of another codebook, or of a file of changes to the one that ships. `entities` is the
        name or folder of a spaCy pipeline that finds the names ("en_core_web_trf") in place of our own, `parser` of one
        that finds tags and trees, which must be Universal Dependencies. `columns` says which column of a table or key
        of a row holds a field (`{"text": "body"}`). `workers` is the number of processes
        that code, None for one on each processor; more than one needs a program that other processes can import
        (`if __name__ == "__main__":`). `engine` (processes | daft | ray) has whole files read and coded at once, by way
        of a folder beside the record. With an `endpoint` (`dateline.second_coder.Endpoint`) a language model codes the
        events, in this process and without an engine. `private` lets machines be asked that are not on the open
        internet, `most` says how many pages one feed or sitemap may lead to. `on_article` is called for each article
        done, `on_share` with the share of the input's bytes that is done, where it is known, `on_fused` with that of
        the fusing. Raises CodebookError for a codebook that is wrong, ModelError for a pipeline that is not installed
        or whose labels do not fit, EndpointError where the second coder cannot be reached, InputError for an engine
        beside an endpoint, RecordError where the record cannot be written; inputs that cannot be read are in `problems`
        of what is returned, and the rest is kept.
        """
        from dateline import pipeline, scale  # the stages and their model: not for those who only read

        book = Path(codebook) if codebook is not None else None
        pipelines = pipeline.Pipelines.at(entities, parser)
        how: dict[str, Any] = {"book": book, "pipelines": pipelines, "columns": columns}
        how |= {"on_article": on_article, "on_share": on_share, "on_fused": on_fused}
        if engine and endpoint:
            raise InputError("the second coder codes in one process: leave --engine out, or --coder llm")
        with self._writer(book, pipelines, endpoint) as writer:
            if engine is None:
                how |= {"workers": workers or processors(), "endpoint": endpoint}
                return pipeline.ingest(inputs, writer, private=private, most=most, **how)
            found = [Path(given) for given in inputs]
            if any(str(path).lower().startswith(("http:/", "https:/")) for path in found):
                raise InputError("an engine reads files only: ingest addresses without --engine")
            lake = beside(self.path, ".shards")
            return scale.ingest(found, writer, engine=engine, lake=lake, workers=workers, **how)

    def watch(
        self,
        watchlist: Path | str,
        *,
        codebook: Path | str | None = None,
        entities: str | None = None,
        parser: str | None = None,
        workers: int | None = 1,
        private: bool = False,
        on_article: Callable[[Article], None] = lambda article: None,
    ) -> Iterator["Run"]:
        """Ask the feeds of a list whenever they are due, and read what is new; one report for each run, without end.

        The first run is made at once. Where the program is stopped, the next call goes on from there. `codebook`,
        `entities` and `parser` are those of `ingest`. Raises InputError for a list that is wrong, and what `ingest`
        does; what cannot be had is in the reports.
        """
        from dateline import pipeline

        book = Path(codebook) if codebook is not None else None
        pipelines = pipeline.Pipelines.at(entities, parser)
        how: dict[str, Any] = {"book": book, "pipelines": pipelines, "private": private, "on_article": on_article}
        with self._writer(book, pipelines) as writer:
            yield from pipeline.watch(Path(watchlist), writer, workers=workers or processors(), **how)

    def _writer(
        self, book: Path | None, pipelines: "Pipelines | None" = None, endpoint: "Endpoint | None" = None
    ) -> Writer:
        deciding = versions(book, pipelines)
        if endpoint is not None:
            from dateline.second_coder import VERSION

            deciding[VERSION] = endpoint.model
        coder = ", ".join(f"{name} {number}" for name, number in deciding.items())
        return Writer(self.path, coder=coder, config=deciding)

    def events(
        self,
        *,
        actor: str | None = None,
        country: str | None = None,
        dyad: tuple[str, str] | None = None,
        type: str | None = None,
        status: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        place: str | None = None,
        text: str | None = None,
        news: bool | None = None,
        outlet: str | None = None,
        origins: int | None = None,
        limit: int | None = None,
    ) -> list[EventRow]:
        """The events that fulfil all conditions, in the order of time; those without a time come last.

        See `dateline.store.EventFilter` for what each condition means, and `find` for the same as a line of text.
        """
        asked = event_filter(
            actor=actor,
            country=country,
            dyad=dyad,
            type=type,
            status=status,
            since=since,
            until=until,
            place=place,
            text=text,
            news=news,
            outlet=outlet,
            origins=origins,
        )
        return self.view.events(asked, limit=limit)

    def find(self, query: str, *, limit: int | None = None) -> list[EventRow]:
        """The events that fit a query such as `actor:lavrov country:PRK status:planned since:2025-07 "free text"`."""
        return self.view.events(asked(query), limit=limit)

    def facets(self, query: str = "") -> dict[str, list[tuple[str, int]]]:
        """How many events that fit a query have each type, status, country, actor, dyad, outlet and month."""
        return self.view.facets(asked(query))

    def search(self, text: str, what: str = "articles", *, limit: int = 20) -> list[Hit]:
        """Full text over articles, statements or events: the best first by BM25, with the words found marked."""
        return self.view.search(text, what, limit=limit)

    def sql(self, command: str) -> Table:
        """The answer to a read-only SQL query over the views that the reference describes."""
        return self.view.sql(command)

    def event(self, id_or_prefix: str) -> Story:
        """One event with its reports and their words, by its id or the first characters of it."""
        return self.view.event(id_or_prefix)

    def why(self, id_or_prefix: str) -> list[Comparison]:
        """The comparisons that made this event one, and those that kept near ones apart."""
        return self.view.comparisons(id_or_prefix)

    def plans(
        self, as_of: Day | None = None, *, fate: str | None = None, query: str = "", limit: int | None = None
    ) -> list[Plan]:
        """The ledger of plans as it stood on a day (default: the day of the newest article), by due day: those with
        this fate, of events that fit a query."""
        return self.view.plans(last_day(as_of), asked=asked(query), fate=fate, limit=limit)

    def statements(
        self,
        *,
        speaker: str | None = None,
        text: str | None = None,
        kind: str | None = None,
        article: str | None = None,
        limit: int | None = None,
    ) -> list[StatementRow]:
        """Statements by speaker (words of a name), words said, kind (direct | indirect | mixed) and article."""
        return self.view.statements(speaker=speaker, text=text, kind=kind, article=article, limit=limit)

    def figures(self, *, article: str | None = None) -> list[FigureRow]:
        return self.view.figures(article=article)

    def articles(self, *, text: str | None = None) -> Iterator[Article]:
        return self.view.articles(text=text)

    def article(self, article_id: str) -> Article:
        return self.view.article(article_id)

    def actors(self, *, name: str | None = None, kind: str | None = None, country: str | None = None) -> list[ActorRow]:
        """Actors, those with most events first."""
        return self.view.actors(name=name, kind=kind, country=country_code(country) if country else None)

    def brief(
        self,
        *,
        actor: str | None = None,
        dyad: str | tuple[str, str] | None = None,
        country: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        query: str | None = None,
    ) -> "Dossier":
        """A dossier of the events that fit all conditions, and of what their actors said in the same time.

        `dateline.formats.dossier` has `markdown`, `page` (HTML) and `pdf` to write it.
        """
        from dateline.formats.brief import brief

        sides = two_sides(dyad) if isinstance(dyad, str) else dyad
        conditions = event_filter(actor=actor, country=country, dyad=sides, since=since, until=until)
        return brief(self.view, narrowed(query, conditions))

    def export(self, what: str = "events", *, query: str | None = None) -> Iterator[dict[str, Any]]:
        """The values of one kind (events | statements | figures | articles | actors) as JSON Lines would hold them.

        Events may be asked for as in `find`.
        """
        from dateline.formats import jsonl

        wanted = asked(query) if query else None
        return (value.model_dump(mode="json") for value in jsonl.values(self.view, what, wanted))

    def write(self, out: IO[Any], what: str = "events", layout: str = "jsonl", *, query: str | None = None) -> int:
        """Write values in one of `dateline.formats.LAYOUTS`, of events those that fit a query; returns how many items.

        `out` takes bytes for the binary layouts (parquet, pdf), else text.
        """
        from dateline import formats

        wanted = asked(query) if query else None
        return formats.export(self.view, out, what=what, layout=layout, asked=wanted)


def versions(book: Path | None = None, pipelines: "Pipelines | None" = None) -> dict[str, str]:
    """Everything that decides what is coded: the versions of program, codebook, language model, the user's own facts
    and spaCy pipelines, as far as there are any."""
    from dateline import codebook, world

    try:
        model = version("dateline-en")
    except PackageNotFoundError:
        model = "none"
    found = {"dateline": dateline.__version__, "codebook": codebook.load(book).version, "dateline-en": model}
    if own := world.load().own.version:
        found["facts"] = own
    return {**found, **(pipelines.versions() if pipelines else {})}


def event_filter(
    *,
    country: str | None = None,
    dyad: tuple[str, str] | None = None,
    since: Day | None = None,
    until: Day | None = None,
    **plain: Any,
) -> EventFilter:
    """Conditions on events as people write them, with names of countries and days as texts.

    Raises InputError for a country or a day that is none.
    """
    return EventFilter(
        country=",".join(country_code(name) for name in country.split(",")) if country else None,
        dyad=(_side(dyad[0]), _side(dyad[1])) if dyad else None,
        since=_day(since, first=True),
        until=last_day(until),
        **plain,
    )


def asked(query: str) -> EventFilter:
    """The conditions of a query in the query language (`dateline.store.query`).

    Raises InputError for a field, a country or a day that is none.
    """
    parsed = parse(query)
    values: dict[str, Any] = dict(parsed.fields)
    if on := values.pop("on", None):
        values = {"since": on, "until": on} | values
    if dyad := values.pop("dyad", None):
        values["dyad"] = two_sides(dyad)
    for field in ("news", "disputed"):
        if word := values.pop(field, None):
            values[field] = _yes_or_no(field, word)
    if origins := values.pop("origins", None):
        values["origins"] = _number(origins)
    return event_filter(**values, text=parsed.text)


def narrowed(query: str | None, more: EventFilter) -> EventFilter:
    """A query's conditions, with those of the options in place of its own.

    Raises InputError for a field, a country or a day of the query that is none.
    """
    given = {name: value for name in EventFilter.__slots__ if (value := getattr(more, name)) is not None}
    return replace(asked(query), **given) if query else more


def two_sides(dyad: str) -> tuple[str, str]:
    """The two sides of "RUS,PRK" or "RUS-PRK". Raises InputError where they are not two."""
    sides = [side.strip() for side in (dyad.split(",") if "," in dyad else dyad.split("-", 1))]
    if len(sides) != 2 or not all(sides):
        raise InputError(f"{dyad!r} is no dyad: write two sides with a comma, such as RUS,PRK")
    return sides[0], sides[1]


def _yes_or_no(field: str, word: str) -> bool:
    answers = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if word.lower() not in answers:
        raise InputError(f"{field}:{word}: write {field}:yes or {field}:no")
    return answers[word.lower()]


def _number(word: str) -> int:
    if not word.isdecimal():
        raise InputError(f"origins:{word}: write a number, such as origins:2")
    return int(word)


def country_code(name: str) -> str:
    """The ISO 3166 alpha-3 code of a country given by code or name ("PRK", "kp", "North Korea").

    Raises InputError for what is none.
    """
    from dateline import world

    if is_country_code(name):
        return name  # a record may hold codes of its own, such as EUE
    facts = world.load()
    if len(name) in (2, 3) and (state := facts.state(name)):
        return state.iso3
    match = facts.state_of(name)
    if match is None:
        raise InputError(f"no country {name!r}: give a name or an ISO 3166 alpha-3 code, such as PRK")
    return match.state.iso3


def _side(name: str) -> str:
    """A side of a dyad: a country's code where it is a country's name, else the actor's name as it is."""
    try:
        return country_code(name)
    except InputError:
        return name


def last_day(day: Day | None) -> date | None:
    """A day, or the last day of a month or year. Raises InputError for anything else."""
    return _day(day, first=False)


def _day(day: Day | None, *, first: bool) -> date | None:
    """A day, or the first or last day of a month or year. Raises InputError for anything else."""
    if day is None or isinstance(day, date):
        return day
    try:
        earliest, latest = bounds(day)
    except ValueError as error:
        raise InputError(f"{day!r} is no day: write it as 2025-07-12, 2025-07 or 2025") from error
    return earliest if first else latest
