"""The page on the codebook lists the types and modes that the YAML has, and its example of changes is a valid one.

`python -m tests.codebook.test_page` writes the list anew.
"""

import re
from pathlib import Path

from dateline import codebook

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "codebook.md"
TABLE = re.compile(r"(?<=\|---\|---\|---\|---\|\n).*?(?=<!-- end -->)", re.DOTALL)


def table() -> str:
    rows = (
        f"| {t.type} | {t.quad} | {', '.join(f'`{mode}`' for mode in t.modes)} | {', '.join(t.cameo)} |\n"
        for t in codebook.load().types.values()
    )
    return "".join(rows)


def test_the_page_lists_the_types_and_modes_of_the_yaml() -> None:
    found = TABLE.search(PAGE.read_text(encoding="utf-8"))
    assert found is not None
    assert found[0] == table()


def test_the_fields_of_the_page_exist() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", text, re.MULTILINE)
    fields = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert fields
    assert fields <= set(codebook.Frame.model_fields)


def test_the_example_of_changes_is_whole(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    changes = next(block for block in blocks if "SPORT" in block)
    file = tmp_path / "my.yaml"
    file.write_text(changes, encoding="utf-8")
    book = codebook.load(file)
    assert "SPORT" in book.types
    assert book.frame("aid.gift")[1].objects == ("panda", "statue")


if __name__ == "__main__":
    PAGE.write_text(TABLE.sub(lambda _: table(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
