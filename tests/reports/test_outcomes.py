"""What came of a meeting. All of it is invented."""

import pytest

from dateline import codebook, language, mentions, reports, world
from dateline.model import Article

pytest.importorskip("dateline_en")

MET = "Estonian President Kaarel Tamm met Latvian President Ivars Ozols in Tallinn on Tuesday"
TALKS = "Talks between Estonian President Kaarel Tamm and Latvian President Ivars Ozols in Tallinn on Tuesday"
CASES = [
    (f"{TALKS} ended without an agreement.", "no agreement"),
    (f"{MET} and reached an agreement on the border.", "agreement"),
    (f"{MET}. The two sides failed to reach a deal on the border.", "no agreement"),
    (f"{MET}. The talks broke up after three hours without a breakthrough.", "no agreement"),
    (f"{MET}. No agreement was reached.", "no agreement"),
    (f"{MET}. The meeting concluded with an accord on fishing.", "agreement"),
    # nothing is said of what came of it
    (f"{MET}.", None),
    (f"{MET}. They would sign the treaty if an agreement was reached.", None),
    (f"{MET} to discuss the agreement they had reached in May.", None),
    (f"{MET}. Wheat farmers in Chile reached a deal with their union.", None),
    (f"{MET.replace('met', 'will meet')}. They have failed to reach an agreement in four years.", None),
]


@pytest.mark.parametrize(("text", "outcome"), CASES)
def test_what_came_of_a_meeting(text: str, outcome: str | None) -> None:
    facts = world.load()
    article = Article(id="a1", text=text, published="2031-05-14")
    (coding,) = reports.code(mentions.find(language.parse([article]), facts), codebook.load(), facts)
    told = [r.detail("outcome") for r in coding.reports if r.mode == "meet"]
    assert [detail.value if detail else None for detail in told] == [outcome]
    assert all(detail.span and detail.span.of(text) in text for detail in told if detail)
