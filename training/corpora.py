"""Readers of the corpora that may train a model we ship, and of those that only measure it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.gum_names import mark_names
from training.laws import is_law


@dataclass(slots=True)
class Sentence:
    """One sentence of a corpus; tree columns are empty where the corpus has only names, `names` where only trees."""

    words: list[str]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    scheme: str = ""
    document: str = ""
    sentence_id: str = ""


def read_conllu(path: Path) -> list[Sentence]:
    """Every sentence of a CoNLL-U file (multi-word tokens and empty nodes are left out)."""
    sentences: list[Sentence] = []
    document = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        sentence = Sentence(words=[])
        for line in block.splitlines():
            if line.startswith("# newdoc"):
                document = line.split("=")[-1].strip()
            elif line.startswith("# sent_id"):
                sentence.sentence_id = line.split("=")[-1].strip()
            elif line and not line.startswith("#"):
                _add_token(sentence, line.split("\t"))
        sentence.document = document
        if sentence.words:
            sentences.append(sentence)
    return sentences


def _add_token(sentence: Sentence, columns: list[str]) -> None:
    if not columns[0].isdigit():
        return
    sentence.words.append(columns[1] or "_")
    sentence.lemmas.append(columns[2])
    sentence.upos.append(columns[3])
    sentence.xpos.append(columns[4])
    sentence.heads.append(int(columns[6]))
    sentence.relations.append(columns[7])
    sentence.misc.append(columns[9])


def read_gum(path: Path) -> list[Sentence]:
    """GUM with names derived from its entity annotation."""
    sentences = read_conllu(path)
    mark_names(sentences)
    for sentence in sentences:
        sentence.scheme = "gum"
    return sentences


UNER_TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "OTH": "OTHER"}


def add_uner(sentences: list[Sentence], path: Path) -> None:
    """Give the EWT sentences the Universal NER tags of the same id, where both have the same number of words."""
    tags: dict[str, list[str]] = {}
    current: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id"):
            current = tags.setdefault(line.split("=")[-1].strip(), [])
        elif line and not line.startswith("#"):
            tag = line.split("\t")[2]
            current.append("O" if tag == "O" else tag[:2] + UNER_TYPES[tag[2:]])
    for sentence in sentences:
        found = tags.get(sentence.sentence_id, [])
        if len(found) == len(sentence.words):
            sentence.names, sentence.scheme = found, "uner"


CROSSNER_TYPES = {
    **dict.fromkeys(("politician", "person", "scientist", "writer", "musicalartist", "researcher"), "PERSON"),
    **dict.fromkeys(("organisation", "politicalparty", "band", "university"), "ORG"),
    **dict.fromkeys(("event", "election", "conference"), "EVENT"),
    "country": "GPE",
    "location": "LOC",
}
WIKIGOLD_TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
NEWSWIRE_TYPES = {"Person": "PERSON", "Organization": "ORG", "Location": "LOC", "Facility": "FAC", "Date": "DATE"}


def read_tagged(path: Path, scheme: str, types: dict[str, str], column_mark: str = "\t") -> list[Sentence]:
    """A file of `token MARK tag` lines; types not listed become MISC."""
    sentences: list[Sentence] = []
    for document, rows in _tagged_blocks(path, column_mark):
        words: list[str] = []
        tags: list[str] = []
        for word, tag in _join_initials(rows):
            parts = _split_hyphens(word)
            label = "O" if tag == "O" else tag[:2] + types.get(tag[2:], "MISC")
            words += parts
            tags += [label] + ["O" if label == "O" else "I" + label[1:]] * (len(parts) - 1)
        sentences.append(Sentence(words=words, names=_begin_names(tags), scheme=scheme, document=document))
    return sentences


def _tagged_blocks(path: Path, column_mark: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """(document, rows of one sentence); the document is empty where the file tells none apart."""
    document = ""
    rows: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split(column_mark)
        if len(columns) < 2 or line.startswith(("# doc", "-DOCSTART")):
            if rows:
                yield document, rows
            rows = []
            document = line if line.startswith("# doc") else document
        elif columns[0].strip():
            rows.append((columns[0], columns[1].strip() or "O"))
    if rows:
        yield document, rows


def _join_initials(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """ "U . S ." as some corpora cut it, back into "U.S."."""
    joined: list[tuple[str, str]] = []
    place = 0
    while place < len(rows):
        end = place
        while end + 1 < len(rows) and re.fullmatch("[A-Z]", rows[end][0]) and rows[end + 1][0] == ".":
            end += 2
        word = "".join(word for word, _ in rows[place:end]) if end - place >= 4 else rows[place][0]
        joined.append((word, rows[place][1]))
        place = end if end - place >= 4 else place + 1
    return joined


def _split_hyphens(word: str) -> list[str]:
    """UD treats a hyphen between letters as a token of its own."""
    if not re.search(r"[A-Za-z]-[A-Za-z]", word):
        return [word]
    return [part for part in re.split(r"(?<=[A-Za-z])(-)(?=[A-Za-z])", word) if part]


def _begin_names(tags: list[str]) -> list[str]:
    """IOB1 to BIO."""
    previous = "O"
    fixed = []
    for tag in tags:
        starts = tag[0] == "I" and (previous == "O" or previous[2:] != tag[2:])
        fixed.append("B" + tag[1:] if starts else tag)
        previous = tag
    return fixed


def mark_laws(sentences: list[Sentence]) -> list[Sentence]:
    """Give names of no better type that read as those of treaties and acts the type LAW."""
    for sentence in sentences:
        for first, tag in enumerate(sentence.names):
            if tag not in ("B-MISC", "B-OTHER"):
                continue
            last = first
            while last + 1 < len(sentence.names) and sentence.names[last + 1].startswith("I-"):
                last += 1
            if is_law(" ".join(sentence.words[first : last + 1])):
                sentence.names[first : last + 1] = ["B-LAW"] + ["I-LAW"] * (last - first)
    return sentences


def read_silver(path: Path) -> list[Sentence]:
    """The sentences that `training.silver` wrote; none where there is no such file."""
    if not path.exists():
        return []
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Sentence(words=row["words"], names=row["names"], scheme="silver") for row in rows]


def training_sentences(data: Path) -> tuple[list[Sentence], list[Sentence]]:
    """(sentences with trees, sentences with names only): every set whose licence lets us ship the weights."""
    ewt = read_conllu(data / "ud-english-ewt/en_ewt-ud-train.conllu")
    add_uner(ewt, data / "uner-ewt/en_ewt-ud-train.iob2")
    trees = ewt + read_gum(data / "gum/gum-train-open.conllu")
    named = read_tagged(data / "wikigold/train.conll", "wikigold", WIKIGOLD_TYPES, " ")
    # CrossNER politics dev stays out: it is what we measure on.
    for name in ("politics-train", "science-train", "science-dev", "literature-train", "literature-dev"):
        named += read_tagged(data / f"crossner/{name}.txt", "crossner", CROSSNER_TYPES)
    return mark_laws(trees), mark_laws(named)


def development_sentences(data: Path) -> dict[str, list[Sentence]]:
    """The sets that measure the model and never train it."""
    ewt = read_conllu(data / "ud-english-ewt/en_ewt-ud-dev.conllu")
    add_uner(ewt, data / "uner-ewt/en_ewt-ud-dev.iob2")
    return {
        "UD EWT dev": ewt,
        "GUM open dev": mark_laws(read_gum(data / "gum/gum-dev-open.conllu")),
        "CrossNER politics dev": read_tagged(data / "crossner/politics-dev.txt", "crossner", CROSSNER_TYPES),
        "worldwide newswire dev": read_tagged(data / "en-worldwide-newswire/dev.conll", "newswire", NEWSWIRE_TYPES),
    }
