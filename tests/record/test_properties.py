"""What holds for any set of reports, not only for the examples."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import world
from dateline.model import Coding, bounds
from dateline.record import build
from tests.record.builders import PEOPLE, coding

FIRST, LAST = date(2031, 3, 1), date(2031, 6, 1)
PERSONS = sorted(name for name, (_, office) in PEOPLE.items() if office)


@st.composite
def codings(draw: st.DrawFn) -> list[Coding]:
    told = []
    for n in range(draw(st.integers(1, 6))):
        day = draw(st.dates(min_value=FIRST, max_value=LAST))
        told.append(
            coding(
                f"article-{n}",
                draw(
                    st.sampled_from(
                        [
                            "They met for talks.",
                            "They met again.",
                            "Talks are planned.",
                            "It was the last leg of a tour.",
                        ]
                    )
                ),
                published=day.isoformat(),
                who=tuple(draw(st.lists(st.sampled_from(PERSONS), min_size=1, max_size=3, unique=True))),
                mode=draw(st.sampled_from(["meet", "phone", "visit"])),
                status=draw(st.sampled_from(["held", "planned", "ongoing", "postponed", "denied"])),
                start=draw(st.none() | st.just(day.isoformat())),
                host=draw(st.sampled_from([None, "KAZ", "NOR"])),
                outlet=draw(st.sampled_from([None, "Fjord Wire", "Steppe Daily"])),
            )
        )
    return told


@settings(max_examples=60, deadline=None)
@given(codings(), st.randoms())
def test_any_order_of_the_articles_gives_the_same_record(told: list[Coding], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert build(told, world.load()) == build(shuffled, world.load())


@settings(max_examples=60, deadline=None)
@given(codings())
def test_every_report_is_in_exactly_one_event(told: list[Coding]) -> None:
    placed = [report for event in build(told, world.load()).events for report in event.reports]
    assert sorted(placed) == sorted(report.id for coding in told for report in coding.reports)


@settings(max_examples=60, deadline=None)
@given(codings())
def test_held_reports_with_days_two_or_more_apart_never_share_an_event(told: list[Coding]) -> None:
    reports = {report.id: report for coding in told for report in coding.reports}
    for event in build(told, world.load()).events:
        days = [
            day
            for report in event.reports
            if reports[report].status == "held" and (start := reports[report].start)
            if (day := bounds(start.edtf)[0])
        ]
        assert not days or (max(days) - min(days)).days <= 1


@settings(max_examples=60, deadline=None)
@given(codings())
def test_every_report_rests_on_exactly_one_origin(told: list[Coding]) -> None:
    for event in build(told, world.load()).events:
        assert sorted(r for origin in event.origins for r in origin.reports) == sorted(event.reports)
