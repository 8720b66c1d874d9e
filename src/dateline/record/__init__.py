"""The record room: which reports are one event, what the event's fields are, and what became of every plan.

copies   -> which articles repeat each other
stories  -> which articles tell the same news
actors   -> which names are one actor; `persons`, `offices` and `bodies` say how
claims   -> a report with what the comparison needs of it
blocking -> which pairs are compared at all
compare  -> a visible table of features for two reports, weighed by `weights`
cluster  -> events as a pure function of the judgements
review   -> what people decided, applied above what the machine made
fields   -> one value for each field, every dissent kept
ledger   -> what became of the plans
origins  -> on whom the event really rests
"""

from dateline.record.build import build
from dateline.record.fuse import VERSION, fuse
from dateline.record.stories import stories

__all__ = ["VERSION", "build", "fuse", "stories"]
