"""Datelines as wires, agencies and dailies write them, and openings that are none."""

import pytest

from dateline.articles.datelines import read_alone, read_opening, read_venue

# line, place, (month, day, year), agency, what is left
DATELINES = [
    ("ALTAMIRA, Norland, July 12. /TASS/. The minister left.", "Altamira, Norland", (7, 12, None), "TASS"),
    ("Pyongyang, September 17 (KCNA) -- A delegation left.", "Pyongyang", (9, 17, None), "KCNA"),
    ("WEST PALM BEACH, Fla. — The president met.", "West Palm Beach, Fla.", (None, None, None), None),
    ("GENEVA, March 3 (Reuters) - Talks began.", "Geneva", (3, 3, None), "Reuters"),
    ("GENEVA, March 3, 2025 (Reuters) - Talks began.", "Geneva", (3, 3, 2025), "Reuters"),
    ("BRUSSELS (AP) — Ministers met.", "Brussels", (None, None, None), "AP"),
    ("Brussels (AFP) – Ministers met.", "Brussels", (None, None, None), "AFP"),
    ("TOKYO -- Japan said.", "Tokyo", (None, None, None), None),
    ("ISLAMABAD: The foreign minister said.", "Islamabad", (None, None, None), None),
    ("ISLAMABAD, Mar 05 (APP): The minister said.", "Islamabad", (3, 5, None), "APP"),
    ("(Reuters) - Ministers met.", None, (None, None, None), "Reuters"),
    ("(MENAFN) Ministers met.", None, (None, None, None), "MENAFN"),
    ("(CNN)Ministers met.", None, (None, None, None), "CNN"),
    ("AFP - Ministers met.", None, (None, None, None), "AFP"),
    ("/TASS/. Ministers met.", None, (None, None, None), "TASS"),
    ("April 29 (UPI) — Ministers met.", None, (4, 29, None), "UPI"),
    ("ABU DHABI, 15th January, 2024 (WAM) -- Ministers met.", "Abu Dhabi", (1, 15, 2024), "WAM"),
    ("BAKU, May 3, AZERTAC. Ministers met.", "Baku", (5, 3, None), "AZERTAC"),
    ("Jeddah, SPA -- Ministers met.", "Jeddah", (None, None, None), "SPA"),
    ("MOSCOW/ANKARA, Oct 3 (Interfax) - Ministers met.", "Moscow/Ankara", (10, 3, None), "Interfax"),
    ("RIO DE JANEIRO, Brazil — Ministers met.", "Rio de Janeiro, Brazil", (None, None, None), None),
    ("UNITED NATIONS, Sept. 26 (Xinhua) -- Ministers met.", "United Nations", (9, 26, None), "Xinhua"),
    ("New Delhi [India], March 5 (ANI): Ministers met.", "New Delhi [India]", (3, 5, None), "ANI"),
    ("SEOUL, Oct 3 - Ministers met.", "Seoul", (10, 3, None), None),
    ("Oslo, Friday, 4 July (NTB) - Ministers met.", "Oslo", (7, 4, None), "NTB"),
    ("WASHINGTON, D.C. — “We agree,” she said.", "Washington, D.C.", (None, None, None), None),
    (
        "OSTRAVA, Czech Republic, June 2 (Reuters) – 20 ministers met.",
        "Ostrava, Czech Republic",
        (6, 2, None),
        "Reuters",
    ),
]


@pytest.mark.parametrize(("line", "place", "day", "agency"), DATELINES)
def test_a_dateline_is_read(line: str, place: str | None, day: tuple[int | None, ...], agency: str | None) -> None:
    found = read_opening(line)
    assert found is not None
    assert (found.place, (found.month, found.day, found.year), found.agency) == (place, day, agency)


@pytest.mark.parametrize("line", [case[0] for case in DATELINES])
def test_a_dateline_is_cut_whole(line: str) -> None:
    found = read_opening(line)
    assert found is not None
    assert found.quote == line[: found.length].strip()
    assert line[found.length :].startswith(("The", "A ", "Talks", "Ministers", "Japan", "“We", "20 "))


@pytest.mark.parametrize(
    "line",
    [
        "PRESIDENT OSEI: Thank you, Minister.",
        "QUESTION: Will the talks go on?",
        "BREAKING: The talks are off.",
        "FILE - In this photo the two ministers shake hands.",
        "FACT SHEET: What was agreed",
        "On July 12 - a Saturday - the ministers met.",
        "Moscow (the capital) is where they met.",
        "The ministry (MFA) said that talks went on.",
        "Foreign Minister Lindqvist – who took office in May – met her counterpart.",
        "Norland, which borders Estavia, sent a note.",
        "Two ministers met (Reuters) in Oslo.",
        "Talks began on March 3 in Geneva.",
        "(As interpreted.) Mr. President, welcome.",
        "July 12 was the day of the talks.",
        "In Oslo, July 12, Lindqvist - the minister - met her counterpart.",
        "Aasheim, Seitkali: two ministers",
        "Oslo - July 12 was the day of the talks.",
    ],
)
def test_prose_is_not_a_dateline(line: str) -> None:
    assert read_opening(line) is None


def test_a_colon_makes_no_dateline_in_a_transcript() -> None:
    assert read_opening("LINDQVIST: Welcome to Oslo.", "OSEI: Thank you.") is None


def test_a_colon_makes_no_dateline_below_the_first_paragraph() -> None:
    assert read_opening("ISLAMABAD: The minister said.", first=False) is None


def test_a_city_alone_on_a_line_is_a_dateline() -> None:
    found = read_alone("BERLIN, Germany, July 3")
    assert found is not None
    assert (found.place, found.month, found.day) == ("Berlin, Germany", 7, 3)


@pytest.mark.parametrize("line", ["20 May 2031, Suva", "Suva, 20 May 2031", "Suva, May 20, 2031"])
def test_a_place_with_a_full_date_alone_on_a_line_is_a_dateline(line: str) -> None:
    found = read_alone(line)
    assert found is not None
    assert (found.place, found.month, found.day, found.year) == ("Suva", 5, 20, 2031)


@pytest.mark.parametrize("line", ["Rodong Sinmun", "Suva", "Ministers of Norland, May 3"])
def test_a_name_alone_on_a_line_is_no_dateline(line: str) -> None:
    assert read_alone(line) is None


def test_a_transcript_names_its_venue_above_the_time_of_day() -> None:
    found = read_venue("Palace of Culture Astana, Kazakhstan", "12:34 P.M. QYZT")
    assert found is not None
    assert found.place == "Palace of Culture Astana, Kazakhstan"
    assert found.quote == "Palace of Culture Astana, Kazakhstan\n12:34 P.M. QYZT"


def test_a_conference_by_wire_has_no_venue() -> None:
    found = read_venue("Via Teleconference", "1:50 P.M. EDT")
    assert found is not None
    assert found.place is None
