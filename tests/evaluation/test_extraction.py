"""The scorer of pages, on invented texts."""

import pytest

from dateline.evaluation.extraction import Page, Read, Score, add, bag, rouge, shingles

TEXT = "one two three four five\nsix seven eight nine ten"


@pytest.mark.parametrize("rates", [shingles, bag, rouge])
def test_equal_texts_score_full(rates) -> None:  # type: ignore[no-untyped-def]
    assert rates(TEXT, TEXT) == (1.0, 1.0)
    assert rates(TEXT, "")[1] == 0.0


def test_half_of_the_words_is_half_of_the_recall() -> None:
    half = TEXT.split("\n")[0]
    assert bag(TEXT, half) == (1.0, 0.5)
    assert rouge(TEXT, half) == (1.0, 0.5)


def test_shingles_want_the_order() -> None:
    assert shingles("a b c d e", "e d c b a") == (0.0, 0.0)


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (Read("", "Talks: held!", "2031-07-12", "Solcyre Burga; Ola Berg"), (True, True, True)),
        (Read("", "Talks held today", "2031-07-13", "Ola Berg"), (False, False, False)),
        (Read("", None, None, ""), (False, False, False)),
    ],
)
def test_fields_are_right_or_wrong(read: Read, right: tuple[bool, ...]) -> None:
    page = Page("p", b"", None, None, "Talks held", "2031-07-12", ("Solcyré Burga",))
    score = Score()
    add(score, page, read, bag)
    assert tuple(of[0] for of in score.right.values()) == right
    assert len(score.errors) == right.count(False)
