"""A person's decisions on actors, applied to the groups that the machine made: they leave no trace once undone.

As with events, the machine joins as if nobody had decided anything; then the decisions in force are applied in their
order. An article's actor that a decision names is a profile of its own, so that it can leave the others.
"""

from collections.abc import Iterable

from dateline.model import Anchor, Decision, Feature, Judgement, in_force
from dateline.record.profiles import Profile
from dateline.world.names import fold

ON_ACTORS = ("join", "part")
Groups = list[list[Profile]]


class Rulings:
    """The decisions on actors of a log. `ever` are all anchors, of undone decisions too; `named` the local ids that
    stand by themselves; `ties` leads each of those that were joined to the smallest of its tie."""

    def __init__(self, log: Iterable[Decision] = ()) -> None:
        log = tuple(one for one in log if one.action in (*ON_ACTORS, "undo"))
        self.decisions = tuple(one for one in in_force(log) if one.action in ON_ACTORS)
        self.ever = tuple(anchor for one in log if one.action in ON_ACTORS for anchor in one.anchors)
        self.named = frozenset(anchor.report for one in self.decisions for anchor in one.anchors)
        self.ties: dict[str, str] = {}
        for one in self.joins():
            ids = {anchor.report for anchor in one}
            tied = ids | {id for id, tie in self.ties.items() if tie in {self.ties.get(i) for i in ids}}
            self.ties |= dict.fromkeys(tied, min(tied))

    def joins(self) -> Iterable[tuple[Anchor, ...]]:
        return (one.anchors for one in self.decisions if one.action == "join")

    def tied(self, left: Profile, right: Profile) -> bool:
        tie = self.ties.get(left.alone)
        return tie is not None and tie == self.ties.get(right.alone)

    def applied(self, groups: Groups) -> tuple[Groups, list[Judgement]]:
        """The groups after every decision, in their order, and the decisions as judgements of their authors."""
        groups, judgements = [list(group) for group in groups], list[Judgement]()
        for one in self.decisions:
            apply = _joined if one.action == "join" else _parted
            judgements += (_judgement(one, *ends) for ends in apply(groups, one))
        return groups, judgements


def _home(groups: Groups, local: str) -> list[Profile] | None:
    return next((group for group in groups if any(p.alone == local for p in group)), None)


def _joined(groups: Groups, one: Decision) -> list[tuple[str, str]]:
    left, right = (anchor.report for anchor in one.anchors)
    home, other = _home(groups, left), _home(groups, right)
    if home is None or other is None:
        return []
    if home is not other:
        home += other
        groups[:] = [group for group in groups if group is not other]
    return [(left, right)]


def _parted(groups: Groups, one: Decision) -> list[tuple[str, str]]:
    """The first anchor's actor is left by the others, or by all that bear the name that is the decision's value."""
    stays, *others = (anchor.report for anchor in one.anchors)
    home = _home(groups, stays)
    name = fold(one.value or "")
    leaving = [p for p in home or () if p.alone in others or (name and fold(p.name) == name and p.alone != stays)]
    if home is None or not leaving:
        return []
    home[:] = [p for p in home if p not in leaving]
    groups.append(leaving)
    return [(stays, p.first) for p in leaving]


def _judgement(one: Decision, left: str, right: str) -> Judgement:
    low, high = sorted((left, right))
    told = Feature("review", f"#{one.number} {one.because or one.action}", 0.0)
    verdict, score = ("same", 1.0) if one.action == "join" else ("not same", 0.0)
    return Judgement(low, high, verdict, score, f"person {one.author}", (told,))


def described(anchor: Anchor) -> Profile:
    """An actor as it was when somebody decided on it: enough to tell what it may be joined with."""
    kind, name, country, office = anchor.type, anchor.evidence, anchor.mode, anchor.trigger or None
    return Profile(kind, name, country, office, anchor.report, anchor.report, {}, {}, {}, {}, 1)
