"""The codebook: event types, modes, frames and statuses as YAML that a political scientist can read and edit.

from dateline import codebook
book = codebook.load()              # the one that ships with Dateline
book.types["CONSULT"].modes["visit"].definition
"""

from dateline.codebook.reading import load
from dateline.codebook.schema import Codebook, EventType, Frame, Mode, StatusCues

__all__ = ["Codebook", "EventType", "Frame", "Mode", "StatusCues", "load"]
