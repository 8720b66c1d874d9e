"""Which persons of different articles are one: a visible table of features, as for events.

Profiles that may be one person (a likely pair of names) hang together as a component, and what lies outside a component
never bears on it. In it full names come first, each joined to the person it agrees with best; then bare surnames, which
join only when there is exactly one person they can mean. Two stated countries that differ are two persons, whatever the
name. Offices without a name ("the Belarusian foreign minister") follow, see `offices`.
"""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

from rapidfuzz import fuzz

from dateline.model import Feature, Judgement, Mark
from dateline.record.marks import mark
from dateline.record.profiles import SMALL, Profile
from dateline.record.rulings import Rulings
from dateline.world import World
from dateline.world.names import SAME as ONE_NAME
from dateline.world.names import blocks, fold, similarity, skeleton

VERSION = "actors-3"
NEVER = -100.0
SAME, UNSURE = 0.5, 0.25  # scores from SAME up join; from UNSURE up are shown as "possibly the same"
PRIOR = -2.2
STORY = timedelta(days=3)  # articles this near that speak of the same others tell one story
AT_ONCE = timedelta(days=60)
LETTER = 80  # of 100: two words this alike may be one word and a slip
GIVEN = 72  # the same for given names, where the surnames are equal
FIRST = 83  # the same where the first letters differ: "Jeyhun" and "Ceyhun", not "Qiang" and "Keqiang"
SINGLE = frozenset({"foreign", "defense", "finance", "interior"})  # nobody holds two of these portfolios at one time
ALONE = ("head_of_state", "head_of_government", "minister")  # levels of which a state has one at a time
FAMILY_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "VNM", "KHM", "HUN", "SGP", "HKG", "MAC", "JPN"})


class Persons:
    """Joins profiles into persons; every join and every near miss leaves a judgement."""

    def __init__(self, world: World, rulings: Rulings) -> None:
        self.world = world
        self.rulings = rulings
        self.groups: list[list[Profile]] = []
        self.judgements: list[Judgement] = []
        self._known: dict[tuple[str, str], Judgement] = {}
        self._marks_of: dict[str, tuple[Mark, ...]] = {}
        self._keys_of: dict[str, frozenset[int]] = {}
        self._called: dict[int, set[int]] = {}

    def marks(self, person: Profile) -> tuple[Mark, ...]:
        """Profiles that may be one person share one of these."""
        if person.id not in self._marks_of:
            self._marks_of[person.id] = tuple(self._of_name(person))
        return self._marks_of[person.id]

    def _of_name(self, person: Profile) -> Iterator[Mark]:
        """Of a word's sound, of the name's sounds beside the country, of what a person ruled."""
        for word in sorted({skeleton(word) for word in person.words} if person.named else ()):
            yield mark(("person", word))
        if person.country and person.named:
            for sounds in sorted(blocks(person.name)):
                yield mark(("person", person.country, sounds))
        if person.alone in self.rulings.ties:
            yield mark(("ruled", self.rulings.ties[person.alone]))

    def linked(self, left: Profile, right: Profile) -> bool:
        """Whether one of two near profiles bears on what becomes of the other."""
        if self.rulings.tied(left, right):
            return True
        if not left.named or not right.named:
            return False
        judgement = self._compared(left, right)
        return judgement.score >= UNSURE or _namesakes(judgement) or left.words == right.words

    def join(self, component: Sequence[Profile]) -> tuple[list[list[Profile]], list[Judgement]]:
        """The profiles of each person of a component, the fullest name first, and the judgements; offices without a
        name are left out."""
        self.groups, self.judgements = [], []
        self._called = defaultdict(set)
        for person in sorted((p for p in component if p.named), key=placing):
            self._place(person, choosing=person.bare)
        return self.groups, self.judgements

    def _compared(self, left: Profile, right: Profile) -> Judgement:
        left, right = (left, right) if left.id < right.id else (right, left)
        if (left.id, right.id) not in self._known:
            if self._keys(left).isdisjoint(self._keys(right)):
                low, high = sorted((left.first, right.first))
                self._known[left.id, right.id] = Judgement(low, high, "not same", 0.0, VERSION)
            else:
                self._known[left.id, right.id] = compare(left, right, self.world)
        return self._known[left.id, right.id]

    def _keys(self, person: Profile) -> frozenset[int]:
        """Those without one in common cannot bear one name."""
        if person.id not in self._keys_of:
            self._keys_of[person.id] = frozenset(mark.key for mark in self.marks(person))
        return self._keys_of[person.id]

    def _put(self, person: Profile, index: int) -> None:
        """Into the group of this number, a new one where it is the next."""
        if index == len(self.groups):
            self.groups.append([])
        self.groups[index].append(person)
        for key in self._keys(person):
            self._called[key].add(index)

    def _place(self, person: Profile, *, choosing: bool = False) -> None:
        """Put a profile into the best of the groups, or into one of its own."""
        near = sorted({index for key in self._keys(person) for index in self._called[key]})
        ranked = sorted(
            ((self._with_group(person, self.groups[i]), i) for i in near), key=lambda x: (-x[0].score, x[1])
        )
        good = [(judgement, i) for judgement, i in ranked if judgement.score >= UNSURE]
        if choosing and len(good) > 1 and _logit(good[0][0]) - _logit(good[1][0]) < 1.0:
            several = Feature("choice", f"{len(good)} persons are called so", -3.0)
            ranked = [(judged(j.left, j.right, (*j.features, several)), i) for j, i in good]
        elif choosing and good:
            only = Feature("choice", "no other person of this name fits", 0.6)
            best, index = good[0]
            ranked = [(judged(best.left, best.right, (*best.features, only)), index)]
        if ranked and ranked[0][0].score >= SAME:
            judgement, index = ranked[0]
            self._put(person, index)
            self.judgements.append(judgement)
            return
        self.judgements += [j for j, _ in ranked if j.score >= UNSURE or _namesakes(j)]
        self._put(person, len(self.groups))

    def _with_group(self, person: Profile, group: Sequence[Profile]) -> Judgement:
        """The judgement on the member that agrees best, or on one that forbids it."""
        found = [self._compared(person, other) for other in group]
        worst = min(found, key=lambda j: (j.score, j.left, j.right))
        return worst if _forbidden(worst) else max(found, key=lambda j: (j.score, j.left, j.right))


def compare(left: Profile, right: Profile, world: World) -> Judgement:
    """The judgement on two named profiles, with every feature that spoke."""
    table = [_name(left, right, world), _country(left, right)]
    if table[0].weight > NEVER:
        table += [f for f in (_office(left, right, world), story(left, right)) if f]
    return judged(left.first, right.first, tuple(table))


def _name(left: Profile, right: Profile, world: World) -> Feature:
    both = f"{left.name} / {right.name}"
    if left.bare or right.bare:
        return _bare_name(left, right, both)
    if left.words == right.words:
        return Feature("name", left.name, 4.0)
    alike = similarity(left.name, right.name)
    if alike >= 0.95:
        return Feature("name", f"{both}: one name in two spellings", 3.5)
    if alike >= ONE_NAME:
        return Feature("name", f"{both}: may be spellings of one name", 2.0)
    one_office = left.office and right.office and same_office(left.office, right.office, world)
    if one_office and left.country and left.country == right.country and slip(left.words, right.words):
        return Feature("name", f"{both}: a slip apart", 1.2)
    if one_office and left.country and left.country == right.country and cut_short(left.words, right.words):
        return Feature("name", f"{both}: one cut short", 1.2)
    return Feature("name", both, NEVER)


def _bare_name(left: Profile, right: Profile, both: str) -> Feature:
    """A surname against a full name, or against itself."""
    short, long = (left, right) if left.bare else (right, left)
    word = skeleton(short.words[-1]) if short.words else ""
    others = [skeleton(w) for w in long.words]
    if word not in others:
        return Feature("name", both, NEVER)
    if long.bare:
        return Feature("name", f"{both}: the same name alone", 1.6)
    surname = word in others[1:] or (long.country or short.country) in FAMILY_FIRST
    return Feature("name", f"{both}: {'a surname' if surname else 'a given name'} alone", 1.4 if surname else 0.2)


def slip(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two names differ by a letter or two, or by a middle name: "Ruzhenkov" and "Ryzhenkov"."""
    short, long = sorted((list(left), list(right)), key=len)
    if not short or not _slipped(short[-1], long[-1]) or any(len(word) == 1 for word in (*short, *long)):
        return False
    alike = GIVEN if short[-1] == long[-1] else LETTER
    return all(any(_slipped(word, other, alike) for other in long) for word in short)


def cut_short(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one name begins the other: "Moon Jae" for "Moon Jae In"."""
    short, long = sorted((list(left), list(right)), key=len)
    return 1 < len(short) < len(long) and long[: len(short)] == short


def _slipped(word: str, other: str, alike: int = LETTER) -> bool:
    if word == other or skeleton(word) == skeleton(other):
        return True
    ratio = fuzz.ratio(word, other) if min(len(word), len(other)) > 4 else 0.0
    return ratio >= alike if word[0] == other[0] else alike == GIVEN and ratio >= FIRST


def _country(left: Profile, right: Profile) -> Feature:
    if left.country and right.country:
        if left.country == right.country:
            return Feature("country", left.country, 1.5)
        return Feature("country", f"{left.country} / {right.country}", NEVER)
    return Feature("country", f"{left.country or right.country or 'none'}, not stated for both", 0.0)


def _office(left: Profile, right: Profile, world: World) -> Feature | None:
    if not left.office or not right.office:
        return None
    if same_office(left.office, right.office, world):
        return Feature("office", left.office, 1.5)
    both = f"{left.office} / {right.office}"
    one, other = office_words(left.office), office_words(right.office)
    if one <= other or other <= one:
        return Feature("office", both, 0.8)
    a, b = world.office(left.office), world.office(right.office)
    two = {a.portfolio, b.portfolio} if a and b and a.level == b.level == "minister" else set()
    if len(two & SINGLE) == 2 and gap(left, right) <= AT_ONCE:
        return Feature("office", f"{both}: two posts at one time", -8.0)
    shared = left.country and left.country == right.country
    return Feature("office", f"{both}: offices change", -0.5 if shared else -1.2)


def same_office(one: str, other: str, world: World) -> bool:
    """Whether two offices of one state are the same one: by their words, or as the facts know them."""
    if office_words(one) == office_words(other):
        return True
    a, b = world.office(one), world.office(other)
    if a is None or b is None or not a.portfolio or a.level not in ALONE:
        return False
    return (a.level, a.portfolio) == (b.level, b.portfolio)


@lru_cache(maxsize=65536)
def office_words(office: str) -> frozenset[str]:
    equal = {"vice": "deputy", "defence": "defense", "premier": "prime", "affairs": "", "chief": "head"}
    return frozenset({equal.get(w, w) for w in fold(office.replace("-", " ")).split() if w not in SMALL} - {""})


def story(left: Profile, right: Profile) -> Feature | None:
    shared = sorted(left.company & right.company)
    if len(shared) < 2 or not left.days_told or not right.days_told or gap(left, right) > STORY:
        return None
    return Feature("story", f"articles of the same days, both with {', '.join(shared[:3])}", 1.0)


def gap(left: Profile, right: Profile) -> timedelta:
    """Between the nearest articles; none where a day is not known."""
    one, other = left.days_told.keys(), right.days_told.keys()
    if not one or not other or not one.isdisjoint(other):
        return timedelta(0)
    few, many = sorted((left.days, right.days), key=len)
    inside = few[max(0, bisect_left(few, many[0]) - 1) : bisect_right(few, many[-1]) + 1]
    places = ((day, bisect_left(many, day)) for day in inside)
    return min(abs(day - near) for day, at in places for near in many[max(0, at - 1) : at + 1])


def judged(left: str, right: str, features: tuple[Feature, ...]) -> Judgement:
    """The judgement that the features add up to."""
    total = PRIOR + sum(feature.weight for feature in features)
    score = 0.0 if total < -30 else 1.0 if total > 30 else 1 / (1 + math.exp(-total))
    verdict = "same" if score >= SAME else "unsure" if score >= UNSURE else "not same"
    low, high = sorted((left, right))
    return Judgement(low, high, verdict, round(score, 4), VERSION, features)


def _logit(judgement: Judgement) -> float:
    return PRIOR + sum(feature.weight for feature in judgement.features)


def _forbidden(judgement: Judgement) -> bool:
    """One name of another country: no third profile may bridge that."""
    return any(f.weight <= NEVER and f.name != "name" for f in judgement.features)


def _namesakes(judgement: Judgement) -> bool:
    return any(f.name == "name" and f.weight >= 3.5 for f in judgement.features)


def fullest(person: Profile) -> tuple[int, int, bool, str, str, str]:
    """Longer names first; of one name those with a country, then those with most articles."""
    return -len(person.words), -person.count, not person.country, person.name, person.office or "", person.first


def placing(person: Profile) -> tuple[bool, tuple[int, int, bool, str, str, str]]:
    """The order in which names find their persons: full ones first."""
    return person.bare, fullest(person)
