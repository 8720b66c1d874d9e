from pathlib import Path

import pytest

from dateline.evaluation import language
from dateline.evaluation.language import corpus
from dateline.language.cost import cnn, profile
from dateline.language.pipeline import bundled_model


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("Anna Torv of Veltland met the envoy in Oslo. They spoke of trade.\n", encoding="utf-8")
    return path


def test_texts_are_read_again_until_there_are_enough_words(text: Path) -> None:
    assert [a.id for a in corpus([text], 20)] == ["a-0", "a-1"]


def test_the_parts_add_up(text: Path) -> None:
    *parts, (name, whole) = profile(bundled_model(), corpus([text], 500))
    assert name == "all"
    assert sum(seconds for _, seconds in parts) >= 0.99 * whole


def test_the_cnn_learns_our_labels(text: Path) -> None:
    parses = list(bundled_model().parse(corpus([text], 20)))
    nlp = cnn(parses)
    assert nlp.pipe_names == ["tok2vec", "tagger", "parser", "ner"]
    assert set(nlp.get_pipe("ner").labels) <= {
        "PERSON",
        "ORG",
        "GPE",
        "LOC",
        "NORP",
        "FAC",
        "EVENT",
        "DATE",
        "LAW",
        "MISC",
    }
    assert nlp("A short text.").has_annotation("DEP")


def test_the_report(text: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["language", str(text), "--words", "60"])
    language.main()
    shown = capsys.readouterr().out
    assert "words a CPU second" in shown
    assert "network / CNN" in shown
