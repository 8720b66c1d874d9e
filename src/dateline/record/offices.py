"""Whom an office without a name means ("the Belarusian foreign minister"): its holder at that time.

Such a profile joins a person only where exactly one can be meant. What becomes of it hangs on those who hold that
office of that state, and on the others known by it alone: of a holder nothing bears on it but the profiles that name
the office, and the person's names where the facts know who held it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import pairwise

from dateline.model import Feature, Judgement, Mark
from dateline.record.marks import mark
from dateline.record.persons import ALONE, SAME, UNSURE, fullest, gap, judged, office_words, same_office, story
from dateline.record.profiles import Profile
from dateline.world import Holder, World
from dateline.world.names import SAME as ONE_NAME
from dateline.world.names import similarity

TERM = timedelta(days=200)  # how far an office is believed to reach beyond the days on which it was named


class Offices:
    """Gives each office without a name its holder; every join and every near miss leaves a judgement."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._marks_of: dict[str, tuple[Mark, ...]] = {}

    def marks(self, person: Profile) -> tuple[Mark, ...]:
        """Two offices are the same one where they share one of these; none where no office of a state is stated."""
        if person.id not in self._marks_of:
            self._marks_of[person.id] = tuple(self._marks(person)) if person.country and person.office else ()
        return self._marks_of[person.id]

    def _marks(self, person: Profile) -> Iterable[Mark]:
        yield mark(("office", person.country, " ".join(sorted(office_words(person.office or "")))))
        if (known := self._world.office(person.office or "")) and known.portfolio and known.level in ALONE:
            yield mark(("office", person.country, known.level, known.portfolio))

    def fact(self, office: Profile) -> Holder | None:
        """Who held it by the facts on the first day on which it was named."""
        known = self._world.office(office.office or "")
        day = office.days[0] if office.days else None
        return self._world.holder(office.country, known.name, day) if known and day and office.country else None

    def place(
        self, persons: Iterable[Sequence[Profile]], offices: Iterable[Profile]
    ) -> tuple[list[list[Profile]], list[Judgement]]:
        """The persons, each with the offices that mean it, then groups of the offices that mean none of them."""
        groups, judgements = [list(person) for person in persons], list[Judgement]()
        named, holding = len(groups), defaultdict[int, set[int]](set)
        for index, group in enumerate(groups):
            self._hold(holding, group, index)
        for office in sorted(offices, key=fullest):
            near = sorted({index for mark in self.marks(office) for index in holding[mark.key]})
            fitting = [i for i in near if i < named]
            if len(fitting) > 1:
                fitting = self._in_time(office, {i: groups[i] for i in fitting})
            fact = self.fact(office)
            told = [self._as_holder(office, groups[i], fact) for i in fitting]
            joins = len(told) == 1 and told[0].score >= SAME
            homes = fitting if joins else [i for i in near if i >= named and self._holds(groups[i][0], office)]
            judgements += (j for j in told if j.score >= UNSURE)
            home = homes[0] if homes else len(groups)
            groups += [[]] if home == len(groups) else []
            groups[home].append(office)
            self._hold(holding, [office], home)
        return groups, judgements

    def _hold(self, holding: dict[int, set[int]], profiles: Iterable[Profile], index: int) -> None:
        for profile in profiles:
            for one in self.marks(profile):
                holding[one.key].add(index)

    def _holds(self, person: Profile, office: Profile) -> bool:
        same = person.country == office.country and person.country and person.office and office.office
        return bool(same) and same_office(person.office or "", office.office or "", self._world)

    def _in_time(self, office: Profile, fitting: dict[int, list[Profile]]) -> list[int]:
        """Of several holders the one in whose days the office is named: between two of them either is possible."""
        terms = []
        for index, group in fitting.items():
            days = [day for p in group if self._holds(p, office) for day in p.days_told]  # ISO 8601, as they sort
            if not days or not office.days_told:
                return list(fitting)
            terms.append((min(days), max(days), index))
        terms.sort()
        since, until = min(office.days_told), max(office.days_told)
        if any(last >= first for (_, last, _), (first, _, _) in pairwise(terms)):
            return list(fitting)
        inside = [i for first, last, i in terms if first <= since and until <= last]
        if inside:
            return inside
        if until < terms[0][0]:
            return [terms[0][2]]
        return [terms[-1][2]] if since > terms[-1][1] else list(fitting)

    def _as_holder(self, office: Profile, group: Sequence[Profile], fact: Holder | None) -> Judgement:
        """Is this person the one who is meant by office alone?"""
        holder = next(p for p in group if self._holds(p, office))
        table = [
            Feature("office", f"{office.name}: {holder.name}, {holder.office}", 2.0),
            Feature("choice", "the only holder of the office in the record at that time", 0.8),
        ]
        known = self._world.office(office.office or "")
        if near := story(office, holder):
            table.append(near)
        elif known is None or known.level not in ALONE:
            table.append(Feature("office", "several may hold it at one time", -1.5))
        if not near and (apart := gap(office, holder)) > TERM:
            table.append(Feature("time", f"named {apart.days} days apart", -1.5))
        if fact:
            same = any(similarity(n, p.name) >= ONE_NAME for n in (fact.person, *fact.names) for p in group if p.named)
            held = f"{fact.person} held it on {office.days[0]}"
            table.append(Feature("facts", held, 1.5 if same else -4.0))
        return judged(office.first, holder.first, tuple(table))
