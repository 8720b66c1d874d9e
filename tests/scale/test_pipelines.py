"""An engine finds names and trees with the user's own spaCy pipelines, as one process does."""

import subprocess
import sys
from pathlib import Path

import pytest

import dateline
from tests.language.pipelines import naming, untrained
from tests.scale import inputs

pytest.importorskip("pyarrow")


def ingest(record: Path, *options: str) -> set[str]:
    """Ingest the input beside the record; gives the names of the shards."""
    command = [sys.executable, "-m", "dateline", "ingest", "files", "--record", record.name, "--workers", "1", *options]
    subprocess.run(command, check=True, capture_output=True, cwd=record.parent)
    return {path.stem for path in record.parent.glob(f"{record.name}.shards/*.parquet")}


def test_an_engine_reads_with_other_pipelines_what_one_process_reads_with_them(tmp_path: Path) -> None:
    inputs.write(tmp_path / "files", files=1, each=2)
    naming(tmp_path / "names", ("PERSON", "Obi Talu"), ("ORG", "Acme"))
    untrained(tmp_path / "trees", "nsubj")
    chosen = ("--entities", "names", "--parser", "trees")  # folders, as they are named from here
    one, engine, plain = (tmp_path / name for name in ("one.db", "engine.db", "plain.db"))
    ingest(one, *chosen)
    shards = ingest(engine, "--engine", "processes", *chosen)
    assert inputs.exported(engine) == inputs.exported(one)
    with dateline.open(engine) as record:
        assert {"names", "trees"} <= set(record.view.settings()["config"])
    assert not shards & ingest(plain, "--engine", "processes")
