"""The progress of an ingest, on standard error: a moving line on a terminal, nothing where it goes to a file."""

import sys
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.text import Text

from dateline.model import Article


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        articles = task.fields["articles"]
        rate = articles / task.elapsed if task.elapsed else 0.0
        return Text(f"{articles} articles, {rate:.1f}/s")


class _Left(ProgressColumn):
    """The time that the rest takes at the pace so far; nothing where the size of the input is not known."""

    def render(self, task: Task) -> Text:
        share = task.completed
        if not task.elapsed or not 0 < share < 1:
            return Text("")
        seconds = round(task.elapsed * (1 - share) / share)
        return Text(f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02} left")


class Progress:
    """A context; `article` is called for each article done, `share` with the share of the input (0 to 1) that is,
    `fused` with the share of it that the record holds."""

    def __init__(self) -> None:
        what = TextColumn("{task.description}")
        columns = (SpinnerColumn(), what, BarColumn(), _Rate(), TimeElapsedColumn(), _Left())
        self._bar = Bar(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True)
        self._task = self._bar.add_task("reading", total=None, articles=0)
        self._articles = 0

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def article(self, article: Article) -> None:
        self._articles += 1
        self._bar.update(self._task, articles=self._articles)

    def share(self, share: float) -> None:
        doing = "reading" if share < 1 else "fusing the record"
        self._bar.update(self._task, total=1, completed=share, description=doing)

    def fused(self, share: float) -> None:
        self._bar.update(self._task, total=1, completed=share, description="fusing the record")
