"""The frame that every reader of `make bench-peers` runs in."""

import json
import subprocess
import sys
from pathlib import Path

READER = """
from harness import run

run(lambda document: 1 / document["by"])
"""


def test_answers_come_in_order_and_a_reader_that_fails_on_one_goes_on(tmp_path: Path) -> None:
    (tmp_path / "reader.py").write_text(READER)
    tools = Path(__file__).parents[1] / "tools" / "peers"
    lines = "\n".join(json.dumps({"by": by}) for by in (1, 2, 0, 4))
    done = subprocess.run(
        [sys.executable, "reader.py"], input=lines, capture_output=True, text=True, check=True, cwd=tmp_path,
        env={"PYTHONPATH": str(tools)},
    )  # fmt: skip
    *answers, cost = map(json.loads, done.stdout.splitlines())
    assert answers == [1.0, 0.5, None, 0.25]
    assert cost["failed"] == 1
    assert "ZeroDivisionError" in done.stderr
