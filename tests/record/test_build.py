"""Which reports become one event, and what the event then says."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from dateline import world
from dateline.model import Coding, Detail, Event, Figure, Place, Record, Span
from dateline.record import build
from dateline.record.compare import DELAY
from dateline.world.names import fold
from tests.record.builders import coding

ASTANA = Place("Astana", "KAZ", precision="city")
OSLO = Place("Oslo", "NOR", precision="city")


def record(*codings: Coding) -> Record:
    return build(codings, world.load())


def sizes(*codings: Coding) -> list[int]:
    """How many reports each event has, largest first."""
    return sorted((len(event.reports) for event in record(*codings).events), reverse=True)


ALONE = ("Solveig Aasen",)
MET = "Foreign Minister Solveig Aasen met Foreign Minister Daulet Serikbay in Astana"

PAIRS = [
    ("one meeting told by two outlets", {"start": "2031-03-04"}, {"start": "2031-03-04"}, [2]),
    ("a week apart", {"start": "2031-03-04"}, {"start": "2031-03-11", "published": "2031-03-12"}, [1, 1]),
    ("a meeting and a call", {"start": "2031-03-04"}, {"start": "2031-03-04", "mode": "phone"}, [1, 1]),
    ("a visit and the meeting in it", {"start": "2031-03-04"}, {"start": "2031-03-04", "mode": "visit"}, [1, 1]),
    ("the first and the second round", {"ordinal": 1}, {"ordinal": 2}, [1, 1]),
    ("a year-old meeting recalled", {"start": "2031-03-04"}, {"start": "2030-03", "news": False}, [1, 1]),
    ("a plan and its outcome", {"start": "2031-03-04", "status": "planned", "published": "2031-02-20"},
     {"start": "2031-03-04"}, [2]),
    ("other people of the same states", {"start": "2031-03-04"},
     {"start": "2031-03-04", "who": ("Ingrid Moe", "Daulet Serikbay")}, [1, 1]),
    ("told of a day and of the next", {"start": "2031-03-04"}, {"start": "2031-03-05"}, [2]),
    ("announced for a day and for the next", {"start": "2031-03-14", "status": "planned"},
     {"start": "2031-03-15", "status": "planned"}, [1, 1]),
    ("announced for a day and told of the next", {"start": "2031-03-04", "status": "planned"},
     {"start": "2031-03-05"}, [1, 1]),
    ("with another state the same day", {"start": "2031-03-04"},
     {"start": "2031-03-04", "who": ("Solveig Aasen", "Tomas Vell")}, [1, 1]),
    ("with somebody of the own state the day before", {"start": "2031-03-04", "who": ("Solveig Aasen", "Ingrid Moe")},
     {"start": "2031-03-04"}, [1, 1]),
    ("a visit long over and one under way",
     {"mode": "visit", "host": "KAZ", "who": ("Solveig Aasen",), "start": "2031-03-04"},
     {"mode": "visit", "host": "KAZ", "who": ("Solveig Aasen",), "start": "../2031-04-20", "status": "ongoing",
      "published": "2031-04-20"}, [1, 1]),
    ("in two countries", {"place": ASTANA, "start": "2031-03"}, {"place": OSLO, "start": "2031-03"}, [1, 1]),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "expected"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_two_reports_are_one_event_only_when_nothing_speaks_against_it(
    left: dict[str, object], right: dict[str, object], expected: list[int]
) -> None:
    assert sizes(coding("a", MET + ".", **left), coding("b", MET + " on Tuesday.", **right)) == expected  # type: ignore[arg-type]


FORUMS = "Aasen and Serikbay attended the Third Arctic Forum and the First Steppe Water Forum in Astana"

NAMED = [
    ("two forums of one sentence", {"called": "Third Arctic Forum"}, {"called": "First Steppe Water Forum"}, [1, 1]),
    ("a forum by its shorter name", {"called": "Third Arctic Forum"}, {"called": "Arctic Forum"}, [2]),
    ("a forum attended by others", {"called": "Third Arctic Forum"},
     {"called": "Third Arctic Forum", "who": ("Ingrid Moe",)}, [2]),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "expected"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED])
def test_named_occasions_are_told_apart_by_their_names(
    left: dict[str, object], right: dict[str, object], expected: list[int]
) -> None:
    told = [coding(n, FORUMS + ".", mode="multilateral", **case) for n, case in (("a", left), ("b", right))]  # type: ignore[arg-type]
    assert sizes(*told) == expected


def test_a_second_meeting_of_one_evening_is_another_also_across_outlets() -> None:
    first, again = MET + ".", "In the evening Aasen met again Serikbay in Astana."
    told = [
        two_events(coding("a", first, start="2031-03-04"), coding("a", again, start="2031-03-04")),
        two_events(coding("b", first, start="2031-03-04"), coding("b", again, start="2031-03-04")),
    ]
    assert sizes(*told) == [2, 2]


def test_two_events_of_one_sentence_stay_two_whatever_they_share() -> None:
    text = MET + " in the morning and met Serikbay in the evening."
    first = coding("a", text, start="2031-03-04", place=ASTANA)
    (report,) = first.reports
    second = replace(report, id="report-evening", trigger=Span(40, 43))
    assert sizes(replace(first, reports=(report, second))) == [1, 1]
    outlet = coding("b", MET + ".", start="2031-03-04", place=ASTANA)
    assert sizes(replace(first, reports=(report, second)), outlet) == [2, 1]


def test_the_same_words_of_a_sentence_found_twice_are_one_event() -> None:
    first = coding("a", MET + ".", start="2031-03-04", place=ASTANA)
    (report,) = first.reports
    assert sizes(replace(first, reports=(report, replace(report, id="report-longer", trigger=Span(0, 9))))) == [2]


def two_events(left: Coding, right: Coding) -> Coding:
    """One article with the reports of both."""
    text = f"{left.article.text} {right.article.text}"
    shift = len(left.article.text) + 1
    moved = [
        replace(r, sentence=1, evidence=Span(r.evidence.start + shift, r.evidence.end + shift),
                trigger=Span(shift + 20, shift + 23))
        for r in right.reports
    ]  # fmt: skip
    return replace(left, article=replace(left.article, text=text), reports=(*left.reports, *moved))


def test_a_vague_date_ties_no_two_meetings_together() -> None:
    told = [
        coding("a", MET + ".", start="2031-03-04"),
        coding("b", MET + " for talks.", start="2031-05-20", published="2031-05-21"),
        coding("c", MET + " for talks.", start="2031", published="2032-01-05"),
    ]
    assert sizes(*told) in ([2, 1], [1, 1, 1])


def test_an_arrival_and_a_return_some_days_later_are_one_visit() -> None:
    came = coding("a", "Serikbay arrived in Oslo on Tuesday.", mode="visit", status="ongoing", host="NOR",
                  start="2031-03-04", who=("Daulet Serikbay",))  # fmt: skip
    left = coding("b", "Serikbay returned home after paying a visit to Norway.", mode="visit", host="NOR",
                  end="2031-03-08", who=("Daulet Serikbay",), published="2031-03-09")  # fmt: skip
    (visit,) = record(came, left).events
    assert (visit.start and visit.start.edtf, visit.end and visit.end.edtf) == ("2031-03-04", "2031-03-08")


def test_a_vague_plan_stays_apart_and_is_kept_by_every_event_that_meets_it() -> None:
    plan = coding("a", "Serikbay will meet Norwegian leaders next week.", status="planned", start="2031-03-04",
                  published="2031-02-25", who=("Daulet Serikbay", "Norwegian leaders"))  # fmt: skip
    kept = [
        coding("b", MET + ".", start="2031-03-04"),
        coding(
            "c",
            "Prime Minister Ingrid Moe received Serikbay.",
            start="2031-03-04",
            who=("Ingrid Moe", "Daulet Serikbay"),
        ),
    ]
    events = record(plan, *kept).events
    (planned,) = [event for event in events if event.reports == (plan.reports[0].id,)]
    assert planned.status == "held"
    assert [event.outcome_of for event in events if event.id != planned.id] == [planned.id, planned.id]


def test_what_is_still_announced_has_not_been_before() -> None:
    before = coding("a", MET + ".", start="2031-02-20", published="2031-02-21")
    ahead = coding("b", "Aasen will meet Serikbay in Astana.", status="planned", published="2031-02-25")
    assert sizes(before, ahead) == [1, 1]


def test_a_misspelt_minister_with_a_patronymic_is_the_same_minister() -> None:
    told = record(
        coding("a", MET + ".", start="2031-03-04"),
        coding("b", "Aasen met Daulet Nurlanovich Serykbay.", start="2031-03-04",
               who=("Solveig Aasen", "Daulet Nurlanovich Serykbay")),
    )  # fmt: skip
    assert len(told.events) == 1


def test_the_record_does_not_depend_on_the_order_of_the_articles() -> None:
    told = [
        coding("a", MET + ".", start="2031-03-04"),
        coding("b", MET + " again.", start="2031-03-11", published="2031-03-12"),
        coding("c", MET + " for talks.", start="2031-03-04", outlet="Steppe Daily"),
    ]
    assert len({record(*order) for order in permutations(told)}) == 1


def test_a_postponed_visit_is_one_event_with_its_final_date() -> None:
    def told(article: str, sentence: str, status: str, published: str, start: str | None = None) -> Coding:
        who = ("Solveig Aasen",)
        return coding(
            article, sentence, mode="visit", host="KAZ", who=who, status=status, published=published, start=start
        )

    event, = record(
        told("a", "Solveig Aasen will visit Kazakhstan.", "planned", "2031-03-20", "2031-04-10"),
        told("b", "Solveig Aasen is postponing her visit.", "postponed", "2031-04-08"),
        told("c", "Solveig Aasen will visit Kazakhstan.", "planned", "2031-04-15", "2031-04-17"),
    ).events  # fmt: skip
    assert event.start is not None
    assert (event.status, event.start.edtf) == ("planned", "2031-04-17")
    assert [step.status for step in event.steps] == ["planned", "postponed", "planned"]


def test_visits_cancelled_again_and_again_are_not_one_visit() -> None:
    who, days = ("Solveig Aasen",), [date(2031, 1, 10) + timedelta(days=80 * n) for n in range(8)]
    told = [
        coding(f"a{n}", "Solveig Aasen has cancelled her visit to Kazakhstan.", mode="visit", host="KAZ", who=who,
               status="cancelled", published=day.isoformat(), start=(day + timedelta(days=5)).isoformat())
        for n, day in enumerate(days)
    ]  # fmt: skip
    day_of = {c.reports[0].id: day for c, day in zip(told, days, strict=True)}
    for event in record(*told).events:
        assert max(map(day_of.__getitem__, event.reports)) - min(map(day_of.__getitem__, event.reports)) <= 2 * DELAY


def test_a_plan_keeps_its_steps_when_it_is_held() -> None:
    event, = record(
        coding("a", MET + ".", status="planned", start="2031-03-04", published="2031-02-20"),
        coding("b", MET + ".", status="held", start="2031-03-04"),
    ).events  # fmt: skip
    assert event.status == "held"
    assert [(step.status, step.as_of) for step in event.steps] == [("planned", "2031-02-20"), ("held", "2031-03-05")]


def test_outlets_that_cite_one_ministry_are_one_origin() -> None:
    event, = record(
        coding("a", MET + ".", start="2031-03-04", cites="the Norwegian Foreign Ministry", outlet="Fjord Wire"),
        coding("b", MET + ".", start="2031-03-04", cites="Norwegian Foreign Ministry", outlet="Steppe Daily"),
    ).events  # fmt: skip
    assert [len(origin.reports) for origin in event.origins] == [2]


def test_articles_without_an_outlet_never_count_as_independent() -> None:
    event, = record(
        coding("a", MET + ".", start="2031-03-04", outlet=None),
        coding("b", MET + ".", start="2031-03-04", outlet=None),
    ).events  # fmt: skip
    assert len(event.origins) == 1


def test_outlets_that_cite_nobody_are_independent() -> None:
    event, = record(
        coding("a", MET + ".", start="2031-03-04", outlet="Fjord Wire"),
        coding("b", MET + ".", start="2031-03-04", outlet="Steppe Daily"),
    ).events  # fmt: skip
    assert [origin.name for origin in event.origins] == ["Fjord Wire", "Steppe Daily"]


def test_a_date_on_which_outlets_disagree_is_a_dispute() -> None:
    event, = record(
        coding("a", MET + ".", start="2031-03-04"),
        coding("b", MET + ".", start="2031-03-05", outlet="Steppe Daily"),
    ).events  # fmt: skip
    assert [(d.field, [value for value, _ in d.values]) for d in event.disputes] == [
        ("start", ["2031-03-04", "2031-03-05"])
    ]


def test_an_outcome_on_which_outlets_disagree_is_a_dispute() -> None:
    event, = record(
        coding("a", MET + ".", start="2031-03-04", details={"outcome": "agreement"}),
        coding("b", MET + ".", start="2031-03-04", details={"outcome": "no agreement"}, outlet="Steppe Daily"),
    ).events  # fmt: skip
    assert [(d.field, [value for value, _ in d.values]) for d in event.disputes] == [
        ("outcome", ["agreement", "no agreement"])
    ]


def test_copies_have_one_origin() -> None:
    first = coding("a", MET + ".", start="2031-03-04", outlet="Fjord Wire")
    report = replace(first.reports[0], id="report-copy", article="b")
    second = replace(first, article=replace(first.article, id="b", outlet="Steppe Daily"), reports=(report,))
    event, = record(first, second).events  # fmt: skip
    assert len(event.origins) == 1


LONG = (
    "Norwegian Foreign Minister Solveig Aasen met her Kazakh counterpart Daulet Serikbay in a tent at the foot of the"
    " glacier on Tuesday and spoke with him for three hours about water"
)


def test_a_series_is_none_of_its_meetings() -> None:
    events = record(
        coding("a", MET + ".", start="2031-03-04"),
        coding("b", "They meet every year.", published="2031-03-06", status="recurring"),
    ).events
    assert sorted(event.status for event in events) == ["held", "recurring"]


def test_a_sentence_taken_over_from_another_article_adds_no_origin() -> None:
    event, = record(
        coding("a", LONG + ".", published="2031-03-05", start="2031-03-04", outlet="Fjord Wire"),
        coding("b", LONG + ", it is said.", published="2031-03-06", start="2031-03-04", outlet="Steppe Daily"),
        coding("c", MET + ".", published="2031-03-06", start="2031-03-04", outlet="Bay Post"),
    ).events  # fmt: skip
    assert [(o.name, len(o.reports)) for o in event.origins] == [("Bay Post", 1), ("Fjord Wire", 2)]
    assert event.origins[1].reason == "2 articles, 1 with a sentence of Fjord Wire"


SHORT = "Solveig Aasen met Daulet Serikbay"
AROUND = " in a hall by the old harbour, and over tea and cake the two agreed that ferries would sail again from May."


def _in_paragraph(article: str, around: str, outlet: str, day: str) -> Coding:
    """A short sentence that tells of the meeting, with more of its paragraph behind it."""
    told = coding(article, SHORT + ".", published=day, start="2031-03-04", outlet=outlet)
    text = f"{SHORT}.{around}\n{told.article.text}"
    paragraph = Span(0, len(SHORT) + 1 + len(around))
    return replace(told, article=replace(told.article, text=text, paragraphs=(paragraph,)))


@pytest.mark.parametrize(
    ("around", "origins"),
    [(AROUND, 1), (" The rest of the day went by without a word about ferries, ships, harbours, tea or any cake.", 2)],
)
def test_a_short_sentence_is_taken_over_only_with_its_paragraph(around: str, origins: int) -> None:
    event, = record(
        _in_paragraph("a", AROUND, "Fjord Wire", "2031-03-05"), _in_paragraph("b", around, "Steppe Daily", "2031-03-06")
    ).events  # fmt: skip
    assert len(event.origins) == origins


@pytest.mark.parametrize(
    ("cited", "origins"),
    [
        (["Norwegian Foreign Ministry", "official at the foreign ministry of Norway"], ["Foreign Ministry of Norway"]),
        (["Foreign Ministry of Norway", "Norwegian Foreign Ministry official"], ["Foreign Ministry of Norway"]),
        (["Foreign Ministry of Norway", "official at the ministry"], ["Foreign Ministry of Norway"]),
        (["Foreign Ministry of Norway", "Norwegian officials"], ["Foreign Ministry of Norway"]),
        (["Foreign Ministry of Norway", "officials"], ["Foreign Ministry of Norway"]),
        (["Foreign Ministry of Norway", "Kazakh officials"], ["Foreign Ministry of Norway", "Kazakh officials"]),
        (["Foreign Ministry of Norway", "a diplomat"], ["Foreign Ministry of Norway", "a diplomat"]),
        (["Foreign Ministry of Norway", "Foreign Ministry of Kazakhstan", "the ministry"],
         ["Foreign Ministry of Kazakhstan", "Foreign Ministry of Norway", "the ministry"]),
    ],
)  # fmt: skip
def test_officials_speak_for_their_body_and_a_vague_source_is_no_other(cited: list[str], origins: list[str]) -> None:
    event, = record(
        *(coding(f"a{n}", MET + ".", start="2031-03-04", cites=one, outlet=f"O{n}") for n, one in enumerate(cited))
    ).events  # fmt: skip
    assert len(event.origins) == len(origins)
    assert {fold(o.name) for o in event.origins} <= {fold(name) for name in (*origins, *cited)}


def test_who_cites_a_body_in_the_words_of_another_is_said_to_cite_it_and_no_more() -> None:
    event, = record(
        coding("a", LONG + ".", published="2031-03-05", start="2031-03-04", cites="Norwegian Foreign Ministry"),
        coding("b", LONG + ", it is said.", published="2031-03-06", start="2031-03-04", outlet="Steppe Daily"),
        coding("c", LONG + ".", published="2031-03-07", start="2031-03-04", cites="Norwegian Foreign Ministry"),
    ).events  # fmt: skip
    assert [origin.reason for origin in event.origins] == [
        "3 articles, 1 with a sentence of Fjord Wire, citing Norwegian Foreign Ministry"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norwegian Foreign Ministry", "the Foreign Ministry of Norway"),
        ("a statement from the Norwegian Ministry of Foreign Affairs", "Foreign Ministry of Norway"),
        ("Norwegian Prime Minister's Office", "Office of the Prime Minister of Norway"),
        ("the Kremlin", "Russian presidency"),
        ("Downing Street", "Office of the Prime Minister of the United Kingdom"),
        ("Farnesina", "Italian foreign ministry"),
        ("spokesman for the foreign ministry of Norway", "Norwegian Foreign Ministry"),
        ("spokeswoman for the European Commission", "the European Commission"),
    ],
)
def test_a_body_that_is_cited_under_two_names_is_one_origin(one: str, other: str) -> None:
    event, = record(
        coding("a", MET + ".", start="2031-03-04", cites=one, outlet="Fjord Wire"),
        coding("b", MET + ".", start="2031-03-04", cites=other, outlet="Steppe Daily"),
    ).events  # fmt: skip
    assert [len(origin.reports) for origin in event.origins] == [2]


def test_the_presidency_is_the_office_of_the_president_who_takes_part() -> None:
    event, = record(
        coding("a", MET + ".", start="2031-03-04", who=("Tomas Vell", "Solveig Aasen"), cites="presidency"),
        coding("b", MET + ".", start="2031-03-04", who=("Tomas Vell", "Solveig Aasen"),
               outlet="Office of the President of Estonia"),
    ).events  # fmt: skip
    assert [(o.name, len(o.reports)) for o in event.origins] == [("Office of the President of Estonia", 2)]


def test_every_judgement_says_which_features_decided() -> None:
    (judgement,) = record(
        coding("a", MET + ".", start="2031-03-04"), coding("b", MET + ".", start="2031-03-11")
    ).judgements
    assert judgement.verdict == "not same"
    assert "7 days apart" in {feature.value for feature in judgement.features}


def test_a_meeting_in_the_days_and_country_of_a_visit_is_part_of_it() -> None:
    visit = coding(
        "a", "Solveig Aasen visited Kazakhstan.", mode="visit", host="KAZ", who=("Solveig Aasen",), start="2031-03-04"
    )
    meeting = coding("b", MET + ".", start="2031-03-04", place=ASTANA)
    events = {event.mode: event for event in record(visit, meeting).events}
    assert events["meet"].part_of == events["visit"].id


def test_a_person_known_in_one_article_by_office_alone_keeps_the_name() -> None:
    named = coding("a", MET + ".", start="2031-03-04")
    unnamed = coding("b", "The Norwegian foreign minister met him.", start="2031-03-04")
    local = replace(unnamed.actors[0], name="Foreign Minister of Norway")
    actors = record(named, replace(unnamed, actors=(local, *unnamed.actors[1:]))).actors
    assert [actor.name for actor in actors if actor.country == "NOR"] == ["Solveig Aasen"]


def test_a_planned_signing_is_kept_by_the_signing() -> None:
    who = ("Solveig Aasen", "Daulet Serikbay")
    plan = coding("a", "Aasen and Serikbay will sign a railway transit agreement in March.", type="SUPPORT", mode=None,
                  status="planned", who=who, published="2031-02-20", start="2031-03")  # fmt: skip
    kept = coding("b", "The railway transit agreement was signed by Aasen and Serikbay.", type="SUPPORT", mode=None,
                  who=who, start="2031-03-04")  # fmt: skip
    other = coding("c", "Aasen and Serikbay signed a protocol against illegal fishing.", type="SUPPORT", mode=None,
                   who=who, start="2031-03-04")  # fmt: skip
    events = record(plan, kept, other).events
    (planned,) = [event for event in events if plan.reports[0].id in event.reports]
    assert planned.status == "held"
    assert sum(other.reports[0].id in event.reports and event.outcome_of is None for event in events) == 1


def test_a_cancelled_visit_told_without_the_visitors_name_cancels_the_plan() -> None:
    plan = coding("a", "Foreign Minister Daulet Serikbay will visit Norway on 10 March.", mode="visit", host="NOR",
                  status="planned", start="2031-03-10", published="2031-03-01", who=("Daulet Serikbay",))  # fmt: skip
    off = coding("b", "Kazakhstan has cancelled the visit to Norway.", mode="visit", host="NOR", status="cancelled",
                 published="2031-03-06", who=("Kazakhstan",))  # fmt: skip
    (visit,) = record(plan, off).events
    assert (visit.status, [step.status for step in visit.steps]) == ("cancelled", ["planned", "cancelled"])


def test_the_date_before_a_postponement_is_history_and_no_dissent() -> None:
    def told(article: str, status: str, published: str, start: str | None) -> Coding:
        return coding(article, "Serikbay will visit Norway.", mode="visit", host="NOR", status=status,
                      published=published, start=start, who=("Daulet Serikbay",))  # fmt: skip

    (visit,) = record(
        told("a", "planned", "2031-02-20", "2031-03-04"),
        told("b", "postponed", "2031-03-01", None),
        told("c", "planned", "2031-03-05", "2031-04-20"),
    ).events
    assert visit.start is not None
    assert (visit.start.edtf, visit.disputes) == ("2031-04-20", ())


def test_outlets_that_name_other_cities_contradict_each_other() -> None:
    (event,) = record(
        coding("a", MET + ".", start="2031-03-04", place=ASTANA),
        coding("b", MET + " for talks.", start="2031-03-04", place=replace(ASTANA, name="Almaty")),
    ).events
    assert [(d.field, [value for value, _ in d.values]) for d in event.disputes] == [("place", ["Almaty", "Astana"])]


def test_two_towns_of_one_visit_are_no_contradiction() -> None:
    (event,) = record(
        *(
            coding(city, f"Aasen spoke in {city}.", mode="visit", host="KAZ", who=("Solveig Aasen",), place=place)
            for city, place in (("Astana", ASTANA), ("Almaty", replace(ASTANA, name="Almaty")))
        )
    ).events
    assert event.disputes == ()


def test_an_outlet_that_a_state_directs_is_marked() -> None:
    (event,) = record(coding("a", MET + ".", start="2031-03-04", outlet="KCNA")).events
    assert event.origins[0].reason == "1 article, state-controlled (PRK)"


def test_a_bilateral_on_the_sidelines_is_part_of_its_summit() -> None:
    forum = "Leaders attended the Third Arctic Forum in Oslo."
    aside = "Aasen met Serikbay on the sidelines of the Third Arctic Forum in Oslo."
    events = record(
        coding("a", forum, mode="multilateral", called="Third Arctic Forum", who=("Ingrid Moe",), start="2031-03-04"),
        coding("b", forum, mode="multilateral", called="Third Arctic Forum", who=("Ingrid Moe",), start="2031-09-04",
               published="2031-09-05"),
        coding("c", aside, start="2031-03-04"),
    ).events  # fmt: skip
    (meeting,) = [event for event in events if event.mode == "meet"]
    (summit,) = [event for event in events if event.mode == "multilateral" and event.start.edtf == "2031-03-04"]  # type: ignore[union-attr]
    assert meeting.part_of == summit.id


def test_two_delegations_of_one_state_that_leave_together_made_two_visits() -> None:
    told = [
        coding(n, f"A {name} returned home from Oslo.", mode="visit", host="NOR", start="2031-03-04", who=(name,))
        for n, name in (("a", "Kazakh water delegation"), ("b", "Kazakh school delegation"))
    ]
    assert sizes(*told) == [1, 1]


def test_a_stay_is_over_when_later_articles_are_written() -> None:
    stay = coding("a", "Serikbay is visiting Norway.", mode="visit", host="NOR", status="ongoing", start="2031-03-04",
                  end="2031-03-06", who=("Daulet Serikbay",))  # fmt: skip
    later = coding("b", "Moe received Aasen.", who=("Ingrid Moe", "Solveig Aasen"), published="2031-04-01")
    assert record(stay).events[0].status == "ongoing"
    assert {e.status for e in record(stay, later).events if e.mode == "visit"} == {"held"}


def test_a_denial_without_a_day_is_not_of_the_meeting_that_another_article_tells() -> None:
    told = coding("a", "The two foreign ministers met for talks on fish.")
    denied = coding("b", "Neither ministry would speak of a secret encounter.", status="denied")
    assert sizes(told, denied) == [1, 1]


def test_a_guest_seen_on_a_day_of_an_announced_stay_came_on_its_first() -> None:
    told = {"mode": "visit", "host": "KAZ", "who": ("Solveig Aasen",)}
    event, = record(
        coding("a", "Solveig Aasen will visit Kazakhstan.", status="planned", start="2031-03-04", end="2031-03-06",
               published="2031-02-20", **told),
        coding("b", "Solveig Aasen is in Kazakhstan.", status="ongoing", start="2031-03-05", **told),
    ).events  # fmt: skip
    assert event.start is not None
    assert event.start.edtf == "2031-03-04"


def test_what_is_told_without_a_day_was_on_the_day_announced_for_it() -> None:
    (visit,) = record(
        coding("a", "Aasen will visit Astana.", mode="visit", host="KAZ", who=ALONE, status="planned",
               start="2031-03-03", published="2031-03-01"),
        coding("b", "Aasen has visited Astana.", mode="visit", host="KAZ", who=ALONE, start="../2031-03-05"),
    ).events  # fmt: skip
    assert (visit.status, visit.start and visit.start.edtf) == ("held", "2031-03-03")


def test_what_is_told_without_a_day_was_not_after_the_first_article_that_tells_it() -> None:
    event, = record(
        coding("a", MET + ".", start="../2031-03-05"),
        coding("b", MET + ".", start="../2031-03-06", published="2031-03-06"),
    ).events  # fmt: skip
    assert event.start is not None
    assert event.start.edtf == "../2031-03-05"


def _series(id: str, day: str, often: str, who: tuple[str, ...] = ("Solveig Aasen", "Daulet Serikbay")) -> Coding:
    told = {"recurrence": often}
    return coding(id, "They meet again and again.", published=day, status="recurring", details=told, who=who)


def test_two_ways_to_tell_of_a_series_are_one_series() -> None:
    (event,) = record(_series("a", "2031-03-06", "every year"), _series("b", "2031-07-06", "regularly")).events
    assert (event.status, len(event.reports)) == ("recurring", 2)


def test_two_rhythms_are_two_series() -> None:
    assert len(record(_series("a", "2031-03-06", "every week"), _series("b", "2031-03-07", "every month")).events) == 2


def test_the_times_of_a_series_point_to_it() -> None:
    held = coding("b", "Aasen met Serikbay on Tuesday.", published="2031-04-06", start="2031-04-01")
    due = coding("c", "Aasen will meet Serikbay.", published="2031-05-06", status="planned", start="2031-05-20")
    found = record(_series("a", "2031-03-06", "every month"), held, due).events
    (series,) = (event.id for event in found if event.status == "recurring")
    assert [event.outcome_of for event in found if event.id != series] == [series, series]


def test_a_meeting_of_states_is_one_of_a_series_only_where_its_words_say_so() -> None:
    states = ("Norway", "Kazakhstan")
    told = {"recurrence": "every year"}
    one = coding("b", "The annual talks.", published="2031-04-06", start="2031-04-01", who=states, details=told)
    other = coding("c", "They held talks.", published="2031-09-06", start="2031-09-01", who=states)
    found = record(_series("a", "2031-03-06", "every year", who=states), one, other).events
    assert sum(event.outcome_of is not None for event in found) == 1


def _stopped(status: str, value: str, *after: Coding) -> Event:
    """The series of monthly talks that was announced, had one time, and then was ended or suspended."""
    told = [
        _series("a", "2031-03-06", "every month"),
        coding("b", MET + ".", published="2031-04-06", start="2031-04-05"),
        coding("c", "No more monthly talks.", published="2031-06-06", status=status,
               details={"recurrence": "every month", "series": value}),
    ]  # fmt: skip
    (series,) = (event for event in record(*told, *after).events if event.detail("recurrence"))
    return series


@pytest.mark.parametrize(("status", "value"), [("cancelled", "ended"), ("postponed", "suspended")])
def test_a_series_that_stops_stays_one_row(status: str, value: str) -> None:
    series = _stopped(status, value)
    assert [step.status for step in series.steps] == ["recurring", status]
    assert (series.status, series.detail("series")) == (status, Detail("series", value))


def test_a_series_that_goes_on_again_is_one() -> None:
    series = _stopped("postponed", "suspended", _series("d", "2031-08-06", "every month"))
    assert (series.status, series.detail("series")) == ("recurring", None)


def test_a_meeting_after_a_series_was_stopped_is_none_of_it() -> None:
    later = coding("d", MET + ".", published="2031-08-06", start="2031-08-05")
    told = [_series("a", "2031-03-06", "every month"), later,
            coding("c", "No more monthly talks.", published="2031-06-06", status="cancelled",
                   details={"recurrence": "every month", "series": "ended"})]  # fmt: skip
    assert not any(event.outcome_of for event in record(*told).events)


def _late(due: str, held: str, told: str = "2031-03-14") -> list[str]:
    """The status of a plan for a day and of a visit that began on another, both told by one article, by event."""
    plan = coding("a", "She was to come on Monday.", published=told, mode="visit", host="KAZ", status="planned",
                  who=("Solveig Aasen",), start=due)  # fmt: skip
    came = coding("b", "She came on Wednesday.", published=told, mode="visit", host="KAZ", who=("Solveig Aasen",),
                  start=held)  # fmt: skip
    events = record(plan, came).events
    return sorted(f"{event.status}{' of a plan' if event.outcome_of else ''}" for event in events)


def test_a_plan_recalled_with_its_outcome_is_kept_by_it() -> None:
    assert _late("2031-03-10", "2031-03-12") == ["held", "held of a plan"]


def test_a_plan_recalled_long_after_another_visit_is_not_kept_by_it() -> None:
    assert _late("2031-03-10", "2031-02-12") == ["held", "planned"]


def test_an_announced_plan_is_kept_by_what_an_article_tells_that_recalls_it() -> None:
    ahead = coding("p", "Solveig Aasen will visit.", mode="visit", status="planned", host="KAZ", start="2031-03-10",
                   who=("Solveig Aasen",), published="2031-02-20")  # fmt: skip
    after = coding("q", "She was to come on March 10.", mode="visit", status="planned", host="KAZ", start="2031-03-10",
                   who=("Solveig Aasen",), published="2031-03-14")  # fmt: skip
    came = coding("q", "Solveig Aasen came on March 12.", mode="visit", host="KAZ", start="2031-03-12",
                  who=("Solveig Aasen",), published="2031-03-14")  # fmt: skip
    plan, held = sorted(record(ahead, two_events(after, came)).events, key=lambda event: event.start.edtf)  # type: ignore[union-attr]
    assert (plan.status, [step.status for step in plan.steps]) == ("held", ["planned", "held"])
    assert held.outcome_of == plan.id


BALTICS = Place("Baltics", None, precision="feature")


def _to_the_baltics(*kept: Coding) -> list[Event]:
    """The events of a visit to three states that was planned, and of what was told after it; the plan first."""
    plan = coding("p", "Solveig Aasen will visit the Baltics.", mode="visit", who=("Solveig Aasen",), place=BALTICS,
                  status="planned", start="2031-03-10", end="2031-03-15", published="2031-03-01")  # fmt: skip
    return sorted(
        record(plan, *kept).events, key=lambda event: (not event.steps, str(event.start and event.start.edtf))
    )


def test_a_visit_planned_to_several_states_is_kept_by_each_visit_to_one_of_them() -> None:
    kept = [
        coding(host, f"Aasen is in {host}.", mode="visit", host=host, who=("Solveig Aasen",), start=day, published=day)
        for host, day in [("EST", "2031-03-10"), ("LVA", "2031-03-12")]
    ]
    plan, *visits = _to_the_baltics(*kept)
    assert plan.status == "held"
    assert [(visit.host, visit.outcome_of) for visit in visits] == [("EST", plan.id), ("LVA", plan.id)]


def test_a_visit_elsewhere_does_not_keep_a_plan_to_visit_several_states() -> None:
    day = "2031-03-10"
    elsewhere = coding(
        "a", "Aasen is in Astana.", mode="visit", host="KAZ", who=("Solveig Aasen",), start=day, published=day
    )
    plan, visit = _to_the_baltics(elsewhere)
    assert (plan.status, visit.outcome_of) == ("planned", None)


def _off(status: str, day: str = "2031-03-05", told_again: str | None = None) -> list[str]:
    """The fate of a meeting that was planned for a day of a visit which came to this on 5 March."""
    who = ("Solveig Aasen",)
    visit = {"mode": "visit", "host": "KAZ", "who": who, "start": "2031-03-10", "end": "2031-03-12"}
    told = [
        coding("a", "Solveig Aasen will visit Astana.", status="planned", published="2031-03-01", **visit),
        coding("b", "She will meet Serikbay.", status="planned", start="2031-03-11", published="2031-03-02"),
        coding("c", f"The visit of Aasen was {status}.", status=status, published=day, **visit),
    ]  # type: ignore[arg-type]
    if told_again:
        told.append(coding("d", "They will meet.", status="planned", start="2031-03-11", published=told_again))
    (meeting,) = (event for event in record(*told).events if event.mode == "meet")
    return [step.status for step in meeting.steps] + [meeting.status]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_visit_takes_with_it_the_meetings_that_were_planned_for_its_days(status: str) -> None:
    assert _off(status) == ["planned", status, status]


def test_a_meeting_that_is_planned_since_its_visit_was_called_off_stays_a_plan() -> None:
    assert _off("cancelled", told_again="2031-03-07") == ["planned", "planned"]


def _pledge(article: str, words: str, sum: str, day: str) -> Coding:
    told = coding(article, words, type="AID", mode="economic", who=("Norway", "Kazakhstan"), published=day,
                  status="planned")  # fmt: skip
    return replace(told, figures=(Figure(f"f-{article}", article, 0, Span(7, 14), sum, "USD"),))


@pytest.mark.parametrize(("sum", "events"), [("40000000", 1), ("60000000", 2)])
def test_aid_of_one_sum_told_in_other_words_is_one_aid(sum: str, events: int) -> None:
    one = _pledge("a", "Norway would provide money for harbours that a storm destroyed.", "40000000", "2031-03-05")
    other = _pledge("b", "Norway pledged money towards rebuilding docks, piers and harbours.", sum, "2031-03-06")
    assert len(record(one, other).events) == events
