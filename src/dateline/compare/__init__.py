"""Holding the record against a table that somebody else coded: what both have, what one lacks, what differs."""

from dateline.compare.comparing import Comparison, Pair, compare
from dateline.compare.entries import Entry, covered, here, ours
from dateline.compare.tables import LAYOUTS, mapping, read

__all__ = ["LAYOUTS", "Comparison", "Entry", "Pair", "compare", "covered", "here", "mapping", "ours", "read"]
