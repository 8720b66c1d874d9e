"""The progress of an ingest, on standard error: a moving line on a terminal, nothing where it goes to a file."""

import sys
from typing import Self

from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from dateline.model import Article


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        rate = task.completed / task.elapsed if task.elapsed else 0.0
        return Text(f"{task.completed:.0f} articles, {rate:.1f}/s")


class Progress:
    """A context; `article` is called for each article done."""

    def __init__(self) -> None:
        columns = (SpinnerColumn(), TextColumn("reading"), _Rate(), TimeElapsedColumn())
        self._bar = Bar(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True)
        self._task = self._bar.add_task("reading", total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def article(self, article: Article) -> None:
        self._bar.advance(self._task)
