"""The judgements of a fusing: new reports meet those near them, and the groups that they touch are made anew.

Which groups those are follows from how groups are made (see `cluster`): a join depends on the two groups alone. So the
groups in which something changed are made anew beside their neighbours, the groups to which a likely pair ties them.
A neighbour that comes out as it was has changed nothing for its own neighbours, and there the work ends; any other is
made anew in its turn.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dateline.model import Decision, Judgement, Mark, Trace
from dateline.record.blocking import block_marks, move_marks, moved_by
from dateline.record.cluster import Judge, Pair, clusters
from dateline.record.compare import telling
from dateline.record.desk import Desk
from dateline.record.marks import Marks, overlap
from dateline.record.review import Finder, regrouped, rulings
from dateline.record.weights import SAME


class Judging:
    """Judges the reports of the articles in `anew`, whose former traces are given.

    `touched` are the reports whose groups were made anew, `groups` the reports of each of their events, `labels` the
    new group of each report that changed it (None: it is gone). Every judgement on one of `unjudged`, and on the pairs
    in `apart`, gives way to `judgements`; `marks` are those of the reports.
    """

    def __init__(self, desk: Desk, anew: Collection[str], traces: Iterable[Trace], log: Sequence[Decision]) -> None:
        self._desk, self._memory = desk, desk.memory
        self._judge = Judge(desk.claims)
        self._blocks: dict[str, tuple[Mark, ...]] = {}
        desk.claim(anew)
        fresh = {report.id for article in anew if article in desk.codings for report in desk.codings[article].reports}
        self.marks = {id: (*self._block(id), *move_marks(desk.claims[id])) for id in sorted(fresh)}
        self.marks |= dict.fromkeys(desk.withdrawn - fresh, ())
        self._fresh = fresh | self._moved(traces, fresh)
        self.unjudged = self._fresh | desk.withdrawn
        self._met = self._near_fresh()
        self._before = self._memory.labels(sorted(self.unjudged))
        made = self._made()
        self.touched = {report for group in made for report in group}
        now = {report: group[0] for group in made for report in group}
        self.labels = {report: now.get(report) for report in sorted(self.touched | desk.withdrawn)}
        self.apart, self.judgements = self._judgements(now)
        finder = Finder(desk.claims[report] for report in sorted(self.touched))
        self.judgements += rulings(log, finder)
        self.groups = regrouped(made, log, finder)

    def _moved(self, traces: Iterable[Trace], fresh: Collection[str]) -> set[str]:
        """The plans that a postponement may have moved which is new or withdrawn."""
        asked: list[Mark] = [mark for trace in traces for mark in trace.moved]
        asked += [mark for id in sorted(fresh) for mark in moved_by(self._desk.claims[id])]
        near = self._memory.near(asked).keys() - self._desk.withdrawn
        return {claim.report.id for claim in self._desk.of(near) if claim.planned}

    def _near_fresh(self) -> list[Pair]:
        """The fresh reports beside every report near them."""
        asked = {mark for id in self._fresh for mark in self._block(id)}
        beside = {c.report.id for c in self._desk.of(self._memory.near(sorted(asked)).keys() - self._desk.withdrawn)}
        marks = Marks()
        for id in sorted(self._fresh | beside):
            marks.put(id, self._block(id))
        self._judge.tell(self._desk.moves(self._fresh | beside))
        found = ((a, b) for a in sorted(self._fresh) for b in sorted(marks.near(marks.of(a))))
        return [(min(pair), max(pair)) for pair in found if pair[0] < pair[1] or pair[1] not in self._fresh]

    # --- the groups ---

    def _made(self) -> list[tuple[str, ...]]:
        """The groups that hold something fresh, or held something fresh or withdrawn, and all that this changes."""
        tied = [pair for pair in self._met if self._judge.score(*pair) >= SAME]
        inside = self._fresh | self._members(self._before.values())
        while True:
            ties = [*tied, *self._ties(inside)]
            beside = {report for pair in ties if not inside.isdisjoint(pair) for report in pair} - inside
            neighbours = self._members(self._memory.labels(sorted(beside)).values())
            everybody = inside | neighbours
            self._judge.tell(self._desk.moves({claim.report.id for claim in self._desk.of(everybody)}))
            known = [pair for pair in {*ties, *self._ties(neighbours)} if everybody.issuperset(pair)]
            groups = clusters(everybody, known, self._judge)
            changed = self._changed(groups, neighbours)
            if not changed:
                return [group for group in groups if group[0] in inside]
            inside |= changed

    def _members(self, labels: Iterable[str]) -> set[str]:
        """The reports of these groups that are still there."""
        members = self._memory.members(sorted(set(labels)))
        self._before |= members
        return {*members} - self._desk.withdrawn

    def _ties(self, reports: Collection[str]) -> list[Pair]:
        """The likely pairs that the record knows of these reports, as far as they still count."""
        found = self._memory.ties(sorted({*reports} - self._fresh), SAME)
        found = {pair: score for pair, score in found.items() if self.unjudged.isdisjoint(pair)}
        self._desk.of({report for pair in found for report in pair})
        self._judge.known |= found
        return [pair for pair in sorted(found) if self._are_near(*pair)]

    def _are_near(self, one: str, other: str) -> bool:
        """Whether the two share a mark: those that came into one event through others may not."""
        there = {mark.key: mark for mark in self._block(other)}
        return any(mark.key in there and overlap(mark, there[mark.key]) for mark in self._block(one))

    def _block(self, report: str) -> tuple[Mark, ...]:
        if report not in self._blocks:
            self._blocks[report] = block_marks(self._desk.claims[report])
        return self._blocks[report]

    def _changed(self, groups: Sequence[tuple[str, ...]], neighbours: Collection[str]) -> set[str]:
        """Those neighbours whose group is another than before."""
        size: dict[str, int] = {}
        for report in neighbours:
            size[self._before[report]] = size.get(self._before[report], 0) + 1
        changed: set[str] = set()
        for group in groups:
            there = {report for report in group if report in neighbours}
            labels = {self._before[report] for report in there}
            if there and (len(labels) > 1 or len(there) < len(group) or len(group) < size[min(labels)]):
                changed |= {report for report in neighbours if self._before[report] in labels}
        return changed

    # --- what is kept of the judgements ---

    def _judgements(self, now: Mapping[str, str]) -> tuple[set[Pair], list[Judgement]]:
        """The pairs whose judgements give way, and the judgements: those that tell something and all of one event."""
        kept = {pair for pair in self._met if telling(self._judge.of(*pair))}
        old = set(self._together(self._before, self.touched))
        new = set(self._together(now, self.touched))
        kept |= {pair for pair in new if pair not in old or not self._fresh.isdisjoint(pair)}
        gone = {pair for pair in old - new if self.unjudged.isdisjoint(pair)}
        gone = {pair for pair in gone if not (self._are_near(*pair) and telling(self._judge.of(*pair)))}
        again = {pair for pair in kept if self.unjudged.isdisjoint(pair)}
        return gone | again, [self._judge.of(*pair) for pair in sorted(kept)]

    def _together(self, labels: Mapping[str, str], reports: Collection[str]) -> Iterator[Pair]:
        """Every pair of these reports that has one label."""
        groups: dict[str, list[str]] = {}
        for report in sorted(report for report in reports if report in labels):
            groups.setdefault(labels[report], []).append(report)
        return (pair for group in groups.values() for pair in combinations(group, 2))
