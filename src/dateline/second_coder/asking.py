"""What the model is asked: the codebook in short, the rules of quoting, the article."""

from dateline.codebook import Codebook
from dateline.model import Article

VERSION = "second-coder/1"  # of the question and of how answers are checked
RULES = """\
You code news for a record of diplomacy. List every event between named political actors that the article tells of:
held, ongoing, planned, recurring, cancelled, postponed, denied or proposed. Mere speech is no event.
Except for `type`, `mode`, `status`, `news` and `role`, every value is a quotation: copy the words exactly as they stand
in the article, and no longer than needed. `sentence` is the whole sentence that tells of the event; the other
quotations stand in it where possible. Use null, or an empty list, for what the article does not say. Never infer.
`news` is false for background that the article only recalls. `cited` holds the words that name a source that the
article cites for the event. `purpose` is for visits, `instrument` the document signed."""


def messages(article: Article, codebook: Codebook) -> list[dict[str, str]]:
    """The chat messages for one article."""
    return [
        {"role": "system", "content": f"{RULES}\n\nTypes and modes:\n{_types(codebook)}"},
        {"role": "user", "content": _given(article)},
    ]


def _types(codebook: Codebook) -> str:
    lines = []
    for kind in codebook.types.values():
        lines.append(f"{kind.type}: {' '.join(kind.definition.split())}")
        lines += [f"  mode {name}: {' '.join(mode.definition.split())}" for name, mode in kind.modes.items()]
        lines += [f"  not: {line}" for line in kind.counter_examples]
    return "\n".join(lines)


def _given(article: Article) -> str:
    about = [f"Published: {article.day}" if article.day else "", f"Title: {article.title}" if article.title else ""]
    return "\n".join([*filter(None, about), "Article:", article.text])
