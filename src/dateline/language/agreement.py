"""Names that agree over a whole text: one spelling is of one type wherever the text shows it more plainly elsewhere.

A text is its sentences in order, each (words, names); names are (first, last, label) as in `dateline.language.names`.
"""

from collections import Counter
from collections.abc import Sequence

from dateline.language.names import Name

Read = tuple[Sequence[str], Sequence[Name]]
KINDS = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "MISC"))  # that are taken for one another
NO_PERSON = KINDS - {"PERSON", "NORP"}


def agree(text: Sequence[Read]) -> list[list[Name]]:
    """The names of every sentence, mended by those of the others."""
    found = _abbreviated(text)
    votes: dict[str, Counter[str]] = {}
    surnames: Counter[str] = Counter()
    for words, names in found:
        for first, last, label in names:
            votes.setdefault(_spelling(words, first, last), Counter())[label] += 1
            surnames[words[last]] += label == "PERSON" and last > first
    return [[_elected(words, name, votes, surnames) for name in names] for words, names in found]


def _spelling(words: Sequence[str], first: int, last: int) -> str:
    return " ".join(words[first : last + 1])


def _elected(words: Sequence[str], name: Name, votes: dict[str, Counter[str]], surnames: Counter[str]) -> Name:
    """The name with the label that most of its like have; a word that ends persons' names as often is a person."""
    first, last, label = name
    own = votes[_spelling(words, first, last)]
    best, count = min(own.items(), key=lambda item: (-item[1], item[0]))
    if {label, best} <= KINDS and 2 * count > own.total():
        label = best
    known = surnames[words[last]] if first == last else 0
    if known and label in NO_PERSON and own[label] <= known + own["PERSON"]:
        label = "PERSON"
    return first, last, label


def _abbreviated(text: Sequence[Read]) -> list[tuple[Sequence[str], list[Name]]]:
    """ "the Fisheries Research Board (FRB)": the letters are the body wherever they stand."""
    letters = {
        words[last + 2]
        for words, names in text
        for _, last, label in names
        if label == "ORG" and words[last + 1 : last + 2] == ["("] and words[last + 3 : last + 4] == [")"]
    }
    short = {word for word in letters if word.isupper()}
    return [(words, _with_letters(words, names, short)) for words, names in text]


def _with_letters(words: Sequence[str], names: Sequence[Name], short: set[str]) -> list[Name]:
    found = [(first, last, "ORG" if first == last and words[first] in short else label) for first, last, label in names]
    taken = {i for first, last, _ in names for i in range(first, last + 1)}
    return sorted(found + [(i, i, "ORG") for i, word in enumerate(words) if word in short and i not in taken])
