"""The commands. Each parses its options, asks the open record, and hands the answer to `tables` or `stories`."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

import dateline
from dateline.cli import actors as on_actors
from dateline.cli import codebook as on_codebook
from dateline.cli import review
from dateline.cli import world as on_world
from dateline.cli.answers import cut, note, nothing, print_json, stopping, warn_if_stale
from dateline.cli.options import (
    EntitiesOption,
    FateOption,
    FormatOption,
    LimitOption,
    ParserOption,
    PrivateOption,
    RecordOption,
    StatusOption,
    What,
    WorkersOption,
    examples,
    words,
)

if TYPE_CHECKING:
    from dateline.front import OpenRecord
    from dateline.pipeline import Ingested
    from dateline.second_coder import Endpoint

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="Dateline turns news coverage of international affairs into a sourced record of diplomacy.",
    epilog="A first look, on invented articles: [bold]dateline demo[/bold]",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def open_record(record: str | None) -> "OpenRecord":
    """The record that an option, the environment or `dateline.toml` names."""
    from dateline import config, front

    return front.open(record or config.load().record)


def as_json(asked: str | None) -> bool:
    from dateline import config

    return (asked or config.load().format) == "json"


def _version(asked: bool) -> None:
    if asked:
        print(f"dateline {dateline.__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command(
    epilog=examples(
        "dateline ingest articles/",
        "dateline ingest a.html b.csv --column text=body",
        "dateline ingest crawl/*.warc.gz --engine ray",
        "dateline ingest https://fjord-post.example/feed addresses.txt",
        "dateline ingest articles/ --entities en_core_web_trf",
    )
)
def ingest(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Files and folders of texts, pages, tables, mail, archives; addresses of pages, feeds, sitemaps; "
            "files of addresses; - for standard input.",
        ),
    ],
    column: Annotated[
        list[str] | None, words("FIELD=NAME", "The column that holds a field, such as text=body; may be repeated.")
    ] = None,
    codebook: on_codebook.CodebookOption = None,
    entities: EntitiesOption = None,
    parser: ParserOption = None,
    workers: WorkersOption = None,
    engine: Annotated[
        Literal["processes", "daft", "ray"] | None,
        typer.Option(help="Who codes whole files at once, such as WARCs: processes here, Daft here, Daft on Ray."),
    ] = None,
    most: Annotated[int, typer.Option(metavar="N", min=1, help="Pages that one feed or sitemap may lead to.")] = 500,
    private: PrivateOption = False,
    coder: Annotated[
        Literal["rules", "llm"], typer.Option(help="Who codes the events: Dateline's rules, or a model that you run.")
    ] = "rules",
    base_url: Annotated[str | None, words("URL", "With --coder llm: an endpoint of the OpenAI protocol.")] = None,
    model: Annotated[str | None, words("NAME", "With --coder llm: the model's name there.")] = None,
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """Read articles into the record. What is there already is left as it is."""
    endpoint = _endpoint(coder, base_url, model)
    with open_record(record) as book:
        done = _ingest(
            book,
            inputs,
            codebook=codebook,
            entities=entities,
            parser=parser,
            columns=_columns(column or []),
            workers=workers,
            engine=engine,
            endpoint=endpoint,
            most=most,
            private=private,
        )
        if as_json(format):
            problems = [str(problem) for problem in done.problems]
            counts = {"added": done.added, "revised": done.revised, "unchanged": done.unchanged}
            print(json.dumps({**counts, "problems": problems}, ensure_ascii=False))
        else:
            _summary(book, done)
    if done.problems and not done.added + done.revised + done.unchanged:
        raise typer.Exit(1)


def _columns(given: list[str]) -> dict[str, str]:
    if wrong := [pair for pair in given if not all(pair.partition("="))]:
        raise typer.BadParameter(f"--column {wrong[0]!r}: write FIELD=NAME, such as text=body")
    return {field: name for field, _, name in (pair.partition("=") for pair in given)}


def _endpoint(coder: str, url: str | None, model: str | None) -> "Endpoint | None":
    from dateline.second_coder import Endpoint

    if coder == "llm" and url and model:
        return Endpoint(url, model)
    if coder == "llm" or url or model:
        raise typer.BadParameter("the second coder wants all three: --coder llm --base-url URL --model NAME")
    return None


def _ingest(book: "OpenRecord", inputs: Sequence[str | Path], **options: Any) -> "Ingested":
    from dateline.cli.progress import Progress

    with stopping(), Progress() as progress:
        done = book.ingest(
            inputs, on_article=progress.article, on_share=progress.share, on_fused=progress.fused, **options
        )
    for problem in done.problems:
        note(f"dateline: {problem}")
    return done


def _summary(book: "OpenRecord", done: "Ingested") -> None:
    parts = [f"{done.added} added", f"{done.revised} revised", f"{done.unchanged} unchanged"]
    if done.problems:
        parts.append(f"{len(done.problems)} problem{'s' * (len(done.problems) > 1)}")
    counts = book.view.counts()
    print(f"articles: {', '.join(parts)}")
    print(
        f"{book.path} holds {counts.articles} articles, {counts.events} events, {counts.statements} statements, "
        f"{counts.figures} figures, {counts.actors} actors"
    )


@app.command(epilog=examples("dateline events --dyad RUS,PRK --since 2025-07", "dateline events --type visit"))
def events(
    actor: Annotated[str | None, words("NAME", "Words of a participant's name.")] = None,
    country: Annotated[str | None, words("COUNTRY", "A country taking part, hosting, or the place.")] = None,
    dyad: Annotated[str | None, words("A,B", "Two sides: countries or actors.")] = None,
    type: Annotated[str | None, words("TYPE", "CONSULT, visit, or CONSULT/visit.")] = None,
    status: StatusOption = None,
    since: Annotated[str | None, words("DAY", "2025-07-12, 2025-07 or 2025.")] = None,
    until: Annotated[str | None, words("DAY", "The last day asked for.")] = None,
    place: Annotated[str | None, words("NAME", "Words of the place's name, or a country code.")] = None,
    text: Annotated[str | None, words("WORDS", 'Words, or "a phrase", in names and evidence.')] = None,
    news: Annotated[bool | None, typer.Option("--news/--background", help="News, or what was only recalled.")] = None,
    limit: LimitOption = 50,
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """List events in the order of time; those without a stated time come last."""
    from dateline.cli import tables
    from dateline.formats import jsonl
    from dateline.formats.models import EventOut
    from dateline.front import event_filter

    asked = event_filter(
        actor=actor,
        country=country,
        dyad=_two(dyad) if dyad else None,
        type=type,
        status=status,
        since=since,
        until=until,
        place=place,
        text=text,
        news=news,
    )
    with open_record(record) as book:
        view = book.view
        warn_if_stale(view)
        if as_json(format):
            coder = jsonl.coder_of(view)
            print_json(EventOut.of(story, coder) for story in view.stories(asked, limit=limit or None))
            return
        rows = view.events(asked, limit=limit + 1 if limit else None)
        if not rows:
            nothing(view, "event", *filter(None, [actor, *(dyad or "").split(",")]))
        tables.events(cut(rows, limit), view.short_id_length())


def _two(dyad: str) -> tuple[str, str]:
    sides = [side.strip() for side in dyad.split(",")]
    if len(sides) != 2 or not all(sides):
        raise typer.BadParameter(f"{dyad!r} is no dyad: write two sides with a comma, such as RUS,PRK")
    return sides[0], sides[1]


@app.command(epilog=examples("dateline show 9ede47", "dateline show 9ede47 --format json"))
def show(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or the first characters of it.")],
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """The whole story of one event: every field with its words, reports, origins, contradictions, steps of the plan."""
    from dateline.cli import stories
    from dateline.formats import jsonl
    from dateline.formats.models import EventOut

    with open_record(record) as book:
        warn_if_stale(book.view)
        story = book.event(event)
        if as_json(format):
            print(EventOut.of(story, jsonl.coder_of(book.view)).model_dump_json(indent=2))
        else:
            stories.show(story, book.view)


review.register(app)
on_actors.register(app)
on_codebook.register(app)
on_world.register(app)


@app.command(epilog=examples("dateline statements --speaker Lavrov", "dateline statements --text ceasefire"))
def statements(
    speaker: Annotated[str | None, words("NAME", "Words of the speaker's name.")] = None,
    text: Annotated[str | None, words("WORDS", 'Words, or "a phrase", of what was said.')] = None,
    kind: Annotated[Literal["direct", "indirect", "mixed"] | None, typer.Option(help="By quotation marks.")] = None,
    article: Annotated[str | None, words("ID", "An article's id.")] = None,
    limit: LimitOption = 50,
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """List what was said and by whom."""
    from dateline.cli import tables
    from dateline.formats import jsonl
    from dateline.formats.models import StatementOut

    with open_record(record) as book:
        view = book.view
        found = view.statements(
            speaker=speaker, text=text, kind=kind, article=article, limit=limit + 1 if limit else None
        )
        if as_json(format):
            coder = jsonl.coder_of(view)
            print_json(StatementOut.of(row, coder) for row in cut(found, limit))
            return
        if not found:
            nothing(view, "statement", *filter(None, [speaker]))
        tables.statements(cut(found, limit))


@app.command(epilog=examples("dateline plans --as-of 2025-07-20", "dateline plans --fate overdue"))
def plans(
    as_of: Annotated[str | None, words("DAY", "Default: the day of the newest article.")] = None,
    fate: FateOption = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Announced, the day passed, and nothing found.")] = False,
    query: Annotated[str, words("QUERY", "Of events that fit a line of the query language.")] = "",
    limit: LimitOption = 50,
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """The ledger of plans as it stood on a day: open, overdue, recurring, kept, held later, postponed, cancelled,
    denied."""
    from dateline.cli import tables
    from dateline.formats.views import PlanOut
    from dateline.front import last_day

    with open_record(record) as book:
        view = book.view
        warn_if_stale(view)
        fate = "overdue" if overdue else fate
        found = cut(book.plans(as_of, fate=fate, query=query, limit=limit + 1 if limit else None), limit)
        day = last_day(as_of) or view.last_day()
        rows = view.rows([plan.event for plan in found])
        if as_json(format):
            print_json(PlanOut.of(plan, rows[plan.event.id], day) for plan in found)
            return
        if not found:
            nothing(view, "plan")
        tables.plans(found, rows, view.short_id_length(), day)


@app.command(epilog=examples("dateline actors --country PRK", "dateline actors --name choe"))
def actors(
    name: Annotated[str | None, words("NAME", "Words of the name.")] = None,
    kind: Annotated[str | None, words("KIND", "person, country, ministry, igo ...")] = None,
    country: Annotated[str | None, words("COUNTRY", "The actor's country.")] = None,
    limit: LimitOption = 50,
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """List the record's actors, those with most events first."""
    from dateline.cli import tables
    from dateline.formats.models import ActorOut

    with open_record(record) as book:
        found = book.actors(name=name, kind=kind, country=country)
        if as_json(format):
            print_json(ActorOut.row(row) for row in cut(found, limit))
            return
        if not found:
            nothing(book.view, "actor", *filter(None, [name]))
        tables.actors(cut(found, limit))


@app.command(epilog=examples("dateline schema", "dateline schema --what statements"))
def schema(
    what: Annotated[What | None, typer.Option(help="One kind only.")] = None,
) -> None:
    """The JSON Schema of each kind of exported line."""
    from dateline import formats

    found: Any = formats.schema(what) if what else {kind: formats.schema(kind) for kind in formats.KINDS}
    print(json.dumps(found, indent=2, ensure_ascii=False))


@app.command(epilog=examples("dateline demo", "dateline demo --record demo.db"))
def demo(
    record: Annotated[
        str | None, typer.Option("--record", metavar="FILE", help="Keep the record in this file, or on this server.")
    ] = None,
) -> None:
    """Read the invented sample articles and show what comes of them."""
    import tempfile

    from dateline import front

    with tempfile.TemporaryDirectory() as folder, front.open(record or Path(folder) / "demo.db") as book:
        _demo(book)
    if record:
        note(f"the record is kept: dateline events --record {record}")


def _demo(book: "OpenRecord") -> None:
    from dateline import samples
    from dateline.cli import stories, tables

    done = _ingest(book, [samples.folder()], workers=None)
    _summary(book, done)
    view = book.view
    length = view.short_id_length()
    rows = view.events()
    tables.heading("dateline events")
    tables.events(rows, length)
    plans = book.plans()
    tables.heading("dateline plans")
    tables.plans(plans, {row.event.id: row for row in rows}, length, view.last_day())
    if rows:
        best = max(rows, key=lambda row: (len(row.event.steps) > 1, len(row.event.reports), row.event.id)).event
        tables.heading(f"dateline show {tables.short(best.id, length)}")
        stories.show(book.event(best.id), view)
