import dateline_en
from dateline.language.encoding import DIGITS, LOWER, MIXED, OTHER, TITLE, UPPER, WordEncoder, pad, word_shape


def test_word_shapes() -> None:
    shapes = {"kim": LOWER, "Kim": TITLE, "KCNA": UPPER, "A": TITLE, "McCain": MIXED, "2025": DIGITS, ",": OTHER}
    assert {word: word_shape(word) for word in shapes} == shapes


def test_words_point_at_their_sub_tokens() -> None:
    encoder = WordEncoder(dateline_en.TOKENIZER)
    [encoded] = encoder.encode([["Ryzhenkov", "left", "Minsk"]])
    assert encoded.first[0] == encoded.last[0] == 0
    assert encoded.first[1] == 1
    assert encoded.last[1] == encoded.first[2] - 1
    assert len(encoded.ids) == len(encoded.shapes) == encoded.last[3] + 2


def test_batches_are_padded() -> None:
    encoder = WordEncoder(dateline_en.TOKENIZER)
    encoded = encoder.encode([["a"], ["a", "b", "c", "d"], ["a", "b"]])
    arrays = pad(encoded)
    assert arrays["ids"].shape == (3, 6)
    assert arrays["words"].sum(axis=1).tolist() == [2, 5, 3]
