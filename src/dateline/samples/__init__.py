"""The sample articles: an invented spring of diplomacy, with the traps that coverage of real ones sets.

Everything in them is invented: see README.md beside this file. `expected.yaml` is what a careful reader records.
"""

from importlib.resources import files
from pathlib import Path


def folder() -> Path:
    """The folder of sample articles: text files and one file of rows, ready for `dateline ingest`."""
    return Path(str(files("dateline.samples").joinpath("articles")))


def expected() -> Path:
    """`expected.yaml`: the record that a careful reader makes of the sample articles."""
    return Path(str(files("dateline.samples").joinpath("expected.yaml")))
