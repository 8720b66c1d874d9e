"""Copies are found whatever was done to them; two reports in one form of words stay two."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Article
from dateline.record.copies import copies

_SYLLABLES = ("ka", "lo", "mi", "ren", "tu", "va", "sor", "del", "nim", "qua", "bes", "hol")


def words(seed: int) -> Iterator[str]:
    """Invented words without end, the same for one seed."""
    chance = random.Random(seed)
    while True:
        yield "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3)))


def paragraphs(seed: int, count: int = 5, length: int = 40) -> list[str]:
    told = words(seed)
    return [" ".join(next(told) for _ in range(length)).capitalize() + "." for _ in range(count)]


def same(*texts: str) -> list[bool]:
    """Whether each text is a copy of the first."""
    articles = [Article(id=f"a{n}", text=text) for n, text in enumerate(texts)]
    found = copies(articles)
    return [found[article.id] == found["a0"] for article in articles]


WIRE = paragraphs(1)
OTHER = paragraphs(2)


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(WIRE, id="word for word"),
        pytest.param(WIRE[:2], id="cut short"),
        pytest.param([*WIRE, OTHER[0]], id="a paragraph added below"),
        pytest.param([OTHER[0], *WIRE], id="a paragraph added above"),
        pytest.param([WIRE[0], *WIRE[2:]], id="a paragraph taken out"),
        pytest.param([WIRE[0].replace(" ", "\n", 3), *WIRE[1:]], id="other line ends"),
        pytest.param([text.upper() for text in WIRE[:1]] + WIRE[1:], id="a shouted first paragraph"),
    ],
)
def test_a_copy_is_found(copy: list[str]) -> None:
    assert same("\n".join(WIRE), "\n".join(copy), "\n".join(OTHER)) == [True, True, False]


FORM = (
    "President Aldo Marren spoke today with {0}. The two leaders discussed the ceasefire in the valley, and reviewed "
    "the work of their teams on the exchange of prisoners. {0} and the President agreed to stay in close touch over "
    "the coming days, directly and through their teams, and to press for the delivery of aid without delay."
)


def test_two_calls_in_one_form_of_words_are_two() -> None:
    one, other = FORM.format("Prime Minister Ilse Tarn of Norland"), FORM.format("King Osric of Vesmark")
    assert same(one, other) == [True, False]


def test_an_arrival_and_a_departure_are_two() -> None:
    form = "A delegation of the Chamber of Trade of Norland led by Vice-Chairman Per Holm {} the capital on {}."
    assert same(form.format("arrived in", "Tuesday"), form.format("left", "Saturday")) == [True, False]


def test_a_paragraph_that_many_articles_end_with_makes_no_copies() -> None:
    about = OTHER[0]
    texts = ["\n".join([*paragraphs(seed, 3), about]) for seed in range(10, 40)]
    assert same(*texts) == [True] + [False] * 29


def test_hundreds_of_copies_are_one_group() -> None:
    assert all(same(*["\n".join([*WIRE, paragraphs(seed, 1, 12)[0]]) for seed in range(100, 400)]))


@pytest.mark.parametrize("text", ["One.", "One two three.", "The ministers met in the old harbour town."])
def test_short_texts_are_copies_of_their_like_only(text: str) -> None:
    assert same(text, text, "Another thing was said.") == [True, True, False]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("abc .\n", max_size=60), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(texts: list[str], chance: random.Random) -> None:
    articles = [Article(id=f"a{n}", text=text) for n, text in enumerate(texts)]
    shuffled = list(articles)
    chance.shuffle(shuffled)
    found = copies(articles)
    assert copies(shuffled) == found
    assert all(found[of] == of <= article for article, of in found.items())
