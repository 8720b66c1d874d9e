"""The file that says what is watched."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.model import Visit
from dateline.sources import watchlist

FEED = '[[feeds]]\nurl = "https://fjord-wire.example/feed"\n'


def loaded(tmp_path: Path, text: str) -> watchlist.Watchlist:
    file = tmp_path / "feeds.toml"
    file.write_text(text)
    return watchlist.load(file)


@pytest.mark.parametrize(
    ("words", "every"), [("30m", timedelta(minutes=30)), ("2 h", timedelta(hours=2)), ("1d", timedelta(days=1))]
)
def test_intervals(tmp_path: Path, words: str, every: timedelta) -> None:
    assert loaded(tmp_path, f'{FEED}every = "{words}"').feeds[0].every == every


WRONG = {
    "no file": (None, "`dateline feeds > "),
    "no TOML": ("[[feeds", "feeds.toml: "),
    "no feeds": ('every = "1h"', "feeds: Field required"),
    "no address": ('[[feeds]]\nurl = "fjord-wire.example"', "feeds, number 1, url: no address that begins with http"),
    "an odd interval": (f'{FEED}every = "often"', 'feeds, number 1, every: write an interval such as "30m"'),
    "no time at all": (f'{FEED}every = "0m"', 'feeds, number 1, every: write an interval such as "30m"'),
    "an unknown option": (f'{FEED}evry = "1h"', "feeds, number 1, evry: Extra inputs are not permitted"),
    "the same twice": (FEED + FEED, "https://fjord-wire.example/feed is there twice"),
    "no pause": (f"pause = 0\n{FEED}", "pause: Input should be greater than or equal to 0.1"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said(tmp_path: Path, name: str) -> None:
    text, message = WRONG[name]
    with pytest.raises(InputError) as caught:
        loaded(tmp_path, text) if text else watchlist.load(tmp_path / "feeds.toml")
    assert message in str(caught.value)


def test_a_feed_is_due_after_its_interval_and_not_before_a_server_wants_it(tmp_path: Path) -> None:
    listed = loaded(tmp_path, f'every = "2h"\n{FEED}')
    (feed,) = listed.feeds
    noon = datetime(2031, 7, 12, 12, tzinfo=UTC)
    visit = Visit(feed.url, at=noon.isoformat())
    refused = Visit(feed.url, at=noon.isoformat(), failures=1, again="2031-07-13T12:00:00+00:00")
    assert listed.due(feed, None) < noon
    assert listed.due(feed, visit) == noon + timedelta(hours=2)
    assert listed.due(feed, refused) == noon + timedelta(days=1)


def test_the_ready_list_is_well_formed() -> None:
    listed = watchlist.load(watchlist.READY)
    assert len(listed.feeds) >= 20
    assert all(feed.name and feed.outlet for feed in listed.feeds)
    assert len({feed.name for feed in listed.feeds}) == len(listed.feeds)
