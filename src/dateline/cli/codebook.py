"""`dateline codebook`: what the coder looks for, and whether an edited codebook is whole."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import examples, words
from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.codebook import Codebook, EventType, Frame

SHOWN = 12  # words of a list, before the rest is only counted

commands = typer.Typer(
    no_args_is_help=True, help="What the coder looks for: the types, their modes and the words that tell of them."
)
CodebookOption = Annotated[
    Path | None, words("PATH", "Another codebook (a folder), or a file of changes to the one that ships.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.add_typer(commands, name="codebook")


@commands.command(epilog=examples("dateline codebook check my.yaml", "dateline codebook check my-codebook/"))
def check(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A file of changes, or a folder.")],
) -> None:
    """Read a codebook and say what it changes; the first slip is named with its file and field."""
    from dateline import codebook

    ours, theirs = codebook.load(), codebook.load(path)
    print(f"{path}: {_counts(theirs)}, version {theirs.version}")
    for line in _changes(ours, theirs):
        print(f"  {line}")


@commands.command(epilog=examples("dateline codebook show", "dateline codebook show CONSULT --all"))
def show(
    type: Annotated[str | None, typer.Argument(metavar="[TYPE]", help="A type such as CONSULT, else all in short.")] = (
        None
    ),
    codebook: CodebookOption = None,
    everything: Annotated[bool, typer.Option("--all", help="Every word of every frame.")] = False,
) -> None:
    """The types in short, or one type whole: definition, modes, frames, traps in words and counter-examples."""
    from dateline.codebook import load

    book = load(codebook)
    if type is None:
        for event_type in book.types.values():
            print(f"{event_type.type:<10} {' '.join(event_type.definition.split())}")
            if event_type.modes:
                print(f"{'':<10} modes: {', '.join(event_type.modes)}")
        return
    if type.upper() not in book.types:
        raise InputError(f"the codebook has no type {type!r}; it has {', '.join(book.types)}")
    _show_type(book.types[type.upper()], None if everything else SHOWN)


def _counts(book: "Codebook") -> str:
    types = book.types.values()
    return (
        f"{len(book.types)} types, {sum(len(t.modes) for t in types)} modes, {sum(len(t.frames) for t in types)} frames"
    )


def _changes(ours: "Codebook", theirs: "Codebook") -> list[str]:
    """What the second has that the first has not, and the other way round."""
    found = [f"new type {name}" for name in theirs.types if name not in ours.types]
    found += [f"without type {name}" for name in ours.types if name not in theirs.types]
    old = {f.id: f for t in ours.types.values() for f in t.frames}
    new = {f.id: f for t in theirs.types.values() for f in t.frames}
    found += [f"new frame {name}" for name in new if name not in old]
    found += [f"changed frame {name}" for name in new if name in old and new[name] != old[name]]
    return found + [f"without frame {name}" for name in old if name not in new]


def _show_type(event_type: "EventType", limit: int | None) -> None:
    print(f"{event_type.type} ({event_type.quad})")
    print(f"  {' '.join(event_type.definition.split())}")
    print(f"  CAMEO {', '.join(event_type.cameo)}")
    for name, mode in event_type.modes.items():
        codes = f" (CAMEO {', '.join(mode.cameo)})" if mode.cameo else ""
        print(f"  mode {name}: {' '.join(mode.definition.split())}{codes}")
    for title, lines in (("traps", event_type.traps), ("no examples of it", event_type.counter_examples)):
        if lines:
            print(f"  {title}:")
            for line in lines:
                print(f"    - {line}")
    for frame in event_type.frames:
        _show_frame(frame, limit)


def _show_frame(frame: "Frame", limit: int | None) -> None:
    mode = f" -> {frame.mode}" if frame.mode else ""
    print(f"  frame {frame.id}{mode}{' (where both sides are given)' if frame.given else ''}")
    for name in ("verbs", "nouns", "light", "objects", "complement"):
        listed: tuple[str, ...] = getattr(frame, name)
        if listed:
            more = f" and {len(listed) - limit} more" if limit and len(listed) > limit else ""
            print(f"    {name}: {', '.join(listed[:limit])}{more}")
    for role, positions in frame.roles.items():
        kinds = frame.kinds.get(role)
        print(f"    {role}: {', '.join(positions)}{' (only ' + ', '.join(kinds) + ')' if kinds else ''}")
    if frame.note:
        print(f"    note: {frame.note}")
