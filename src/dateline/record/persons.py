"""Which persons of different articles are one: a visible table of features, as for events.

Profiles that may be one person (a likely pair, or an office and its holder) hang together as a component, and what
lies outside a component never bears on it. In it full names come first, each joined to the person it agrees with best;
then bare surnames and offices without a name ("the Belarusian foreign minister"), which join only when there is exactly
one person they can mean. Two stated countries that differ are two persons, whatever the name.
"""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from dateline.model import Feature, Judgement, Mark
from dateline.record.marks import facing, mark
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
TERM = timedelta(days=200)  # how far an office is believed to reach beyond the days on which it was named
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
        self._names_of: dict[str, tuple[Mark, ...]] = {}
        self._offices_of: dict[str, tuple[Mark, ...]] = {}
        self._keys_of: dict[str, frozenset[int]] = {}
        self._called: dict[int, set[int]] = {}
        self._holding: dict[int, set[int]] = {}

    def marks(self, person: Profile) -> Iterator[Mark]:
        """Profiles that may be one person share a mark of the name, or an office that one of them is known by alone:
        those who held it one after the other do not look for each other."""
        yield from self._name_marks(person)
        for office in self._office_marks(person):
            yield facing(office) if person.named else office

    def sought(self, person: Profile) -> Iterator[Mark]:
        """The marks of those whom this profile may be one with."""
        yield from self._name_marks(person)
        for office in self._office_marks(person):
            yield office
            if not person.named:
                yield facing(office)

    def _name_marks(self, person: Profile) -> tuple[Mark, ...]:
        if person.id not in self._names_of:
            self._names_of[person.id] = tuple(self._of_name(person))
        return self._names_of[person.id]

    def _office_marks(self, person: Profile) -> tuple[Mark, ...]:
        if person.id not in self._offices_of:
            self._offices_of[person.id] = tuple(self._of_office(person))
        return self._offices_of[person.id]

    def _of_name(self, person: Profile) -> Iterator[Mark]:
        """Of a word's sound, of the name's sounds beside the country, of what a person ruled."""
        for word in sorted({skeleton(word) for word in person.words} if person.named else ()):
            yield mark(("person", word))
        if person.country and person.named:
            for sounds in sorted(blocks(person.name)):
                yield mark(("person", person.country, sounds))
        if person.alone in self.rulings.ties:
            yield mark(("ruled", self.rulings.ties[person.alone]))

    def _of_office(self, person: Profile) -> Iterator[Mark]:
        """Two offices are the same one where they share one of these."""
        if person.country and person.office:
            yield mark(("office", person.country, " ".join(sorted(_words(person.office)))))
            if (known := self.world.office(person.office)) and known.portfolio and known.level in ALONE:
                yield mark(("office", person.country, known.level, known.portfolio))

    def linked(self, left: Profile, right: Profile) -> bool:
        """Whether one of two near profiles bears on what becomes of the other."""
        if self.rulings.tied(left, right):
            return True
        if not left.named or not right.named:
            return self._holds(left, right)
        judgement = self._compared(left, right)
        return judgement.score >= UNSURE or _namesakes(judgement) or left.words == right.words

    def join(self, component: Sequence[Profile]) -> tuple[list[list[Profile]], list[Judgement]]:
        """The profiles of each person of a component, the fullest name first, and the judgements."""
        self.groups, self.judgements = [], []
        self._called, self._holding = defaultdict(set), defaultdict(set)
        for person in sorted((p for p in component if p.named and not p.bare), key=_fullest):
            self._place(person)
        for person in sorted((p for p in component if p.bare), key=_fullest):
            self._place(person, choosing=True)
        self._offices([p for p in component if not p.named])
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
        """Those without one in common cannot bear one name: nearly all of the people whom an office ties together."""
        if person.id not in self._keys_of:
            self._keys_of[person.id] = frozenset(mark.key for mark in self._name_marks(person))
        return self._keys_of[person.id]

    def _put(self, person: Profile, index: int) -> None:
        """Into the group of this number, a new one where it is the next."""
        if index == len(self.groups):
            self.groups.append([])
        self.groups[index].append(person)
        for key in self._keys(person):
            self._called[key].add(index)
        for office in self._office_marks(person):
            self._holding[office.key].add(index)

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

    def _offices(self, found: Sequence[Profile]) -> None:
        """Offices without a name: the holder of that office of that state, where only one is possible on that day."""
        named = len(self.groups)
        for office in sorted(found, key=_fullest):
            near = sorted({index for mark in self._office_marks(office) for index in self._holding[mark.key]})
            fitting = [i for i in near if i < named]
            if len(fitting) > 1:
                fitting = self._in_time(office, fitting)
            judged = [(self._as_holder(office, self.groups[i]), i) for i in fitting]
            if len(judged) == 1 and judged[0][0].score >= SAME:
                self._put(office, judged[0][1])
                self.judgements.append(judged[0][0])
                continue
            self.judgements += [j for j, _ in judged if j.score >= UNSURE]
            homes = (i for i in near if i >= named and self._holds(self.groups[i][0], office))
            self._put(office, next(homes, len(self.groups)))

    def _holds(self, person: Profile, office: Profile) -> bool:
        same = person.country == office.country and person.country and person.office and office.office
        return bool(same) and same_office(person.office or "", office.office or "", self.world)

    def _in_time(self, office: Profile, fitting: Sequence[int]) -> list[int]:
        """Of several holders the one in whose days the office is named: between two of them either is possible."""
        terms = []
        for index in fitting:
            days = [day for p in self.groups[index] if self._holds(p, office) for day in p.days]
            if not days or not office.days:
                return list(fitting)
            terms.append((min(days), max(days), index))
        terms.sort()
        if any(last >= first for (_, last, _), (first, _, _) in pairwise(terms)):
            return list(fitting)
        inside = [i for first, last, i in terms if first <= office.days[0] and office.days[-1] <= last]
        if inside:
            return inside
        if office.days[-1] < terms[0][0]:
            return [terms[0][2]]
        return [terms[-1][2]] if office.days[0] > terms[-1][1] else list(fitting)

    def _as_holder(self, office: Profile, group: Sequence[Profile]) -> Judgement:
        """Is this person the one who is meant by office alone?"""
        holder = next(p for p in group if self._holds(p, office))
        table = [
            Feature("office", f"{office.name}: {holder.name}, {holder.office}", 2.0),
            Feature("choice", "the only holder of the office in the record at that time", 0.8),
        ]
        known = self.world.office(office.office or "")
        near = _story(office, holder)
        if near:
            table.append(near)
        elif known is None or known.level not in ALONE:
            table.append(Feature("office", "several may hold it at one time", -1.5))
        if _gap(office, holder) > TERM:
            table.append(Feature("time", f"named {_gap(office, holder).days} days apart", -1.5))
        day = office.days[0] if office.days else None
        fact = self.world.holder(office.country or "", known.name, day) if known and day and office.country else None
        if fact:
            same = any(similarity(n, p.name) >= ONE_NAME for n in (fact.person, *fact.names) for p in group if p.named)
            table.append(Feature("facts", f"{fact.person} held it on {day}", 1.5 if same else -4.0))
        return judged(office.first, holder.first, tuple(table))


def compare(left: Profile, right: Profile, world: World) -> Judgement:
    """The judgement on two named profiles, with every feature that spoke."""
    table = [_name(left, right, world), _country(left, right)]
    if table[0].weight > NEVER:
        table += [f for f in (_office(left, right, world), _story(left, right)) if f]
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
    one, other = _words(left.office), _words(right.office)
    if one <= other or other <= one:
        return Feature("office", both, 0.8)
    a, b = world.office(left.office), world.office(right.office)
    two = {a.portfolio, b.portfolio} if a and b and a.level == b.level == "minister" else set()
    if len(two & SINGLE) == 2 and _gap(left, right) <= AT_ONCE:
        return Feature("office", f"{both}: two posts at one time", -8.0)
    shared = left.country and left.country == right.country
    return Feature("office", f"{both}: offices change", -0.5 if shared else -1.2)


def same_office(one: str, other: str, world: World) -> bool:
    """Whether two offices of one state are the same one: by their words, or as the facts know them."""
    if _words(one) == _words(other):
        return True
    a, b = world.office(one), world.office(other)
    if a is None or b is None or not a.portfolio or a.level not in ALONE:
        return False
    return (a.level, a.portfolio) == (b.level, b.portfolio)


@lru_cache(maxsize=65536)
def _words(office: str) -> frozenset[str]:
    equal = {"vice": "deputy", "defence": "defense", "premier": "prime", "affairs": "", "chief": "head"}
    return frozenset({equal.get(w, w) for w in fold(office.replace("-", " ")).split() if w not in SMALL} - {""})


def _story(left: Profile, right: Profile) -> Feature | None:
    if not left.days or not right.days or _gap(left, right) > STORY:
        return None
    shared = sorted(left.company & right.company)
    if len(shared) < 2:
        return None
    return Feature("story", f"articles of the same days, both with {', '.join(shared[:3])}", 1.0)


def _gap(left: Profile, right: Profile) -> timedelta:
    """Between the nearest articles; none where a day is not known."""
    few, many = sorted((left.days, right.days), key=len)
    if not few or not left.days_told.keys().isdisjoint(right.days_told):
        return timedelta(0)
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


def _fullest(person: Profile) -> tuple[int, int, bool, str, str, str]:
    """Longer names first; of one name those with a country, then those with most articles."""
    return -len(person.words), -person.count, not person.country, person.name, person.office or "", person.first
