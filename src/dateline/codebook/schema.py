"""What a codebook is made of. Every class is strict: an unknown field, a mode that the type lacks or a word set that
nobody defined is an error, so that a slip in the YAML is found when it is read and not in the results."""

from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Role = Literal["actor", "recipient", "participant", "visitor", "host", "destination", "origin"]
Status = Literal["held", "ongoing", "planned", "recurring", "cancelled", "postponed", "denied", "proposed"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Frame(_Strict):
    """A pattern that tells of an event of one type.

    verbs    lemmas; two words ("call on", "take part") are a verb with its preposition, particle or bare object
    nouns    lemmas of event nouns; two words ("phone call") are a compound
    light    verbs that only carry the nouns ("hold talks"); a frame with nouns also fires on the noun alone
    objects  where named, the verb fires only with one of these as the head of its object (or subject of a passive), the
             noun only with one of them after "of" or in front of it ("the release of prisoners", "troop withdrawal")
    roles    where the actors stand: subject, object, indirect, possessor, compound, a preposition, or "that" for the
             subject of what is demanded; in a passive the positions of the active voice are meant
    kinds    of which kinds of actor a role is filled; "people" are those of a state by their demonym, "crowd" any crowd
    complement  the verb fires only with a clause of this marker ("to") or this verb under it
    unless   the verb does not fire with a clause of this marker ("to") or this verb under it
    unless_for  tells of nothing where the sentence speaks of one of these ("closed its border over an outbreak")
    intransitive  the verb does not fire with an object ("demonstrated skill")
    actors   how many political actors there must be at least
    needs    one of these positions must hold an actor ("called him", not "called for")
    through  an actor may stand as possessor of the noun at its position ("condemned Norland's test": Norland)
    places   a place at a role's position stands for the state in which it lies ("a train from Vernia")
    nearby   where no recipient was found, the first state named after the trigger is taken
    foreign  the visitor must come from another country than the destination's
    performative  coded only where the report itself says that it was done: not in quotation marks, not negated
    prefer   of the positions of a role, the first that is filled counts: "greetings from X" before their bearer
    weak     tells of an event only where the article has not told of one with the same people
    alone    the bare noun, without light verb, is enough
    dated    the words must state a time or a place
    sides    the bare noun is enough where both of its sides are named ("Norland's invasion of Estmark")
    status   the status where tense and modality say that it happened ("arrived": ongoing)
    given    wide words that count only where the two sides are given ("what did X do to Y?"); no report rests on them
    """

    id: str
    mode: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_for: tuple[str, ...] = ()
    intransitive: bool = False
    roles: dict[Role, tuple[str, ...]] = Field(default_factory=dict)
    kinds: dict[Role, tuple[str, ...]] = Field(default_factory=dict)
    actors: int = 1
    needs: tuple[str, ...] = ()
    through: bool = False
    places: bool = False
    nearby: bool = False
    foreign: bool = False
    performative: bool = False
    prefer: bool = False
    weak: bool = False
    alone: bool = True
    dated: bool = False
    sides: bool = False
    status: Status | None = None
    given: bool = False
    note: str = ""
    examples: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    @cached_property
    def positions(self) -> frozenset[str]:
        """Every position that a role may fill."""
        return frozenset(position for wanted in self.roles.values() for position in wanted)

    @model_validator(mode="after")
    def _has_a_trigger(self) -> "Frame":
        if not (self.verbs or self.nouns):
            raise ValueError(f"frame {self.id!r} needs verbs or nouns")
        if self.light and not self.nouns:
            raise ValueError(f"frame {self.id!r} has light verbs but no nouns for them to carry")
        if not self.roles:
            raise ValueError(f"frame {self.id!r} fills no role")
        return self


class Mode(_Strict):
    definition: str
    cameo: tuple[str, ...] = ()


class EventType(_Strict):
    """One PLOVER type: what it is, its modes, the frames that tell of it, and the traps in words."""

    type: str
    definition: str
    quad: Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
    cameo: tuple[str, ...] = ()
    modes: dict[str, Mode] = Field(default_factory=dict)
    frames: tuple[Frame, ...] = ()
    traps: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _modes_are_defined(self) -> "EventType":
        for frame in self.frames:
            if frame.mode is not None and frame.mode not in self.modes:
                raise ValueError(f"frame {frame.id!r} names mode {frame.mode!r}, which {self.type} does not define")
        return self


class StatusCues(_Strict):
    """Words that tell the status of the event they stand over.

    governors: verbs, nouns and adjectives that take the event as their complement ("plan to meet", "ready to meet");
    verbs: verbs whose object or passive subject is the event ("postpone the trip"); modals: modal verbs;
    adjectives: modifiers of an event noun ("upcoming", "next").
    """

    definition: str
    governors: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class Codebook(_Strict):
    """All types, the cues of status, and the word sets that frames share. `version` goes into every report.

    `conduct` is what is asked of a visit: kinds of acts with frames like those of types, coded yes or no in the visit.
    """

    version: str
    types: dict[str, EventType]
    conduct: dict[str, EventType] = Field(default_factory=dict)
    statuses: dict[Status, StatusCues]
    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _frame_ids_are_unique(self) -> "Codebook":
        seen: set[str] = set()
        for event_type in (*self.types.values(), *self.conduct.values()):
            for frame in event_type.frames:
                if frame.id in seen:
                    raise ValueError(f"frame id {frame.id!r} is used twice")
                seen.add(frame.id)
        return self

    def frame(self, id: str) -> tuple[EventType, Frame]:
        """The frame with this id and its type. Raises KeyError where there is none."""
        for event_type in self.types.values():
            for frame in event_type.frames:
                if frame.id == id:
                    return event_type, frame
        raise KeyError(id)
