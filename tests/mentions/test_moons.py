"""Holidays that follow the moon fall on the days on which they were kept."""

from datetime import date

import pytest

from dateline.mentions.times import moons
from dateline.mentions.times.holidays import holiday

# Days as they were kept, by year.
NEW_YEARS = (
    "2000-02-05", "2001-01-24", "2002-02-12", "2003-02-01", "2004-01-22", "2005-02-09", "2006-01-29",
    "2007-02-18", "2008-02-07", "2009-01-26", "2010-02-14", "2011-02-03", "2012-01-23", "2013-02-10",
    "2014-01-31", "2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25",
    "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17",
)  # fmt: skip
DIWALIS = (
    "2016-10-30", "2017-10-19", "2018-11-07", "2019-10-27", "2020-11-14", "2021-11-04", "2022-10-24",
    "2023-11-12", "2025-10-20",
)  # fmt: skip
HEBREW = (
    "2018-09-10", "2019-09-30", "2020-09-19", "2021-09-07", "2022-09-26", "2023-09-16", "2024-10-03",
    "2025-09-23",
)  # fmt: skip
EASTERN = (
    "2015-04-12", "2016-05-01", "2017-04-16", "2018-04-08", "2019-04-28", "2020-04-19", "2021-05-02",
    "2022-04-24", "2024-05-05",
)  # fmt: skip
EIDS = (
    "2017-06-25", "2018-06-15", "2019-06-04", "2020-05-24", "2021-05-13", "2022-05-02", "2023-04-21",
    "2024-04-10", "2025-03-30",
)  # fmt: skip


@pytest.mark.parametrize("day", NEW_YEARS)
def test_the_lunar_new_year(day: str) -> None:
    assert moons.lunar_new_year(int(day[:4])).isoformat() == day


@pytest.mark.parametrize("day", DIWALIS)
def test_diwali(day: str) -> None:
    assert moons.diwali(int(day[:4])).isoformat() == day


@pytest.mark.parametrize("day", HEBREW)
def test_the_hebrew_new_year(day: str) -> None:
    assert moons.rosh_hashanah(int(day[:4])).isoformat() == day


@pytest.mark.parametrize("day", EASTERN)
def test_eastern_easter(day: str) -> None:
    assert moons.orthodox_easter(int(day[:4])).isoformat() == day


@pytest.mark.parametrize("day", EIDS)
def test_the_end_of_ramadan_but_for_a_day(day: str) -> None:
    assert abs((holiday("eid al-fitr", int(day[:4])) - date.fromisoformat(day)).days) <= 1
