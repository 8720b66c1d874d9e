"""How likely an event is what the record says: calibrated on hand-coded stories, so that of ten at 0.8 eight are right.

The features are few and plain, because the stories are few; `python -m dateline.evaluation.calibration` fits the
weights anew and shows how confidence and truth lie together.
"""

import math

from dateline.model import Event
from dateline.record.actors import ActorTable
from dateline.record.weights import CONFIDENCE

HARD = ("ASSAULT", "SANCTION", "AID", "MOBILIZE", "COERCE")


def confidence(event: Event, articles: int, actors: ActorTable) -> float:
    """The probability that a careful reader of the same `articles` would write this event down."""
    people = [p for p in event.participants if actors.by_id[p.actor].kind != "group"]
    holds = {
        "any": True,
        "consult": event.type == "CONSULT",
        "deeds": event.type in HARD,
        "two actors": len(people) > 1,
        "two articles": articles > 1,
        "dated": event.start is not None and event.start.earliest is not None,
        "news": event.news,
        "planned": event.status in ("planned", "proposed"),
    }
    total = sum(CONFIDENCE[name] for name, true in holds.items() if true)
    return round(1 / (1 + math.exp(-total)), 3)
