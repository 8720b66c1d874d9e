"""What people decide outranks the machine, survives a new coding, and leaves no trace once it is undone."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import world
from dateline.model import Anchor, Coding, Decision, Record
from dateline.record import build
from tests.record.builders import coding

SENTENCE = "Foreign Minister Solveig Aasen met Foreign Minister Daulet Serikbay in Astana"
TOLD = [
    coding("a", SENTENCE + ".", start="2031-03-04"),
    coding("b", SENTENCE + " for talks.", start="2031-03-04"),
    coding("c", SENTENCE + " again.", start="2031-03-11", published="2031-03-12"),
    coding("d", SENTENCE + " on the phone.", mode="phone", start="2031-03-04"),
]


def record(*log: Decision, told: list[Coding] = TOLD) -> Record:
    return build(told, world.load(), log)


def anchor(number: int) -> Anchor:
    told = TOLD[number]
    report, text = told.reports[0], told.article.text
    return Anchor(
        report.id, told.article.id, report.type, report.mode, report.evidence.of(text), report.trigger.of(text)
    )


def decision(number: int, action: str, *reports: int, **more: object) -> Decision:
    return Decision(number, "2031-04-01T09:00:00+00:00", "Ann", action, tuple(anchor(r) for r in reports), **more)  # type: ignore[arg-type]


def groups(found: Record) -> set[frozenset[str]]:
    names = {told.reports[0].id: told.article.id for told in TOLD}
    return {frozenset(names.get(report, report) for report in event.reports) for event in found.events}


def test_a_merge_joins_what_the_machine_keeps_apart() -> None:
    assert groups(record()) == {frozenset("ab"), frozenset("c"), frozenset("d")}
    assert groups(record(decision(1, "merge", 0, 2))) == {frozenset("abc"), frozenset("d")}


def test_a_split_takes_one_report_out() -> None:
    assert groups(record(decision(1, "split", 1, 0))) == {
        frozenset("a"),
        frozenset("b"),
        frozenset("c"),
        frozenset("d"),
    }


def test_a_decision_is_a_judgement_with_its_author() -> None:
    told = [j for j in record(decision(1, "merge", 0, 2, because="one dinner")).judgements if "Ann" in j.author]
    assert [(j.verdict, j.features[0].value) for j in told] == [("same", "#1 one dinner")]


def test_a_correction_stands_above_what_the_reports_say() -> None:
    log = (decision(1, "correct", 0, 1, field="start", value="2031-03-05", because="the ministry"),
           decision(2, "correct", 0, 1, field="host", value="KAZ"))  # fmt: skip
    (event,) = [e for e in record(*log).events if len(e.reports) == 2]
    assert event.start is not None
    assert (event.start.edtf, event.host, event.decisions) == ("2031-03-05", "KAZ", (1, 2))
    assert "Ann" in event.start.reason
    assert "the ministry" in event.start.reason


def test_a_participant_can_be_taken_out() -> None:
    found = record(decision(1, "correct", 3, field="participants", value="-Daulet Serikbay"))
    (call,) = [event for event in found.events if event.mode == "phone"]
    assert len(call.participants) == 1


def test_a_decision_holds_when_the_article_is_coded_anew() -> None:
    recoded = [replace(told, reports=(replace(told.reports[0], id=f"rp-new-{told.article.id}"),)) for told in TOLD]
    assert sorted(len(e.reports) for e in record(decision(1, "merge", 0, 2), told=recoded).events) == [1, 3]


def test_an_undone_undoing_lets_the_decision_stand() -> None:
    log = (decision(1, "merge", 0, 2), decision(2, "undo", undoes=1), decision(3, "undo", undoes=2))
    assert record(*log) == record(log[0])


deeds = st.lists(
    st.tuples(st.sampled_from(["merge", "split", "correct"]), st.integers(0, 3), st.integers(0, 3)), max_size=5
)


@settings(max_examples=40, deadline=None)
@given(deeds, deeds)
def test_undoing_restores_exactly_what_was_there(
    before: list[tuple[str, int, int]], after: list[tuple[str, int, int]]
) -> None:
    def line(number: int, deed: tuple[str, int, int]) -> Decision:
        fields = {"field": "status", "value": "cancelled"} if deed[0] == "correct" else {}
        return decision(number, deed[0], *deed[1:], **fields)

    log = [line(n, deed) for n, deed in enumerate(before, 1)]
    more = [line(n, deed) for n, deed in enumerate(after, len(log) + 1)]
    last = len(log) + len(more)
    undone = [decision(last + n, "undo", undoes=d.number) for n, d in enumerate(reversed(more), 1)]
    assert record(*log, *more, *undone) == record(*log)
