"""What the command line prints as JSON beside the exports: plans, and the comparisons behind an event."""

from dataclasses import asdict
from datetime import date
from typing import Literal, Self

from dateline.formats.models import ActorRef, Edtf, Out, QuoteOut, StepOut
from dateline.model import Decision
from dateline.store import Comparison, EventRow, Plan, Reported


class PlanOut(Out):
    """A plan as of a day: who announced it (`by`) and when, the day first announced, when it was due by the words known
    then, and its fate; `moved`: postponed to the day it is due. `outcomes` are the events that kept it.

    Of a series, `recurrence` says how often it takes place, `outcomes` are its times that were held, `coming` those
    announced. `condition` is on what a plan that lies ahead depends, in the words of an article."""

    event: str
    type: str
    mode: str | None
    actors: list[ActorRef | None]
    announced: str | None
    by: str | None
    first: Edtf | None
    due: Edtf | None
    due_reason: str | None
    fate: Literal["open", "overdue", "recurring", "kept", "held later", "postponed", "cancelled", "denied"]
    moved: bool
    outcome: str | None
    outcomes: list[str]
    coming: list[str]
    recurrence: str | None
    condition: str | None
    steps: list[StepOut]
    as_of: date | None

    @classmethod
    def of(cls, plan: Plan, row: EventRow, as_of: date | None) -> Self:
        event = plan.event
        return cls(
            event=event.id,
            type=event.type,
            mode=event.mode,
            actors=[ActorRef.of(party.actor) for party in row.parties],
            announced=plan.announced,
            by=plan.by,
            first=plan.first,
            due=plan.due.edtf if plan.due else None,
            due_reason=plan.due.reason if plan.due else None,
            fate=plan.fate,  # type: ignore[arg-type]  # checked by pydantic
            moved=plan.moved,
            outcome=plan.outcome,
            outcomes=list(plan.outcomes),
            coming=list(plan.coming),
            recurrence=plan.recurrence,
            condition=plan.condition,
            steps=[StepOut.model_validate(step, from_attributes=True) for step in plan.steps],
            as_of=as_of,
        )


class FeatureOut(Out):
    """What was compared, what it showed, and what it weighed."""

    name: str
    value: str
    weight: float


class ComparisonOut(Out):
    """A judgement on two reports; `other_event` is set where they are two events."""

    left: str
    right: str
    left_evidence: QuoteOut | None
    right_evidence: QuoteOut | None
    verdict: Literal["same", "not same", "unsure"]
    score: float
    author: str
    features: list[FeatureOut]
    other_event: str | None

    @classmethod
    def of(cls, comparison: Comparison) -> Self:
        judgement = comparison.judgement
        return cls(
            left=judgement.left,
            right=judgement.right,
            left_evidence=_words(comparison.left),
            right_evidence=_words(comparison.right),
            verdict=judgement.verdict,  # type: ignore[arg-type]  # checked by pydantic
            score=judgement.score,
            author=judgement.author,
            features=[FeatureOut.model_validate(feature, from_attributes=True) for feature in judgement.features],
            other_event=comparison.apart,
        )


class AnchorOut(Out):
    """A report by what it rests on, as a decision keeps it."""

    report: str
    article: str
    type: str
    mode: str | None
    evidence: str
    trigger: str


class DecisionOut(Out):
    """A line of the log of what people decided; lines are never changed, `undoes` takes an earlier one back."""

    number: int
    at: str
    author: str
    action: Literal["merge", "split", "correct", "judge", "join", "part", "undo"]
    anchors: list[AnchorOut]
    field: str | None
    value: str | None
    because: str | None
    undoes: int | None

    @classmethod
    def of(cls, decision: Decision) -> Self:
        return cls.model_validate(asdict(decision))


def _words(told: Reported | None) -> QuoteOut | None:
    return QuoteOut.of(told.evidence) if told else None
