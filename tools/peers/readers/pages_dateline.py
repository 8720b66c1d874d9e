"""Dateline's reading of pages."""

from harness import run

from dateline import articles, sources


def read(page):
    raw = sources.of_bytes(page["html"].encode("utf-8"), page["id"], url=page["url"], on_problem=lambda problem: None)
    found = next(articles.read(raw, on_problem=lambda problem: None), None)
    if found is None:
        return None
    opening = f"{found.dateline.quote} " if found.dateline else ""
    day = found.published[:10] if found.published else None
    return [opening + found.text, found.title, day, "; ".join(found.authors)]


run(read)
