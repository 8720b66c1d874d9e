"""The judgements of a fusing: new reports meet those near them, and every component that is touched is joined anew."""

from collections.abc import Collection, Iterable, Sequence

from dateline.model import Decision, Judgement, Mark, Trace
from dateline.record.blocking import block_marks, move_marks, moved_by
from dateline.record.cluster import judge, judge_pairs
from dateline.record.compare import telling
from dateline.record.desk import Desk
from dateline.record.marks import Marks, pairs
from dateline.record.review import Finder, regrouped, rulings
from dateline.record.weights import SAME

Pair = tuple[str, str]


class Judging:
    """Judges the reports of the articles in `anew`, whose former traces are given.

    `groups` are the reports of each event of the touched components; every judgement on one of `touched` or of the
    withdrawn reports gives way to `judgements`; `marks` are those of the reports.
    """

    def __init__(self, desk: Desk, anew: Collection[str], traces: Iterable[Trace], log: Sequence[Decision]) -> None:
        self._desk, self._memory, self._decisions = desk, desk.memory, log
        desk.claim(anew)
        fresh = {report.id for article in anew if article in desk.codings for report in desk.codings[article].reports}
        claims = desk.claims
        self.marks = {id: (*block_marks(claims[id]), *move_marks(claims[id])) for id in sorted(fresh)}
        self.marks |= dict.fromkeys(desk.withdrawn - fresh, ())
        fresh |= self._moved(traces, fresh)
        found = self._met(fresh)
        self.touched = self._touched(fresh, found)
        self.judgements = self._kept(fresh)
        self.judgements += [found[p] for p in sorted(found) if not self.touched.issuperset(p) and telling(found[p])]
        self.groups = self._clustered(found)

    def _moved(self, traces: Iterable[Trace], fresh: Collection[str]) -> set[str]:
        """The plans that a postponement may have moved which is new or withdrawn."""
        asked: list[Mark] = [mark for trace in traces for mark in trace.moved]
        asked += [mark for id in sorted(fresh) for mark in moved_by(self._desk.claims[id])]
        near = self._memory.near(asked).keys() - self._desk.withdrawn
        return {claim.report.id for claim in self._desk.of(near) if claim.planned}

    def _met(self, fresh: Collection[str]) -> dict[Pair, Judgement]:
        """The fresh reports beside every report near them."""
        claims = self._desk.claims
        asked = {mark for id in fresh for mark in block_marks(claims[id])}
        beside = {c.report.id for c in self._desk.of(self._memory.near(sorted(asked)).keys() - self._desk.withdrawn)}
        marks = Marks()
        for id in sorted({*fresh, *beside}):
            marks.put(id, block_marks(claims[id]))
        near = ((a, b) for a in sorted(fresh) for b in sorted(marks.near(marks.of(a))) if a < b or b not in fresh)
        met = [(min(pair), max(pair)) for pair in near]
        return judge_pairs(claims, met, self._desk.moves({id for pair in met for id in pair}))

    def _touched(self, fresh: Collection[str], found: dict[Pair, Judgement]) -> set[str]:
        """The fresh reports and all that are tied, or were tied, to them by likely pairs."""
        ties = [*found.values(), *self._memory.judgements(sorted({*fresh, *self._desk.withdrawn}))]
        edge = {id for j in ties if j.score >= SAME for id in (j.left, j.right)} - self._desk.withdrawn
        touched: set[str] = set()
        while edge:
            touched |= edge
            ties = self._memory.judgements(sorted(edge))
            edge = {id for j in ties if j.score >= SAME for id in (j.left, j.right)} - touched - self._desk.withdrawn
        return touched | {*fresh}

    def _kept(self, fresh: Collection[str]) -> list[Judgement]:
        """What the record says of the touched reports beside others, where neither is fresh."""
        judged = self._memory.judgements(sorted(self.touched))
        anew = {*fresh, *self._desk.withdrawn}
        return [j for j in judged if not self.touched.issuperset((j.left, j.right)) and not {j.left, j.right} & anew]

    def _clustered(self, found: dict[Pair, Judgement]) -> list[tuple[str, ...]]:
        claims = {claim.report.id: claim for claim in self._desk.of(self.touched)}
        marks = Marks()
        for id in sorted(claims):
            marks.put(id, block_marks(claims[id]))
        near = list(pairs(marks, sorted(claims)))
        moves = self._desk.moves(claims.keys())
        known = judge_pairs(claims, (pair for pair in near if pair not in found), moves)
        judged, groups = judge(claims, known | {pair: found[pair] for pair in near if pair in found}, moves)
        home = {report: number for number, group in enumerate(groups) for report in group}
        self.judgements += [j for pair, j in sorted(judged.items()) if telling(j) or home[pair[0]] == home[pair[1]]]
        finder = Finder(claims.values())
        self.judgements += rulings(self._decisions, finder)
        return regrouped(groups, self._decisions, finder)
