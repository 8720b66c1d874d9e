"""Counts that two articles give of one event. All of it is invented."""

import pytest

from dateline import codebook, language, mentions, reports, world
from dateline.model import Article
from dateline.record import build

pytest.importorskip("dateline_en")

MET = "Estonian President Kaarel Tamm and Latvian President Ivars Ozols held talks in Tallinn on Tuesday"
CAME = "Latvian President Ivars Ozols arrived in Tallinn on Tuesday"
SHELLED = "Syrian forces shelled the Turkish town of Ardahan on Tuesday"
CASES = [
    (f"{MET}. About 200 people attended the meeting.", f"{MET}. The meeting was attended by 900 people.", ["people"]),
    (f"{MET}. About 200 people attended the meeting.", f"{MET}. The meeting was attended by 204 people.", []),
    (f"{MET} and signed five agreements.", f"{MET} and signed seven agreements.", ["agreements"]),
    (f"{SHELLED}, killing 12 people.", f"{SHELLED}, killing 14 people and wounding 30 people.", ["people killed"]),
    (f"{CAME} with a delegation of 12.", f"{CAME} with a delegation of 20 officials.", ["people delegation"]),
    (f"{CAME} with a delegation of about 12.", f"{CAME}, leading a 12-member business delegation.", []),
    (f"{MET}; Ozols led a delegation of 12.", f"{MET}; Tamm led a delegation of 20.", []),
    (f"{SHELLED}, killing 12 people.", f"{SHELLED}, wounding 30 people.", []),
]


@pytest.mark.parametrize(("one", "other", "disputed"), CASES)
def test_counts_that_cannot_both_be_right_are_disputes(one: str, other: str, disputed: list[str]) -> None:
    facts = world.load()
    articles = [
        Article(id="a", text=one, published="2031-05-14", outlet="Fjord Wire"),
        Article(id="b", text=other, published="2031-05-14", outlet="Steppe Daily"),
    ]
    codings = reports.code(mentions.find(language.parse(articles), facts), codebook.load(), facts)
    events = build(codings, facts).events
    counts = [d.field.removeprefix("count of ") for e in events for d in e.disputes if d.field.startswith("count of")]
    assert counts == disputed
