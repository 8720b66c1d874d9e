"""On whom an event really rests: copies and stated reliance form a graph, and its roots are the origins.

An outlet that cites nobody is an origin itself. Outlets that all cite one ministry have one origin, however each calls
it (see `houses`). An article without a known outlet is never counted as independent of another such article. An outlet
that a state owns or directs is marked as such: two of one state are two names for one voice.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.model import Origin
from dateline.record.actors import ActorTable
from dateline.record.claims import Claim, by_age
from dateline.record.houses import cited_house, officials, one_voice, telling, vaguer
from dateline.world import World
from dateline.world.names import folded

VERSION = "origins-2"
NOBODY = "source not stated"
# A sentence, or the paragraph of a short one, is taken over where it has so many runs of three words, and so large a
# share of them is the other's.
PASSAGE = 12
ALIKE = 0.7
Runs = frozenset[tuple[str, ...]]


def origins(claims: Sequence[Claim], actors: ActorTable, world: World) -> tuple[Origin, ...]:
    """The roots of the reports' reliance graph, sorted by name."""
    rests: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    names: dict[tuple[str, ...], str] = {}
    cited = {claim.report.id: _cited(claim, actors, world) for claim in claims if claim.report.attributions}
    fuller = vaguer({key for _, key in cited.values()}, world)
    called = {key: name for name, key in sorted(cited.values(), reverse=True)}
    for id, (_, key) in cited.items():
        if key in fuller:
            cited[id] = (called[fuller[key]], fuller[key])
    root: dict[str, tuple[str, tuple[str, ...]]] = {}
    for claim in by_age(claims):  # a copy rests on whom its siblings cite, else on the first that printed it
        if claim.report.id in cited:
            root[claim.copy_of] = cited[claim.report.id]
        elif claim.copy_of not in root:
            root[claim.copy_of] = _itself(claim, world)
    passages = _passages(claims)
    taken: dict[tuple[str, ...], dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        first = claim
        while first.report.id not in cited and first.report.id in passages:
            first = passages[first.report.id]
        name, key = cited.get(first.report.id) or root[first.copy_of]
        rests[key].append(claim)
        names[key] = min(names.get(key, name), name)
        if first is not claim:
            taken[key][claim.article.id] = first
    return tuple(
        Origin(
            names[key],
            tuple(sorted(c.report.id for c in rests[key])),
            _reason(rests[key], names[key], list(taken[key].values()), world),
        )
        for key in sorted(rests, key=lambda k: (names[k], k))
    )


def _passages(claims: Sequence[Claim]) -> dict[str, Claim]:
    """By report ids: the first claim that told it so, where a sentence is an older article's almost word for word; of a
    short sentence, which two may write alike by chance, the whole paragraph.

    Two such passages share one of the rarest runs of each, so only claims with one in common are held together.
    """
    if len({claim.copy_of for claim in claims}) < 2:
        return {}
    aged = [(claim, _passage(claim)) for claim in by_age(claims)]
    common = Counter(run for _, runs in aged for run in runs)
    found: dict[str, Claim] = {}
    told: list[tuple[Claim, Runs]] = []
    sharing: dict[tuple[str, ...], list[int]] = defaultdict(list)
    seen: set[tuple[str, Runs]] = set()
    for claim, here in aged:
        if len(here) < ALIKE * PASSAGE:
            continue
        rarest = sorted(here, key=lambda run: (common[run], run))[: len(here) - int(ALIKE * len(here)) + 1]
        for place in sorted({place for run in rarest for place in sharing[run]}):
            first, there = told[place]
            if first.copy_of != claim.copy_of and _alike(here, there):
                if len(here) >= PASSAGE and _alike(_sentence(claim), _sentence(first)):
                    found[claim.report.id] = first
                break
        if (claim.copy_of, here) not in seen:
            seen.add((claim.copy_of, here))
            for run in rarest:
                sharing[run].append(len(told))
            told.append((claim, here))
    return found


def _alike(here: Runs, there: Runs) -> bool:
    return len(here & there) >= ALIKE * len(here | there)


def _passage(claim: Claim) -> Runs:
    """The runs of the report's sentence; where it is short, of the paragraph that it stands in."""
    sentence, evidence = _sentence(claim), claim.report.evidence
    if len(sentence) >= PASSAGE:
        return sentence
    around = next((p for p in claim.article.paragraphs if p.contains(evidence)), evidence)
    return _runs(around.of(claim.article.text))


def _sentence(claim: Claim) -> Runs:
    return _runs(claim.report.evidence.of(claim.article.text))


def _runs(text: str) -> Runs:
    words = folded(text).split()
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _cited(claim: Claim, actors: ActorTable, world: World) -> tuple[str, tuple[str, ...]]:
    """The last of the chain: the ministry in "KCNA reported, citing the ministry"."""
    last = claim.report.attributions[-1]
    actor = actors[last.actor] if last.actor else None
    taking_part = [actors[p.actor] for p in claim.report.participants]
    if house := cited_house(last, actor, taking_part, world):
        return house, one_voice(house, world)
    if of_a_body := officials(actor.name if actor else last.name, world):
        return of_a_body
    if actor is not None and actor.kind in ("person", "outlet"):
        return actor.name, ("actor", actor.id)
    return (name := telling(actor.name if actor else last.name)), one_voice(name, world)


def _itself(claim: Claim, world: World) -> tuple[str, tuple[str, ...]]:
    outlet = claim.article.outlet
    return (outlet, one_voice(outlet, world)) if outlet else (NOBODY, ("unknown",))


def _reason(claims: Sequence[Claim], name: str, taken: Sequence[Claim], world: World) -> str:
    articles = sorted({claim.article.id for claim in claims})
    copies = len(articles) - len({claim.copy_of for claim in claims})
    citing = sum(bool(claim.report.attributions) for claim in claims)
    parts = [f"{len(articles)} article{'s' if len(articles) > 1 else ''}"]
    if copies:
        parts.append(f"{copies} of them copies")
    if taken:
        whose = sorted({claim.article.outlet or claim.article.id for claim in taken})
        parts.append(f"{len(taken)} with a sentence of {', '.join(whose)}")
    if citing:
        parts.append(f"citing {name}")
    outlet = world.outlet(name)
    if outlet and outlet.state_controlled:
        parts.append(f"state-controlled ({outlet.country})" if outlet.country else "state-controlled")
    return ", ".join(parts)
