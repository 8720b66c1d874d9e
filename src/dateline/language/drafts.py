"""A clause while it is being put together, and the prepositional arguments that verbs and nouns share."""

from dataclasses import dataclass, field
from dataclasses import replace as changed

from dateline.language.grammar import Tree
from dateline.model import Argument

ATTRIBUTION = frozenset(("according to", "citing", "in the words of", "as per", "per"))
# A name takes no such complement, so what hangs on one belongs to the predicate ("met Lourenço in Luanda").
LOOSE = frozenset(
    ("in", "at", "on", "during", "after", "before", "to", "with", "from", "for", "by", "on the sidelines of")
)


@dataclass(slots=True)
class Draft:
    """A clause while it is being put together; `parent` is the predicate token above it."""

    kind: str
    predicate: int
    lemma: str
    arguments: list[Argument] = field(default_factory=list)
    tense: str | None = None
    aspect: frozenset[str] = frozenset()
    modal: str | None = None
    governors: tuple[str, ...] = ()
    negated: bool = False
    passive: bool = False
    relation: str = "root"
    marker: str | None = None
    parent: int | None = None
    adverbs: tuple[int, ...] = ()

    def having(self, *roles: str) -> list[Argument]:
        return [a for a in self.arguments if a.role in roles]

    def inherit(self, arguments: list[Argument], role: str | None = None) -> None:
        """Take arguments from elsewhere, each token once."""
        present = {a.token for a in self.arguments} | {self.predicate}
        for argument in arguments:
            if argument.token not in present:
                taken = changed(argument, role=role, preposition=None) if role else argument
                self.arguments.append(changed(taken, inherited=True))


def obliques(tree: Tree, kid: int, passive: bool) -> list[Argument]:
    preposition, noun = tree.prepositional(kid)
    role = "oblique"
    if preposition in ATTRIBUTION:
        role = "attribution"
    elif preposition == "by" and (passive or tree.tokens[kid].deprel == "obl:agent") and not _is_time(tree, noun):
        role = "agent"
    return [
        Argument(role, member, (tree.preposition(member) if member != noun else None) or preposition)
        for member in tree.members(noun)
    ]


def _is_time(tree: Tree, index: int) -> bool:
    return tree.tokens[index].upos == "NUM" or tree.lemma(index) in ("end", "time", "year", "month", "week", "day")


def loose(tree: Tree, noun: int) -> list[Argument]:
    """Phrases that the parser hung on a name or behind its apposition, where they belong to the predicate."""
    hanging = tree.kids(noun, "nmod") if tree.tokens[noun].upos == "PROPN" else []
    for apposition in tree.kids(noun, "appos"):
        hanging += [kid for kid in tree.kids(apposition, "nmod") if _after_comma(tree, kid)]
    found = []
    for kid in tree.kids(noun, "nmod"):
        if tree.preposition(kid) == "of" and tree.tokens[kid].upos == "PROPN":  # "the leaders of Japan at Camp David"
            found += [argument for member in tree.members(kid) for argument in loose(tree, member)]
    for kid in hanging:
        preposition, inner = tree.prepositional(kid)
        if preposition in LOOSE and tree.tokens[kid].deprel == "nmod":
            for member in tree.members(inner):
                found += [Argument("oblique", member, preposition), *loose(tree, member)]
    return found


def _after_comma(tree: Tree, index: int) -> bool:
    first = tree.subtree(index)[0]
    return tree.tokens[first].text == "," or (first > 0 and tree.tokens[first - 1].text == ",")
