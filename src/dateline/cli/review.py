"""The commands by which a person corrects the record: merge, split, join, part, correct, undo, and the log of them."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.answers import note
from dateline.cli.options import FormatOption, RecordOption, examples, words

if TYPE_CHECKING:
    from dateline.model import Decision
    from dateline.reviewing import Reviewing

EventArgument = Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or the first characters of it.")]
ActorArgument = Annotated[
    str, typer.Argument(metavar="ACTOR", help="An actor's id, the first characters of it, or a name.")
]
BecauseOption = Annotated[str | None, words("WORDS", "Why; kept in the log.")]
AuthorOption = Annotated[str | None, words("NAME", "Who decides; else $DATELINE_AUTHOR or the user's name.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(epilog=examples("dateline merge 9ede47 41ac02 --because 'one dinner, told twice'"))(merge)
    app.command(epilog=examples("dateline split 9ede47 2 --because 'the call, not the meeting'"))(split)
    app.command(
        epilog=examples(
            "dateline correct 9ede47 start 2025-07-12 --because 'the ministry says Saturday'",
            "dateline correct 9ede47 participants -- '-Mira Danesh'",
        )
    )(correct)
    app.command(epilog=examples("dateline join 'Lev Topilin' 'Leo Topylin' --because 'one man, two spellings'"))(join)
    app.command(
        epilog=examples(
            "dateline part 'Lev Topilin' a17 a18 --because 'a namesake, the judge'",
            "dateline part 9ede47 'Lev Topylin'",
        )
    )(part)
    app.command(epilog=examples("dateline undo", "dateline undo 3"))(undo)
    app.command(epilog=examples("dateline decisions", "dateline decisions --format json"))(decisions)


def _reviewing(record: str | None, author: str | None) -> "Reviewing":
    from dateline import config, reviewing

    return reviewing.Reviewing(record or config.load().record, author)


def _done(decision: "Decision") -> None:
    note(f"decision #{decision.number} by {decision.author}; `dateline undo {decision.number}` takes it back")


def merge(
    left: EventArgument,
    right: Annotated[str, typer.Argument(metavar="EVENT", help="The other event.")],
    because: BecauseOption = None,
    author: AuthorOption = None,
    record: RecordOption = None,
) -> None:
    """Two events are one."""
    _done(_reviewing(record, author).merge(left, right, because=because))


def split(
    event: EventArgument,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report's number in `show`, or its id.")],
    because: BecauseOption = None,
    author: AuthorOption = None,
    record: RecordOption = None,
) -> None:
    """A report tells of another event."""
    _done(_reviewing(record, author).split(event, report, because=because))


def correct(
    event: EventArgument,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="type, mode, status, start, end, host, place ...")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="- for not reported; participants: +Name or -Name.")],
    because: BecauseOption = None,
    author: AuthorOption = None,
    record: RecordOption = None,
) -> None:
    """A field of an event has another value."""
    _done(_reviewing(record, author).correct(event, field, value, because=because))


def join(
    left: ActorArgument,
    right: Annotated[str, typer.Argument(metavar="ACTOR", help="The other actor.")],
    because: BecauseOption = None,
    author: AuthorOption = None,
    record: RecordOption = None,
) -> None:
    """Two actors are one."""
    _done(_reviewing(record, author).join(left, right, because=because))


def part(
    actor: ActorArgument,
    which: Annotated[list[str], typer.Argument(metavar="ARTICLE...|NAME", help="Whose actor it is not.")],
    because: BecauseOption = None,
    author: AuthorOption = None,
    record: RecordOption = None,
) -> None:
    """Whom these articles mean by an actor, or everyone who bears this name, is another."""
    _done(_reviewing(record, author).part(actor, *which, because=because))


def undo(
    number: Annotated[int | None, typer.Argument(metavar="NUMBER", help="Default: the latest that stands.")] = None,
    because: BecauseOption = None,
    author: AuthorOption = None,
    record: RecordOption = None,
) -> None:
    """Take a decision back; the record is as if it had never been made."""
    _done(_reviewing(record, author).undo(number, because=because))


def decisions(record: RecordOption = None, format: FormatOption = None) -> None:
    """The log of what people decided, oldest first."""
    from dateline import config
    from dateline.model import in_force

    log = _reviewing(record, None).log()
    if (format or config.load().format) == "json":
        print(json.dumps([asdict(decision) for decision in log], ensure_ascii=False, indent=1))
        return
    standing = {decision.number for decision in in_force(log)}
    for decision in log:
        state = "" if decision.number in standing or decision.action == "undo" else "  (undone)"
        print(f"#{decision.number}  {decision.at}  {decision.author}  {_words(decision)}{state}")
    if not log:
        note("nobody has decided anything yet: dateline merge, split, join, part, correct")


def _words(decision: "Decision") -> str:
    quotes = [f'"{anchor.evidence[:60]}" ({anchor.article})' for anchor in decision.anchors[:2]]
    said = {
        "merge": f"merge {' and '.join(quotes)}",
        "split": f"split {quotes[0] if quotes else ''} off",
        "correct": f"{decision.field} is {decision.value or 'not reported'}: {quotes[0] if quotes else ''}",
        "join": f"{' and '.join(quotes)} are one",
        "part": f"{decision.value or ', '.join(quotes[1:])} is not {quotes[0] if quotes else ''}",
        "judge": f"{decision.value}: {quotes[0] if quotes else ''}",
        "undo": f"undo #{decision.undoes}",
    }[decision.action]
    return f"{said}, because {decision.because}" if decision.because else said
