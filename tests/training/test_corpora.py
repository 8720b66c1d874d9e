from pathlib import Path

import pytest
from training.corpora import CROSSNER_TYPES, WIKIGOLD_TYPES, add_uner, read_conllu, read_gum, read_tagged

CONLLU = """# newdoc id = GUM_news_example
# sent_id = one
# text = Anna Torv visited Oslo's old harbor.
1\tAnna\tAnna\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-cf1-1-sgl
2\tTorv\tTorv\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tvisited\tvisit\tVERB\tVBD\t_\t0\troot\t_\t_
4-5\tOslo's\t_\t_\t_\t_\t_\t_\t_\t_
4\tOslo\tOslo\tPROPN\tNNP\t_\t7\tnmod:poss\t_\tEntity=(2-place-new-cf2-1-sgl(3-place-new-cf3-1-sgl)
5\t's\t's\tPART\tPOS\t_\t4\tcase\t_\t_
6\told\told\tADJ\tJJ\t_\t7\tamod\t_\t_
7\tharbor\tharbor\tNOUN\tNN\t_\t3\tobj\t_\tEntity=2)|SpaceAfter=No
7.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_
8\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

"""


@pytest.fixture
def conllu(tmp_path: Path) -> Path:
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return path


def test_conllu_without_ranges_and_empty_nodes(conllu: Path) -> None:
    [sentence] = read_conllu(conllu)
    assert sentence.words == ["Anna", "Torv", "visited", "Oslo", "'s", "old", "harbor", "."]
    assert sentence.heads == [3, 1, 0, 7, 4, 7, 3, 3]
    assert sentence.document == "GUM_news_example"


def test_names_out_of_gum(conllu: Path) -> None:
    [sentence] = read_gum(conllu)
    assert sentence.names == ["B-PERSON", "I-PERSON", "O", "B-GPE", "O", "O", "O", "O"]


def test_uner_tags_join_by_sentence_id(conllu: Path, tmp_path: Path) -> None:
    tags = ["B-PER", "I-PER", "O", "B-LOC", "O", "O", "O", "B-OTH"]
    path = tmp_path / "a.iob2"
    rows = "\n".join(f"{i}\tword\t{tag}" for i, tag in enumerate(tags, start=1))
    path.write_text(f"# sent_id = one\n{rows}\n\n# sent_id = two\n1\tx\tO\n", encoding="utf-8")
    sentences = read_conllu(conllu)
    add_uner(sentences, path)
    assert sentences[0].names == ["B-PERSON", "I-PERSON", "O", "B-LOC", "O", "O", "O", "B-OTHER"]


def test_hyphens_are_cut_and_tags_begin_with_b(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Al-Ahram\tI-organisation\nwon\tO\nit\tI-award\n\nNext\tO\n", encoding="utf-8")
    first, second = read_tagged(path, "crossner", CROSSNER_TYPES)
    assert first.words == ["Al", "-", "Ahram", "won", "it"]
    assert first.names == ["B-ORG", "I-ORG", "I-ORG", "O", "B-MISC"]
    assert second.words == ["Next"]


def test_document_marks_end_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("-DOCSTART- O\n\nParis I-LOC\n-DOCSTART- O\n\nRome I-LOC\n", encoding="utf-8")
    assert [s.words for s in read_tagged(path, "wikigold", WIKIGOLD_TYPES, " ")] == [["Paris"], ["Rome"]]
