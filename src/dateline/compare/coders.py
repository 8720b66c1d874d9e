"""How far the people who review a record agree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.compare.comparing import kappa
from dateline.model import Decision, in_force

Item = tuple[str, frozenset[str]]  # pairs | events, with the ids of the reports
SAID = {"merge": "same", "split": "not same"}


@dataclass(frozen=True, slots=True)
class CodersAgree:
    """Two coders on what both judged: `what` is pairs (same or not) or events (correct or wrong); `percent` from 0 to
    100, `kappa` Cohen's, None where both always say one and the same."""

    left: str
    right: str
    what: str
    items: int
    percent: float
    kappa: float | None


def verdicts(log: Sequence[Decision]) -> dict[str, dict[Item, str]]:
    """What each coder says of each item, by coder: the last word of theirs that stands."""
    found: dict[str, dict[Item, str]] = {}
    for decision in in_force(tuple(log)):
        for item, verdict in _said(decision):
            found.setdefault(decision.author, {})[item] = verdict
    return found


def agreement(log: Sequence[Decision]) -> list[CodersAgree]:
    """Each two coders who judged the same things, by name."""
    said = verdicts(log)
    found = []
    for left, right in combinations(sorted(said), 2):
        for what in ("pairs", "events"):
            common = [item for item in said[left] if item[0] == what and item in said[right]]
            codes = [(said[left][item], said[right][item]) for item in common]
            if codes:
                alike = sum(one == other for one, other in codes)
                found.append(CodersAgree(left, right, what, len(codes), 100 * alike / len(codes), kappa(codes)))
    return found


def _said(decision: Decision) -> Iterator[tuple[Item, str]]:
    first, *others = (anchor.report for anchor in decision.anchors)
    if decision.action == "judge" and decision.value:
        yield ("events", frozenset((first, *others))), decision.value
    for other in others if decision.action in SAID else ():
        yield ("pairs", frozenset((first, other))), SAID[decision.action]
