"""Tokens as Universal Dependencies cuts them: spaCy's English rules with hyphens, slashes and number ranges split."""

import re

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
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
