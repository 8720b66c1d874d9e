"""Every page as axe-core sees it, in light and dark, and with the keyboard alone."""

from itertools import pairwise
from typing import Any

import pytest

from tests.web.browsing import IN_BROWSER
from tests.web.conftest import PAGES, Sampled

pytestmark = IN_BROWSER
GRAVE = ("serious", "critical")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [380, 1280])
def test_axe_finds_nothing_grave(page: Any, home: str, sampled: Sampled, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = []
    for name in PAGES:
        page.goto(home + sampled.pages[name])
        for one in axe.run(page).response["violations"]:
            if one["impact"] in GRAVE:
                found.append((name, one["id"], [node["html"][:160] for node in one["nodes"][:3]]))
    assert found == []


@pytest.mark.parametrize("width", [380, 1280])
def test_axe_finds_nothing_grave_in_a_comparison(page: Any, home: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{home}/compare")
    page.locator("#table").fill("Leader,Date\nSolveig Aasheim,2031-05-13\nSolveig Aasheim,2020-01-01\n")
    page.get_by_label("Its columns").fill("who=Leader,first=Date")
    with page.expect_navigation():
        page.get_by_role("button", name="Compare").click()
    assert "table=" in page.url
    assert [one["id"] for one in axe.run(page).response["violations"] if one["impact"] in GRAVE] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_everything_in_the_order_of_the_page(page: Any, home: str, sampled: Sampled) -> None:
    page.goto(home + sampled.pages["timeline"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    tops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        tops.append(page.evaluate("document.activeElement.getBoundingClientRect().top + scrollY"))
    assert all(one <= after + 4 for one, after in pairwise(tops))
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_without_a_mouse_the_map_moves(page: Any, home: str, sampled: Sampled) -> None:
    page.goto(home + "/map")
    if page.locator("#map-tools").is_hidden():
        pytest.skip("the browser's part was not built (no Node)")
    page.get_by_role("button", name="Nearer").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/map?view=*")
    page.get_by_label("Up to", exact=True).focus()
    before = page.locator(".chart .later").count()
    page.keyboard.press("Home")
    assert page.locator(".chart .later").count() > before
