# ruff: noqa: SIM905 (word sets are easier to read and mend as running text)
"""Names mended after the network, where the words themselves say how far a name goes or what it is.

Names are (first, last, label), token indices inclusive, in order and apart, as the network gives them.
"""

from collections.abc import Sequence

from dateline.language.known import known_label
from dateline.world import load

Name = tuple[int, int, str]

# "ambassador to Pyongyang Alexander Matsegora": a place stands between the post and the name.
POSTS_ABROAD = frozenset("ambassador envoy consul representative attache attaché correspondent delegate".split())
# First words of places of two words.
PLACE_BEGINS = frozenset(
    "new san santa santo saint st. st el la las los north south east west sri saudi hong kuala buenos tel addis phnom"
    " abu united costa sierra cape port puerto rio ho mexico guatemala panama kuwait burkina great".split()
)
# Bodies named after what they are for: "Ministry of Agriculture, Forestry and Fisheries".
BODIES = frozenset(
    "ministry department commission committee council subcommittee bureau office agency board directorate institute"
    " secretariat administration authority fund conference organization organisation association".split()
)
SINGLE_TOPIC = frozenset(
    "institute fund conference organization organisation association".split()
)  # no lists of topics
LINKS = frozenset("of on for in and & the - – ' ’ 's ’s to with".split())
OPENERS = frozenset("of on for in to with".split())
EDGES = LINKS | frozenset((",", ";", ":", "(", ")", '"', "“", "”", "a", "by", "at"))
OFFICES = frozenset("minister secretary director chairman president governor head ambassador chief".split())
LAWS = frozenset(
    "treaty treaties agreement agreements accord accords pact protocol charter constitution act resolution declaration"
    " memorandum directive statute amendment".split()
)
NAMESAKES = frozenset(("GPE", "LOC", "FAC", "MISC", "NORP", "ORG", "EVENT"))
# What stands before a person's name and is no part of it.
ADDRESS = frozenset(
    "gen gen. lt lt. col col. maj maj. sgt sgt. capt capt. justice imam sheikh pope mr mr. mrs mrs. ms ms. dr dr. prof"
    " prof. rev rev. sir president minister hon hon. sen sen. rep rep. gov gov. general colonel major captain king"
    " queen prince princess speaker chief hh amir crown prime his her he she it they i we you"
    " their my our its".split()
)
MAX_WORDS = 16


def mend(words: Sequence[str], heads: Sequence[int], relations: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names of one sentence, mended. `heads` are 1-based, 0 for the root."""
    found = [piece for name in names for piece in _after_post(words, name)]
    found = [kept for name in _long_bodies(words, found) if (kept := _without_office(words, name))]
    found = [_with_flat(heads, relations, name, found) for name in found]
    found = [_with_law(words, _typed(words, trimmed)) for name in found if (trimmed := _trimmed(words, name))]
    found = _apart(found)
    return _with_number(words, [_known(words, name) for name in found])


def _apart(names: Sequence[Name]) -> list[Name]:
    """Without names that lie in a longer one before them ("[Oslo] [Accords]", once the treaty is one name)."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n[0], -n[1])):
        if not kept or name[0] > kept[-1][1]:
            kept.append(name)
    return kept


def _after_post(words: Sequence[str], name: Name) -> list[Name]:
    first, last, label = name
    if label != "PERSON" or last == first or first < 2 or words[first - 1].lower() != "to":
        return [name]
    if words[first - 2].lower() not in POSTS_ABROAD:
        return [name]
    end = first + (1 if words[first].lower() in PLACE_BEGINS else 0)
    return [(first, end, "GPE"), (end + 1, last, "PERSON")] if end < last else [(first, last, "GPE")]


def _long_bodies(words: Sequence[str], names: list[Name]) -> list[Name]:
    """Names of bodies run on over "of", "and" and commas as long as capitals follow and no person or place begins."""
    closed = {first for first, _, label in names if label in ("PERSON", "GPE", "LOC", "DATE", "NORP")}
    found: list[Name] = []
    for first, last, label in names:
        if found and first <= found[-1][1]:
            continue  # swallowed by the one before
        if label == "ORG" and any(_opens_topic(words, i) for i in range(first, min(last + 2, len(words)))):
            last = max(last, _run_on(words, first, last, closed))
        found.append((first, last, label))
    return found


def _opens_topic(words: Sequence[str], at: int) -> bool:
    following = words[at + 1].lower() if at + 1 < len(words) else ""
    return words[at].lower() in BODIES and words[at][:1].isupper() and following in OPENERS


def _run_on(words: Sequence[str], first: int, last: int, closed: set[int]) -> int:
    """The last word of a body's name that goes on from `last`."""
    end = last
    while end + 1 < len(words) and end - first < MAX_WORDS:
        following = end + 1
        comma = words[following] == ","
        while following < len(words) and (words[following].lower() in LINKS or words[following] == ","):
            following += 1
        skipped = [word.lower() for word in words[end + 1 : following]]
        if following >= len(words) or not words[following][:1].isupper() or following in closed:
            break
        if len(skipped) > 2 or ("the" in skipped and {"and", ","} & set(skipped)):
            break
        one = any(word.lower() in SINGLE_TOPIC for word in words[first : last + 1])
        if comma and (one or not _listed(words, following, closed)):
            break
        end = following
    return end


def _listed(words: Sequence[str], at: int, closed: set[int]) -> bool:
    """Whether a comma before this word stands in a list of topics that ends in "and Topic"."""
    for place in range(at, min(at + 8, len(words) - 1)):
        word = words[place]
        if word.lower() == "and":
            return words[place + 1][:1].isupper() and place + 1 not in closed
        if place in closed or not (word[:1].isupper() or word in (",", "-")):
            return False
    return False


def _without_office(words: Sequence[str], name: Name) -> Name | None:
    """An office is no body: of "Minister of Mines of the Veltish Union" the state is left, else nothing."""
    first, last, label = name
    inner = [word.lower() for word in words[first : last + 1]]
    if label != "ORG" or inner[0] not in OFFICES or "of" not in inner[1:2]:
        return name
    ofs = [first + i for i, word in enumerate(inner) if word == "of"]
    state = ofs[-1] + (2 if words[ofs[-1] + 1 : ofs[-1] + 2] == ["the"] else 1)
    return (state, last, "GPE") if len(ofs) > 1 and state <= last else None


def _with_flat(heads: Sequence[int], relations: Sequence[str], name: Name, names: Sequence[Name]) -> Name:
    """A person's name with the parts that the tree hangs on it: "CHOE SON HUI"."""
    first, last, label = name
    taken = {i for a, b, _ in names for i in range(a, b + 1)}
    while (
        label == "PERSON"
        and last + 1 < len(heads)
        and last + 1 not in taken
        and relations[last + 1] == "flat"
        and first <= heads[last + 1] - 1 <= last
    ):
        last += 1
    return first, last, label


def _trimmed(words: Sequence[str], name: Name) -> Name | None:
    first, last, label = name
    if any("http" in word or "www." in word for word in words[first : last + 1]):
        return None
    if label in ("DATE", "MISC"):
        return name
    while label == "PERSON" and first <= last and words[first].lower() in ADDRESS:
        first += 1
    while first <= last and words[last] in EDGES:
        last -= 1
    while first <= last and words[first] in EDGES - {"the"}:
        first += 1
    article = first == last and words[first].lower() in ("the", "a", "an")
    return (first, last, label) if first <= last and not article else None


def _typed(words: Sequence[str], name: Name) -> Name:
    """A treaty or an act by its head word."""
    first, last, label = name
    inner = [word.lower() for word in words[first : last + 1]]
    head = next((i for i, word in enumerate(inner) if word in OPENERS), len(inner)) - 1
    while head > 0 and inner[head].isdigit():
        head -= 1
    return (first, last, "LAW") if label in ("MISC", "EVENT", "ORG") and inner[head] in LAWS else name


def _with_law(words: Sequence[str], name: Name) -> Name:
    """ "[Oslo] Agreement": the capital says that the treaty is named after the place."""
    first, last, label = name
    following = [*words[last + 1 : last + 3], "", ""]
    named = following[0].lower() in LAWS and following[0].istitle() and not following[1][:1].isupper()
    heading = not any(word.islower() for word in words)  # where every word has a capital, it says nothing
    return (first, last + 1, "LAW") if named and not heading and label in NAMESAKES else name


def _known(words: Sequence[str], name: Name) -> Name:
    first, last, label = name
    spelling = " ".join(words[first : last + 1]).replace(" 's", "'s")
    return first, last, known_label(spelling, label, load())


def _with_number(words: Sequence[str], names: list[Name]) -> list[Name]:
    """Add "Resolution 2231"."""
    taken = {i for first, last, _ in names for i in range(first, last + 1)}
    found = list(names)
    for at in range(len(words) - 1):
        if words[at] == "Resolution" and words[at + 1].isdigit() and not taken & {at, at + 1}:
            found.append((at, at + 1, "LAW"))
    return sorted(found)
