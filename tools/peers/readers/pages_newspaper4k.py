"""newspaper4k as it comes."""

from harness import run
from newspaper import article


def read(page):
    made = article(page["url"] or "https://example.org/", input_html=page["html"], language="en")
    day = made.publish_date.date().isoformat() if hasattr(made.publish_date, "date") else None
    return [made.text or "", made.title, day, "; ".join(made.authors or ())]


run(read)
