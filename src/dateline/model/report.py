"""What ONE article claims: events, statements, figures, each with the words it rests on."""

from dataclasses import dataclass

from dateline.model.article import Article
from dateline.model.edtf import When
from dateline.model.mention import Actor, Place
from dateline.model.span import Span

# The further fields of an event that words may state, and the conduct that coders of travel ask after.
DETAILS = (
    "condition",
    "recurrence",
    "series",
    "purpose",
    "leg",
    "format",
    "instrument",
    "topic",
    "duration",
    "outcome",
)
CONDUCT = (
    "public address", "agreement signed", "forum attended", "business event", "cultural site", "met host's head",
)  # fmt: skip
REGULARLY = "regularly"  # the recurrence of a series whose rhythm nobody tells
STATUSES = ("held", "ongoing", "planned", "recurring", "cancelled", "postponed", "denied", "proposed")


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in a role: actor | recipient | participant | visitor | host. `span` is the words that name it here,
    `rank` the level of the office that a person holds here: head_of_state | head_of_government | minister | deputy ...
    """

    actor: str
    role: str
    span: Span | None = None
    rank: str | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """A further field of an event: `field` is one of DETAILS or CONDUCT, `span` the words that state it.

    The value of conduct is "yes" or "no"; what is not reported has no detail. `format` is bilateral | multilateral |
    sideline | virtual | phone, `outcome` agreement | no agreement, `series` ended | suspended (of a whole series), a
    `leg` the alpha-3 code of a country on the way, in the order of the journey; any other value is the words. In an
    event the span is None: the reports have it.
    """

    field: str
    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom the article cites for a claim: "the ministry said", "KCNA reported", "told Reuters".

    `name` as a reader would write it; `actor` its id where it resolves; `cue` the words ("according to").
    """

    name: str
    actor: str | None
    span: Span
    cue: str


@dataclass(frozen=True, slots=True)
class EventReport:
    """One article's claim of one event.

    `type` and `mode` are PLOVER 2.0 (with `meet`); `status` is one of STATUSES as this article gives it; `news` is
    false for background that the article only recalls. `evidence` is the sentence, `trigger` the words that made the
    coder see an event, `frame` the codebook frame and its version. `place_span` and `start.span` point to the words,
    `name` to the proper name of the occasion or document ("Fourth Eurasian Women's Forum"), where it has one.
    `ordinal` is set where the words number the event ("second round": 2). `sentence` is the sentence's index.
    """

    id: str
    article: str
    sentence: int
    evidence: Span
    trigger: Span
    type: str
    mode: str | None
    status: str
    news: bool
    participants: tuple[Participant, ...]
    host: str | None = None
    place: Place | None = None
    place_span: Span | None = None
    start: When | None = None
    end: When | None = None
    name: Span | None = None
    ordinal: int | None = None
    attributions: tuple[Attribution, ...] = ()
    details: tuple[Detail, ...] = ()
    frame: str = ""
    confidence: float = 0.5

    def detail(self, field: str) -> Detail | None:
        """The first detail of this field, None where the words do not state it."""
        return next((d for d in self.details if d.field == field), None)


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said. `kind`: direct | indirect | mixed, by quotation marks; `content` is what was said (may cover
    several sentences), `cue` the verb or phrase; `addressee` an actor id."""

    id: str
    article: str
    speaker: str | None
    kind: str
    content: Span
    cue: Span | None = None
    speaker_span: Span | None = None
    addressee: str | None = None
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the article states: `value` as a decimal text with `>`, `<` or `~` in front where so qualified,
    `unit` ("people", "km", "h", "USD", "%" or the noun counted), `measures` the words of what it measures; `report` is
    the id of the event report that it belongs to and `place` where it was counted, each where the words say so."""

    id: str
    article: str
    sentence: int
    span: Span
    value: str
    unit: str
    measures: Span | None = None
    report: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """Everything one article claims."""

    article: Article
    actors: tuple[Actor, ...]
    reports: tuple[EventReport, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
