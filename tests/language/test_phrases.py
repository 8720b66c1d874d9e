from dateline.language.phrases import find_phrases
from dateline.model import NounPhrase
from tests.language.trees import MET_IN_MOSCOW, tree


def phrases(rows: str) -> dict[str, NounPhrase]:
    found = tree(rows)
    return {found.tokens[phrase.head].text: phrase for phrase in find_phrases(found)}


def test_a_name_with_its_apposition() -> None:
    found = phrases(MET_IN_MOSCOW)
    assert list(found) == ["Choe", "minister", "Korea", "Lavrov", "Moscow"]
    assert (found["Choe"].first, found["Choe"].last) == (0, 7)
    assert (found["Choe"].core_first, found["Choe"].core_last) == (0, 2)
    assert found["Choe"].appositions == (5,)
    assert found["minister"].attached == (("of", 7),)
    assert found["minister"].modifiers == (4,)


def test_a_name_hung_on_a_body_is_its_spokesmans() -> None:
    found = phrases("""
        spokesman spokesman NOUN NN 9 nsubj
        for for ADP IN 4 case
        the the DET DT 4 det
        ministry ministry NOUN NN 1 nmod
        , , PUNCT , 6 punct
        Ana Ana PROPN NNP 4 appos
        Torv Torv PROPN NNP 6 flat
        , , PUNCT , 6 punct
        left leave VERB VBD 0 root
    """)
    assert found["spokesman"].appositions == (5,)
    assert found["ministry"].appositions == ()


def test_coordination_gives_one_phrase_each() -> None:
    found = phrases("""
        the the DET DT 2 det
        minister minister NOUN NN 7 nsubj
        and and CCONJ CC 6 cc
        his his PRON PRP$ 6 nmod:poss
        Russian Russian ADJ JJ 6 amod
        counterpart counterpart NOUN NN 2 conj
        met meet VERB VBD 0 root
    """)
    assert found["minister"].conjuncts == (5,)
    assert found["minister"].last == 1
    assert found["minister"].determiner == "the"
    assert found["counterpart"].possessor == 3


def test_relative_clauses_stay_outside() -> None:
    found = phrases("""
        The the DET DT 2 det
        forum forum NOUN NN 6 nsubj
        held hold VERB VBN 2 acl
        in in ADP IN 5 case
        Doha Doha PROPN NNP 3 obl
        ended end VERB VBD 0 root
    """)
    assert (found["forum"].first, found["forum"].last) == (0, 1)


def test_brackets_are_closed_and_conjunctions_stay_outside() -> None:
    found = phrases("""
        and and CCONJ CC 3 cc
        then then ADV RB 3 advmod
        Torv Torv PROPN NNP 0 root
        ( ( PUNCT -LRB- 5 punct
        Oslo Oslo PROPN NNP 3 appos
        ) ) PUNCT -RRB- 5 punct
    """)
    assert (found["Torv"].core_first, found["Torv"].last) == (1, 5)
