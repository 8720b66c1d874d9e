"""The page that holds the record against a table."""

import csv
import io

import pytest
from fastapi.testclient import TestClient

from dateline.errors import NotFoundError
from dateline.web.tables import Tables
from tests.web import hostile
from tests.web.reading import Page, complaints, threats

TABLE = "Leader,Date,Country\nSolveig Aasheim,2031-05-13,Kazakhstan\nSolveig Aasheim,2031-05-27,Chile\n"
MAPPED = {"table": TABLE, "map": "who=Leader,first=Date,country=Country", "layout": "", "days": "1", "part": ""}


def test_what_both_have_and_what_one_lacks_is_shown(client: TestClient) -> None:
    page = Page(client.post("/compare", data=MAPPED).text)
    assert "matched" in page.text
    assert "CHL" in page.text
    assert list(threats(page)) == []
    assert list(complaints(page)) == []


def test_the_whole_comparison_can_be_kept(client: TestClient) -> None:
    answer = client.post("/compare", data={**MAPPED, "as": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert {"missing here", "missing there"} <= {row["outcome"] for row in rows}
    assert [row["who"] for row in rows if row["outcome"] == "missing here"] == ["Solveig Aasheim"]


def test_a_question_narrows_what_the_record_shows(client: TestClient) -> None:
    answer = client.post("/compare", data={**MAPPED, "as": "csv", "part": "until:2031-05-12"})
    rows = csv.DictReader(io.StringIO(answer.text))
    assert [row["first"] for row in rows if row["event"] and row["first"] > "2031-05-12"] == []


def test_a_comparison_can_be_opened_again_and_sent_on(client: TestClient) -> None:
    answer = client.post("/compare", data=MAPPED, follow_redirects=False)
    assert answer.status_code == 303
    address = answer.headers["location"]
    assert "matched" in client.get(address).text
    assert client.post("/compare", data=MAPPED, follow_redirects=False).headers["location"] == address
    agreement = client.get(address.replace("/compare?", "/compare/agreement.csv?"))
    assert agreement.text.startswith("field,pairs,percent,kappa")


def test_a_table_that_is_gone_is_told(client: TestClient) -> None:
    answer = client.get(f"/compare?table={'0' * 24}&map=who%3DLeader%2Cfirst%3DDate")
    assert answer.status_code == 404
    assert "paste it again" in answer.text


def test_the_table_asked_for_longest_ago_gives_way() -> None:
    tables = Tables(room=10)
    first, second = tables.keep("a" * 6), tables.keep("b" * 6)
    assert tables.get(second) == "b" * 6
    with pytest.raises(NotFoundError):
        tables.get(first)


def test_days_that_no_article_is_of_are_told_apart(client: TestClient) -> None:
    table = TABLE + "Solveig Aasheim,2025-01-01,Chile\n"
    answer = client.post("/compare", data={**MAPPED, "table": table, "as": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["first"] for row in rows if row["outcome"] == "not covered here"] == ["2025-01-01"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"table": " "},
        {"map": ""},
        {"layout": "colt"},
        {"map": "who=Nobody,first=Date"},
        {"map": "who"},
        {"days": "many"},
        {"days": "1000"},
        {"part": "colour:red"},
        {"layout": "none", "map": ""},
    ],
    ids=lambda wrong: ",".join(wrong),
)
def test_what_cannot_be_compared_is_told(client: TestClient, wrong: dict[str, str]) -> None:
    answer = client.post("/compare", data=MAPPED | wrong)
    assert answer.status_code == 400
    assert "/tmp/" not in answer.text


def test_a_table_has_a_bound(client: TestClient) -> None:
    assert client.post("/compare", data={**MAPPED, "table": "a" * 2_100_000}).status_code == 413


def test_hostile_words_of_a_table_stay_words(attacked: TestClient) -> None:
    table = f'Leader,Date\n"{hostile.SCRIPT}",2031-05-05\n"</textarea>{hostile.SCRIPT}",2031-05-06\n'
    page = Page(attacked.post("/compare", data=MAPPED | {"table": table, "map": "who=Leader,first=Date"}).text)
    assert list(threats(page)) == []


def test_another_site_cannot_send_it(client: TestClient) -> None:
    assert client.post("/compare", data=MAPPED, headers={"origin": "http://evil.example"}).status_code == 403
