"""Scores for clusters, on partitions small enough to count by hand."""

import json
from pathlib import Path

import pytest

from dateline.evaluation import chains, coreference
from dateline.model import Span

GOLD = {1: "a", 2: "a", 3: "a", 4: "b", 5: "b"}
ONE = dict.fromkeys(GOLD, "x")
ALONE = {n: str(n) for n in GOLD}


@pytest.mark.parametrize("score", [chains.b_cubed, chains.muc, chains.ceaf_e, chains.conll])
def test_the_gold_itself_scores_one(score: object) -> None:
    assert score(GOLD, {n: f"other {c}" for n, c in GOLD.items()}) == pytest.approx(1.0)  # type: ignore[operator]


def test_one_heap_and_single_items_by_hand() -> None:
    precision = (3 * 3 / 5 + 2 * 2 / 5) / 5
    assert chains.b_cubed(GOLD, ONE) == pytest.approx(2 * precision / (precision + 1))
    assert chains.muc(GOLD, ALONE) == 0.0
    best = 2 * 3 / (3 + 5)  # the heap stands beside the larger chain
    assert chains.ceaf_e(GOLD, ONE) == pytest.approx(2 * best / 1 * best / 2 / (best / 1 + best / 2))


def test_gold_mentions_keep_their_words_in_the_text_put_together_again(tmp_path: Path) -> None:
    row = {
        "doc_id": "d", "topic": "t", "topic_id": "0",
        "sentences": [{"sent": 0, "tokens": ["Berg", "'s", "visit", "(", "to", "Oslo", ")", "ended", "."]}],
        "mentions": [{"sent": 0, "start": 0, "end": 2, "chain": "c", "kind": "event"}],
    }  # fmt: skip
    file = tmp_path / "docs.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    (article,), (mention,) = coreference.read(file)
    assert article.text == "Berg's visit (to Oslo) ended."
    assert mention.span.of(article.text) == "Berg's visit"


def test_a_headline_stands_above_the_prose_and_a_hyphen_inside_its_word(tmp_path: Path) -> None:
    tokens = ["Berg", "in", "Oslo", "\n", "Kim", "Jong", "-", "un", "left", "``", "soon", "''", ".", "\n"]
    row = {"doc_id": "d", "topic": "t", "sentences": [{"sent": 0, "tokens": tokens}]}
    file = tmp_path / "docs.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    (article,), _ = coreference.read(file)
    assert article.text == "Berg in Oslo\nKim Jong-un left “soon”.\n"


def told(tmp_path: Path, *texts: str, kind: str, chain: str = "c") -> Path:
    """A file of articles; the last words of each, in brackets, are its only gold mention."""
    rows = []
    for n, text in enumerate(texts):
        words = text.replace("[", "").replace("]", "").split()
        first = next(i for i, word in enumerate(text.split()) if word.startswith("["))
        last = next(i for i, word in enumerate(text.split()) if word.endswith("]"))
        mention = {"sent": 0, "start": first, "end": last, "chain": chain, "kind": kind}
        sentences = [{"sent": 0, "tokens": words}]
        rows.append({"doc_id": f"d{n}", "topic": "t", "sentences": sentences, "mentions": [mention]})
    file = tmp_path / "docs.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return file


def record_of(file: Path, states: bool = False) -> list[str]:
    pytest.importorskip("dateline_en")
    return list(coreference.answers(*coreference.read(file), states)[1].values())


def test_events_of_one_word_are_one_where_the_articles_tell_one_story(tmp_path: Path) -> None:
    flood = "Heavy rain in the valley of Morvia caused a [flood] that closed the Morvia bridge ."
    again = "The Morvia bridge stayed closed after the [flood] in the valley , and rain fell in Morvia ."
    other = "Divers of the harbour town Estwick pumped water out of the museum after a burst pipe caused a [flood] ."
    one, same, another = record_of(told(tmp_path, flood, again, other, kind="event"))
    assert one == same != another


def test_the_title_before_a_name_and_a_state_s_people_are_read_as_the_record_reads_them(tmp_path: Path) -> None:
    titled = "Norwegian [Prime Minister] Ola Dahl spoke in Oslo ."
    named = "Norwegian Prime Minister [Ola Dahl] left Oslo ."
    assert len(set(record_of(told(tmp_path, titled, named, kind="entity")))) == 1
    people = "[Norwegian officials] met reporters in Oslo ."
    state = "[Norway] met reporters in Oslo ."
    file = told(tmp_path, people, state, kind="entity")
    assert (len(set(record_of(file))), len(set(record_of(file, states=True)))) == (2, 1)


def test_what_the_record_knows_joins_the_words_it_is_told_in() -> None:
    told = [
        ("a", "Moe"),
        ("a", "minister"),
        ("b", "Moe"),
        ("b", "he"),
        ("b", "minister"),
        ("c", "delegate"),
        ("c", "Vell"),
    ]
    gold = [coreference.Mention(article, Span(0, 1), "", "1", "entity") for article, _ in told]
    lemma = {n: f"1:{word}" for n, (_, word) in enumerate(told)}
    known = {0: "act-moe", 1: "act-moe", 2: "act-moe", 3: "act-moe", 5: "act-vell", 6: "act-vell"}
    words = ["Moe", "Moe", "Moe", "Moe", "minister", "delegate", "Vell"]
    assert coreference.extended(gold, lemma, known) == {n: f"1:{word}" for n, word in enumerate(words)}
