from pathlib import Path

from training.corpora import Sentence
from training.evaluate import name_scores, tree_scores
from training.lemmas import accuracy, collect
from training.raw import raw_documents, raw_words

from dateline.language.lemmas import Lemmatizer
from dateline.language.network import Reading

GOLD = Sentence(
    words=["Kim", "met", "Xi"],
    upos=["PROPN", "VERB", "PROPN"],
    xpos=["NNP", "VBD", "NNP"],
    lemmas=["Kim", "meet", "Xi"],
    heads=[2, 0, 2],
    relations=["nsubj", "root", "obj"],
    names=["B-PERSON", "O", "B-GPE"],
)
READ = Reading(
    upos=["PROPN", "VERB", "PROPN"],
    xpos=["NNP", "VBD", "NNP"],
    heads=[2, 0, 2],
    relations=["nsubj", "root", "obl"],
    names=[(0, 0, "PERSON"), (2, 2, "LOC")],
)


def test_trees() -> None:
    assert tree_scores([GOLD], [READ]) == {"UPOS": 100.0, "XPOS": 100.0, "UAS": 100.0, "LAS": 66.67}


def test_places_count_as_one_type_unless_fine() -> None:
    assert name_scores([GOLD], [READ], fine=False)["all"] == 100.0
    assert name_scores([GOLD], [READ], fine=True)["GPE"] == 0.0


def test_the_dictionary_holds_what_rules_get_wrong() -> None:
    exceptions, bases = collect([GOLD])
    assert exceptions == {"VBD": {"met": "meet"}}
    assert "meet" in bases["VERB"]
    assert accuracy(Lemmatizer(exceptions, bases), [GOLD]) == 1.0


def test_raw_text_comes_back_with_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    blocks = [
        "# newdoc id = x\n# newpar\n# text = One.\n1\tOne",
        "# text = Two.\n1\tTwo",
        "# newpar\n# text = Three.\n1\tT",
    ]
    path.write_text("\n\n".join(blocks) + "\n\n", encoding="utf-8")
    assert list(raw_documents(path)) == [("One. Two.\nThree.", {(0, 4), (5, 9), (10, 16)})]


def test_running_text_comes_back_with_words_and_heads(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    row = "{}\t{}\t_\t{}\t_\t_\t{}\t{}\t_\t_"
    rows = [row.format(1, "Kim", "PROPN", 2, "nsubj:pass"), row.format(2, "came", "VERB", 0, "root")]
    path.write_text("# newdoc id = GUM_news_x\n# text = Kim came\n" + "\n".join(rows) + "\n\n", encoding="utf-8")
    [(name, text, spans, words)] = raw_words(path)
    assert (name, text, spans) == ("GUM_news_x", "Kim came", {(0, 8)})
    assert [(w.span, w.head, w.relation) for w in words] == [((0, 3), (4, 8), "nsubj"), ((4, 8), None, "root")]
