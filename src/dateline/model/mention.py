"""Who, where and when, as one article names them."""

from dataclasses import dataclass

from dateline.model.article import Article
from dateline.model.edtf import When
from dateline.model.language import Sentence
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state or body. Inside one article first; the record joins the articles' actors into its own.

    `kind`: person | country | government | ministry | organization | igo | party | military | delegation | outlet | group.
    `country` ISO 3166 alpha-3 or None; `office` in words ("Foreign Minister"); `forms` every surface form seen, sorted.
    `wikidata` is the QID where the world facts know the actor.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    office: str | None = None
    forms: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that stand for an actor. `token` is the head token in its sentence.

    `actors` holds one id, or several for "the two ministers"; `how` is one of
    name | surname | title | pronoun | counterpart | demonym | metonym | organization | sides, `reason` in words.
    """

    sentence: int
    token: int
    span: Span
    actors: tuple[str, ...]
    how: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place: ISO 3166 alpha-3 country, WGS84 coordinates, GeoNames id where known.

    `precision`: venue | city | region | country | feature | unknown.
    """

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    precision: str = "unknown"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    sentence: int
    token: int
    span: Span
    place: Place
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression. `kind` is the TIMEX3 type date | time | duration | set; `value` the TIMEX3 value.

    `when` is None for durations, sets and vague words. `token` is the last content token of the expression.
    """

    sentence: int
    token: int
    span: Span
    kind: str
    value: str
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """An article read for who, where and when."""

    article: Article
    sentences: tuple[Sentence, ...]
    actors: tuple[Actor, ...]
    actor_mentions: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
