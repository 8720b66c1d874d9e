"""The ratchet: what counts as worse."""

import pytest

from dateline.evaluation.accuracy import held_against, table

PINS = {"gold.event_F1": 0.7, "gold.over_merged": 5.0, "seeds.events": 13.0}


@pytest.mark.parametrize(
    ("figures", "worse"),
    [
        ({"gold.event_F1": 0.7, "gold.over_merged": 5.0, "seeds.events": 13.0}, []),
        ({"gold.event_F1": 0.8, "gold.over_merged": 0.0, "seeds.events": 22.0}, []),
        ({"gold.event_F1": 0.69, "gold.over_merged": 5.0, "seeds.events": 13.0}, ["gold.event_F1"]),
        ({"gold.event_F1": 0.7, "gold.over_merged": 6.0, "seeds.events": 13.0}, ["gold.over_merged"]),
        ({"gold.event_F1": 0.7, "gold.over_merged": 5.0, "seeds.events": 12.0}, ["seeds.events"]),
        ({"gold.event_F1": 0.7, "gold.over_merged": 5.0}, ["seeds.events"]),
    ],
    ids=["equal", "better", "lower share", "more merged", "fewer rows", "not measured"],
)
def test_a_figure_worse_than_its_pin_is_named(figures: dict[str, float], worse: list[str]) -> None:
    assert [line.split(":")[0] for line in held_against(figures, PINS)] == worse


def test_the_table_shows_new_figures_beside_the_pinned() -> None:
    assert table({"gold.event_F1": 0.75, "gold.new": 0.5}, PINS).splitlines()[1:] == [
        "gold.event_F1                 0.75       0.7",
        "gold.new                       0.5       nan",
    ]
