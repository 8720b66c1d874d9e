from pathlib import Path

import pytest

from dateline.evaluation.reference import Document, Score, compare, read
from dateline.model import Actor, ActorMention, Mentions, Sentence, Span, Token

CONLLU = """# newdoc id = GUM_news_example
# newpar
# text = Anna Torv came.
1\tAnna\t_\tPROPN\t_\t_\t3\tnsubj\t_\t_
2\tTorv\t_\tPROPN\t_\t_\t1\tflat\t_\t_
3\tcame\t_\tVERB\t_\t_\t0\troot\t_\t_
4\t.\t_\tPUNCT\t_\t_\t3\tpunct\t_\t_

# text = She saw the minister.
1\tShe\t_\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tsaw\t_\tVERB\t_\t_\t0\troot\t_\t_
3\tthe\t_\tDET\t_\t_\t4\tdet\t_\t_
4\tminister\t_\tNOUN\t_\t_\t2\tobj\t_\t_
5\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""
WORDS = ["Anna", "Torv", "came", ".", "She", "saw", "the", "minister", "."]
BRACKETS = ["(1", "1)", "_", "_", "(1)", "_", "_", "_", "_"]


@pytest.fixture
def document(tmp_path: Path) -> Document:
    rows = "\n".join(f"{i}\t{w}\t{b}" for i, (w, b) in enumerate(zip(WORDS, BRACKETS, strict=True)))
    (tmp_path / "gum-part.conllu").write_text(CONLLU, encoding="utf-8")
    (tmp_path / "ontogum-part.conll").write_text(f"# begin document GUM_news_example\n{rows}\n", encoding="utf-8")
    [document] = read(tmp_path, "part")
    return document


def found(document: Document, **links: str) -> Mentions:
    """Every word of the document as a one-word sentence; `links` give words to actors."""
    tokens = [Token(0, w.span.start, w.span.end, w.text, w.text, w.upos, "", 0, "root") for w in document.words]
    sentences = [Sentence(i, 0, t.span, (t,)) for i, t in enumerate(tokens)]
    how = {"Torv": "name", "Anna": "name"}
    mentioned = [
        ActorMention(i, 0, t.span, (links[t.text],), how.get(t.text, "pronoun"))
        for i, t in enumerate(tokens)
        if t.text in links
    ]
    actors = tuple(Actor(id, id, "person") for id in sorted(set(links.values())))
    return Mentions(document.article, tuple(sentences), actors, tuple(mentioned), (), ())


def test_text_and_chains(document: Document) -> None:
    assert document.article.text == "Anna Torv came. She saw the minister."
    assert document.words[7].span == Span(28, 36)
    assert document.chains == {0: 1, 4: 1}
    assert [document.kind(i) for i in (0, 4, 5, 7)] == ["name", "pronoun", None, "description"]


def test_a_right_and_a_wrong_link(document: Document) -> None:
    score = Score()
    compare(document, found(document, Anna="a", She="a", minister="a"), score)
    assert (score.right, score.found, score.gold) == (
        {"pronoun": 1, "description": 0},
        {"pronoun": 1, "description": 1},
        {"pronoun": 1},
    )
    assert len(score.errors) == 1
