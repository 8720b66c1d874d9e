"""The record on disk: one `Writer` that changes it, one `View` that everything else reads through."""

from dateline.store.ledger import FATES, Plan
from dateline.store.review import Review
from dateline.store.search import EventFilter
from dateline.store.story import (
    ActorRow,
    Comparison,
    Counts,
    EventRow,
    FigureRow,
    Party,
    Quote,
    Reported,
    Revision,
    StatementRow,
    Story,
)
from dateline.store.view import View
from dateline.store.writer import Writer, Written

__all__ = [
    "FATES",
    "ActorRow",
    "Comparison",
    "Counts",
    "EventFilter",
    "EventRow",
    "FigureRow",
    "Party",
    "Plan",
    "Quote",
    "Reported",
    "Review",
    "Revision",
    "StatementRow",
    "Story",
    "View",
    "Writer",
    "Written",
]
