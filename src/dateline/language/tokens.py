"""Tokens as Universal Dependencies cuts them: spaCy's English rules with hyphens, slashes and number ranges split.

The handles and hashtags of posts are read as the words that they are made of: "@AmbLindDahl" is "Amb Lind Dahl".
"""

import re

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

LETTER = "A-Za-zÀ-ÖØ-öø-ÿĀ-ž"
INFIXES = (
    rf"(?<=[{LETTER}0-9.])(?:-|–|—|--|/)(?=[{LETTER}0-9])",
    rf"(?<=[{LETTER}])(?:\(|\)|\[|\]|“|”|\"|:|;)(?=[{LETTER}0-9])",
    rf"(?<=[{LETTER}]{{3}})\.(?=[A-Z])",
    r"(?<=[0-9])\.(?=[A-Z][a-z])",
    r"(?<=[%)])(?=[A-Za-z])",
    "(?:" + "|".join(f"(?<={title})" for title in ("President", "Comrade", "Minister", "Marshal")) + ")(?=[A-Z])",
)
PREFIXES = (r"(?:-+|[–—/])(?=[^\s-])", r"(?:US|A|HK|NZ)?\$", r"[€£¥₩₽]")
SUFFIXES = (r"(?<=[^\s-])(?:-+|[–—/])", r"[%°]")
# Tokens that are never cut: dates, times, addresses, rows of one sign, KCNA's end mark.
WHOLE = re.compile(
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}:\d{2}(?::\d{2})?|and/or|([-=*_.?!#~])\1+"
    r"|https?://\S+|www\.\S+|[\w.+-]+@[\w.-]+\w|-0-)\Z"
)
HANDLE = re.compile(r"(?P<sign>\.?[@#])?(?P<name>[A-Za-z]\w*)\Z")
WORDS = re.compile(r"_+|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+\d*|\d+|.")
SIGNS = frozenset({"@", ".@", "#", ".#", "_"})


def is_word(token: Token) -> bool:
    """Whether it is read: neither whitespace nor the sign of a handle."""
    return not token.is_space and token.text not in SIGNS


def cut_handles(doc: Doc) -> Doc:
    """Each handle and hashtag as its sign and its words."""
    found = [
        (token, match) for token in doc if (match := HANDLE.match(token.text)) and (match["sign"] or _signed(token))
    ]
    with doc.retokenize() as cutter:
        for token, match in found:
            parts = [part for part in (match["sign"], *WORDS.findall(match["name"])) if part]
            cutter.split(token, parts, heads=[(token, n) for n in range(len(parts))])
    return doc


def _signed(token: Token) -> bool:
    """Whether a sign stands right before it."""
    before = token.doc[token.i - 1] if token.i else None
    return before is not None and before.text in SIGNS and not before.whitespace_


def blank_english() -> Language:
    """An empty spaCy pipeline with our tokens."""
    nlp = spacy.blank("en")
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    defaults = nlp.Defaults
    tokenizer.infix_finditer = compile_infix_regex([*(defaults.infixes or ()), *INFIXES]).finditer
    tokenizer.prefix_search = compile_prefix_regex([*PREFIXES, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*SUFFIXES, *(defaults.suffixes or ())]).search
    tokenizer.token_match = WHOLE.match
    return nlp
