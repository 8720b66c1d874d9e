"""The command: who may come in."""

import subprocess
import sys

import pytest

from dateline.cli.serve import _token
from dateline.errors import InputError


def test_this_machine_alone_needs_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_TOKEN", raising=False)
    assert _token("127.0.0.1") is None


def test_another_address_has_a_token_made(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("DATELINE_TOKEN", raising=False)
    made = _token("0.0.0.0")
    assert made
    assert len(made) >= 32
    assert made in capsys.readouterr().err


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_the_environment_names_one(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("DATELINE_TOKEN", "sixteen letters!")
    assert _token(host) == "sixteen letters!"


@pytest.mark.parametrize("token", ["", "short"])
def test_one_that_can_be_guessed_is_refused(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setenv("DATELINE_TOKEN", token)
    with pytest.raises(InputError, match="too short"):
        _token("127.0.0.1")


def test_help_loads_no_server() -> None:
    heavy = ("fastapi", "uvicorn", "jinja2", "networkx")
    code = f"import sys, dateline.cli; sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
