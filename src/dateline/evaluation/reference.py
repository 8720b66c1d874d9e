"""Reference: whether "he", "she", "they" and "the minister" stand for whom Dateline says they do.

    python -m dateline.evaluation.reference FOLDER [--part dev-open] [--errors]

FOLDER holds GUM's `gum-PART.conllu` (the text) and `ontogum-PART.conll` (coreference in the OntoNotes manner). A link
is a pronoun or a description that Dateline gives to one actor; it is right where the corpus has the words in the same
chain as a name of that actor, or, where the article gives the actor no name, as the first words for it. A title beside
a name is part of the name, and no link. Precision is over all links, those on words that the corpus leaves out of every
chain included. Recall is over third-person pronouns and definite descriptions whose chain has a name before them.
"""

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline import language, mentions
from dateline.model import ActorMention, Article, Mentions, Span
from dateline.model.mention import NAMING
from dateline.world import load

PERSONAL = frozenset(
    ("he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their", "theirs")
)
DEFINITE = frozenset(("the", "this", "that", "these", "those", "his", "her", "their", "its"))
LINKING = frozenset(("pronoun", "title", "counterpart", "organization", "sides"))  # ways that may stand for a name
WITHIN = frozenset(("appos", "flat", "nmod:desc", "compound"))  # relations inside one name with its description
BRACKET = re.compile(r"(\()?(\d+)(\))?")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the corpus; `head` is the place of its head in the document, its own for a root."""

    span: Span
    text: str
    upos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its mentions, each (chain, first word, last word).

    `chains` holds for each word that heads a mention the chain of the shortest such mention.
    """

    article: Article
    words: tuple[Word, ...]
    mentions: tuple[tuple[int, int, int], ...]
    chains: dict[int, int]

    def top(self, span: Span) -> int | None:
        """The word of a span that its other words hang on."""
        inside = [i for i, word in enumerate(self.words) if span.start <= word.span.start < span.end]
        return next((i for i in inside if self.words[i].head == i or self.words[i].head not in inside), None)

    def chain(self, place: int) -> int | None:
        """The chain of a name: its own, or that of the description it stands beside ("her brother NAME")."""
        while place not in self.chains and self.words[place].relation in WITHIN:
            place = self.words[place].head
        return self.chains.get(place)

    def beside(self, place: int) -> set[int]:
        """A name's top word, the description that it hangs on, and those that hang on it."""
        found = {place}
        while self.words[place].relation in WITHIN:
            place = self.words[place].head
            found.add(place)
        near = range(max(0, place - 12), min(place + 12, len(self.words)))
        return found | {i for i in near if self.words[i].head == place and self.words[i].relation in WITHIN}

    def inside(self, place: int, chains: set[int | None]) -> bool:
        """Whether a word in no chain stands inside a mention of these: the corpus never links those two."""
        around = (chain for chain, first, last in self.mentions if first <= place <= last)
        return place not in self.chains and any(chain in chains for chain in around)

    def kind(self, place: int) -> str | None:
        """What the mention headed by this word is: name, pronoun, description, or None for any other."""
        word = self.words[place]
        if word.upos == "PROPN":
            return "name"
        if word.upos == "PRON":
            return "pronoun" if word.text.lower() in PERSONAL else None
        kids = [w for w in self.words[max(0, place - 8) : place] if w.head == place]
        named = any(w.text[:1].isupper() and w.upos != "DET" and w.relation != "nmod:poss" for w in kids)
        definite = any(w.text.lower() in DEFINITE for w in kids)
        return "description" if word.upos == "NOUN" and definite and not named else None


@dataclass(slots=True)
class Score:
    """Counts by kind of link."""

    right: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    gold: dict[str, int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[str, float, float, int, int]]:
        """(kind, precision, recall, links found, links in the corpus), and all kinds together."""
        for kinds in (["pronoun"], ["description"], ["pronoun", "description"]):
            right, found, gold = (
                sum(counts.get(k, 0) for k in kinds) for counts in (self.right, self.found, self.gold)
            )
            name = kinds[0] if len(kinds) == 1 else "all"
            yield name, right / found if found else 0.0, right / gold if gold else 0.0, found, gold


def read(folder: Path, part: str) -> Iterator[Document]:
    """The documents that both files have, in order."""
    chains = dict(_chains(folder / f"ontogum-{part}.conll"))
    for name, text, words in _texts(folder / f"gum-{part}.conllu"):
        spans = chains.get(name, [])
        heads: dict[int, tuple[int, int]] = {}
        for chain, first, last in spans:
            top = [i for i in range(first, last + 1) if words[i].head == i or not first <= words[i].head <= last]
            size = last - first
            if top and (top[0] not in heads or size < heads[top[0]][0]):
                heads[top[0]] = (size, chain)
        article = Article(id=name, text=text)
        yield Document(article, tuple(words), tuple(spans), {place: chain for place, (_, chain) in heads.items()})


def _chains(path: Path) -> Iterator[tuple[str, list[tuple[int, int, int]]]]:
    """(document, [(chain, first word, last word)])."""
    for part in path.read_text(encoding="utf-8").split("# begin document ")[1:]:
        name, *lines = part.splitlines()
        found: list[tuple[int, int, int]] = []
        opened: dict[int, list[int]] = {}
        rows = (line.split("\t") for line in lines if line[:1].isdigit())
        for place, row in enumerate(rows):
            for opens, number, closes in BRACKET.findall(row[-1] if row[-1] != "_" else ""):
                chain = int(number)
                if opens:
                    opened.setdefault(chain, []).append(place)
                if closes and opened.get(chain):
                    found.append((chain, opened[chain].pop(), place))
        yield name.strip(), found


def _texts(path: Path) -> Iterator[tuple[str, str, list[Word]]]:
    """(document, text with a line for each paragraph, words)."""
    name, text, words = "", "", list[Word]()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        notes = {k.strip("# "): v.strip() for k, _, v in (li.partition("=") for li in lines if li.startswith("#"))}
        if "newdoc id" in notes:
            if words:
                yield name, text, words
            name, text, words = notes["newdoc id"], "", []
        if "text" not in notes:
            continue
        text += ("\n" if any(line.startswith("# newpar") for line in lines) else " ") if text else ""
        start, base = len(text), len(words)
        text += notes["text"]
        for columns in (line.split("\t") for line in lines if line[:1].isdigit()):
            if columns[0].isdigit():
                at = text.find(columns[1], start)
                at = start if at < 0 else at
                start = at + len(columns[1])
                head = base + int(columns[6]) - 1 if columns[6] != "0" else len(words)
                words.append(Word(Span(at, start), columns[1], columns[3], head, columns[7]))
    if words:
        yield name, text, words


def compare(document: Document, found: Mentions, score: Score) -> None:
    """Add one document to the score."""
    for mention, place, chains in links(document, found):
        kind = document.kind(place) or ""
        right = document.chains.get(place, -1) in chains
        score.found[kind] = score.found.get(kind, 0) + 1
        score.right[kind] = score.right.get(kind, 0) + right
        if not right:
            text, span = document.article.text, mention.span
            around = text[max(0, span.start - 60) : span.end + 30].replace("\n", " ")
            actor = found.actor(mention.actors[0]).name
            score.errors.append(f"{kind} {document.article.id} {mention.how} -> {actor}: ... {around}")
    known: set[int] = set()
    for place, chain in sorted(document.chains.items()):
        kind = document.kind(place) or ""
        if kind == "name":
            known.add(chain)
        elif kind and chain in known:
            score.gold[kind] = score.gold.get(kind, 0) + 1


def links(document: Document, found: Mentions) -> Iterator[tuple[ActorMention, int, set[int | None]]]:
    """(mention, its top word, the chains of the actor's names) of every link that the corpus can judge."""
    meant: dict[str, set[int | None]] = {}
    named: set[int] = set()  # words of names, with the descriptions beside them
    single = [m for m in found.actor_mentions if len(m.actors) == 1]
    places = [(m, place) for m in single if (place := document.top(m.span)) is not None]
    for mention, place in places:
        if mention.how in NAMING and document.kind(place) != "description":
            meant.setdefault(mention.actors[0], set()).add(document.chain(place))
            named |= document.beside(place)
    for mention, place in places:
        linking = mention.how in LINKING and document.kind(place) in ("pronoun", "description")
        if place in named or not linking:
            continue
        chains = meant.setdefault(mention.actors[0], set())
        if not chains:
            chains.add(document.chains.get(place))  # an actor without a name: the first words for it
        elif not document.inside(place, chains):
            yield mention, place, chains


def measure(documents: Iterable[Document]) -> Score:
    """The score over all documents."""
    documents = list(documents)
    score = Score()
    parses = language.parse([document.article for document in documents])
    for document, found in zip(documents, mentions.find(parses, load()), strict=True):
        compare(document, found, score)
    return score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder that holds the two files")
    parser.add_argument("--part", default="dev-open", help="which part of the corpus")
    parser.add_argument("--errors", action="store_true", help="also print every wrong link")
    options = parser.parse_args()
    score = measure(read(options.folder, options.part))
    for name, precision, recall, found, gold in score.rows():
        print(f"{name:<12} precision {precision:.3f} of {found:<4} recall {recall:.3f} of {gold}")
    if options.errors:
        print("\n".join(score.errors))


if __name__ == "__main__":
    main()
