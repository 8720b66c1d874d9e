"""A person's decisions, applied to what the machine made: they outrank it, and leave no trace once undone.

The machine's groups are computed as if nobody had decided anything; then the decisions in force are applied in their
order. So undoing one restores exactly what would be there without it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz

from dateline.model import Decision, Event, Feature, Judgement, Participant, Place, When, bounds
from dateline.model.review import Anchor
from dateline.record.claims import Claim
from dateline.world import World
from dateline.world.names import fold

ALIKE = 80  # of 100: sentences this alike are one sentence whose wording was mended

Groups = list[tuple[str, ...]]


class Finder:
    """Finds the reports that decisions are anchored to among those there are now."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_id = {claim.report.id: claim for claim in claims}
        self._by_article: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._by_id.values():
            self._by_article[claim.article.id].append(claim)

    def find(self, anchor: Anchor) -> str | None:
        """The report itself, or after a new coding the one of its article with the same words and kind."""
        if anchor.report in self._by_id:
            return anchor.report
        fitting = [
            ((c.report.type, c.report.mode) == (anchor.type, anchor.mode), _alike(c, anchor), c.report.id)
            for c in self._by_article[anchor.article]
            if c.report.type == anchor.type and _alike(c, anchor)[0] >= ALIKE
        ]
        return max(fitting)[-1] if fitting else None

    def all(self, anchors: Iterable[Anchor]) -> list[str]:
        """The reports found, each once, in the order of the anchors."""
        return list(dict.fromkeys(found for anchor in anchors if (found := self.find(anchor))))


def _alike(claim: Claim, anchor: Anchor) -> tuple[float, bool]:
    text = claim.article.text
    return fuzz.ratio(claim.report.evidence.of(text), anchor.evidence), claim.report.trigger.of(text) == anchor.trigger


def regrouped(groups: Groups, decisions: Sequence[Decision], finder: Finder) -> Groups:
    """The groups after every merge and split in force, in their order."""
    members = {number: set(group) for number, group in enumerate(groups)}
    home = {report: number for number, group in members.items() for report in group}
    for decision in decisions:
        reports = finder.all(decision.anchors)
        if decision.action == "merge" and len({home[report] for report in reports}) == 2:
            into, gone = sorted({home[report] for report in reports})
            members[into] |= members.pop(gone)
            home |= dict.fromkeys(members[into], into)
        elif decision.action == "split" and (leaving := finder.find(decision.anchors[0])):
            left = members[home[leaving]]
            if len(left) > 1 and any(report in left for report in reports if report != leaving):
                left.discard(leaving)
                home[leaving] = max(members) + 1
                members[home[leaving]] = {leaving}
    return sorted(tuple(sorted(group)) for group in members.values())


def rulings(decisions: Sequence[Decision], finder: Finder) -> list[Judgement]:
    """The decisions as judgements, with the person as their author, for everyone who asks why."""
    found: dict[tuple[str, str, str], Judgement] = {}
    for decision in decisions:
        first, *others = (finder.all(decision.anchors) if decision.action in ("merge", "split") else []) or [""]
        same = decision.action == "merge"
        for other in others:
            low, high = sorted((first, other))
            told = Feature("review", f"#{decision.number} {decision.because or decision.action}", 0.0)
            verdict = "same" if same else "not same"
            judgement = Judgement(low, high, verdict, 1.0 if same else 0.0, f"person {decision.author}", (told,))
            found[low, high, judgement.author] = judgement
    return [found[key] for key in sorted(found)]


def corrected(
    events: Sequence[Event], decisions: Sequence[Decision], finder: Finder, names: Mapping[str, str], world: World
) -> list[Event]:
    """The events with every correction and verdict in force, each at the event that holds its first report.

    `names` are those of the record's actors by their ids.
    """
    home = {report: event.id for event in events for report in event.reports}
    changed = {event.id: event for event in events}
    for decision in decisions:
        reports = finder.all(decision.anchors) if decision.action in ("correct", "judge") else []
        if reports and (event := changed.get(home.get(reports[0], ""))):
            changed[event.id] = _with(event, decision, names, world)
    return [changed[event.id] for event in events]


def _with(event: Event, decision: Decision, names: Mapping[str, str], world: World) -> Event:
    name, value = decision.field or "", decision.value
    event = replace(event, decisions=tuple(dict.fromkeys((*event.decisions, decision.number))))
    if decision.action == "judge":  # who has read the articles is sure
        return replace(event, confidence=1.0 if value == "correct" else 0.0)
    if name in ("start", "end"):
        time = _time(value, decision)
        return replace(event, start=time) if name == "start" else replace(event, end=time)
    if name == "place":
        return replace(event, place=place_of(value, world) if value else None)
    if name == "participants":
        return replace(event, participants=_people(event.participants, value or "", names))
    if name == "news":
        return replace(event, news=value == "yes")
    plain: dict[str, Any] = {name: value}
    return replace(event, **plain)


def _time(value: str | None, decision: Decision) -> When | None:
    if not value:
        return None
    first, last = bounds(value)
    whole = {4: "year", 7: "month", 10: "day"}.get(len(value), "interval")
    told = f"corrected by {decision.author} (#{decision.number}): {decision.because or 'no reason given'}"
    return When(value, whole if first and last else "open", told)


def place_of(words: str, world: World) -> Place:
    """The place that a person means by "Geneva" or "Geneva, CHE"; as written where the gazetteer has none."""
    name, _, country = (part.strip() for part in words.partition(","))
    known = [found.place for found in world.places(name) if country in ("", found.place.country)]
    return known[0] if known else Place(name, country or None)


def _people(there: tuple[Participant, ...], value: str, names: Mapping[str, str]) -> tuple[Participant, ...]:
    """ "-Name" takes a participant out, "+Name" puts an actor of the record in."""
    named = {actor for actor, name in names.items() if fold(name) == fold(value[1:])}
    if value.startswith("-"):
        return tuple(p for p in there if p.actor not in named)
    present = {p.actor for p in there}
    return (*there, *(Participant(actor, "participant") for actor in sorted(named - present)))
