"""A chart: an SVG drawing with the rows that it shows."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from xml.etree import ElementTree

from markupsafe import Markup

from dateline.web.rendering import HIDDEN

Element = ElementTree.Element
LETTER = 6.6  # the width of an average letter at 12 px


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and its data: `rows` under `columns`, for a table and for CSV. Of its left side `frozen` pixels stay in
    view where the rest is too wide: those of its group of the class `names`."""

    drawing: Element
    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, object]]
    frozen: float = 0

    @property
    def inline(self) -> Markup:
        """The drawing within a page, which brings the style and light or dark."""
        parts = self._parts() if self.frozen else (self.drawing,)
        return Markup("".join(ElementTree.tostring(part, encoding="unicode") for part in parts))

    def _parts(self) -> tuple[Element, Element]:
        """The names beside the rest, each a drawing of its own."""
        whole, edge = self.drawing, self.frozen
        wide, high = float(whole.attrib["width"]), whole.attrib["height"]
        names = drawing(edge, float(high), "Lanes", "the actors, from top to bottom")
        names.set("class", "chart names")
        names.set("preserveAspectRatio", "xMinYMin slice")
        rest = Element(
            "svg", whole.attrib | {"width": f"{wide - edge:g}", "viewBox": f"{edge:g} 0 {wide - edge:g} {high}"}
        )
        for child in whole:
            (names if child.get("class") == "names" else rest).append(child)
        return names, rest

    def file(self) -> str:
        """The drawing as a file of its own."""
        whole = Element("svg", self.drawing.attrib | {"xmlns": "http://www.w3.org/2000/svg"})
        style = ElementTree.SubElement(whole, "style")
        style.text = _style()
        whole.extend(self.drawing)
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(whole, encoding="unicode") + "\n"

    def csv(self) -> str:
        return csv_of(self.columns, self.rows)


def csv_of(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Rows under these columns as CSV (RFC 4180)."""
    out = io.StringIO()
    table = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\r\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()


@cache
def _style() -> str:
    return files("dateline.web").joinpath("static/charts.css").read_text(encoding="utf-8")


def drawing(width: float, height: float, title: str, described: str) -> Element:
    """An empty drawing that tells readers of screens what it shows."""
    return Element(
        "svg",
        {
            "viewBox": f"0 0 {width:g} {height:g}",
            "width": f"{width:g}",
            "height": f"{height:g}",
            "class": "chart",
            "role": "group",
            "aria-label": f"{title}. {described}",
        },
    )


def add(parent: Element, tag: str, text: str | None = None, **attributes: object) -> Element:
    """A child: `class_` is the attribute class, `text_anchor` text-anchor; attributes of None are left out."""
    given = {k.rstrip("_").replace("_", "-"): _written(v) for k, v in attributes.items() if v is not None}
    child = ElementTree.SubElement(parent, tag, given)
    if text is not None:
        child.text = HIDDEN.sub("", text)
    return child


def link(parent: Element, href: str, title: str) -> Element:
    """A child whose content leads somewhere."""
    child = add(parent, "a", href=href)
    add(child, "title", title)
    return child


def _written(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return HIDDEN.sub("", str(value))


def fitted(text: str, width: float) -> str:
    """A text cut to a width in pixels."""
    most = max(int(width / LETTER), 4)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
