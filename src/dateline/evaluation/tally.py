"""Precision, recall and F1 of what is found against what is wanted."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """How many are found and wanted, and how many of each are right."""

    found: int = 0
    found_right: int = 0
    wanted: int = 0
    wanted_right: int = 0

    def add(self, found: Iterable[bool], wanted: Iterable[bool]) -> None:
        """Count those found and those wanted, each right or not."""
        ours, gold = list(found), list(wanted)
        self.found, self.found_right = self.found + len(ours), self.found_right + sum(ours)
        self.wanted, self.wanted_right = self.wanted + len(gold), self.wanted_right + sum(gold)

    @property
    def precision(self) -> float:
        return self.found_right / max(1, self.found)

    @property
    def recall(self) -> float:
        return self.wanted_right / max(1, self.wanted)

    @property
    def f1(self) -> float:
        return f1(self.precision, self.recall)


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean, 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
