"""Bodies whose session is a meeting of their members: of many states, or of two."""

import re

from dateline.model import Actor

MANY = re.compile(r"\b(?:Council|Contact Group|Assembly|Union|League|Forum|Coalition)\b")
OF_TWO = re.compile(
    r"\b(?:intergovernmental|joint|bilateral|mixed)\b.*\b(?:commission|committee|council)\b", re.IGNORECASE
)


OF_MANY = re.compile(
    r"\b(?:leaders|ministers|presidents|premiers|heads|chiefs|envoys|officials|states|countries|nations)\b", re.I
)


OF_NATIONS = re.compile(
    r"\b(?:UN|U\.N\.|United Nations|International|World|Global|Regional|Inter\w*|Pan\W?\w*|Arab|Islamic|African|Asian"
    r"|European|American|Pacific|Nordic|Baltic|Summit|Ministerial|Peace|Donors?)\b"
)


def is_private(actor: Actor) -> bool:
    """Whether no state is in it, as far as its name tells: a company, a trade's own conference."""
    public = many_sided(actor) or actor.country is not None or OF_NATIONS.search(actor.name)
    return actor.kind == "organization" and not public


def sits(actor: Actor) -> bool:
    """Whether its session is a meeting, so that one named party is enough."""
    return many_sided(actor) or _of_two(actor)


def many_sided(actor: Actor) -> bool:
    """A body in which many states sit: an international one, or one called so, or "Arab ministers", of no one state; a
    joint commission is of two."""
    if actor.kind == "group":
        return actor.country is None and bool(OF_MANY.search(actor.name))
    return actor.kind == "igo" or (
        actor.kind == "organization" and bool(MANY.search(actor.name)) and not _of_two(actor)
    )


def is_crowd(actor: Actor) -> bool:
    """Protesters, rebels: a group of no state, and not the people of many."""
    return actor.kind == "group" and actor.country is None and not many_sided(actor)


def _of_two(actor: Actor) -> bool:
    return actor.kind == "organization" and bool(OF_TWO.search(actor.name))
