"""Writes docs/reference/tables.md, the page of the views of `dateline sql`, from the code that defines them."""

from pathlib import Path

from dateline.store.sql import described

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "tables.md"
HEAD = """# Tables

What `dateline sql` offers to read-only queries. These views stay when Dateline's own tables change.
This page is written by `tools/tables.py`.

```
dateline sql "SELECT country, count(*) AS n FROM participants GROUP BY country ORDER BY n DESC"
dateline sql "SELECT event, evidence FROM reports WHERE mode = 'visit'" --format json
```

"""


def page() -> str:
    return HEAD + described() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
