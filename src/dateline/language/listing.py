"""Lists that a colon opens, as chronicles and registers have them.

"Met with the following: Ana Dahl (Foreign Minister of Norland) Rui Costa (Estish envoy)": each name stands where "the
following" does, whatever the parser made of names without a comma between them. "Others attending: Eva Lund, Per Berg":
they did what the subject of the sentence did.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.language.grammar import Tree
from dateline.model import Token

COMMAS = frozenset((",", "and", "&"))
PRESENT = frozenset(("attending", "present", "accompanied", "participants", "attendees", "participating", "attended"))
LABELLING = PRESENT | frozenset(("others", "also", "other", "those", "by", "further"))


@dataclass(frozen=True, slots=True)
class Announcement:
    """What tokens `first` to `colon` announce stands at `place`, in relation `deprel`, after `preposition`."""

    first: int
    colon: int
    place: int
    deprel: str
    preposition: int | None = None


def with_listed(tree: Tree) -> Tree:
    """The tree of a sentence, where the items of such lists stand where their announcement does."""
    found = list(_announcements(tree))
    for at, announced in enumerate(found):
        end = found[at + 1].first if at + 1 < len(found) else len(tree.tokens)
        items = list(_items(tree.tokens, announced.colon + 1, end))
        if items and any(tree.tokens[i].upos == "PROPN" for i in items[0]):
            tree = _hung(tree, announced, end, items)
    return tree


def with_named_lists(tree: Tree) -> Tree:
    """The tree of a sentence, where a name with a title of its own is nobody's apposition, nor a title behind "and":
    "met President Ana Dahl, Prime Minister Rui Costa and Foreign Minister Eva Lund"."""
    found: dict[int, Token] = {}
    for name in tree.tokens[2:]:
        over = tree.tokens[name.head]
        people = name.deprel in ("appos", "nmod:desc") and over.upos == name.upos == "PROPN" and over.index < name.index
        if not people or not tree.kids(over.index, "flat"):
            continue
        first = tree.subtree(name.index)[0]
        titled = bool(tree.kids(name.index, "nmod:desc")) and bool(tree.kids(name.index, "flat"))
        opening = {tree.word(first), tree.word(first - 1) if first else ""}
        behind, comma = name.deprel == "nmod:desc" and "and" in opening, "," in opening
        if behind and (called := tree.kid(name.index, "appos")) is not None and called > name.index:
            found[name.index] = replace(name, head=called)  # "and Foreign Minister Eva Lund", read as a title
            found[called] = replace(tree.tokens[called], head=name.head, deprel="conj")
        elif name.deprel == "appos" and titled and comma:
            found[name.index] = replace(name, deprel="conj")
    return tree.with_tokens(found)


def with_towns(tree: Tree) -> Tree:
    """The tree of a sentence, where the town of "travelled to Norland, Vernia" is no second subject of the verb."""
    found: dict[int, Token] = {}
    for town in tree.tokens[2:]:
        if town.deprel != "nsubj" or town.upos != "PROPN" or tree.tokens[town.index - 1].text != ",":
            continue
        state, verb = tree.tokens[town.index - 2], tree.tokens[town.head]
        beside = tree.label(state.index) == "obl" and state.head == town.head
        first = next(iter(tree.kids(verb.index, "nsubj")), town.index)
        if beside and first < verb.index < town.index:
            found[town.index] = replace(town, head=state.index, deprel="appos")
    return tree.with_tokens(found)


def with_stamped(tree: Tree) -> Tree:
    """The tree of a line that ends with its place in brackets ("Dahl receives Lund (Vernia, Norland)"), where the place
    is nobody's apposition."""
    last = len(tree.tokens) - 1
    opening = next((i for i in range(last, -1, -1) if tree.tokens[i].text == "("), None)
    root = next((t.index for t in tree.tokens if t.head == t.index), None)
    if opening is None or root is None or root >= opening or tree.tokens[last].text != ")":
        return tree
    inside = tree.tokens[opening + 1 : last]
    if not any(t.text == "," for t in inside) or any(t.text != "," and not t.text[:1].isupper() for t in inside):
        return tree
    hanging = {t.index: replace(t, head=root, deprel="dep") for t in inside if t.head < opening and t.upos != "PUNCT"}
    return tree.with_tokens(hanging)


def _announcements(tree: Tree) -> Iterator[Announcement]:
    words = [token.text.lower() for token in tree.tokens]
    for colon in (i for i, word in enumerate(words) if word == ":"):
        verbs = (t.index for t in reversed(tree.tokens[:colon]) if t.xpos in ("VBD", "VBZ", "VBP", "VB", "VBN"))
        the = next((i for i in range(colon - 2, max(0, colon - 6), -1) if words[i : i + 2] == ["the", "following"]), 0)
        first = colon
        while first and words[first - 1] in LABELLING:
            first -= 1
        if the and (verb := next((i for i in verbs if i < the), None)) is not None:
            behind = tree.tokens[the - 1].upos == "ADP"
            yield Announcement(the - behind, colon, verb, "obl" if behind else "obj", the - 1 if behind else None)
        elif colon > 1 and words[colon - 1] == "with" and (verb := next(verbs, None)) is not None:
            yield Announcement(colon - 1, colon, verb, "obl", colon - 1)  # "met with: Ana Dahl, Rui Costa"
        elif first and PRESENT & {*words[first:colon]}:
            subject = next((t.index for t in tree.tokens[:first] if tree.label(t.index) == "nsubj"), None)
            if subject is not None:
                yield Announcement(first, colon, subject, "conj")
            elif (verb := next(verbs, None)) is not None:
                yield Announcement(first, colon, verb, "nsubj")


def _items(tokens: tuple[Token, ...], first: int, end: int) -> Iterator[range]:
    """The items between the colon and the end, each with its brackets: by semicolons, else by commas and brackets."""
    depth, start = 0, first
    apart = frozenset(";") if any(t.text == ";" for t in tokens[first:end]) else COMMAS
    for i in range(first, end):
        depth += (tokens[i].text == "(") - (tokens[i].text == ")" and depth > 0)
        parted = depth == 0 and (tokens[i].text.lower() in apart or (i + 1 == end and tokens[i].text == "."))
        closed = depth == 0 and tokens[i].text == ")" and apart is COMMAS
        if parted or closed or i + 1 == end:
            stop = i if parted else i + 1
            if start < stop:
                yield range(start, stop)
            start = i + 1


def _hung(tree: Tree, announced: Announcement, end: int, items: list[range]) -> Tree:
    """The tree with the items at their place, and without what hung on them from before the list."""
    inside = range(announced.first, end)
    heads = [_head(tree, item) for item in items]
    found = _outside(tree, inside)
    for item, head in zip(items, heads, strict=True):
        place, deprel = (announced.place, announced.deprel) if head == heads[0] else (heads[0], "conj")
        if announced.deprel == "conj":
            place = announced.place
        found |= _within(tree, item, head) | {head: replace(tree.tokens[head], head=place, deprel=deprel)}
    for i in inside:
        if i == announced.preposition:
            found[i] = replace(tree.tokens[i], head=heads[0], deprel="case")
        elif not any(i in item for item in items):
            deprel = "punct" if tree.tokens[i].upos == "PUNCT" else "fixed"
            found[i] = replace(tree.tokens[i], head=heads[0], deprel=deprel)
    return tree.with_tokens(found)


def _outside(tree: Tree, inside: range) -> dict[int, Token]:
    """The tokens outside whose head is inside, hung on what is over it; the first under nothing is the root."""
    found: dict[int, Token] = {}
    root: int | None = None
    for token in tree.tokens:
        if token.index in inside or token.head not in inside:
            continue
        over = next((i for i in tree.ancestors(token.index) if i not in inside), root)
        if over is None:
            root = token.index
            found[root] = replace(token, head=root, deprel="root")
        else:
            found[token.index] = replace(token, head=over)
    return found


def _head(tree: Tree, item: range) -> int:
    """The head of the item's name: of the tokens before its brackets one that hangs outside, a name before others."""
    bracket = next((i for i in item if tree.tokens[i].text == "("), item.stop)
    name = range(item.start, max(bracket, item.start + 1))
    loose = [i for i in name if tree.tokens[i].head not in item or tree.tokens[i].head == i]
    named = [i for i in loose if tree.tokens[i].upos == "PROPN"] or [i for i in loose if tree.is_nominal(i)]
    return (named or loose or list(name))[0]


def _within(tree: Tree, item: range, head: int) -> dict[int, Token]:
    """The other tokens of an item that hang outside of it, or over its head, hung on its head."""
    over = {i for i in tree.ancestors(head) if i in item}
    bracket = next((i for i in item if tree.tokens[i].text == "("), item.stop)
    found: dict[int, Token] = {}
    for i in item:
        token = tree.tokens[i]
        if i != head and (i in over or token.head not in item or token.head == i):
            nominal = "appos" if i > bracket else "flat"
            deprel = "punct" if token.upos == "PUNCT" else nominal if tree.is_nominal(i) else "dep"
            found[i] = replace(token, head=head, deprel=deprel)
    return found
