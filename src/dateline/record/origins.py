"""On whom an event really rests: copies and stated reliance form a graph, and its roots are the origins.

An outlet that cites nobody is an origin itself. Outlets that all cite one ministry have one origin. An article without
a known outlet is never counted as independent of another such article. An outlet that a state owns or directs is marked
as such: two of one state are two names for one voice.
"""

from collections import defaultdict
from collections.abc import Sequence

from dateline.model import Origin
from dateline.record.actors import ActorTable
from dateline.record.claims import Claim, by_age
from dateline.world import World
from dateline.world.names import fold

NOBODY = "source not stated"
LITTLE = frozenset({"the", "of", "a", "an", "s"})


def origins(claims: Sequence[Claim], actors: ActorTable, world: World) -> tuple[Origin, ...]:
    """The roots of the reports' reliance graph, sorted by name."""
    rests: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    names: dict[tuple[str, ...], str] = {}
    root: dict[str, tuple[str, tuple[str, ...]]] = {}
    for claim in by_age(claims):  # a copy rests on whom its siblings cite, else on the first that printed it
        if claim.report.attributions:
            root[claim.copy_of] = _cited(claim, actors)
        root.setdefault(claim.copy_of, _itself(claim))
    for claim in claims:
        name, key = _cited(claim, actors) if claim.report.attributions else root[claim.copy_of]
        rests[key].append(claim)
        names[key] = min(names.get(key, name), name)
    return tuple(
        Origin(names[key], tuple(sorted(c.report.id for c in rests[key])), _reason(rests[key], names[key], world))
        for key in sorted(rests, key=lambda k: (names[k], k))
    )


def _cited(claim: Claim, actors: ActorTable) -> tuple[str, tuple[str, ...]]:
    """The last of the chain: the ministry in "KCNA reported, citing the ministry"."""
    last = claim.report.attributions[-1]
    if last.actor:
        actor = actors[last.actor]
        return actor.name, ("actor", actor.id)
    return last.name, ("name", *sorted(set(fold(last.name).split()) - LITTLE))


def _itself(claim: Claim) -> tuple[str, tuple[str, ...]]:
    outlet = claim.article.outlet
    return (outlet, ("name", *sorted(set(fold(outlet).split()) - LITTLE))) if outlet else (NOBODY, ("unknown",))


def _reason(claims: Sequence[Claim], name: str, world: World) -> str:
    articles = sorted({claim.article.id for claim in claims})
    copies = len(articles) - len({claim.copy_of for claim in claims})
    citing = sum(bool(claim.report.attributions) for claim in claims)
    parts = [f"{len(articles)} article{'s' if len(articles) > 1 else ''}"]
    if copies:
        parts.append(f"{copies} of them copies")
    if citing:
        parts.append(f"citing {name}")
    outlet = world.outlet(name)
    if outlet and outlet.state_controlled:
        parts.append(f"state-controlled ({outlet.country})" if outlet.country else "state-controlled")
    return ", ".join(parts)
