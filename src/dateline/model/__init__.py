"""The values that flow from room to room: frozen, slotted, standard library only.

    Article -> Parse (sentences) -> Mentions -> Coding (reports, statements, figures) -> Record (events, judgements)

Every value that came from text carries the `Span` of the words it rests on, counted in characters of `Article.text`.
"""

from dateline.model.article import Article, DateCandidate, Dateline, Problem, Raw
from dateline.model.edtf import When, bounds, interval
from dateline.model.ids import content_id
from dateline.model.language import Argument, Clause, Entity, NounPhrase, Parse, Sentence, Token
from dateline.model.mention import Actor, ActorMention, Mentions, Place, PlaceMention, TimeMention
from dateline.model.record import (
    Dispute,
    Event,
    Feature,
    Joined,
    Judgement,
    Mark,
    Origin,
    PlanStep,
    Record,
    Trace,
    Update,
)
from dateline.model.report import (
    CONDUCT,
    DETAILS,
    REGULARLY,
    Attribution,
    Coding,
    Detail,
    EventReport,
    Figure,
    Participant,
    Statement,
)
from dateline.model.review import Anchor, Decision, in_force
from dateline.model.span import Span
from dateline.model.visit import Visit

__all__ = [
    "CONDUCT",
    "DETAILS",
    "REGULARLY",
    "Actor",
    "ActorMention",
    "Anchor",
    "Argument",
    "Article",
    "Attribution",
    "Clause",
    "Coding",
    "DateCandidate",
    "Dateline",
    "Decision",
    "Detail",
    "Dispute",
    "Entity",
    "Event",
    "EventReport",
    "Feature",
    "Figure",
    "Joined",
    "Judgement",
    "Mark",
    "Mentions",
    "NounPhrase",
    "Origin",
    "Parse",
    "Participant",
    "Place",
    "PlaceMention",
    "PlanStep",
    "Problem",
    "Raw",
    "Record",
    "Sentence",
    "Span",
    "Statement",
    "TimeMention",
    "Token",
    "Trace",
    "Update",
    "Visit",
    "When",
    "bounds",
    "content_id",
    "in_force",
    "interval",
]
