"""A small invented record, built by hand: a visit announced and held, a call announced and silent, a sanction recalled.

Everything is found by its words (`at`), so that spans stay right when a text changes.
"""

from datetime import date

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

ANNOUNCED = Article(
    id="a1",
    title="Foreign minister to travel to Doranga",
    text=(
        "Foreign Minister Ilse Varga will visit Doranga on March 4, the ministry said. "
        "She is expected to call President Obi Talu next week."
    ),
    outlet="Zenia Wire",
    url="https://zenia.example/a1",
    published="2024-03-01",
    dateline=Dateline("Port Zenia", date(2024, 3, 1), "ZW", "PORT ZENIA, March 1 (ZW) --"),
    dates=(DateCandidate("2024-03-01", "field", "2024-03-01", True, "the input's own field"),),
    paragraphs=(Span(0, 77), Span(78, 131)),
    source="wire.jsonl",
    raw_hash="11" * 32,
)
HELD = Article(
    id="a2",
    title="Varga in Doranga",
    text=(
        "Ilse Varga arrived in Doranga on Monday and met her counterpart, Tomas Rell. "
        "“We agreed on 40 million dollars for the port,” Varga said. "
        "In 2019 Zenia sanctioned two Dorangan banks."
    ),
    outlet="Doranga Daily [bold]",
    published="2024-03-05T08:00:00+00:00",
    paragraphs=(Span(0, 76),),
    raw_hash="22" * 32,
)
EMPTY = Article(id="a3", title=None, text="Prices of copper fell again.", published=None, raw_hash="33" * 32)

CITY = Place("Doranga", "DOR", -12.5, 31.25, 999001, "city")
VARGA = Actor("p-varga", "Ilse Varga", "person", "ZEN", "Foreign Minister", ("Ilse Varga", "Minister Varga"))
TALU = Actor("p-talu", "Obi Talu", "person", "DOR", "President", ("President Obi Talu",))
RELL = Actor("p-rell", "Tomas Rell", "person", "DOR", None, ("Tomas Rell",))
ZENIA = Actor("s-zen", "Zenia", "country", "ZEN", None, ("Zenia",))
DORANGA = Actor("s-dor", "Doranga", "country", "DOR", None, ("Dorangan",))


def at(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def local(actor: Actor, article: Article) -> Actor:
    return Actor(f"{article.id}:{actor.id}", actor.name, actor.kind, actor.country, actor.office, actor.forms)


def part(article: Article, actor: Actor, role: str, words: str | None = None) -> Participant:
    return Participant(f"{article.id}:{actor.id}", role, at(article, words) if words else None)


def day(article: Article, words: str, edtf: str) -> When:
    return When(edtf, "day", f"'{words}' before the dateline", at(article, words))


ANNOUNCING = EventReport(
    id="r-plan",
    article="a1",
    sentence=0,
    evidence=at(ANNOUNCED, ANNOUNCED.text.split(". ")[0] + "."),
    trigger=at(ANNOUNCED, "visit"),
    type="CONSULT",
    mode="visit",
    status="planned",
    news=True,
    participants=(part(ANNOUNCED, VARGA, "visitor", "Foreign Minister Ilse Varga"),),
    host="DOR",
    place=CITY,
    place_span=at(ANNOUNCED, "Doranga"),
    start=day(ANNOUNCED, "March 4", "2024-03-04"),
    attributions=(Attribution("the ministry", None, at(ANNOUNCED, "the ministry"), "said"),),
    frame="consult.visit/1",
    confidence=0.9,
)
CALLING = EventReport(
    id="r-call",
    article="a1",
    sentence=1,
    evidence=at(ANNOUNCED, "She is expected to call President Obi Talu next week."),
    trigger=at(ANNOUNCED, "call"),
    type="CONSULT",
    mode="phone",
    status="planned",
    news=True,
    participants=(
        part(ANNOUNCED, VARGA, "participant", "She"),
        part(ANNOUNCED, TALU, "participant", "President Obi Talu"),
    ),
    start=When("2024-03-04/2024-03-10", "week", "the week after", at(ANNOUNCED, "next week")),
    frame="consult.phone/1",
)
VISITING = EventReport(
    id="r-held",
    article="a2",
    sentence=0,
    evidence=at(HELD, HELD.text.split(". ")[0] + "."),
    trigger=at(HELD, "arrived"),
    type="CONSULT",
    mode="visit",
    status="held",
    news=True,
    participants=(part(HELD, VARGA, "visitor", "Ilse Varga"),),
    host="DOR",
    place=CITY,
    place_span=at(HELD, "Doranga"),
    start=day(HELD, "Monday", "2024-03-04"),
    frame="consult.visit/1",
)
MEETING = EventReport(
    id="r-meet",
    article="a2",
    sentence=0,
    evidence=VISITING.evidence,
    trigger=at(HELD, "met"),
    type="CONSULT",
    mode="meet",
    status="held",
    news=True,
    participants=(part(HELD, VARGA, "participant", "her"), part(HELD, RELL, "participant", "Tomas Rell")),
    place=CITY,
    start=day(HELD, "Monday", "2024-03-04"),
    details=(
        Detail("format", "bilateral", at(HELD, "met")),
        Detail("topic", "the port", at(HELD, "the port")),
    ),
    ordinal=1,
    frame="consult.meet/1",
)
RECALLED = EventReport(
    id="r-bank",
    article="a2",
    sentence=2,
    evidence=at(HELD, "In 2019 Zenia sanctioned two Dorangan banks."),
    trigger=at(HELD, "sanctioned"),
    type="SANCTION",
    mode=None,
    status="held",
    news=False,
    participants=(part(HELD, ZENIA, "actor", "Zenia"), part(HELD, DORANGA, "recipient", "Dorangan")),
    start=When("2019", "year", "stated", at(HELD, "2019")),
    frame="sanction/1",
)
SAID = Statement(
    id="st-1",
    article="a2",
    speaker="a2:p-varga",
    kind="direct",
    content=at(HELD, "We agreed on 40 million dollars for the port,"),
    cue=at(HELD, "said"),
    speaker_span=at(HELD, "Varga said"),
    sentence=1,
)
MONEY = Figure("fi-1", "a2", 1, at(HELD, "40 million dollars"), "40000000", "USD", at(HELD, "the port"), "r-meet", CITY)

CODINGS = (
    Coding(ANNOUNCED, (local(VARGA, ANNOUNCED), local(TALU, ANNOUNCED)), (ANNOUNCING, CALLING), (), ()),
    Coding(
        HELD,
        tuple(local(a, HELD) for a in (VARGA, RELL, ZENIA, DORANGA)),
        (VISITING, MEETING, RECALLED),
        (SAID,),
        (MONEY,),
    ),
    Coding(EMPTY, (), (), (), ()),
)

VISIT = Event(
    id="ev-1111aaaa0000ffff",
    type="CONSULT",
    mode="visit",
    status="held",
    news=True,
    participants=(Participant("p-varga", "visitor"),),
    reports=("r-plan", "r-held"),
    host="DOR",
    place=CITY,
    start=VISITING.start,
    origins=(Origin("the ministry", ("r-plan",), "cited"), Origin("Doranga Daily", ("r-held",), "cites nobody")),
    disputes=(Dispute("mode", (("visit", ("r-plan",)), ("meet", ("r-held",)))),),
    steps=(PlanStep("planned", "r-plan", "2024-03-01"), PlanStep("held", "r-held", "2024-03-05")),
    details=(Detail("cultural site", "no"),),
    close=("ev-1111bbbb0000ffff",),
    confidence=0.8,
)
MEET = Event(
    id="ev-1111bbbb0000ffff",
    type="CONSULT",
    mode="meet",
    status="held",
    news=True,
    participants=(Participant("p-varga", "participant"), Participant("p-rell", "participant")),
    reports=("r-meet",),
    place=CITY,
    start=MEETING.start,
    details=(Detail("format", "bilateral"), Detail("topic", "the port")),
    origins=(Origin("Doranga Daily", ("r-meet",), "cites nobody"),),
    part_of=VISIT.id,
)
CALL = Event(
    id="ev-2222cccc0000ffff",
    type="CONSULT",
    mode="phone",
    status="planned",
    news=True,
    participants=(Participant("p-varga", "participant"), Participant("p-talu", "participant")),
    reports=("r-call",),
    start=CALLING.start,
    origins=(Origin("Zenia Wire", ("r-call",), "cites nobody"),),
    steps=(PlanStep("planned", "r-call", "2024-03-01"),),
)
BANKS = Event(
    id="ev-3333dddd0000ffff",
    type="SANCTION",
    mode=None,
    status="held",
    news=False,
    participants=(Participant("s-zen", "actor"), Participant("s-dor", "recipient")),
    reports=("r-bank",),
    start=RECALLED.start,
)


def in_order(record: Record) -> Record:
    """The record with its parts in the order in which a record is read."""
    return Record(
        tuple(sorted(record.events, key=lambda e: (e.start.edtf if e.start else "", e.type, e.id))),
        tuple(sorted(record.judgements, key=lambda j: (j.left, j.right, j.author))),
        tuple(sorted(record.actors, key=lambda a: (a.name, a.id))),
        tuple(sorted(record.actor_of)),
    )


_RECORD = Record(
    events=(VISIT, MEET, CALL, BANKS),
    judgements=(
        Judgement(
            "r-held",
            "r-plan",
            "same",
            0.93,
            "compare/1",
            (Feature("day", "both 2024-03-04", 2.0), Feature("who", "1/1", 1.5)),
        ),
        Judgement("r-held", "r-meet", "not same", 0.2, "compare/1", (Feature("mode", "visit and meet", -3.0),)),
    ),
    actors=(VARGA, RELL, TALU, ZENIA, DORANGA),
    actor_of=tuple(
        sorted((actor.id, actor.id.split(":")[1]) for coding in CODINGS for actor in coding.actors),
    ),
)
RECORD = in_order(_RECORD)
