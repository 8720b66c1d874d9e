"""Fusing new and changed articles into a record that is there: the one way in which a record is made.

A record that is made in one go is fused into an empty one. Each step looks at what changed and, by their marks, at what
bears on it; the rest of the record stays as it is, and is what it would be if everything were fused anew:

rejoining  the components of actors that the articles touch
copies     the groups of articles that repeat each other
judging    the components of reports that likely pairs tie together
tying      the events of these components, and what those near them are to them
"""

from collections.abc import Collection, Iterable
from datetime import date

from dateline.model import Decision, Judgement, Mark, Trace, Update, in_force
from dateline.record.blocking import moved_by
from dateline.record.copies import AT_LEAST, LIKELY, copies, text_marks
from dateline.record.desk import Desk
from dateline.record.judging import Judging
from dateline.record.ledger import VERSION as LEDGER
from dateline.record.memory import Memory
from dateline.record.origins import VERSION as ORIGINS
from dateline.record.persons import VERSION as PERSONS
from dateline.record.rejoining import VERSION as KEPT
from dateline.record.rejoining import rejoin
from dateline.record.rulings import ON_ACTORS
from dateline.record.tours import VERSION as TOURS
from dateline.record.tying import Tying, plans_moved
from dateline.record.weights import VERSION as COMPARISON
from dateline.world import World

VERSION = (
    f"{COMPARISON} {PERSONS} {KEPT} {TOURS} {ORIGINS} {LEDGER}"  # a record that another version fused is made anew
)


def fuse(changed: Collection[str], memory: Memory, world: World, log: Iterable[Decision] = ()) -> Update:
    """What becomes of the record when these articles are new, coded anew or gone; `log` is what people decided."""
    log, newest = tuple(log), memory.newest_now()
    named = {anchor.article for decision in log if decision.action in ON_ACTORS for anchor in decision.anchors}
    desk, traces = Desk(memory), memory.traces({*changed, *named})
    desk.read({*changed, *named})
    fresh = [_trace(desk, article) for article in sorted({*changed, *named}) if article in desk.codings]
    desk.cast = rejoin(fresh, list(traces.values()), memory, world, log)
    marks, copied = _copied(desk, changed)
    decided = {anchor.article for decision in log for anchor in decision.anchors}
    anew = {*changed, *desk.cast.articles, *copied, *decided}
    traces |= memory.traces(anew - traces.keys())
    desk.withdrawn = {report for trace in traces.values() for report in trace.reports}
    decisions = in_force(log)
    judging = Judging(desk, anew, traces.values(), decisions)
    asked = {mark for trace in traces.values() for mark in trace.moved} | plans_moved(
        claim for claim in desk.claims.values() if claim.article.id in anew
    )
    tying = Tying(desk, world, decisions, newest or date.min)
    tying.tie(judging, asked)
    now: dict[str, Trace | None] = {a: _whole_trace(desk, a) if a in desk.codings else None for a in sorted(anew)}
    return Update(
        traces=now,
        marks=marks | desk.cast.marks | judging.marks | tying.marks,
        copies=copied,
        groups=judging.labels,
        profiles=tuple(sorted(desk.cast.profiles, key=lambda p: p.id)),
        actors=tuple(sorted(desk.cast.actors, key=lambda a: (a.name, a.id))),
        events=tuple(sorted(tying.events, key=lambda e: (e.start.edtf if e.start else "", e.type, e.id))),
        gone=frozenset(desk.cast.gone | tying.gone),
        actor_of={actor.id: desk.cast.table.of[actor.id] for t in now.values() if t for actor in t.actors},
        unjudged=frozenset(judging.unjudged | desk.cast.unjudged),
        apart=frozenset(judging.apart),
        judgements=tuple(sorted([*judging.judgements, *desk.cast.judgements], key=_by_ends)),
        newest=newest,
    )


def _by_ends(judgement: Judgement) -> tuple[str, str, str]:
    return judgement.left, judgement.right, judgement.author


def _trace(desk: Desk, article: str) -> Trace:
    coding = desk.codings[article]
    return Trace(article, coding.article.day, coding.actors)


def _whole_trace(desk: Desk, article: str) -> Trace:
    coding = desk.codings[article]
    claims = [desk.claims[report.id] for report in coding.reports]
    moved = {mark for claim in claims for mark in moved_by(claim)} | plans_moved(claims)
    reports = tuple(report.id for report in coding.reports)
    return Trace(article, coding.article.day, coding.actors, reports, tuple(sorted(moved)))


def _copied(desk: Desk, changed: Collection[str]) -> tuple[dict[str, tuple[Mark, ...]], dict[str, str | None]]:
    """The marks of the changed articles' texts, and the articles whose group of copies is another now."""
    memory, fresh = desk.memory, sorted(article for article in changed if article in desk.codings)
    marks = {article: text_marks(desk.codings[article].article) for article in fresh}
    near: set[str] = set()
    everywhere = sorted({mark for own in marks.values() for mark in own})
    known = {mark.key for mark in memory.marks(memory.near(everywhere).keys())}
    for article in (article for article in fresh if any(mark.key in known for mark in marks[article])):
        enough = LIKELY * min(len(marks[article]), AT_LEAST)
        near |= {other for other, shared in memory.near(marks[article]).items() if shared >= enough}
    before = memory.copies(sorted({*near, *changed}))
    before |= memory.copied(sorted(set(before.values())))
    desk.read(before.keys())
    now = copies([desk.codings[article].article for article in sorted({*before, *fresh}) if article in desk.codings])
    desk.copy_of |= now
    gone: dict[str, str | None] = dict.fromkeys(before.keys() - now.keys())
    there = {article: of for article, of in now.items() if before.get(article) != of}
    return marks | dict.fromkeys(set(changed) - {*fresh}, ()), gone | there
