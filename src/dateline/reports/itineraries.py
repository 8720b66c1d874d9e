"""A list with a day for each: "will visit Angola on Monday, Kenya on Friday", "met Dahl on Monday, Berg on Friday"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.codebook.schema import Status
from dateline.model import Participant, PlaceMention, TimeMention, When, interval
from dateline.reports.anchoring import first_and_last, next_one, times_of
from dateline.reports.drafts import Draft, Scene
from dateline.reports.matching import Match
from dateline.reports.status import was_due

WEEKDAY = re.compile(r"^(?:on |from )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: to [A-Z]\w+day)?$")
WEEK = timedelta(days=7)


def days_apart(match: Match, scene: Scene, tokens: Iterable[int]) -> dict[int, TimeMention]:
    """For each of these tokens the first time behind it, where they are not all of one time."""
    times = _in_order(sorted(times_of(match, scene.mentions), key=lambda t: t.token), scene)
    found = {
        token: next(time for time in times if time.token > token)
        for token in sorted(tokens)
        if token >= match.trigger and times and times[-1].token > token
    }
    return found if len({time.span for time in found.values()}) > 1 else {}


def _in_order(times: Sequence[TimeMention], scene: Scene) -> list[TimeMention]:
    """The days of a journey follow each other: "on Monday, Wednesday and Friday", told on a Wednesday of what is to
    come, is the Wednesday after that Monday; of what has happened, the Friday is the last."""
    day, found = scene.day, list(times)
    if day is None or any(time.when is None or not WEEKDAY.search(time.span.of(scene.text)) for time in times):
        return found
    ahead = any(time.when and time.when.earliest and time.when.earliest > day for time in times)
    order = range(1, len(found)) if ahead else range(len(found) - 2, -1, -1)
    for i in order:
        beside = found[i - 1].when if ahead else found[i + 1].when
        when = found[i].when
        first, bound = (when.earliest, beside.earliest) if when and beside else (None, None)
        if when is None or first is None or bound is None:
            continue
        if (first < bound) if ahead else (first > bound):
            found[i] = replace(found[i], when=_moved(when, WEEK if ahead else -WEEK))
    return found


def _moved(when: When, by: timedelta) -> When:
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return when
    moved = interval(first + by, last + by) if first != last else (first + by).isoformat()
    return replace(when, edtf=moved or when.edtf, reason=f"{when.reason}; in the order of the list")


def on_its_day(draft: Draft, time: TimeMention | None, scene: Scene) -> Draft:
    """The draft at this time; without a time, when is not told."""
    when, day = time.when if time else None, scene.day
    if time is None or when is None:
        return replace(draft, start=None, end=None, stated=False)
    words = time.span.of(scene.text)
    start, end = first_and_last(when, words)
    if draft.status == "planned" and not was_due(draft.match):
        return replace(draft, start=next_one(start, words, day), end=end, stated=True)
    ahead = draft.happened and day is not None and start.earliest is not None and start.earliest > day
    status: Status = "planned" if ahead else draft.status
    return replace(draft, status=status, start=start, end=end, stated=True)


def each_on_its_day(draft: Draft, scene: Scene) -> list[Draft]:
    """A meeting for each day of the list, with those who are named for it; the draft itself where there is no list."""
    named = _named_behind(draft)
    own = days_apart(draft.match, scene, named)
    if not own:
        return [draft]
    always = [p for p in draft.participants if p not in named.values()]
    if not always:
        return [draft]  # nobody who could have met each of them
    found: list[Draft] = []
    for time in dict.fromkeys(own.get(token) for token in sorted(named)):
        tokens = [token for token in sorted(named) if own.get(token) == time]
        there = (*always, *(named[token] for token in tokens))
        place = _place_beside(draft, scene, max(tokens), time)
        found.append(on_its_day(replace(draft, participants=there, place=place, listed=True), time, scene))
    return found


def _place_beside(draft: Draft, scene: Scene, name: int, time: TimeMention | None) -> PlaceMention | None:
    """ "Dahl in Oslo on Monday": the place between a name and its time."""
    sentence = draft.match.sentence
    between = scene.mentions.places_in(sentence.index, name + 1, time.token) if time else ()
    first = {p: next(t.index for t in sentence.tokens if t.end > p.span.start) for p in between}
    return next((p for p in between if sentence.tokens[first[p] - 1].lemma in ("in", "at")), None)


def _named_behind(draft: Draft) -> Mapping[int, Participant]:
    """Those who are named behind the words for the meeting, by the last token of the name."""
    tokens = draft.match.sentence.tokens
    after = tokens[draft.match.trigger].end
    return {
        max(token.index for token in tokens if p.span.contains(token.span)): p
        for p in draft.participants
        if p.span is not None and p.span.start >= after and any(p.span.contains(token.span) for token in tokens)
    }
