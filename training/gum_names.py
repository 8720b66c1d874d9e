# ruff: noqa: SIM905 (word sets are easier to read and mend as running text)
"""Names out of GUM's entity annotation, which marks every noun phrase: keep the named ones, cut to the name itself."""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from training.corpora import Sentence

FACILITIES = frozenset(
    "airport station bridge street road avenue boulevard building stadium museum palace house hotel church"
    " cathedral square"
    " hospital tower library theatre theater prison highway port harbor harbour mosque temple castle base embassy"
    " consulate"
    " plant hall centre center mall gallery gate wall".split()
)
LANDFORMS = frozenset(
    "sea ocean river lake mountain mountains mount island islands peninsula gulf bay strait straits valley desert"
    " coast basin"
    " channel canal europe asia africa antarctica arctic oceania eurasia caucasus balkans sahara sahel pacific"
    " atlantic"
    " mediterranean caribbean earth moon mars continent hemisphere forest creek beach hill hills glacier volcano"
    " delta"
    " plateau cape reef park".split()
)
REGIONS = frozenset(("middle east", "far east", "west", "east", "north", "south", "america", "latin america"))
TITLES = frozenset(
    "president minister mr mr. mrs mrs. ms ms. dr dr. sen. senator rep. gov. governor king queen prince princess"
    " sir lord"
    " lady professor prof prof. general gen. colonel col. captain capt. lt. sgt. chairman secretary ambassador"
    " chancellor"
    " judge justice mayor pope rev. reverend saint st. sheikh shaikh imam ayatollah prime foreign vice deputy"
    " spokesman"
    " spokeswoman spokesperson director chief leader congressman congresswoman representative commissioner officer"
    " sergeant"
    " lieutenant father sister brother uncle aunt former us u.s. american russian chinese".split()
)
CALENDAR = frozenset(
    "january february march april may june july august september october november december jan. feb. mar. apr."
    " jun. jul. aug."
    " sep. sept. oct. nov. dec. jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday"
    " friday"
    " saturday sunday mon tue wed thu fri sat sun today yesterday tomorrow tonight".split()
)
LINKS = frozenset("of for on and the 's - – & de del de la le al bin ibn von van du da das do dos et s ’s '".split())
NAME_PARTICLES = frozenset(("-", ".", "’", "'", "al", "de", "von", "van", "bin", "el"))
YEAR = re.compile(r"(1[5-9]|20)\d\d(s|-\d+)?")
DEMONYM_ENDINGS = ("an", "ish", "ese", "i", "ch", "ic", "ist")
MAX_WORDS = 10


class Mention(NamedTuple):
    """A noun phrase that GUM marks: first and last word, and its entity type."""

    first: int
    last: int
    kind: str


class Name(NamedTuple):
    first: int
    last: int
    label: str


def mark_names(sentences: "list[Sentence]") -> None:
    """Fill `names` of every sentence with BIO tags."""
    for sentence, mentions in zip(sentences, _mentions(sentences), strict=True):
        found = [name for mention in mentions if (name := _name_of(sentence, mention))]
        found.sort(key=lambda name: name.first - name.last)
        tags = ["O"] * len(sentence.words)
        for name in found:
            span = range(name.first, name.last + 1)
            if len(span) <= MAX_WORDS and all(tags[i] == "O" for i in span):
                for i in span:
                    tags[i] = ("B-" if i == name.first else "I-") + name.label
        for i in range(1, len(tags)):
            if tags[i] == "O" and _is_demonym(sentence, i):
                tags[i] = "B-NORP"
        sentence.names = tags


def _mentions(sentences: "list[Sentence]") -> list[list[Mention]]:
    """The bracketed mentions of the MISC column that lie within one sentence."""
    result: list[list[Mention]] = [[] for _ in sentences]
    opened: dict[str, list[tuple[int, int, str]]] = {}
    document = ""
    for number, sentence in enumerate(sentences):
        if sentence.document != document:
            opened, document = {}, sentence.document
        for position, misc in enumerate(sentence.misc):
            match = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
            for bracket in re.findall(r"\([^()]+\)?|[^()]+\)", match.group(1) if match else ""):
                fields = bracket.strip("()").split("-")
                if bracket.startswith("("):
                    opened.setdefault(fields[0], []).append((number, position, fields[1] if len(fields) > 1 else ""))
                if bracket.endswith(")") and opened.get(fields[0].split("[")[0]):
                    start_number, start, kind = opened[fields[0].split("[")[0]].pop()
                    if start_number == number:
                        result[number].append(Mention(start, position, kind))
    return result


def _name_of(sentence: "Sentence", mention: Mention) -> Name | None:
    first, last, kind = mention
    heads = [i for i in range(first, last + 1) if not first <= sentence.heads[i] - 1 <= last]
    if not heads:
        return None
    if kind == "time":
        return _date(sentence, first, last)
    head = heads[0]
    if sentence.upos[head] != "PROPN":
        return None
    if kind == "person":
        return _person(sentence, first, last, head)
    start, end = _left_edge(sentence, first, head), _right_edge(sentence, last, head)
    words = [word.lower() for word in sentence.words[start : end + 1]]
    label = {"organization": "ORG", "place": _place_label(words), "event": "EVENT"}.get(kind, "MISC")
    return Name(start, end, label)


def _date(sentence: "Sentence", first: int, last: int) -> Name | None:
    words = sentence.words[first : last + 1]
    if last - first >= 8 or not any(w.lower() in CALENDAR or YEAR.fullmatch(w) for w in words):
        return None
    while first < last and sentence.upos[first] in ("DET", "ADP", "PUNCT"):
        first += 1
    return Name(first, last, "DATE")


def _person(sentence: "Sentence", first: int, last: int, head: int) -> Name | None:
    words, upos = sentence.words, sentence.upos
    if sentence.xpos[head] == "NNPS" and head == last:
        return Name(head, head, "NORP")

    def belongs(i: int) -> bool:
        if upos[i] == "PROPN" or (upos[i] in ("NUM", "ADJ") and _capital(words[i])):
            return True
        return first < i < last and words[i] in NAME_PARTICLES

    start = end = head
    while start > first and belongs(start - 1):
        start -= 1
    while end < last and belongs(end + 1):
        end += 1
    while start < end and (words[start].lower() in TITLES or words[start] in "-.’"):
        start += 1
    while end > start and words[end] in "-.’'":
        end -= 1
    return None if start == end and words[start].lower() in TITLES else Name(start, end, "PERSON")


def _left_edge(sentence: "Sentence", first: int, head: int) -> int:
    words = sentence.words
    edge = head
    while edge > first and (_capital(words[edge - 1]) or words[edge - 1].lower() in LINKS):
        edge -= 1
    while edge < head and (sentence.upos[edge] == "DET" or words[edge].lower() in LINKS):
        edge += 1
    return edge


def _right_edge(sentence: "Sentence", last: int, head: int) -> int:
    words = sentence.words
    edge = head
    while edge < last:
        following = edge + 1
        while following <= last and words[following].lower() in LINKS:
            following += 1
        ok = following <= last and _capital(words[following])
        if not ok or (following > edge + 1 and sentence.upos[following] not in ("PROPN", "NOUN", "ADJ", "NUM")):
            break
        edge = following
    return edge


def _place_label(words: list[str]) -> str:
    if FACILITIES.intersection(words):
        return "FAC"
    return "LOC" if LANDFORMS.intersection(words) or " ".join(words) in REGIONS else "GPE"


def _is_demonym(sentence: "Sentence", i: int) -> bool:
    word = sentence.words[i]
    return (
        sentence.xpos[i] == "JJ"
        and word[:1].isupper()
        and not word.isupper()
        and word.endswith(DEMONYM_ENDINGS)
        and sentence.lemmas[i][:1].isupper()
        and sentence.words[i - 1] not in '-“"‘('
    )


def _capital(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()
