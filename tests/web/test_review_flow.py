"""Reviewing from end to end in a browser, by keys alone: decide, go on, take back, and see the record follow."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.store import Review, View
from tests.web.browsing import IN_BROWSER, Served
from tests.web.conftest import Sampled

pytestmark = IN_BROWSER
PATIENCE = 60_000  # milliseconds, on a machine that does other things too


@pytest.fixture
def served(sampled: Sampled, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    path = Path(shutil.copy(sampled.path, tmp_path / "reviewed.db"))
    served = Served(path)
    yield path, served.home
    served.stop()


def followed(page: Any) -> None:
    """Wait until the page, which listens to the server, shows that the record has followed every decision."""
    page.get_by_text("being brought up to date").wait_for(state="detached", timeout=PATIENCE)


def press(page: Any, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_person_reviews_by_keys_and_the_record_follows(page: Any, served: tuple[Path, str]) -> None:
    path, home = served
    with View(path) as view:
        events = view.counts().events
    page.goto(f"{home}/review?kind=pairs")
    page.get_by_label("Your name").fill("Ann")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"{home}/review?kind=pairs")
    first = page.locator("[name=item]").first.input_value()
    press(page, "j")
    assert page.locator("[name=item]").first.input_value() != first
    press(page, "k")
    assert page.locator("[name=item]").first.input_value() == first
    while not page.get_by_text("Is it right that these are one event?").count():
        press(page, "j")
    press(page, "n")  # the event falls apart
    with Review(path) as review:
        assert [(line.author, line.action) for line in review.log()] == [("Ann", "split")]
    page.goto(f"{home}/review/log")
    followed(page)
    with View(path) as view:
        assert view.counts().events == events + 1
    with page.expect_navigation():
        page.get_by_role("button", name="Undo").click()
    followed(page)
    with View(path) as view:
        assert view.counts().events == events
    assert page.complaints == []


def test_writing_a_reason_presses_no_key(page: Any, served: tuple[Path, str]) -> None:
    path, home = served
    page.goto(f"{home}/review")
    page.get_by_label("Your name").fill("Ann")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_label("Why (kept in the log)").fill("")
    page.keyboard.type("such news")
    with Review(path) as review:
        assert review.log() == ()
    assert page.get_by_label("Why (kept in the log)").input_value() == "such news"
