"""news-please as it comes."""

from harness import run
from newsplease import NewsPlease


def read(page):
    made = NewsPlease.from_html(page["html"], url=page["url"])
    day = made.date_publish.date().isoformat() if made.date_publish else None
    return [made.maintext or "", made.title, day, "; ".join(made.authors or ())]


run(read)
