"""The author of a statement in the first person stands in its title alone."""

import pytest

from dateline.model import Article, Mentions
from dateline.reports.authors import with_author
from dateline.world import load


def people(title: str, text: str) -> list[tuple[str, str | None]]:
    article = Article("a1", text, title=title, published="2023-05-02")
    found = with_author(Mentions(article, (), (), (), (), ()), load())
    return [(a.name, a.country) for a in found.actors]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Statement from President Joe Biden on Fisheries", "I met the prime minister today.", [("Joe Biden", "USA")]),
        ("Statement by Prime Minister Justin Trudeau", "Today I spoke with her.", [("Justin Trudeau", "CAN")]),
        ("Statement from President Joe Biden on Fisheries", "Fish are important.", []),
        ("Statement from the Press Office on Fisheries", "I met her.", []),
        ("Joe Biden meets fishermen", "I met her.", []),
    ],
)
def test_the_author_of_a_first_person_text_is_an_actor(
    title: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert people(title, text) == expected
