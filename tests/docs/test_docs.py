"""The documentation does not go stale: links lead somewhere, commands exist, code compiles, statuses are all there."""

import re
from pathlib import Path

import pytest

from dateline.model.report import STATUSES

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_can_be_reached_from_the_index() -> None:
    found, todo = set(), [ROOT / "docs" / "index.md"]
    while todo:
        page = todo.pop()
        if page not in found:
            found.add(page)
            links = re.findall(r"\]\((?!https?:|#)([^)#]+\.md)", page.read_text(encoding="utf-8"))
            todo += [(page.parent / link).resolve() for link in links]
    assert found >= set((ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_python_in_the_pages_compiles(page: Path) -> None:
    for code in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        compile(code, named(page), "exec")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_in_the_pages_are_in_the_reference(page: Path) -> None:
    reference = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    known = set(re.findall(r"`dateline (\w+)", reference))
    blocks = re.findall(r"```(?:console|)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    used = {word for block in blocks for word in re.findall(r"^(?:\$ )?dateline (\w+)", block, re.MULTILINE)}
    assert used <= known


def test_every_status_is_explained() -> None:
    text = (ROOT / "docs" / "reference" / "statuses.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)`", text, re.MULTILINE)) == set(STATUSES)


def test_the_reference_lists_every_command_and_no_other() -> None:
    commands = pytest.importorskip("dateline.cli.commands")
    text = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    names = {command.name or command.callback.__name__ for command in commands.app.registered_commands}
    names |= {group.name for group in commands.app.registered_groups}
    assert set(re.findall(r"^\| `dateline (\w+)", text, re.MULTILINE)) == names


def test_the_reference_lists_every_option() -> None:
    commands = pytest.importorskip("dateline.cli.commands")
    import typer.main

    text = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    group = typer.main.get_command(commands.app)
    options = {
        opt for command in group.commands.values() for p in command.params for opt in p.opts if opt.startswith("--")
    }  # type: ignore[attr-defined]  # a group
    assert {option for option in options - {"--help", "--version"} if f"`{option}" not in text} == set()
