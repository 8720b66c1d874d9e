"""Reading a page as a browser would, and what a careful reader would complain of."""

from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "link", "input", "br", "img", "hr", "option"}
DRAWN = {"line", "circle", "rect", "path"}


class Page(HTMLParser):
    """The elements of a page: tag, attributes, and the tags around each."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.unclosed: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), tuple(self.unclosed)))
        if tag not in VOID:
            self.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), tuple(self.unclosed)))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.unclosed:
            while self.unclosed.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes, _ in self.elements if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def complaints(page: Page) -> Iterator[str]:
    """What keeps people with a screen reader or a keyboard from using a page."""
    if [a.get("lang") for a in page.all("html")] != ["en"]:
        yield "the page does not tell its language"
    for landmark in ("main", "header", "footer"):
        if len(page.all(landmark)) != 1:
            yield f"{len(page.all(landmark))} landmarks {landmark}"
    headings = [int(tag[1]) for tag, _, _ in page.elements if tag in ("h1", "h2", "h3", "h4")]
    if headings.count(1) != 1:
        yield f"{headings.count(1)} first headings"
    yield from (f"h{b} after h{a}" for a, b in pairwise(headings) if b > a + 1)
    ids = [a["id"] for _, a, _ in page.elements if a.get("id")]
    yield from (f"id {id} twice" for id in {i for i in ids if ids.count(i) > 1})
    labelled = {a.get("for") for a in page.all("label")}
    for tag in ("input", "select", "textarea"):
        for name, attributes, around in page.elements:
            seen = name == tag and attributes.get("type") != "hidden"
            if seen and attributes.get("id") not in labelled and "label" not in around:
                yield f"{tag} {attributes.get('name')} without a label"
    for name, attributes, _ in page.elements:
        for attribute in ("aria-labelledby", "aria-describedby"):
            yield from (f"{attribute} {id} leads nowhere" for id in (attributes.get(attribute) or "").split()
                        if id not in ids)  # fmt: skip
        if name == "a" and (attributes.get("href") or "").startswith("#") and attributes["href"][1:] not in ids:
            yield f"{attributes['href']} leads nowhere"
        if name == "svg" and not attributes.get("aria-label"):
            yield "a drawing without a name"
        if name == "th" and "scope" not in attributes:
            yield "a table's heading without its scope"


def threats(page: Page) -> Iterator[str]:
    """What a page of ours never holds: script or style within it, handlers, anything from elsewhere."""
    for tag, attributes, _ in page.elements:
        if tag in ("iframe", "object", "embed", "base", "img", "style"):
            yield f"<{tag}>"
        if tag == "script" and attributes.get("src") not in ("/static/app.js", "/static/built/map.js"):
            yield f"script {attributes}"
        for name, value in attributes.items():
            if name.startswith("on") or name == "style":
                yield f"{tag} {name}"
            if name in ("href", "src", "action", "xlink:href") and not (value or "").startswith(("/", "#")):
                yield f"{tag} {name}={value}"
            if name in ("href", "src", "action") and (value or "").startswith("//"):
                yield f"{tag} {name}={value}"
