"""A person's decisions on an open record: each is written to its log, and the record is fused anew.

with dateline.open("record.db") as record:
    record.review.merge("9ede47", "41ac02", because="one dinner, told twice")
    record.review.undo()
"""

import getpass
import os
from collections.abc import Sequence

from dateline.errors import InputError
from dateline.model import Anchor, Decision, bounds, in_force
from dateline.model.report import STATUSES
from dateline.model.review import CORRECTABLE, VERDICTS
from dateline.store import Reported, Review, Story, View, Writer
from dateline.store.actors import Actors, Naming
from dateline.store.locations import Location, locate
from dateline.store.rows import folded


class Reviewing:
    """Decisions on the record at `path`; `author` signs them (default: $DATELINE_AUTHOR, else the user's name).

    The record shows each at once; with `later` only after `apply`, so that many are made quickly. Every method raises
    NotFoundError for an event, report or decision that is none, InputError for a value that is none.
    """

    def __init__(self, path: Location | str, author: str | None = None, *, later: bool = False) -> None:
        self.path = locate(path)
        self.author = author or os.environ.get("DATELINE_AUTHOR") or getpass.getuser()
        self.later = later

    def merge(self, left: str, right: str, *, because: str | None = None) -> Decision:
        """The two events are one."""
        one, other = self._story(left), self._story(right)
        if one.event.id == other.event.id:
            raise InputError(f"{left} and {right} are one event already")
        anchors = [_anchor(story.reports[0]) for story in (one, other)]
        return self._decide("merge", anchors=anchors, because=because)

    def split(self, event: str, report: str, *, because: str | None = None) -> Decision:
        """This report (its number in `dateline show`, or the beginning of its id) tells of another event."""
        story = self._story(event)
        numbered = {str(number): told for number, told in enumerate(story.reports, 1)}
        fitting = [told for told in story.reports if told.report.id.removeprefix("rp-").startswith(report)]
        leaving = numbered.get(report) or (fitting[0] if len(fitting) == 1 else None)
        if leaving is None:
            raise InputError(f"no report {report!r} in {event}: give its number in `show`, 1 to {len(numbered)}")
        if len(numbered) == 1:
            raise InputError(f"{event} has one report only: there is nothing to split")
        others = [told for told in story.reports if told is not leaving]
        return self._decide("split", anchors=[_anchor(told) for told in (leaving, *others)], because=because)

    def same(self, left: str, right: str, *, because: str | None = None) -> Decision:
        """Two reports, by their ids, tell of one event: a merge where they are in two, else a confirmation."""
        return self._decide("merge", anchors=self._two(left, right), because=because)

    def not_same(self, left: str, right: str, *, because: str | None = None) -> Decision:
        """Two reports, by their ids, tell of two events: the second leaves where they are in one."""
        return self._decide("split", anchors=self._two(left, right)[::-1], because=because)

    def judge(self, event: str, verdict: str, *, because: str | None = None) -> Decision:
        """The event as a whole is `correct` or `wrong`: its confidence becomes 1 or 0."""
        if verdict not in VERDICTS:
            raise InputError(f"no verdict {verdict!r}: one of {', '.join(VERDICTS)}")
        anchors = [_anchor(told) for told in self._story(event).reports]
        return self._decide("judge", anchors=anchors, value=verdict, because=because)

    def correct(self, event: str, field: str, value: str | None, *, because: str | None = None) -> Decision:
        """The event's field has this value, whatever its reports say; None or "-" for "not reported"."""
        stated = None if value in (None, "", "-") else value
        _check(field, stated)
        anchors = [_anchor(told) for told in self._story(event).reports]
        return self._decide("correct", anchors=anchors, field=field, value=stated, because=because)

    def join(self, left: str, right: str, *, because: str | None = None) -> Decision:
        """The two actors (ids, the first characters of them, or names) are one."""
        with Actors(self.path) as actors:
            one, other = actors.story(left), actors.story(right)
        if one.actor.id == other.actor.id:
            raise InputError(f"{left} and {right} are one actor already")
        if (one.actor.kind == "person") != (other.actor.kind == "person"):
            raise InputError(f"{one.actor.name} is a {one.actor.kind}, {other.actor.name} a {other.actor.kind}")
        return self._decide(
            "join", anchors=[_named(_plainest(s.namings, s.actor.name)) for s in (one, other)], because=because
        )

    def part(self, actor: str, *which: str, because: str | None = None) -> Decision:
        """Whom these articles (by their ids) mean by this actor, or everyone who bears this name, is another."""
        with Actors(self.path) as actors:
            story = actors.story(actor)
        namings = story.namings
        leaving = [n for n in namings if n.article.id in which]
        known = {n.article.id for n in leaving}
        value = which[0] if len(which) == 1 and not known else None
        if value:
            leaving = [n for n in namings if folded(n.actor.name) == folded(value)]
        missing = [one for one in which if one not in known]
        if missing and not (value and leaving):
            told = f"{', '.join(missing)}: no article of {actor}, and no name that an article has"
            raise InputError(f"{told}; `dateline actor {actor}` lists them")
        staying = [n for n in namings if n not in leaving]
        if not staying:
            raise InputError(f"nobody would be left of {actor}: name those who leave, not all")
        gone = [] if value else [_named(naming) for naming in leaving]
        return self._decide(
            "part", anchors=[_named(_plainest(staying, story.actor.name)), *gone], value=value, because=because
        )

    def undo(self, number: int | None = None, *, because: str | None = None) -> Decision:
        """Take a decision back (default: the latest that stands). What it had changed is as if it had never been."""
        standing = in_force(self.log())
        if number is None and not standing:
            raise InputError("there is no decision to undo")
        return self._decide("undo", undoes=standing[-1].number if number is None else number, because=because)

    def log(self) -> tuple[Decision, ...]:
        """Every decision ever made, oldest first, the undone ones included."""
        with Review(self.path) as review:
            return review.log()

    def apply(self) -> None:
        """Fuse the record anew, with every decision in force."""
        from dateline import pipeline

        with View(self.path) as view:
            settings = view.settings()
        with Writer(self.path, coder=settings["coder"], config=settings["config"]) as writer:
            pipeline.fuse(writer)

    def _two(self, left: str, right: str) -> list[Anchor]:
        with View(self.path) as view:
            return [_anchor(view.report(report)) for report in (left, right)]

    def _story(self, event: str) -> Story:
        with View(self.path) as view:
            return view.event(event)

    def _decide(
        self,
        action: str,
        *,
        anchors: list[Anchor] | None = None,
        field: str | None = None,
        value: str | None = None,
        because: str | None = None,
        undoes: int | None = None,
    ) -> Decision:
        with Review(self.path) as review:
            decision = review.add(
                action, self.author, anchors=anchors or (), field=field, value=value, because=because, undoes=undoes
            )
        if not self.later:
            self.apply()
        return decision


def _anchor(told: Reported) -> Anchor:
    report = told.report
    return Anchor(
        report=report.id,
        article=report.article,
        type=report.type,
        mode=report.mode,
        evidence=told.evidence.text,
        trigger=report.trigger.of(told.article.text),
    )


def _plainest(namings: Sequence[Naming], name: str) -> Naming:
    """The article's actor that leaves least doubt: of the actor's own name, and with a country."""
    return min(namings, key=lambda n: (folded(n.actor.name) != folded(name), not n.actor.country, n.actor.id))


def _named(naming: Naming) -> Anchor:
    one = naming.actor
    return Anchor(one.id, naming.article.id, one.kind, one.country, one.name, one.office or "")


def _check(field: str, value: str | None) -> None:
    if field not in CORRECTABLE:
        raise InputError(f"no field {field!r}: one of {', '.join(CORRECTABLE)}")
    if value is None and field in ("type", "status", "news", "participants"):
        raise InputError(f"{field} needs a value")
    if field == "status" and value not in STATUSES:
        raise InputError(f"no status {value!r}: one of {', '.join(STATUSES)}")
    if field == "news" and value not in ("yes", "no"):
        raise InputError("news is yes or no")
    if field == "participants" and not (value or "").startswith(("+", "-")):
        raise InputError('write participants as "+Name" to put one in or "-Name" to take one out')
    if field == "host" and value and not (len(value) == 3 and value.isupper()):
        raise InputError(f"{value!r} is no ISO 3166 alpha-3 code, such as PRK")
    if field in ("start", "end") and value:
        try:
            bounds(value)
        except ValueError as error:
            raise InputError(f"{value!r} is no EDTF time: 2025-07-12, 2025-07, 2025-07-11/2025-07-13") from error
