"""Which articles tell one story."""

from itertools import permutations

from dateline.model import Article
from dateline.record.stories import stories

TOLD = [
    Article("a", "Foreign Minister Solveig Aasen met Daulet Serikbay in Astana about the railway through the steppe.",
            title="Aasen and Serikbay meet in Astana"),
    Article("b", "In Astana, Serikbay received Aasen. The railway through the steppe was the first topic.",
            title="Norway's Aasen in Astana for railway talks"),
    Article("c", "A storm closed the harbour of Ostrava Bay; fishing boats stayed in port for a second day.",
            title="Storm closes harbour"),
    Article("d", "The harbour stayed closed as the storm moved east, and boats remained in port at Ostrava Bay.",
            title="Harbour still closed by storm"),
]  # fmt: skip


def test_the_same_news_in_other_words_is_one_story() -> None:
    assert stories(TOLD) == [("a", "b"), ("c", "d")]


def test_the_order_of_the_articles_does_not_matter() -> None:
    assert len({tuple(stories(order)) for order in permutations(TOLD)}) == 1


def test_nothing_has_no_stories() -> None:
    assert stories([]) == []
