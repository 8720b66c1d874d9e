"""What could take long is read to a bound, and that is told. `make fuzz` reads each shape at its full size."""

import pytest

from dateline.articles.pages import read_page
from dateline.articles.pages.size import bounded
from tests.sources.heavy import LEAD, SHAPES, STORY, heavy
from tests.sources.mutation import read
from tests.sources.test_kinds import mail


@pytest.mark.parametrize("name", SHAPES)
def test_no_shape_is_a_danger(name: str) -> None:
    read(heavy(name, 20_000))


@pytest.mark.parametrize("name", ["tiny paragraphs", "deep paragraphs", "a long table"])
def test_a_page_that_is_too_large_is_read_to_a_bound_and_told(name: str) -> None:
    (article,), (problem,) = read(heavy(name, 2_000_000))
    assert 1_000 < len(article.text) < 200_000
    assert "far too large" in problem.message


def test_a_long_story_is_read_to_its_end() -> None:
    (article,), problems = read(f"<html><body>{'<p>They met in Altamira.</p>' * 10_000}<p>The end.</p>".encode())
    assert article.text.endswith("The end.")
    assert not problems


def test_scripts_and_pictures_do_not_count_as_size() -> None:
    script, picture = f"<script>{'x();' * 1_000_000}</script>", f'<img src="data:image/png;base64,{"A" * 4_000_000}">'
    page = read_page(f"<html><body>{script}{picture}{STORY}</body></html>")
    assert page
    assert (page.text.strip(), page.cut) == ((LEAD * 5).strip(), False)


def test_declared_data_stay_where_scripts_are_left_out() -> None:
    declared = '<script type="application/ld+json">{"@type": "NewsArticle", "author": "Asta Lund"}</script>'
    page = read_page(f"<html><head><script>{'x();' * 1_000_000}</script>{declared}</head><body>{STORY}</body></html>")
    assert page
    assert page.authors == ("Asta Lund",)


def test_a_tag_of_hundreds_of_attributes_is_kept_without_them() -> None:
    attributes = "".join(f""" a{n} b{n}="x > 'y'" """ for n in range(300))
    assert bounded(f"<p>They met.</p><p{attributes}>They spoke.</p>")[0].split() == [
        "<p>They", "met.</p><p", ">They", "spoke.</p>",
    ]  # fmt: skip
    few = '<p class="lead" data-x="1">They met.</p>'
    assert bounded(few)[0] == few


def test_a_page_below_remarks_is_a_page() -> None:
    (article,), _ = read(("<!-- x -->" * 1_000 + f"<html><body>{STORY}</body></html>").encode())
    assert article.text.startswith("The foreign ministers")


def test_remarks_above_what_is_no_page_are_no_danger() -> None:
    assert read(("<!-- x -->" * 40 + "<story>" + LEAD).encode())[0]


def test_a_text_longer_than_any_article_is_left_out() -> None:
    found, (problem,) = read(LEAD.encode() * 50_000)
    assert not found
    assert "4,000,000 characters" in problem.message


def test_marks_beyond_those_of_any_script_are_left_out() -> None:
    (article,), _ = read(("They met in Altamira" + "\u0316" * 1_000 + ".").encode())
    assert article.text == "They met in Altamira" + "\u0316" * 30 + "."


def test_a_message_with_a_date_out_of_all_bounds_is_read() -> None:
    date = b"Date: Sat, 12 Jul 2031 09:00:00 +99999999999999999999"
    lines = [date if line.startswith(b"Date:") else line for line in mail(html=False).splitlines()]
    (article,), _ = read(b"\n".join(lines))
    assert article.published is None


def test_a_message_of_parts_without_end_is_left_out() -> None:
    found, (problem,) = read(heavy("parts of a message", 500_000))
    assert not found
    assert "too many parts" in problem.message
