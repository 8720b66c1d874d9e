import random

from training.augment import augmented, cut, from_pattern, swap
from training.corpora import Sentence
from training.inventions import Inventor

KNOWN = Sentence(
    words=["Anna", "Torv", "of", "the", "Sea", "Board", "met", "in", "Oslo", "."],
    names=["B-PERSON", "I-PERSON", "O", "O", "B-ORG", "I-ORG", "O", "O", "B-GPE", "O"],
    scheme="gum",
    heads=[7, 1, 6, 6, 6, 1, 0, 9, 7, 7],
)


def test_swapped_names_keep_their_types_and_the_words_between() -> None:
    chance = random.Random(1)
    for _ in range(50):
        found = swap(KNOWN, Inventor(chance), chance)
        assert len(found.words) == len(found.names)
        assert [tag[2:] for tag in found.names if tag.startswith("B-")] == ["PERSON", "ORG", "GPE"]
        plain = [word for word, tag in zip(found.words, found.names, strict=True) if tag == "O"]
        assert plain == ["of", "the", "met", "in", "."]
        assert found.heads == []


def test_the_same_seed_gives_the_same_sentences() -> None:
    one, two = (augmented([KNOWN] * 20, random.Random(7), patterns=5) for _ in range(2))
    assert [s.words for s in one] == [s.words for s in two]
    assert 5 <= len(one) <= 25


def test_patterns_name_what_stands_in_their_slots() -> None:
    chance = random.Random(3)
    found = from_pattern("{title} {PERSON} left {GPE} .", Inventor(chance), chance)
    assert [tag[2:] for tag in found.names if tag.startswith("B-")] == ["PERSON", "GPE"]
    assert found.words[-1] == "."


def test_names_are_cut_as_the_treebanks_cut_them() -> None:
    assert cut("Korean People's Army") == ["Korean", "People", "'s", "Army"]
    assert cut("Abd al-Safadi, Jr.") == ["Abd", "al", "-", "Safadi", ",", "Jr."]
    assert cut("Workers' Party") == ["Workers", "'", "Party"]
