"""What an event rests on: the articles on the left, the independent origins that they go back to on the right."""

from collections.abc import Sequence

from dateline.store import Story
from dateline.web import words
from dateline.web.charts.svg import Chart, add, drawing, fitted, link

WIDTH, ROW, TOP, BOX = 580, 44, 26, 236
COLUMNS = ("report", "article", "outlet", "day", "cites", "origin", "reason")


def chart(story: Story) -> Chart | None:
    """Lines from each report to its origin; None where nothing is known of origins."""
    origins = story.event.origins
    if not origins:
        return None
    count = max(len(story.reports), len(origins))
    height = TOP + ROW * count + 6
    root = drawing(
        WIDTH, height, "Origins", f"{len(story.reports)} reports go back to {len(origins)} independent origins"
    )
    add(root, "text", "reports", class_="tick", x=1, y=14)
    add(root, "text", "independent origins", class_="tick", x=WIDTH - BOX, y=14)
    place = {told.report.id: _middle(n, len(story.reports), count) for n, told in enumerate(story.reports)}
    cites = {told.report.id: ", ".join(a.name for a in told.report.attributions) for told in story.reports}
    for n, origin in enumerate(origins):
        y = _middle(n, len(origins), count)
        for report in origin.reports:
            if report in place:
                x, y0, x1 = BOX, place[report], WIDTH - BOX
                bend = (x + x1) / 2
                add(root, "path", class_="reliance", d=f"M{x} {y0:.1f} C{bend} {y0:.1f} {bend} {y:.1f} {x1} {y:.1f}")
    for n, told in enumerate(story.reports):
        box = link(root, f"#report-{n + 1}", words.source(told.article))
        y = place[told.report.id]
        add(box, "rect", class_="box", x=1, y=y - 17, width=BOX - 1, height=34, rx=4)
        outlet = told.article.outlet or told.article.id
        add(box, "text", fitted(f"[{n + 1}] {outlet}", BOX - 14), class_="label", x=9, y=y - 2)
        cited = f"{told.article.day or 'undated'}, cites {cites[told.report.id] or 'nobody'}"
        add(box, "text", fitted(cited, BOX + 10), class_="tick", x=9, y=y + 11)
    for n, origin in enumerate(origins):
        y = _middle(n, len(origins), count)
        box = add(root, "g")
        add(box, "title", f"{origin.name}: {origin.reason}")
        add(box, "rect", class_="box origin", x=WIDTH - BOX, y=y - 17, width=BOX - 1, height=34, rx=4)
        add(box, "text", fitted(origin.name, BOX - 14), class_="label", x=WIDTH - BOX + 9, y=y - 2)
        rests = words.many(len(origin.reports), "report")
        add(box, "text", rests, class_="tick", x=WIDTH - BOX + 9, y=y + 11)
    return Chart(root, COLUMNS, _table(story, cites))


def _middle(n: int, of: int, count: int) -> float:
    """The n-th of `of` boxes, spread over the room of `count`."""
    return TOP + ROW * count * (n + 0.5) / of


def _table(story: Story, cites: dict[str, str]) -> Sequence[dict[str, object]]:
    rows = []
    for origin in story.event.origins:
        for told in story.reports:
            if told.report.id in origin.reports:
                article = told.article
                cells = (told.report.id, article.id, article.outlet, article.day, cites[told.report.id])
                named = zip(COLUMNS, (*cells, origin.name, origin.reason), strict=True)
                rows.append(dict[str, object](named))
    return rows
