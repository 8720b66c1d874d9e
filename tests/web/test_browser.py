"""The pages in a real browser: nothing refused, nothing too wide, keys and layers work, colours can be told apart."""

from typing import Any

import pytest

from tests.web import hostile
from tests.web.browsing import IN_BROWSER
from tests.web.conftest import PAGES, Sampled

pytestmark = IN_BROWSER

# The contrast of each text that is seen with what lies behind it, by WCAG 2.2.
CONTRAST = """() => {
  const light = (rgb) => rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const paint = (colour, under) => {
    canvas.fillStyle = `rgb(${under.join()})`; canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const behind = (element) => {
    const under = element.parentElement ? behind(element.parentElement) : [255, 255, 255];
    return paint(getComputedStyle(element).backgroundColor, under);
  };
  const weak = new Set();
  for (const element of document.querySelectorAll("main *, header *, footer *")) {
    const words = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!words || element.closest("svg") || !element.checkVisibility({ visibilityProperty: true })) continue;
    const under = behind(element), over = paint(getComputedStyle(element).color, under);
    const [a, b] = [light(over), light(under)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) weak.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return [...weak];
}"""


@pytest.mark.parametrize("width", [380, 1600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_and_can_be_read(page: Any, home: str, sampled: Sampled, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for name in PAGES:
        page.goto(home + sampled.pages[name])
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.evaluate(CONTRAST) == [], name
    assert page.complaints == []


def test_every_page_can_be_printed(page: Any, home: str, sampled: Sampled) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    for name in PAGES:
        page.goto(home + sampled.pages[name])
        assert page.evaluate(CONTRAST) == [], name


def test_the_words_of_a_field_show_on_focus(page: Any, home: str, sampled: Sampled) -> None:
    page.goto(home + sampled.pages["event"])
    cite = page.locator(".cite").first
    assert not cite.locator(".pop").is_visible()
    cite.locator("a").focus()
    page.wait_for_timeout(200)
    assert cite.locator(".pop").is_visible()
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert not cite.locator(".pop").is_visible()


def test_a_kind_of_mark_can_be_switched_off(page: Any, home: str, sampled: Sampled) -> None:
    page.goto(home + sampled.pages["article"])
    colour = "getComputedStyle(document.querySelector('#text .m-event')).backgroundColor"
    shown = page.evaluate(colour)
    page.locator(".layer[data-kind=event]").uncheck()
    hidden = page.evaluate(colour)
    assert hidden != shown
    page.goto(page.url)  # the address holds it
    assert page.evaluate(colour) == hidden
    assert not page.locator(".layer[data-kind=event]").is_checked()


def test_a_key_leads_to_the_search(page: Any, home: str) -> None:
    page.goto(home)
    page.keyboard.press("/")
    page.keyboard.type("Aasheim")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=Aasheim")


def test_blank_fields_stay_out_of_the_address(page: Any, home: str) -> None:
    page.goto(f"{home}/events")
    page.get_by_label("Type or mode").fill("visit")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/events?type=visit")


def test_pages_work_without_script(browser: Any, home: str, sampled: Sampled) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/events")
    page.get_by_label("Status").select_option("held")
    page.get_by_role("button", name="Show").click()
    assert "status=held" in page.url
    page.locator("a.event").first.click()
    page.wait_for_url("**/events/*")
    page.locator("h1").wait_for()
    context.close()


def test_hostile_words_do_nothing(page: Any, hostile_home: str) -> None:
    for address in ("/", "/events", f"/events/{hostile.EVENT.id}", "/articles", "/timeline", "/network", "/statements"):
        page.goto(hostile_home + address)
    page.locator("a", has_text="Outlet").first.click()
    assert page.complaints == []
