"""Who, where and when, as one article names them."""

from dataclasses import dataclass

from dateline.model.article import Article
from dateline.model.edtf import When
from dateline.model.language import Sentence
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state or body. Inside one article first; the record joins the articles' actors into its own.

    `kind`: person | country | government | ministry | organization | igo | party | military | delegation | outlet |
    group.
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


# Mentions whose span is a name and no more, so that any token within it stands for the same actor.
NAMING = frozenset({"name", "surname", "organization", "metonym"})


@dataclass(frozen=True, slots=True)
class Mentions:
    """An article read for who, where and when."""

    article: Article
    sentences: tuple[Sentence, ...]
    actors: tuple[Actor, ...]
    actor_mentions: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]

    def actor(self, id: str) -> Actor:
        """The actor with this id. Raises KeyError where the article has none."""
        for actor in self.actors:
            if actor.id == id:
                return actor
        raise KeyError(id)

    def actors_at(self, sentence: int, token: int) -> tuple[str, ...]:
        """Ids of the actors that this token stands for: as head of a mention, else inside the narrowest one.

        An `Argument.token` can be looked up as it is. Empty where the token names no actor.
        """
        mention = self.actor_mention_at(sentence, token)
        return mention.actors if mention else ()

    def actor_mention_at(self, sentence: int, token: int) -> ActorMention | None:
        """The mention whose head is this token, else the shortest mention of a name that holds it."""
        here = [m for m in self.actor_mentions if m.sentence == sentence]
        headed = [m for m in here if m.token == token]
        if not headed and 0 <= token < len(self.sentences[sentence].tokens):
            word = self.sentences[sentence].tokens[token].span
            headed = [m for m in here if m.how in NAMING and m.span.contains(word)]
        return min(headed, key=lambda m: (m.span.end - m.span.start, m.span), default=None)

    def actors_in(self, sentence: int, first: int, last: int) -> tuple[ActorMention, ...]:
        """The actor mentions whose head lies between these tokens, both inclusive, in reading order."""
        return tuple(m for m in self.actor_mentions if m.sentence == sentence and first <= m.token <= last)

    def places_in(self, sentence: int, first: int, last: int) -> tuple[PlaceMention, ...]:
        """The place mentions whose head lies between these tokens, both inclusive, in reading order."""
        return tuple(m for m in self.places if m.sentence == sentence and first <= m.token <= last)

    def times_in(self, sentence: int, first: int, last: int) -> tuple[TimeMention, ...]:
        """The time mentions whose head lies between these tokens, both inclusive, in reading order."""
        return tuple(m for m in self.times if m.sentence == sentence and first <= m.token <= last)
