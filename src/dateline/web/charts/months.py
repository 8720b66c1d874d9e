"""Contact by month: one bar a month, what was held below what was only announced."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dateline.store import EventRow, View
from dateline.web.asking import Events
from dateline.web.charts.svg import Chart, Element, add, drawing, link

BEGAN = "began"  # the terms that the bars count
GROUPS = {
    "held": ("held", "ongoing"),
    "planned": ("planned", "proposed", "recurring"),
    "off": ("postponed", "cancelled", "denied"),
}
NAMES = {"held": "held", "planned": "announced", "off": "postponed, cancelled or denied"}
MOST = 60  # months; longer times are counted by year
WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 600, 180, 30, 26, 26


def of(view: View, asked: Events) -> Chart | None:
    """The bars of a question."""
    return chart(view.tallies(asked.filter(), [BEGAN])[BEGAN], asked)


def chart(began: Mapping[str, int], asked: Events, path: str = "/events") -> Chart | None:
    """Bars of the events by the first month that they may lie in: `began` counts them by month and status
    ("2031-05 held"). None where no event has a day."""
    counted: Counter[tuple[str, str]] = Counter()
    for value, count in began.items():
        month, _, status = value.partition(" ")
        counted[month, next(name for name, statuses in GROUPS.items() if status in statuses)] += count
    if not counted:
        return None
    periods = _periods(sorted({month for month, _ in counted}))
    total = {p: Counter({g: sum(n for (m, k), n in counted.items() if k == g and m[: len(p)] == p) for g in GROUPS})
             for p in periods}  # fmt: skip
    table = [{"period": p, **{NAMES[g]: total[p][g] for g in GROUPS}} for p in periods]
    return Chart(_draw(periods, total, asked, path), ("period", *NAMES.values()), table)


def _periods(months: Sequence[str]) -> list[str]:
    """Every month from the first to the last; every year where those are too many."""
    first, last = (int(m[:4]) * 12 + int(m[5:]) - 1 for m in (months[0], months[-1]))
    if last - first < MOST:
        return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1)]
    years = [f"{year:04}" for year in range(first // 12, last // 12 + 1)]
    return years if len(years) <= MOST else sorted({m[:4] for m in months})


def _draw(periods: Sequence[str], total: dict[str, Counter[str]], asked: Events, path: str) -> Element:
    most = max(sum(total[p].values()) for p in periods)
    unit = "month" if len(periods[0]) == 7 else "year"
    root = drawing(WIDTH, HEIGHT, f"Events by {unit}", f"{periods[0]} to {periods[-1]}, at most {most} in a {unit}")
    base, room = HEIGHT - BOTTOM, (WIDTH - LEFT - 8) / len(periods)
    for value in sorted({0, most // 2, most} if most > 1 else {0, most}):
        y = base - (base - TOP) * value / most
        add(root, "line", class_="grid", x1=LEFT, x2=WIDTH - 8, y1=y, y2=y)
        add(root, "text", str(value), class_="tick", x=LEFT - 6, y=y + 4, text_anchor="end")
    every = max(1, round(64 / room))
    for n, period in enumerate(periods):
        x, y = LEFT + n * room, float(base)
        said = ", ".join(f"{total[period][g]} {NAMES[g]}" for g in GROUPS if total[period][g])
        bar = link(root, asked.to(path, since=period, until=period), f"{period}: {said or 'none'}") if said else root
        wide = min(room * 0.72, 44)
        for group in GROUPS:
            high = (base - TOP) * total[period][group] / most
            if high:
                y -= high
                add(bar, "rect", class_=f"bar {group}", x=x + (room - wide) / 2, y=y, width=wide, height=high)
        if n % every == 0:
            add(root, "text", period, class_="tick", x=x + room / 2, y=base + 16, text_anchor="middle")
    x = float(LEFT)
    for group in GROUPS:
        add(root, "rect", class_=f"bar {group}", x=x, y=4, width=10, height=10)
        add(root, "text", NAMES[group], class_="tick", x=x + 15, y=13)
        x += 40 + 6.4 * len(NAMES[group])
    return root


def span_of(rows: Iterable[EventRow]) -> tuple[date, date] | None:
    """The first and the last day that the events of a chart touch."""
    days = [day for row in rows if row.event.start for day in (row.event.start.earliest, row.event.start.latest) if day]
    days += [day for row in rows if row.event.end for day in (row.event.end.latest,) if day]
    return (min(days), max(days)) if days else None
