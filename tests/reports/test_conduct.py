"""What a visitor did: yes, no or not reported."""

import pytest
from tests.reports.scene import reports

from dateline.model import CONDUCT

VISIT = "Anna Berg visited Estonia on Monday. "


def conduct(text: str, host: str = "EST") -> dict[str, str]:
    (visit,) = (r for r in reports(text) if r.mode == "visit" and r.host == host)
    return {d.field: d.value for d in visit.details if d.field in CONDUCT}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("She addressed parliament.", "public address"),
        ("Berg gave a lecture at the university.", "public address"),
        ("Berg and Vell signed an accord.", "agreement signed"),
        ("An accord on fish was signed during the visit.", "agreement signed"),
        ("She met business leaders.", "business event"),
        ("She toured a shipyard.", "business event"),
        ("She laid a wreath at the memorial.", "cultural site"),
        ("She toured the museum.", "cultural site"),
        ("She met President Tomas Vell.", "met host's head"),
    ],
)
def test_what_the_visitor_did(text: str, field: str) -> None:
    assert conduct(VISIT + text) == {field: "yes"}


def test_a_forum_attended_where_the_visit_went() -> None:
    assert conduct("Anna Berg visited Estonia to attend the summit.")["forum attended"] == "yes"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("No accords were signed during the visit.", "agreement signed"),
        ("She did not address parliament.", "public address"),
        ("She did not meet President Tomas Vell.", "met host's head"),
    ],
)
def test_what_is_said_not_to_have_been_done(text: str, field: str) -> None:
    assert conduct(VISIT + text) == {field: "no"}


@pytest.mark.parametrize(
    "text",
    [
        "She will address parliament.",  # planned
        "She addressed the question of fish.",  # no public
        "President Tomas Vell toured the museum.",  # somebody else
        "Last year she toured the museum.",  # another visit
        "Wreaths were laid at the memorial.",  # nobody says by whom
        "She met Prime Minister Lena Ruiz.",  # head of another state
    ],
)
def test_what_tells_nothing_of_this_visit(text: str) -> None:
    assert conduct(VISIT + text) == {}


def test_what_was_done_elsewhere_belongs_to_the_other_visit() -> None:
    text = VISIT + "On Friday she had visited Spain. She toured a museum in Spain."
    assert conduct(text) == {}


def test_a_visit_to_come_has_no_conduct_yet() -> None:
    assert conduct("Anna Berg will visit Estonia on Friday. She addressed parliament.") == {}


def test_one_yes_outweighs_a_no() -> None:
    text = VISIT + "No accord on trade was signed. Berg and Vell signed an accord on fish."
    assert conduct(text) == {"agreement signed": "yes"}


def test_conduct_has_the_words_that_say_so() -> None:
    text = VISIT + "She laid a wreath at the memorial."
    (visit,) = reports(text)
    (told,) = visit.details
    assert told.span is not None
    assert told.span.of(text) == "laid"
