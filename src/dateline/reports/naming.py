"""The name that the words give an occasion or a document: "the Fourth Eurasian Women's Forum", "the Vernia Accord"."""

from dateline.model import Sentence, Span
from dateline.reports.matching import Match

OCCASIONS = frozenset({"summit", "forum", "conference", "congress", "assembly", "session", "dialogue"})
LINKS = frozenset({"of", "on", "for", "and", "the", "to", "in"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
OWNERS = frozenset({"PERSON", "GPE", "NORP", "ORG"})  # whose something is, and no part of its name
BODIES = frozenset({"ORG", "EVENT", "MISC", "LAW"})


def name_of(match: Match) -> Span | None:
    """The name of the event noun, without its article; None where it is called by a common noun alone."""
    head = match.noun
    if head is None or match.frame.mode == "visit" or match.sentence.heading:
        return None
    sentence = match.sentence
    first = _leftmost(sentence, head)
    if first == head and not _proper(sentence, head):
        return None
    tokens = sentence.tokens
    if not _proper(sentence, head):
        own = {entity.label for entity in sentence.entities if entity.first <= head - 1 <= entity.last}
        if not (tokens[head].lemma.lower() in OCCASIONS and own & BODIES):
            return None
    last = _rightmost(sentence, head)
    return tokens[first].span.cover(tokens[last].span) if last > first else None


def _proper(sentence: Sentence, index: int) -> bool:
    text = sentence.tokens[index].text
    return text[:1].isupper() and (index > 0 or sentence.tokens[index].upos == "PROPN")


def _leftmost(sentence: Sentence, head: int) -> int:
    """The first word of the run of capitalised words that ends with the head."""
    tokens, first = sentence.tokens, head
    for index in range(head - 1, -1, -1):
        if tokens[index].text in POSSESSIVE:
            if any(e.label in OWNERS and e.first <= index - 1 <= e.last for e in sentence.entities):
                break
        elif tokens[index].text[:1].isupper() or tokens[index].text[:1].isdigit():
            first = index
        elif tokens[index].text != "-":
            break
    return first if tokens[first].upos != "DET" else first + 1


def _rightmost(sentence: Sentence, head: int) -> int:
    """The last capitalised word joined on by "of", "on", "for" ..., inside the noun phrase."""
    phrase = sentence.phrase_of(head)
    last = head
    for index in range(head + 1, (phrase.last if phrase else head) + 1):
        text = sentence.tokens[index].text
        if text[:1].isupper() and text.lower() not in LINKS:
            last = index
        elif text.lower() not in ("of", "on", "for", "the"):
            break
    return last
