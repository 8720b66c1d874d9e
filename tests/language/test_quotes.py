"""Which words are quoted: double marks, single marks and apostrophes, over sentences."""

import pytest

from dateline.language.grammar import Tree
from dateline.language.pipeline import LanguageModel
from dateline.model import Article

# Each case: the text with < > around what is quoted (the marks themselves do not matter).
CASES = [
    'He said "<we agree>" and left.',
    "He said “<we agree>” and left.",
    "'<We agree>,' the minister said. He left.",
    "‘<We agree>,’ the minister said. He left.",
    "The workers' party and the minister's aides left.",
    "The workers’ party and the minister’s aides left.",
    "They called it a '<historic>' visit.",
    "'<We will come. We will sign>,' the minister said. He left Oslo.",
    "They didn't tell 'em why.",
]


@pytest.mark.parametrize("case", CASES)
def test_quoted_words(model: LanguageModel, case: str) -> None:
    text = case.replace("<", "").replace(">", "")
    [parse] = model.parse([Article(id="case", text=text)])
    inside, found = False, list[str]()
    for sentence in parse.sentences:
        marks, inside = Tree(sentence.tokens).quoted(inside)
        words = zip(sentence.tokens, marks, strict=True)
        found += [token.text for token, quoted in words if quoted and token.text[0].isalpha()]
    wanted = case.partition("<")[2].partition(">")[0]
    assert found == [word.strip(".,") for word in wanted.split()]
