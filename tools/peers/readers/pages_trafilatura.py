"""trafilatura as it comes, comments left out."""

from harness import run
from trafilatura import bare_extraction


def read(page):
    made = bare_extraction(page["html"], url=page["url"], include_comments=False, with_metadata=True)
    if made is None:
        return None
    fields = made if isinstance(made, dict) else made.as_dict()
    return [fields["text"] or "", fields["title"], fields["date"], fields["author"] or ""]


run(read)
