"""Are two reports one event? A visible table of features, each with what it saw and what it weighs.

Positive weights speak for one event, negative for two; `NEVER` forbids it. The score is the logistic of the sum.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import timedelta

from dateline.model import Feature, Judgement
from dateline.record.claims import AHEAD, PLANNED, Claim
from dateline.record.weights import NEVER, PRIOR, SAME, UNSURE, VERSION, WEIGHTS
from dateline.world.names import fold

STAY = 14  # days: a longer absence is told of more than once
BETWEEN_TWO = ("meet", "phone", "visit")
RECENT = timedelta(days=45)  # how far back undated news may lie
DELAY = timedelta(days=180)  # what takes place so long after it was put off is another event


def compare(left: Claim, right: Claim, moves: Sequence[Claim] = ()) -> Judgement:
    """The judgement on two reports, with every feature that spoke.

    `moves` are the reports of postponed events: only through one of them may a plan's date change.
    """
    table: list[Feature] = []
    total = PRIOR
    for part in (_kind(left, right), _name(left, right), _who(left, right), _time(left, right, moves),
                 _where(left, right), _wording(left, right), _apart(left, right)):  # fmt: skip
        for feature in part:
            table.append(feature)
            total += feature.weight
        if total < NEVER / 2:
            break  # forbidden: nothing else could matter
    score = 0.0 if total < -30 else 1 / (1 + math.exp(-total))
    verdict = "same" if score >= SAME else "unsure" if score >= UNSURE else "not same"
    low, high = sorted((left.report.id, right.report.id))
    return Judgement(low, high, verdict, round(score, 4), VERSION, tuple(table))


def telling(judgement: Judgement) -> bool:
    """Whether a reader would ask about it: the two may be one event, or would but for a single feature."""
    weights = [feature.weight for feature in judgement.features]
    return judgement.score >= UNSURE or PRIOR + sum(weights) - min(weights) >= math.log(UNSURE / (1 - UNSURE))


def _row(key: str, value: str, times: float = 1.0, less: float = 0.0) -> Feature:
    """A feature named by the first word of its weight's key."""
    return Feature(key, value, round(WEIGHTS[key] * times + less, 2))


def _kind(left: Claim, right: Claim) -> Iterator[Feature]:
    a, b = left.report, right.report
    if a.type != b.type:
        yield _row("type differs", f"{a.type} / {b.type}")
    elif a.mode != b.mode:
        yield _row("mode differs", f"{a.mode} / {b.mode}")
    elif left.recurring != right.recurring:
        yield _row("recurring", f"{a.status} / {b.status}")
    elif left.often and right.often and left.often != right.often:
        yield _row("recurring: other rhythm", f"{left.often} / {right.often}")
    else:
        yield _row("mode", f"{a.type} {a.mode or ''}".strip())


def _name(left: Claim, right: Claim) -> Iterator[Feature]:
    """Occasions and documents known by name are one when the names are, whoever is said to have been there."""
    a, b = left.report.ordinal, right.report.ordinal
    if a and b and a != b:
        yield _row("ordinal differs", f"number {a} / number {b}")
    mine, theirs = left.called, right.called
    if not mine or not theirs:
        return
    told = f"{' '.join(sorted(mine))} / {' '.join(sorted(theirs))}"
    if mine <= theirs or theirs <= mine:
        yield _row("name", told)
    elif mine & theirs and left.report.type != "CONSULT":
        yield _row("name: some", told)
    else:
        yield _row("name differs", told)


def _who(left: Claim, right: Claim) -> Iterator[Feature]:
    """The same people count most; on a shared side two different people are two events."""
    both = left.sides & right.sides
    named = _same_name(left, right)
    clash = sorted(s for s in both if left.by_side[s] and right.by_side[s] and not left.by_side[s] & right.by_side[s])
    if clash and not named:
        yield _row("people: others", f"different persons for {', '.join(clash)}")
        return
    shared = left.people & right.people
    if shared:
        share = len(shared) / max(1, min(len(left.people), len(right.people)))
        told = f"{len(shared)} of {min(len(left.people), len(right.people))} shared"
        yield _row("people: all", told, share, WEIGHTS["people: some"])
    elif not both and not named:
        yield _row("people: nobody", "nobody shared")
        return
    if _with_others(left, right):
        yield _row("people: another", "each names another with whom")
    if len(both) > 1:
        yield _row("sides", " ".join(sorted(both)))
    mine, theirs = left.sides - right.sides, right.sides - left.sides
    if mine and theirs and not named:
        told = f"only one names {', '.join(sorted(mine | theirs))}"
        if max(len(left.sides), len(right.sides)) > 2:
            yield _row("sides: more", told)
        else:
            yield _row("sides: another" if left.report.mode in BETWEEN_TWO else "sides: other", told)
    others = sorted(s for s in both if left.bodies.get(s) and right.bodies.get(s)) if not shared else []
    if others and not named:
        yield _row("people: other bodies", f"different bodies of {', '.join(others)}")
    elif not shared and both:
        yield _row("people: states only", "only states shared")
    unnamed = sorted(
        s for s in both if (s in left.vague and right.by_side[s]) or (s in right.vague and left.by_side[s])
    )
    if unnamed:
        yield _row("people: unnamed", f"nobody named for {', '.join(unnamed)} in one of them")


def _with_others(left: Claim, right: Claim) -> bool:
    """One person meets, calls or writes to somebody of his own state in the one, of another state in the other."""
    if left.report.type != "CONSULT" or left.report.mode not in ("meet", "phone", None) or left.sides == right.sides:
        return False
    return len(left.people) == len(right.people) == 2 and len(left.people & right.people) == 1


def _same_name(left: Claim, right: Claim) -> bool:
    mine, theirs = left.called, right.called
    return bool(mine) and bool(theirs) and (mine <= theirs or theirs <= mine)


def _time(left: Claim, right: Claim, moves: Sequence[Claim]) -> Iterator[Feature]:
    """Two stated times that cannot be one day are two events, but for a plan that was moved; a series has no day.

    Time zones may set what two articles tell of a day apart, but nothing that one of them announces.
    """
    if left.recurring and right.recurring:
        if left.sides == right.sides and len(left.sides) > 1:
            yield _row("recurring: one series", "told of the same sides")
        return
    if left.first and left.last and right.first and right.last:
        if left.first <= right.last and right.first <= left.last:
            width = max((left.last - left.first).days, (right.last - right.first).days)
            if width == 0:
                yield _row("time: same day", f"{left.first}")
            else:
                key = "time: overlap" if width < 9 else "time: wide overlap" if width < 62 else "time: vague"
                yield _row(key, f"within {width + 1} days")
            return
        gap = max((left.first - right.last).days, (right.first - left.last).days)
        if _moved(left, right, moves):
            yield _row("time: moved", "moved to another date")
        elif gap <= 1 and left.article.id != right.article.id and not (left.planned or right.planned):
            yield _row("time: a day apart", "time zones or an error")
        else:
            yield _row("time: apart", f"{gap} days apart")
    elif not (_fits(left, right) and _fits(right, left)):
        yield _row("time: over before", "one is over before the other could be")
    else:
        yield from _nearness(left, right)


def _fits(stated: Claim, other: Claim) -> bool:
    """Can an event of this stated time be the one that the other report tells without a date of its own?"""
    start = other.report.start
    if stated.first is None or stated.last is None:
        return True
    if other.report.status in ("planned", "proposed") and other.report.news and other.day and stated.last < other.day:
        return False  # what is still announced that day has not been before
    if _over_by_then(stated, other):
        return False
    if start is None:
        return True
    if start.latest and stated.first > start.latest:
        return False
    return not (start.earliest and stated.last < start.earliest)


def _over_by_then(stated: Claim, other: Claim) -> bool:
    """What is under way on the day of an article has not ended long before: "travels to" in August and in November."""
    report = other.report
    if report.type != "CONSULT" or report.status != "ongoing" or not (stated.last and other.day):
        return False
    return (other.day - stated.last).days > STAY


def _moved(left: Claim, right: Claim, moves: Sequence[Claim]) -> bool:
    """Was the earlier plan postponed before the later report was written?"""
    if left.day is None or right.day is None:
        return False
    early, late = (left, right) if left.day <= right.day else (right, left)
    return early.report.status in PLANNED and any(_carried(move, early, late) for move in moves)


def _carried(move: Claim, early: Claim, late: Claim) -> bool:
    """Did this postponement move what the early report announces: the thing itself, or the journey it was part of?"""
    if move.day is None or early.day is None or late.day is None or early.movable is None:
        return False
    if not early.day <= move.day <= min(late.day, early.movable):
        return False
    if late.first and late.first - move.day > DELAY:
        return False
    if not move.people & early.people & late.people:
        return False
    if (move.report.type, move.report.mode) == (early.report.type, early.report.mode):
        return move.report.host is None or move.report.host in (early.report.host, late.report.host)
    return move.report.mode == "visit" and move.report.host in early.sides & late.sides


def _nearness(left: Claim, right: Claim) -> Iterator[Feature]:
    """Without two dates, articles of the same days tell the same news; older articles and plans may be about others."""
    if left.article.id == right.article.id:
        yield _row("time: same article", "no second date")
        return
    if left.day is None or right.day is None:
        return
    gap = abs((left.day - right.day).days)
    early, late = (left, right) if left.day <= right.day else (right, left)
    if _arrival(early) and _return(late) and gap <= STAY:
        yield _row("time: arrival and return", f"{gap} days between them")
        return
    if gap <= 3:
        yield from _same_days(left, right, gap)
    elif not (left.report.news and right.report.news):
        yield _row("time: long past", "background without a date, in articles of other days")
    elif left.planned and right.planned and not (left.stated or right.stated):
        far = gap > AHEAD.days  # no plan waits so long for a day: what is announced now is another one
        yield _row("time: plans far apart" if far else "time: undated plans", f"two announcements {gap} days apart")
    elif early.planned and gap <= 120:
        yield _row("time: plan" if gap <= 45 else "time: old plan", f"announced {gap} days earlier")
    else:
        yield _row("time: articles apart" if gap <= 10 else "time: articles far apart", f"{gap} days, a date missing")


def _arrival(claim: Claim) -> bool:
    return claim.report.mode == "visit" and claim.report.status == "ongoing"


def _return(claim: Claim) -> bool:
    return claim.report.mode == "visit" and claim.report.status == "held" and claim.report.end is not None


def _same_days(left: Claim, right: Claim, gap: int) -> Iterator[Feature]:
    """Articles of the same days; but a stated time long past is not the news that the other tells without a date."""
    dated = left if left.stated else right if right.stated else None
    told = dated.day if dated else None
    if dated and dated.last and told and told - dated.last > RECENT and (left.report.news or right.report.news):
        yield _row("time: long past", f"{dated.last} is long past, the other undated")
    elif not (left.report.news and right.report.news):
        yield _row("time: recent", f"articles {gap} days apart, one of them recalling")
    else:
        yield _row("time: same news", f"articles {gap} days apart")


def _where(left: Claim, right: Claim) -> Iterator[Feature]:
    a, b = left.report, right.report
    if a.host and b.host:
        yield _row(
            "host" if a.host == b.host else "host differs", a.host if a.host == b.host else f"{a.host} / {b.host}"
        )
    elif (a.host and _to_an_area(right)) or (b.host and _to_an_area(left)):
        yield _row("host: an area", "one of several states that may be visited")
    if not (a.place and b.place):
        return
    names = f"{a.place.name} / {b.place.name}"
    unsure = "unknown" in (a.place.precision, b.place.precision)
    if a.place.country and b.place.country and a.place.country != b.place.country:
        yield _row("place: unsure" if unsure else "place: other country", names)
    elif fold(a.place.name) == fold(b.place.name):
        yield _row("place", a.place.name)
    elif {a.place.precision, b.place.precision} == {"city"}:
        yield _row("place: other city", names)


def _to_an_area(claim: Claim) -> bool:
    """A visit to "the Baltic states"."""
    report = claim.report
    return report.mode == "visit" and report.host is None and report.place is not None and not report.place.country


def _wording(left: Claim, right: Claim) -> Iterator[Feature]:
    """Shared words, names of the actors aside."""
    mine, theirs = left.plain - right.names, right.plain - left.names
    if not mine or not theirs:
        return
    overlap = len(mine & theirs) / min(len(mine), len(theirs))
    kind = "wording" if left.report.type == "CONSULT" or _one_war(left, right) else "matter"
    yield _row(kind, f"{overlap:.0%} of the words shared", overlap, WEIGHTS[f"{kind}: none"])
    if kind == "matter" and (sums := left.sums & right.sums):
        yield _row("sum", " ".join(min((value, unit) for unit, value in sums)))
    if left.article.id != right.article.id and overlap > 0.8 and left.words == right.words:
        if left.near == right.near:
            yield _row("copy", "the same passage")
        elif left.report.trigger.of(left.article.text) not in right.near:
            yield _row("copy: another passage", "the same sentence, another event of it")


def _one_war(left: Claim, right: Claim) -> bool:
    """An invasion is told in passing, in ever other words; attacks that differ have their days."""
    return left.report.type == right.report.type == "ASSAULT" and not (left.stated or right.stated)


def _recent(claim: Claim) -> bool:
    """Is its stated time so near to its article that a report without one can mean it?"""
    return claim.last is not None and claim.day is not None and claim.day - claim.last <= RECENT


def _apart(left: Claim, right: Claim) -> Iterator[Feature]:
    """What says outright that there were two: "again", "once before", two events in one sentence."""
    a, b = left.report, right.report
    meets = a.type == "CONSULT" and a.mode in ("meet", "phone", "visit", "multilateral")
    if meets and left.before != right.before:
        yield _row("before", "only one is told as an earlier time")
    if (a.status == "denied") != (b.status == "denied") and not (left.stated and right.stated):
        yield _row("denial", "denied / told")
    if a.article != b.article:
        if a.news != b.news and not (left.stated and right.stated) and not (_recent(left) or _recent(right)):
            yield _row("background", "news / recalled")
        return
    if a.sentence == b.sentence and not a.trigger.overlaps(b.trigger):
        yield _row("two in one sentence", "two triggers")
    if a.type != "CONSULT" and a.sentence != b.sentence and not _one_war(left, right):
        yield _row("told one after the other", "two sentences of one article")
    if meets and left.again != right.again:
        yield _row("again", "only one is told as a repetition")
    if a.news != b.news:
        yield _row("background, same article", "news / recalled")
