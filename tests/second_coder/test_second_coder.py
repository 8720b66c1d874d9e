"""The second coder against a server of ours that speaks the protocol: what is answered is only ever pointed at."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.reports.scene import read
from tests.second_coder.server import NONSENSE, Reply, Server, said

from dateline import codebook
from dateline.errors import EndpointError
from dateline.model import Coding, EventReport, Problem
from dateline.second_coder import VERSION, Endpoint, code

TEXT = "Anna Berg met Tomas Vell in Tallinn on Monday. They spoke of fish, North Wire reported."
MET: dict[str, Any] = {
    "sentence": "Anna Berg met Tomas Vell in Tallinn on Monday.",
    "trigger": "met",
    "type": "CONSULT",
    "mode": "meet",
    "status": "held",
    "news": True,
    "who": [{"quote": "Anna Berg", "role": "participant"}, {"quote": "Tomas Vell", "role": "participant"}],
    "place": "Tallinn",
    "start": "on Monday",
    "topic": "fish",
    "purpose": None,
    "instrument": None,
    "duration": None,
    "cited": ["North Wire"],
}

Ask = Callable[..., tuple[EventReport, ...] | None]


@pytest.fixture
def ask(server: Server, problems: list[Problem]) -> Ask:
    def asked(*replies: Reply, text: str = TEXT, timeout: float = 10.0) -> tuple[EventReport, ...] | None:
        server.replies = list(replies)
        mentions = read(text)
        own = Coding(mentions.article, mentions.actors, (), (), ())
        endpoint = Endpoint(server.url, "tiny-1", timeout=timeout, pause=0.0)
        (coding,) = code([(mentions, own)], codebook.load(), endpoint, problems.append)
        return coding.reports if coding else None

    return asked


@pytest.fixture
def problems() -> list[Problem]:
    return []


def test_what_is_quoted_is_read_as_dateline_reads_it(ask: Ask, problems: list[Problem]) -> None:
    (report,) = ask(said(MET)) or ()
    assert (report.type, report.mode, report.status, report.news) == ("CONSULT", "meet", "held", True)
    assert [p.actor for p in report.participants] == ["berg", "vell"]
    assert (report.place and report.place.country, report.start and report.start.edtf) == ("EST", "2024-05-06")
    assert [(d.field, d.value) for d in report.details] == [("topic", "fish")]
    assert [a.actor for a in report.attributions] == ["wire"]
    assert report.trigger.of(TEXT) == "met"
    assert problems == []


def test_the_frame_names_coder_and_model(ask: Ask) -> None:
    (report,) = ask(said(MET)) or ()
    assert report.frame == f"tiny-1 by {VERSION} ({codebook.load().version})"


def test_the_same_answer_gives_the_same_reports(ask: Ask) -> None:
    assert ask(said(MET)) == ask(said(MET, MET))


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"place": "Oslo"}, "place 'Oslo' of a CONSULT refused: these words do not stand in the article"),
        ({"place": "fish"}, "place 'fish' of a CONSULT refused: no place that Dateline knows is named there"),
        ({"start": "on Tuesday"}, "start 'on Tuesday' of a CONSULT refused: these words do not stand in the article"),
        ({"start": "fish"}, "start 'fish' of a CONSULT refused: no time that Dateline can read stands there"),
        ({"topic": "cod"}, "topic 'cod' of a CONSULT refused: these words do not stand in the article"),
        ({"cited": ["East Wire"]}, "cited 'East Wire' of a CONSULT refused: these words do not stand in the article"),
        (
            {"who": [*MET["who"], {"quote": "fish", "role": "host"}]},
            "host 'fish' of a CONSULT refused: no actor that Dateline knows is named there",
        ),
    ],
)
def test_a_field_without_its_words_is_refused_and_the_rest_is_kept(
    ask: Ask, problems: list[Problem], change: dict[str, Any], refusal: str
) -> None:
    (report,) = ask(said(MET | change)) or ()
    assert [p.actor for p in report.participants] == ["berg", "vell"]
    assert [p.message for p in problems] == [f"second coder: {refusal}"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"sentence": "Anna Berg met Lena Ruiz."}, "these words do not stand in the article"),
        ({"trigger": "reported"}, "these words do not stand in the sentence quoted"),
        ({"type": "CHAT"}, "the codebook has no such type"),
        ({"mode": "firearms"}, "the type has no such mode"),
        ({"who": [{"quote": "Lena Ruiz", "role": "participant"}]}, "nobody is left who takes part"),
    ],
)
def test_an_event_that_rests_on_nothing_is_refused(
    ask: Ask, problems: list[Problem], change: dict[str, Any], reason: str
) -> None:
    assert ask(said(MET | change)) == ()
    assert reason in problems[-1].message


def test_line_breaks_do_not_matter_to_a_quotation(ask: Ask) -> None:
    (report,) = ask(said(MET), text=TEXT.replace("Vell in", "Vell\nin")) or ()
    assert report.evidence.of(TEXT).startswith("Anna Berg met")


def test_an_answer_that_is_no_json_is_asked_for_again(ask: Ask, problems: list[Problem]) -> None:
    assert len(ask(NONSENSE, said(MET)) or ()) == 1
    assert problems == []


def test_an_article_without_a_usable_answer_is_a_problem_and_not_coded(ask: Ask, problems: list[Problem]) -> None:
    assert ask(NONSENSE) is None
    assert [(p.source, "does not keep to the schema" in p.message) for p in problems] == [("a1", True)]


@pytest.mark.parametrize("passing", [(500, "oh"), (429, "slow down"), (503, "")])
def test_a_passing_failure_is_tried_again(ask: Ask, passing: Reply) -> None:
    assert len(ask(passing, passing, said(MET)) or ()) == 1


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ((500, "oh"), "status 500, after 4 tries: is the model running"),
        (
            (401, '{"error": "no key"}'),
            'status 401: {"error": "no key"} (see --base-url, --model, and DATELINE_API_KEY)',
        ),
        ((404, "no model tiny-1"), "status 404: no model tiny-1"),
        ((200, "<html>Hello</html>"), "this is no chat endpoint of the OpenAI protocol"),
        ((200, '{"choices": []}'), "this is no chat endpoint of the OpenAI protocol"),
    ],
)
def test_an_endpoint_that_cannot_be_used_is_named_with_the_remedy(ask: Ask, reply: Reply, words: str) -> None:
    with pytest.raises(EndpointError) as raised:
        ask(reply)
    assert words in str(raised.value)


def test_an_endpoint_that_says_nothing_is_given_up(ask: Ask) -> None:
    with pytest.raises(EndpointError, match=r"no answer within 0\.05 seconds"):
        ask((0, ""), timeout=0.05)


def test_an_endpoint_that_is_not_there(problems: list[Problem]) -> None:
    mentions = read(TEXT)
    own = Coding(mentions.article, mentions.actors, (), (), ())
    nowhere = Endpoint("http://127.0.0.1:9/v1", "tiny-1", pause=0.0)
    with pytest.raises(EndpointError, match="is the model running"):
        list(code([(mentions, own)], codebook.load(), nowhere, problems.append))


def test_the_question_is_asked_at_temperature_0_with_a_schema(
    ask: Ask, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_API_KEY", "letmein")
    ask(said())
    (asked,) = server.asked
    assert (asked["model"], asked["temperature"]) == ("tiny-1", 0)
    assert asked["response_format"]["json_schema"]["schema"]["additionalProperties"] is False
    assert TEXT in asked["messages"][-1]["content"]
    assert server.keys == ["Bearer letmein"]
