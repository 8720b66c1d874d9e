"""An ingest by an engine gives the record that one process gives, whoever is killed on the way.

The engine is `processes`, which needs nothing more than pyarrow; `make test-scale` runs the same tests on Daft and Ray.
"""

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.scale import ENGINES, engines
from tests.scale import inputs

NEEDS = {"processes": "pyarrow", "daft": "daft", "ray": "ray"}
pytestmark = pytest.mark.parametrize(
    "engine",
    [
        pytest.param(
            name,
            marks=pytest.mark.skipif(
                importlib.util.find_spec(package) is None, reason=f"{package} is not installed: make test-scale"
            ),
        )
        for name, package in NEEDS.items()
    ],
)
PATIENCE = 240  # seconds


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return inputs.write(tmp_path_factory.mktemp("input") / "files", files=3, each=4)


@pytest.fixture(scope="module")
def expected(folder: Path) -> str:
    """What one process makes of the same files."""
    record = folder.parent / "one.db"
    subprocess.run([*command(folder, record), "--workers", "1"], check=True, capture_output=True)
    return inputs.exported(record)


def command(folder: Path, record: Path) -> list[str]:
    return [sys.executable, "-m", "dateline", "ingest", str(folder), "--record", str(record), "--format", "json"]


def by_engine(folder: Path, record: Path, engine: str) -> list[str]:
    return [*command(folder, record), "--engine", engine, "--workers", "2"]


def first(lake: Path, pattern: str) -> Path:
    """The first file of this kind in the lake, as soon as there is one. A `.part` ends in its worker's process id."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        if found := sorted(lake.glob(pattern)):
            return found[0]
        time.sleep(0.01)
    raise AssertionError(f"no {pattern} in time")


def worker_of(part: Path) -> int:
    return int(part.stem.rpartition("-")[2])


def test_a_worker_killed_in_the_middle_changes_nothing(
    engine: str, folder: Path, expected: str, tmp_path: Path
) -> None:
    record = tmp_path / "record.db"
    with subprocess.Popen(by_engine(folder, record, engine), stdout=subprocess.PIPE) as driver:
        os.kill(worker_of(first(tmp_path / "record.db.shards", "*.part")), signal.SIGKILL)
        output, _ = driver.communicate(timeout=PATIENCE)
    assert (driver.returncode, json.loads(output)["added"]) == (0, 12)
    assert inputs.exported(record) == expected


def test_a_driver_killed_and_started_again_goes_on_from_there(
    engine: str, folder: Path, expected: str, tmp_path: Path
) -> None:
    record, lake = tmp_path / "record.db", tmp_path / "record.db.shards"
    with subprocess.Popen(by_engine(folder, record, engine), stdout=subprocess.DEVNULL) as driver:
        worker = worker_of(first(lake, "*.part"))
        finished = first(lake, "*.parquet")
        driver.kill()
    written = finished.stat().st_mtime_ns
    assert not lives_on(worker)
    subprocess.run(by_engine(folder, record, engine), check=True, capture_output=True, timeout=PATIENCE)
    assert inputs.exported(record) == expected
    assert finished.stat().st_mtime_ns == written
    assert list(lake.glob("*.part")) == []


def lives_on(worker: int) -> bool:
    """Whether a worker goes on for ever when its driver is gone."""
    limit = time.monotonic() + 60
    while Path(f"/proc/{worker}").exists() and time.monotonic() < limit:
        time.sleep(0.1)
    return Path(f"/proc/{worker}").exists()


def test_an_engine_is_checked_before_anything_is_read(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engines.check(engine)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install"):
        engines.check(engine)
    assert engine in ENGINES
