"""What a person decided about the record: a log that is kept beside it and applied anew whenever it is fused."""

from dataclasses import dataclass

ACTIONS = ("merge", "split", "correct", "judge", "join", "part", "undo")
VERDICTS = ("correct", "wrong")
CORRECTABLE = ("type", "mode", "status", "news", "start", "end", "host", "place", "participants")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A report by what it rests on, so that it is found again when its article has been read or coded anew.

    Of `join` and `part` it is an article's actor: `report` its id, which a new coding gives again, `type` its kind,
    `mode` its country, `evidence` its name, `trigger` its office or "".
    """

    report: str
    article: str
    type: str
    mode: str | None
    evidence: str
    trigger: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the log.

    merge: `anchors` are one report of each event. split: the report that leaves, then those it leaves. correct: the
    reports of the event, with `field` (one of CORRECTABLE) and `value` (None: not reported; for participants "+Name" or
    "-Name"). judge: the reports of the event, with `value` one of VERDICTS. join: `anchors` are one article's actor of
    each of two actors. part: an article's actor that stays, then those that leave it for an actor of their own; with a
    `value`, every one of that name leaves. undo: `undoes` is the number of the line
    taken back.
    """

    number: int
    at: str
    author: str
    action: str
    anchors: tuple[Anchor, ...] = ()
    field: str | None = None
    value: str | None = None
    because: str | None = None
    undoes: int | None = None


def in_force(log: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """The decisions that stand, oldest first: an undone one does not, unless its undoing was undone."""
    standing: dict[int, bool] = {}
    for decision in sorted(log, key=lambda d: -d.number):
        standing.setdefault(decision.number, True)
        if decision.undoes is not None and standing[decision.number]:
            standing[decision.undoes] = False
    return tuple(d for d in sorted(log, key=lambda d: d.number) if standing[d.number] and d.action != "undo")
