"""The toy corpora stand in the layouts that the recipe reads."""

import gzip
import json
from pathlib import Path

import pytest
from training.corpora import development_sentences, training_sentences
from training.raw import raw_words
from training.toy import write_corpora

from dateline.language.trees import is_tree


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("toy")
    write_corpora(folder, sentences=12)
    return folder


def test_every_training_set_has_its_sentences_and_names(data: Path) -> None:
    trees, named = training_sentences(data)
    assert (len(trees), len(named)) == (24, 72)
    assert {s.scheme for s in (*trees, *named)} == {"uner", "gum", "wikigold", "crossner"}
    assert all(len(s.names) == len(s.words) and set(s.names) != {"O"} for s in (*trees, *named))
    assert all(is_tree(s.heads) for s in trees)


def test_every_development_set_has_its_sentences(data: Path) -> None:
    assert [len(sentences) for sentences in development_sentences(data).values()] == [12] * 4


def test_running_text_holds_the_words(data: Path) -> None:
    [(_, text, _, words)] = raw_words(data / "gum/gum-dev-open.conllu")
    assert {"met", "said", "visit", "held"} & {text[w.span[0] : w.span[1]] for w in words}


def test_links_are_words_of_their_text(data: Path) -> None:
    with gzip.open(data / "wiki_current_events/current_events_dev.jsonl.gz", "rt") as lines:
        rows = [json.loads(line) for line in lines]
    assert rows
    assert all(link["text"] in row["text"] for row in rows for link in row["links"])


def test_the_same_seed_gives_the_same_corpora(data: Path, tmp_path: Path) -> None:
    write_corpora(tmp_path, sentences=12)
    name = "gum/gum-train-open.conllu"
    assert (tmp_path / name).read_bytes() == (data / name).read_bytes()
