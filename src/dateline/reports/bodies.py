"""Bodies whose session is a meeting of their members: of many states, or of two."""

import re

from dateline.model import Actor

MANY = re.compile(r"\b(?:Council|Contact Group|Assembly|Union|League|Forum|Coalition)\b")
OF_TWO = re.compile(
    r"\b(?:intergovernmental|joint|bilateral|mixed)\b.*\b(?:commission|committee|council)\b", re.IGNORECASE
)


def sits(actor: Actor) -> bool:
    """Whether its session is a meeting, so that one named party is enough."""
    return many_sided(actor) or _of_two(actor)


def many_sided(actor: Actor) -> bool:
    """A body in which many states sit: an international one, or one called so; a joint commission is of two."""
    return actor.kind == "igo" or (
        actor.kind == "organization" and bool(MANY.search(actor.name)) and not _of_two(actor)
    )


def _of_two(actor: Actor) -> bool:
    return actor.kind == "organization" and bool(OF_TWO.search(actor.name))
