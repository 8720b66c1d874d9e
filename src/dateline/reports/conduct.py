"""What a visitor did: the conduct that coders of travel ask after, yes or no, with the words that say so.

Whoever addresses parliament, signs an accord or lays a wreath does so in a sentence of its own; the visit it belongs to
is the one by the same person that the article has told of, in the country and the days that the words allow. Forums and
meetings with the host's head are read from the events that the article tells of.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from dateline.model import CONDUCT, Detail, EventReport, Span, When
from dateline.reports.anchoring import start_and_end
from dateline.reports.background import is_news
from dateline.reports.drafts import HAPPENED, Scene
from dateline.reports.matching import Match, Matcher
from dateline.reports.placing import place_of
from dateline.reports.roles import actors_around, positions_of
from dateline.reports.status import status_of
from dateline.world import HEADS

FORUM, MET_HEAD = "forum attended", "met host's head"
MODES = {FORUM: "multilateral", MET_HEAD: "meet"}
STAY = timedelta(days=14)  # of a visit whose end nobody tells


def with_conduct(reports: tuple[EventReport, ...], scene: Scene, matcher: Matcher) -> tuple[EventReport, ...]:
    """The reports, with their conduct in those of visits that took place. `matcher` knows the frames of conduct."""
    visits = [r for r in reports if r.mode == "visit" and r.status in HAPPENED]
    if not visits:
        return reports
    told: dict[str, dict[str, Detail]] = {visit.id: {} for visit in visits}
    for visit, detail in (*_acts(visits, scene, matcher), *_events(visits, reports, scene)):
        known = told[visit.id].get(detail.field)
        if known is None or (known.value, detail.value) == ("no", "yes"):
            told[visit.id][detail.field] = detail
    return tuple(
        replace(r, details=(*r.details, *(told[r.id][field] for field in CONDUCT if field in told[r.id])))
        if r.id in told
        else r
        for r in reports
    )


def _acts(visits: list[EventReport], scene: Scene, matcher: Matcher) -> Iterator[tuple[EventReport, Detail]]:
    for sentence in scene.mentions.sentences:
        for match in matcher.matches(sentence):
            start, _ = start_and_end(match, scene.mentions)
            value = _answer(match, scene, start)
            if value is None:
                continue
            place = place_of(match, scene.mentions, scene.world)
            country = place.place.country if place else None
            fitting = [
                visit
                for visit in visits
                if _did(match, visit, scene)
                and country in (None, visit.host)
                and _during(start, visit)
                and visit.news == is_news(match, start, scene.day, "held")
            ]
            if fitting:
                yield _nearest(fitting, sentence.index), Detail(match.event_type.type, value, _words(match))


def _answer(match: Match, scene: Scene, start: When | None) -> str | None:
    """Yes for what took place, no for what is said not to have taken place, None for what is planned or open."""
    clause = match.predicate
    if clause is None or match.bare:
        return None
    if clause.negated:
        return "no" if clause.tense == "past" and clause.modal is None and not clause.governors else None
    return "yes" if status_of(match, scene.codebook, start, scene.day) in HAPPENED else None


def _did(match: Match, visit: EventReport, scene: Scene) -> bool:
    """Whether a visitor is who acts; where nobody needs to be named ("an accord was signed"), whether nobody is."""
    wanted = {p.actor for p in visit.participants}
    doers = [t for p, t in positions_of(match) if p in match.frame.roles.get("actor", ()) and t != match.noun]
    clause = match.predicate
    if not doers:
        nameless = match.frame.actors == 0 and clause is not None and clause.passive
        return nameless and visit.sentence <= match.sentence.index
    return any(actor in wanted for t in doers for actor, _ in actors_around(scene.mentions, match.sentence, t))


def _during(start: When | None, visit: EventReport) -> bool:
    """Whether the day that is stated for the act can lie in the visit."""
    if start is None or visit.start is None:
        return True
    first = visit.start.earliest
    last = (visit.end or visit.start).latest
    ended = last + (timedelta(0) if visit.end else STAY) if last else None
    before = start.latest and first and start.latest < first
    after = start.earliest and ended and start.earliest > ended
    return not (before or after)


def _nearest(visits: list[EventReport], sentence: int) -> EventReport:
    """The visit told last before this sentence, else the first after it."""
    return min(visits, key=lambda v: (v.sentence > sentence, abs(sentence - v.sentence), v.evidence, v.id))


def _words(match: Match) -> Span:
    tokens = match.sentence.tokens
    clause = match.predicate
    span = tokens[match.trigger].span
    return span.cover(tokens[clause.predicate].span) if clause is not None else span


def _events(
    visits: list[EventReport], reports: tuple[EventReport, ...], scene: Scene
) -> Iterator[tuple[EventReport, Detail]]:
    """The gatherings that the visitor attended, and the meetings with the host's head of state or government."""
    for report in reports:
        actors = {p.actor for p in report.participants}
        heads = {scene.actor(p.actor).country for p in report.participants if p.rank in HEADS}
        country = report.place.country if report.place else None
        for field, hosts in ((FORUM, {country}), (MET_HEAD, heads)):
            if report.mode != MODES[field] or report.status not in (*HAPPENED, "denied"):
                continue
            fitting = [
                visit
                for visit in visits
                if actors & {p.actor for p in visit.participants}
                and (visit.host in hosts or (field == FORUM and visit.sentence == report.sentence))
                and visit.news == report.news
                and _during(report.start, visit)
            ]
            if fitting:
                value = "no" if report.status == "denied" else "yes"
                yield _nearest(fitting, report.sentence), Detail(field, value, report.trigger)
