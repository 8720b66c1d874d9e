"""What is written reads back as the same values."""

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import (
    Actor,
    Article,
    Attribution,
    Coding,
    DateCandidate,
    Dateline,
    Detail,
    Dispute,
    Event,
    EventReport,
    Feature,
    Figure,
    Judgement,
    Origin,
    Participant,
    Place,
    PlanStep,
    Record,
    Span,
    Statement,
    When,
)
from dateline.store import View, Writer
from tests.store import builders
from tests.store.conftest import Fresh

# No text has the character 0, which PostgreSQL cannot keep: reading an article takes it out.
letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
words = st.text(letters, max_size=12)
maybe = st.none() | words
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 50), st.integers(0, 20))
maybe_span = st.none() | spans
floats = st.floats(-180, 180)
whens = st.builds(When, st.sampled_from(["2024", "2024-02", "2024-02-01", "../2024-02-01"]), words, words, maybe_span)
maybe_when = st.none() | whens
places = st.builds(
    Place, words, maybe, st.none() | floats, st.none() | floats, st.none() | st.integers(0, 2**40), words
)


def tuples(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


articles = st.builds(
    Article,
    id=st.uuids().map(str),
    text=st.text(letters, max_size=80),
    title=maybe,
    outlet=maybe,
    url=maybe,
    published=st.none() | st.dates().map(date.isoformat),
    language=words,
    dateline=st.none() | st.builds(Dateline, maybe, st.none() | st.dates(), maybe, words),
    dates=tuples(st.builds(DateCandidate, words, words, words, st.booleans(), words)),
    paragraphs=tuples(spans),
    headings=tuples(spans),
    source=maybe,
    raw_hash=words,
)
actors = st.builds(Actor, st.uuids().map(str), words, words, maybe, maybe, tuples(words), maybe)
participants = st.builds(Participant, words, words, maybe_span, maybe)
reports = st.builds(
    EventReport,
    id=st.uuids().map(str),
    article=st.just(""),
    sentence=st.integers(0, 99),
    evidence=spans,
    trigger=spans,
    type=words,
    mode=maybe,
    status=words,
    news=st.booleans(),
    participants=tuples(participants),
    host=maybe,
    place=st.none() | places,
    place_span=maybe_span,
    start=maybe_when,
    end=maybe_when,
    name=maybe_span,
    ordinal=st.none() | st.integers(0, 99),
    attributions=tuples(st.builds(Attribution, words, maybe, spans, words)),
    details=tuples(st.builds(Detail, words, words, spans)),
    frame=words,
    confidence=st.floats(0, 1),
)
statements = st.builds(
    Statement, st.uuids().map(str), st.just(""), maybe, words, spans, maybe_span, maybe_span, maybe, st.integers(0, 9)
)
figures = st.builds(
    Figure,
    st.uuids().map(str),
    st.just(""),
    st.integers(0, 9),
    spans,
    words,
    words,
    maybe_span,
    maybe,
    st.none() | places,
)


@st.composite
def codings(draw: st.DrawFn) -> Coding:
    article = draw(articles)
    own = [
        tuple(replace(claim, article=article.id) for claim in draw(st.lists(kind, max_size=2)))
        for kind in (reports, statements, figures)
    ]
    return Coding(article, draw(tuples(actors)), *own)


@st.composite
def records(draw: st.DrawFn) -> Record:
    known = draw(st.lists(actors, min_size=1, max_size=3))
    ids = [actor.id for actor in known]
    events = st.builds(
        Event,
        id=st.uuids().map(lambda u: f"ev-{u.hex}"),
        type=words,
        mode=maybe,
        status=words,
        news=st.booleans(),
        participants=tuples(st.builds(Participant, st.sampled_from(ids), words, maybe_span)),
        reports=tuples(words),
        host=maybe,
        place=st.none() | places,
        start=maybe_when,
        end=maybe_when,
        origins=tuples(st.builds(Origin, words, tuples(words), words)),
        disputes=tuples(st.builds(Dispute, words, tuples(st.tuples(words, tuples(words))))),
        steps=tuples(st.builds(PlanStep, words, words, maybe)),
        details=tuples(st.builds(Detail, words, words)),
        part_of=maybe,
        legs=tuples(words),
        outcome_of=maybe,
        close=tuples(words),
        confidence=st.floats(0, 1),
    )
    features = tuples(st.builds(Feature, words, words, floats))
    judged = st.builds(Judgement, words, words, words, floats, words, features)
    pairs = tuples(st.tuples(words, st.sampled_from(ids)))
    told = {(j.left, j.right, j.author): j for j in draw(tuples(judged))}
    made = Record(draw(tuples(events)), tuple(told.values()), tuple(known), tuple(dict(draw(pairs)).items()))
    return builders.in_order(made)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(codings(), max_size=3), records())
def test_everything_written_reads_back_equal(fresh: Fresh, written: list[Coding], record: Record) -> None:
    place = fresh()
    with Writer(place, coder="test") as writer:
        writer.put_codings(written, batch=2)
        writer.replace_record(record)
    with View(place) as view:
        assert list(view.codings()) == sorted(written, key=lambda coding: coding.article.id)
        assert view.record() == record


def test_the_hand_built_record_reads_back_equal(view: View) -> None:
    assert tuple(view.codings()) == builders.CODINGS
    assert view.record() == builders.RECORD
