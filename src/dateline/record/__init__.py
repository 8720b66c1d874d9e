"""The record room: which reports are one event, what the event's fields are, and what became of every plan.

copies  -> which articles repeat each other
actors  -> which names are one actor
compare -> a visible table of features for two reports
cluster -> events as a pure function of the judgements
fields  -> one value for each field, every dissent kept
origins -> on whom the event really rests
"""

from dateline.record.build import build

__all__ = ["build"]
