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


@commands.command(
    epilog=examples(
        "dateline codebook show", "dateline codebook show CONSULT --all", "dateline codebook show 'cultural site'"
    )
)
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
    kinds = {**book.types, **book.conduct}
    if type is None:
        _show_all(book)
        return
    named = {name.casefold(): kind for name, kind in kinds.items()}.get(type.casefold())
    if named is None:
        raise InputError(f"the codebook has no type {type!r}; it has {', '.join(kinds)}")
    _show_type(named, None if everything else SHOWN)


def _show_all(book: "Codebook") -> None:
    for event_type in book.types.values():
        print(f"{event_type.type:<10} {' '.join(event_type.definition.split())}")
        if event_type.modes:
            print(f"{'':<10} modes: {', '.join(event_type.modes)}")
    if book.conduct:
        print("Asked of visits:")
    for kind in book.conduct.values():
        print(f"  {kind.type:<18} {' '.join(kind.definition.split())}")


def _counts(book: "Codebook") -> str:
    types = book.types.values()
    return (
        f"{len(book.types)} types, {sum(len(t.modes) for t in types)} modes, {sum(len(t.frames) for t in types)} frames"
    )


def _changes(ours: "Codebook", theirs: "Codebook") -> list[str]:
    """What the second has that the first has not, and the other way round."""
    found = [f"new type {name}" for name in theirs.types if name not in ours.types]
    found += [f"without type {name}" for name in ours.types if name not in theirs.types]
    old, new = ({f.id: f for t in (*b.types.values(), *b.conduct.values()) for f in t.frames} for b in (ours, theirs))
    found += [f"new frame {name}" for name in new if name not in old]
    found += [f"changed frame {name}" for name in new if name in old and new[name] != old[name]]
    return found + [f"without frame {name}" for name in old if name not in new]


def _show_type(event_type: "EventType", limit: int | None) -> None:
    print(f"{event_type.type} ({event_type.quad})")
    print(f"  {' '.join(event_type.definition.split())}")
    if event_type.cameo:
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
    for name in ("verbs", "nouns", "light", "objects", "complement", "unless"):
        listed: tuple[str, ...] = getattr(frame, name)
        if listed:
            more = f" and {len(listed) - limit} more" if limit and len(listed) > limit else ""
            print(f"    {name}: {', '.join(listed[:limit])}{more}")
    for role, positions in frame.roles.items():
        kinds = frame.kinds.get(role)
        print(f"    {role}: {', '.join(positions)}{' (only ' + ', '.join(kinds) + ')' if kinds else ''}")
    for name, lines in (("note", (frame.note,)), ("example", frame.examples), ("not", frame.never)):
        for line in filter(None, lines):
            print(f"    {name}: {line}")
