"""Comparing two sets of entries: pairs, what each side lacks, and how far they agree field by field."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.compare.entries import Entry, same_person

FIELDS = ("first", "last", "country", "kind", "status")
FAR = 10_000  # days


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which the two sides differ, with each side's value; what one side does not give is no difference."""

    field: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry of the record and the entry of the table that it matches; `differences` may be empty."""

    here: Entry
    there: Entry
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the pairs agree on a field: pairs in which both sides give it, percent that agree, Cohen's kappa.

    `kappa` is None where it is not defined: for days, and where one value is all that both sides ever give.
    """

    field: str
    pairs: int
    percent: float
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`missing_here` are the table's entries that the record lacks though its articles are of these days;
    `not_covered` those of other days, which it cannot have. `missing_there` are the record's that the table lacks: only
    those of persons whom the table knows, in the table's days, since a table is about somebody and some time."""

    pairs: tuple[Pair, ...]
    missing_here: tuple[Entry, ...]
    missing_there: tuple[Entry, ...]
    not_covered: tuple[Entry, ...]
    agreement: tuple[Agreement, ...]

    @property
    def recall(self) -> float:
        """The share of the table's entries, of the days that the record covers, that the record has."""
        return _share(len(self.pairs), len(self.pairs) + len(self.missing_here))

    @property
    def precision(self) -> float:
        """The share of the record's entries, of the table's persons and days, that the table has."""
        return _share(len(self.pairs), len(self.pairs) + len(self.missing_there))


def compare(
    here: Iterable[Entry], there: Iterable[Entry], *, days: int = 1, covered: tuple[date, date] | None = None
) -> Comparison:
    """Match each entry of the table with at most one of the record: the same person, a country in common where both
    name one, not a call with a visit or a meeting, and days that touch or lie at most `days` apart. The nearest in time
    match first, and those with a day of their own before those that only have the day by which they were told.
    `covered` are the first and the last day of the record's articles.
    """
    mine, theirs = list(dict.fromkeys(here)), list(there)
    index: dict[str, list[int]] = defaultdict(list)
    for n, entry in enumerate(mine):
        index[_key(entry.who)].append(n)
    ranked = sorted(
        (_distance(mine[n], entry), not mine[n].first, -_likeness(mine[n], entry), m, n)
        for m, entry in enumerate(theirs)
        for n in _candidates(entry.who, index)
        if _may_match(mine[n], entry, days)
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, _, _, m, n in ranked:
        if m not in taken and n not in used:
            taken[m] = n
            used.add(n)
    pairs = tuple(Pair(mine[n], theirs[m], _differences(mine[n], theirs[m])) for m, n in sorted(taken.items()))
    matched = {(mine[n].who, mine[n].id) for n in used}
    rest = [e for n, e in enumerate(mine) if n not in used and (e.who, e.id) not in matched]
    lacking = [entry for m, entry in enumerate(theirs) if m not in taken]
    return Comparison(
        pairs,
        tuple(entry for entry in lacking if _covers(covered, entry, days)),
        tuple(_unmatched(rest, theirs)),
        tuple(entry for entry in lacking if not _covers(covered, entry, days)),
        tuple(_agreement(field, pairs) for field in FIELDS),
    )


def _key(name: str) -> str:
    from dateline.world.names import fold

    words = fold(name).split()
    return words[-1] if words else ""


def _candidates(name: str, index: dict[str, list[int]]) -> list[int]:
    """Entries of those whose name can be this one; the spelling of each name is compared once."""
    return [n for numbers in _alike(name, tuple(sorted(index))) for n in index[numbers]]


def _alike(name: str, keys: Sequence[str]) -> list[str]:
    from rapidfuzz import fuzz

    from dateline.world.names import fold

    words = fold(name).split()
    return [key for key in keys if any(fuzz.ratio(key, word) >= 60 for word in words)]


def _may_match(here: Entry, there: Entry, days: int) -> bool:
    if _distance(here, there) > days:
        return False
    if here.kind and there.kind and (here.kind == "call") != (there.kind == "call"):
        return False
    if here.countries and there.countries and not set(here.countries) & set(there.countries):
        return False
    return same_person(here.who, there.who)


def _covers(covered: tuple[date, date] | None, entry: Entry, days: int) -> bool:
    """Whether a day of the entry, give or take, is one of these."""
    if covered is None or entry.first is None:
        return True
    last = entry.last or entry.first
    return (covered[0] - last).days <= days and (entry.first - covered[1]).days <= days


def _distance(here: Entry, there: Entry) -> int:
    """Days between the two; 0 where they touch."""
    begins = [entry.first or entry.told for entry in (here, there)]
    ends = [entry.last or begin for entry, begin in zip((here, there), begins, strict=True)]
    if begins[0] is None or begins[1] is None or ends[0] is None or ends[1] is None:
        return FAR
    return max(0, (max(begins[0], begins[1]) - min(ends[0], ends[1])).days)


def _likeness(here: Entry, there: Entry) -> int:
    """How many fields agree, to choose among entries equally near in time."""
    same_kind = bool(here.kind) and here.kind == there.kind
    met = sum(any(same_person(a, b) for b in here.others) for a in there.others)
    return same_kind + (here.first == there.first) + met + (here.status == "held")


def _differences(here: Entry, there: Entry) -> tuple[Difference, ...]:
    found = []
    for field in FIELDS:
        left, right = _value(here, field), _value(there, field)
        alike = set(here.countries) & set(there.countries) if field == "country" else left == right
        if left and right and not alike:
            found.append(Difference(field, left, right))
    return tuple(found)


def _value(entry: Entry, field: str) -> str:
    if field == "country":
        return ", ".join(entry.countries)
    value: date | str | None = getattr(entry, field)
    return value.isoformat() if isinstance(value, date) else value or ""


def _unmatched(rest: Sequence[Entry], theirs: Sequence[Entry]) -> Iterable[Entry]:
    days = [entry.first for entry in theirs if entry.first]
    if not days:
        return
    names = list(dict.fromkeys(entry.who for entry in theirs))
    kinds = {entry.kind for entry in theirs if entry.kind}
    known: dict[str, bool] = {}
    for entry in rest:
        asked = entry.first and min(days) <= entry.first <= max(days) and entry.status == "held"
        if not asked or (kinds and entry.kind not in kinds):
            continue
        if entry.who not in known:
            known[entry.who] = any(same_person(entry.who, name) for name in names)
        if known[entry.who]:
            yield entry


def _agreement(field: str, pairs: Sequence[Pair]) -> Agreement:
    both = [pair for pair in pairs if _value(pair.here, field) and _value(pair.there, field)]
    differ = {id(pair) for pair in both if any(d.field == field for d in pair.differences)}
    percent = _share(len(both) - len(differ), len(both))
    coded = None if field in ("first", "last") else kappa([_codes(pair, field, id(pair) in differ) for pair in both])
    return Agreement(field, len(both), percent, coded)


def _codes(pair: Pair, field: str, differs: bool) -> tuple[str, str]:
    """The category that each side gives. Of several countries the one in common counts, where there is one."""
    left, right = _value(pair.here, field), _value(pair.there, field)
    if field == "country" and not differs:
        left = right = sorted(set(pair.here.countries) & set(pair.there.countries))[0]
    return left, right


def kappa(codes: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two coders: agreement beyond what their habits alone would give; None where it is not defined.

    >>> kappa([("a", "a"), ("a", "a"), ("b", "b"), ("b", "a")])
    0.5
    """
    if not codes:
        return None
    total = len(codes)
    observed = sum(left == right for left, right in codes) / total
    lefts, rights = Counter(left for left, _ in codes), Counter(right for _, right in codes)
    expected = sum(lefts[value] * rights[value] for value in lefts) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
