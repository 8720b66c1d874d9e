"""What is cut off the top and the bottom of a text, and what stays."""

import pytest

from dateline.articles.header import cut

PROSE = "Foreign Minister Lindqvist met her counterpart on Monday. They spoke for two hours."


def test_a_leading_date_field_is_cut_before_the_dateline() -> None:
    head = cut(f"date 2025-07-11 ALTAMIRA, Norland, July 12. /TASS/. {PROSE}")
    assert head.body == PROSE
    assert [(d.value, d.rank, d.quote) for d in head.dates] == [("2025-07-11", "header", "date 2025-07-11")]
    assert head.opening is not None
    assert head.opening.quote == "ALTAMIRA, Norland, July 12. /TASS/."


def test_page_clock_title_and_time_stamp_are_cut() -> None:
    head = cut(
        f"Tuesday, 02 January 2024 12:17 GMT\nMinisters Meet in Altamira\n\n2025-07-13 04:11:24\n(MENAFN) {PROSE}"
    )
    assert (head.title, head.body) == ("Ministers Meet in Altamira", PROSE)
    assert [d.rank for d in head.dates] == ["chrome", "timestamp"]


def test_an_outlet_on_a_line_of_its_own_is_read() -> None:
    head = cut(
        f"Ministers meet again, this time by the lake\nThe Harbour Courier\nBy Jonas Berg\n22 May 2031\n\n{PROSE}"
    )
    assert (head.title, head.outlet) == ("Ministers meet again, this time by the lake", "The Harbour Courier")
    assert ([d.value for d in head.dates], head.body) == (["2031-05-22"], PROSE)


def test_fields_above_copy_of_a_fixed_width_stay_apart() -> None:
    wrapped = (
        "The ministers of the two states met again in the capital on a\nwindy day, and spoke of ships and of fish and"
    )
    text = f"Title: Ministers meet\nSource: The Fjord Post\nDate: 8 May 2031\n\n{wrapped}\nof little else.\n\n{PROSE}"
    head = cut(text)
    assert (head.title, head.outlet) == ("Ministers meet", "The Fjord Post")


def test_labelled_fields_are_read() -> None:
    head = cut(
        f"Title: Ministers meet\nDate: 13 July 2025\nSource: The Fjord Post\nURL: https://example.org/a\n\n{PROSE}"
    )
    assert (head.title, head.outlet, head.url) == ("Ministers meet", "The Fjord Post", "https://example.org/a")
    assert (head.dates[0].value, head.body) == ("2025-07-13", PROSE)


@pytest.mark.parametrize(
    "byline",
    ["By Asta Lund", "By ASTA LUND and JONAS BERG", "By Asta Lund, Diplomatic Correspondent", "Reported by Asta Lund"],
)
def test_a_byline_is_cut(byline: str) -> None:
    assert cut(f"Ministers Meet in Altamira\n{byline}\n\n{PROSE}").body == PROSE


@pytest.mark.parametrize("first", ["By noon the ministers had left.", "Date: to be announced, officials said."])
def test_prose_that_looks_like_a_header_stays(first: str) -> None:
    assert cut(f"{first}\n{PROSE}").body == f"{first}\n{PROSE}"


def test_the_inputs_own_title_is_cut_where_the_text_repeats_it() -> None:
    assert cut(f"Ministers meet in Altamira!\n{PROSE}", "Ministers Meet in Altamira").body == PROSE


def test_a_first_line_stays_when_the_input_has_another_title() -> None:
    assert cut(f"A symbolic place\n{PROSE}", "Ministers Meet").body == f"A symbolic place\n{PROSE}"


def test_a_first_sentence_is_not_a_title() -> None:
    head = cut(f"The talks are over.\n\n{PROSE}")
    assert (head.title, head.body) == (None, f"The talks are over.\n\n{PROSE}")


def test_a_title_that_is_all_there_is_stays() -> None:
    assert cut("Ministers meet in Altamira").body == "Ministers meet in Altamira"


def test_a_dateline_below_a_caption_is_cut_out() -> None:
    head = cut(f"The two ministers shake hands before their talks.\nALTAMIRA, Norland — {PROSE}")
    assert head.body == f"The two ministers shake hands before their talks.\n{PROSE}"
    assert head.opening is not None
    assert head.opening.place == "Altamira, Norland"


@pytest.mark.parametrize("line", ["ALTAMIRA, Norland (AP) _", "ALTAMIRA (AP) --", "ALTAMIRA, July 12 (Xinhua) --"])
def test_a_dateline_on_a_line_of_its_own_is_no_title(line: str) -> None:
    head = cut(f"{line}\n\n{PROSE}")
    assert (head.title, head.body) == (None, PROSE)
    assert head.opening is not None
    assert head.opening.quote == line


def test_a_title_may_end_like_a_sentence_above_a_dateline() -> None:
    head = cut(f"Ministers meet in Altamira.\n\nALTAMIRA (AP) — {PROSE}")
    assert (head.title, head.body) == ("Ministers meet in Altamira.", PROSE)


def test_a_transcript_keeps_its_speakers() -> None:
    speech = "PRESIDENT OSEI: Thank you.\nCHANCELLOR BRANDT: Welcome."
    head = cut(f"Palace of Culture Astana, Kazakhstan\n12:34 P.M. QYZT\n{speech}\n12:45 P.M. QYZT")
    assert head.body == speech
    assert head.opening is not None
    assert head.opening.place == "Palace of Culture Astana, Kazakhstan"


@pytest.mark.parametrize(
    "end",
    [
        " -0-", "\n-0-", "\n(END)", "\n##", " ###", "\nENDS", "\n* * *".replace(" ", ""),
        "\n(Reporting by Asta Lund; Editing by Jonas Berg)", "\nCopyright 2025 The Fjord Post. All rights reserved.",
        "\n(END)\n\nCopyright 2025 The Fjord Post",
    ],
)  # fmt: skip
def test_end_marks_are_cut(end: str) -> None:
    assert cut(PROSE + end).body == PROSE


def test_a_sentence_about_an_end_stays() -> None:
    assert cut(f"{PROSE}\nIt was the end.").body == f"{PROSE}\nIt was the end."


@pytest.mark.parametrize(
    "line", ["A ", "AA-", "|", "A | ", "A, ", "A de la ", "/A", "A.", "# ", "By A, ", "1", "1:", "(A"]
)
def test_a_strange_line_takes_no_time(line: str) -> None:
    assert cut(f"By A{line * 5000}x\nThe end came. He left.").body
