"""What must hold of every parse, whatever the text."""

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import language
from dateline.language.pipeline import LanguageModel, bundled_model
from dateline.model import Article, Parse

STORY = """A symbolic place

Foreign Minister Ana Torv of Veltland arrived in Port Saint on Sept. 17, the ministry said. "We agree.
We shall sign," she told reporters.\tHer visit ends on Friday.

— The talks, held in   the old town, went "very well".
"""
PHRASES = ("Kim", "the minister said", "that talks will be held", "in Oslo", "on Monday", "and", "was not invited to")
MARKS = ('"', "“", "”", ",", ".", "\n", "  ", "U.S.", "non-paper", "…", "(", ")", "한국", "\u200b", "x" * 90, "don't")
SIGNS = ("@KimMoon", "#", "@", ".@")


def spans(parse: Parse) -> Iterator[tuple[str, str]]:
    """(the words of a span, the words that its tokens give)."""
    text = parse.article.text
    for sentence in parse.sentences:
        tokens = sentence.tokens
        yield sentence.span.of(text), text[tokens[0].start : tokens[-1].end]
        for token in tokens:
            yield token.span.of(text), token.text
        for item in (*sentence.entities, *sentence.phrases):
            yield item.span.of(text), text[tokens[item.first].start : tokens[item.last].end]


def check(parse: Parse) -> None:
    assert all(words == own for words, own in spans(parse))
    end = 0
    for index, sentence in enumerate(parse.sentences):
        assert sentence.index == index
        assert sentence.span.start >= end
        end = sentence.span.end
        size, clauses = len(sentence.tokens), len(sentence.clauses)
        assert [t.index for t in sentence.tokens] == list(range(size))
        assert sum(t.head == t.index for t in sentence.tokens) == 1
        for phrase in sentence.phrases:
            assert phrase.first <= phrase.core_first <= phrase.head <= phrase.core_last <= phrase.last
        for clause in sentence.clauses:
            assert clause.parent is None or 0 <= clause.parent < clauses
            assert all(0 <= a.token < size for a in clause.arguments)


def test_a_story(model: LanguageModel) -> None:
    [parse] = model.parse([Article(id="a", text=STORY)])
    check(parse)
    assert [s.heading for s in parse.sentences] == [True, False, False, False, False, False]
    assert [s.paragraph for s in parse.sentences] == [0, 1, 1, 2, 2, 3]
    assert "".join("".join(s.span.of(STORY).split()) for s in parse.sentences) == "".join(STORY.split())


def test_articles_come_out_in_order_and_alone(model: LanguageModel) -> None:
    articles = [Article(id=str(n), text=STORY[: n * 9]) for n in range(40)]
    together = list(model.parse(articles))
    assert [p.article.id for p in together] == [a.id for a in articles]
    assert [t.text for t in together[20].sentences[0].tokens] == ["A", "symbolic", "place"]
    for parse in together:
        check(parse)


def test_handles_and_hashtags_are_read_as_their_words(model: LanguageModel) -> None:
    text = ".@AmbTorv met @IvoSand_Velt in #PortSaint. Write to torv@velt.example. @"
    [parse] = model.parse([Article(id="a", text=text)])
    check(parse)
    words = [token.text for token in parse.sentences[0].tokens]
    assert words == ["Amb", "Torv", "met", "Ivo", "Sand", "Velt", "in", "Port", "Saint", "."]
    assert "torv@velt.example" in [t.text for s in parse.sentences for t in s.tokens]


def test_empty_and_blank_texts(model: LanguageModel) -> None:
    assert [p.sentences for p in model.parse([Article(id="a", text=""), Article(id="b", text=" \n ")])] == [(), ()]


def test_the_front_door() -> None:
    [parse] = language.parse([Article(id="a", text="Kim left.")])
    assert [c.lemma for c in parse.sentences[0].clauses] == ["leave"]


def test_very_long_sentences_are_cut(model: LanguageModel) -> None:
    [parse] = model.parse([Article(id="a", text="and the minister " * 200 + "left.")])
    check(parse)
    assert len(parse.sentences) > 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*PHRASES, *MARKS, *SIGNS]), max_size=40), st.sampled_from([" ", ""]))
def test_every_span_is_its_text(words: list[str], glue: str) -> None:
    [parse] = bundled_model().parse([Article(id="a", text=glue.join(words))])
    check(parse)


def test_a_sentence_is_read_the_same_whatever_stands_beside_it(model: LanguageModel) -> None:
    alone = [
        "The",
        "ministers",
        "of",
        "the",
        "two",
        "states",
        "met",
        "in",
        "the",
        "old",
        "harbour",
        "town",
        "on",
        "Tuesday.",
    ]
    beside = [["No", "."], ("The envoy , who had been told to wait , left " * 6).split(), alone]
    assert model.network.read([alone])[0] == model.network.read(beside)[2]
