"""Characters change, words do not."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.articles.cleaning import clean, join_lines, mend, unglue, unwrap


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Two\u00a0words", "Two words"),
        ("Lind\u200bqvist", "Lindqvist"),
        ("Lind\u00adqvist", "Lindqvist"),
        ("\ufeffTalks", "Talks"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("  one  \n\n\n\n two\t", "one\n\ntwo"),
        ("January 13<sup>th</sup>", "January 13th"),
        ("Ministers&nbsp;met &amp; spoke", "Ministers met & spoke"),
        ("5 < 6 and 7 > 4", "5 < 6 and 7 > 4"),
        ("Lourenc\u0327o", "Lourenço"),
    ],
)
def test_characters_are_made_plain(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@given(st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Z")), max_size=300))
def test_no_letter_is_lost(raw: str) -> None:
    def letters(text: str) -> str:
        return "".join(re.findall(r"[^\W_]", unicodedata.normalize("NFC", text)))

    plain = raw.replace("&", " ").replace("<", " ")  # entities and mark-up are the two things that do change
    assert letters(clean(plain)) == letters(plain)


@given(st.text(max_size=300))
def test_cleaning_leaves_nothing_to_clean(raw: str) -> None:
    once = clean(raw.replace("&", "").replace("<", ""))
    assert clean(once) == once


WRAPPED = """The foreign ministers of Norland and Estavia met in the capital on
Monday for the first time since the border was opened in the spring
of last year, and agreed to meet again before the winter.

A joint commission is to look into the fishing rights in the strait
and to report to both governments by the end of the year."""


def test_copy_broken_at_a_fixed_width_is_joined() -> None:
    joined = unwrap(WRAPPED)
    assert joined.count("\n") == 2
    assert "met in the capital on Monday for" in joined
    assert len(joined) == len(WRAPPED)


@given(st.text(alphabet="aB. ,\n", max_size=200))
def test_joining_changes_line_ends_only(text: str) -> None:
    joined = join_lines(text)
    assert len(joined) == len(text)
    assert all(new == old or (old, new) == ("\n", " ") for old, new in zip(text, joined, strict=True))


def test_paragraphs_on_lines_of_their_own_are_not_joined() -> None:
    text = "The ministers met.\nThey spoke for two hours.\nThey will meet again.\n\nNo date was given."
    assert join_lines(text) == text


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("The delegation was received by President\nOsei at noon.", True),
        ("The delegation of the ministry arrived in Altamira\nand left again.", True),
        ("A symbolic place\nThe city is new.", False),
        ("Dear citizens,\nRespected guests,", False),
        ("The talks ended.\nthe ministry said so.", False),
    ],
)
def test_a_line_that_breaks_off_is_mended(text: str, joined: bool) -> None:
    assert ("\n" not in mend(text)) == joined


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("ComradePak Ji Wongladly met them.", "Comrade Pak Ji Won gladly met them."),
        ("A word ofPak Ji Won on peace.", "A word of Pak Ji Won on peace."),
        ("Pak Ji Wonhee is another.", "Pak Ji Wonhee is another."),
        ("The New York Posters.", "The New York Posters."),
    ],
)
def test_a_known_name_is_parted_from_the_words_it_was_run_into(text: str, parted: str) -> None:
    assert unglue(text, {"Pak Ji Won", "Pak Ji Wonhee"}.__contains__) == parted


def test_no_more_names_are_looked_up_than_prose_has() -> None:
    asked: list[str] = []

    def is_person(name: str) -> bool:
        asked.append(name)
        return False

    text = "Asta Lund Bergman " * 10_000
    assert unglue(text, is_person) == text
    assert len(asked) < 1_000


def test_a_word_too_long_for_a_name_is_not_looked_up() -> None:
    text = f"Asta Lund B{'erg' * 1_000} came."
    assert unglue(text, lambda name: pytest.fail(name)) == text
