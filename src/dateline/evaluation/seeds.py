"""Two articles on one visit against what a careful reader takes from them (`seeds/expected.yaml`).

A row is met when an exported event of the row's articles has its actors and its date right; a row that names CONSULT
must be CONSULT in the same mode, an agreement may be reached (AGREE) or signed (SUPPORT).
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from dateline.model import bounds
from dateline.world.names import fold, same_person

Row = Mapping[str, Any]


class Reader:
    """The careful reader's record, and how an exported one compares with it."""

    def __init__(self, folder: Path) -> None:
        self.expected: dict[str, Any] = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
        self.actors = {a["id"]: a for a in self.expected["actors"]}
        self.files: dict[str, str] = {key: value["file"] for key, value in self.expected["articles"].items()}

    def score(
        self, events: Sequence[Row], statements: Sequence[Row], articles: Sequence[Row]
    ) -> dict[str, tuple[int, int]]:
        """(right, asked) for events, statements, plan -> outcome, kept apart, publication dates."""
        ids = {key: a["id"] for key, name in self.files.items() for a in articles if Path(a["source"]).name == name}
        published = {a["id"]: str(a["published"]) for a in articles}
        met = self._events(events, ids)
        apart = [(e["id"], e["not_same_as"]) for e in self.expected["events"] if "not_same_as" in e]
        dates = [
            published.get(ids.get(key, ""), "").startswith(str(value["published"])[:10])
            for key, value in self.expected["articles"].items()
        ]
        plans = self.expected["plan_outcome"]
        return {
            "events": (len(met), len(self.expected["events"])),
            "statements": (self._statements(statements, ids), len(self.expected["statements"])),
            "plan_outcome": (sum(_linked(row, events) for row in plans), len(plans)),
            "kept_apart": (sum(self._apart(a, b, met, events, ids) for a, b in apart), len(apart)),
            "published": (sum(dates), len(dates)),
        }

    def _events(self, events: Sequence[Row], ids: Mapping[str, str]) -> dict[str, str]:
        """Met row -> the event that meets it, each event used once."""
        met: dict[str, str] = {}
        for row in self.expected["events"]:
            articles = self._articles(row, ids)
            for event in events:
                told = {r["article"] for r in event["reports"]}
                if event["id"] not in met.values() and told & articles and self._same(row, event):
                    met[row["id"]] = event["id"]
                    break
        return met

    def _apart(
        self, left: str, right: str, met: Mapping[str, str], events: Sequence[Row], ids: Mapping[str, str]
    ) -> bool:
        """Is one of the two met, and is there another event of the other's kind and people in its articles?"""
        rows = {row["id"]: row for row in self.expected["events"]}
        for one, other in ((left, right), (right, left)):
            told = self._articles(rows[other], ids)
            if one in met and any(
                e["id"] != met[one] and self._alike(rows[other], e) and told & {r["article"] for r in e["reports"]}
                for e in events
            ):
                return True
        return False

    def _articles(self, row: Row, ids: Mapping[str, str]) -> set[str | None]:
        return {ids.get(a) for key in ("articles", "planned_in", "happened_in") for a in row.get(key, [])}

    def _same(self, row: Row, event: Row) -> bool:
        """Kind, actors and date are right."""
        return (
            self._alike(row, event)
            and _within(row.get("start"), event["start"])
            and _before(row.get("end"), event["start"])
        )

    def _alike(self, row: Row, event: Row) -> bool:
        kinds = {"AGREE": {"AGREE", "SUPPORT"}}.get(row.get("type", ""), {row.get("type")})
        if row.get("type") in ("CONSULT", "AGREE", "COOPERATE", "SUPPORT") and event["type"] not in kinds:
            return False
        if row.get("mode") and event["mode"] != row["mode"]:
            return False
        who = row.get("who", [])
        if not all(any(self._is(key, actor) for actor in event["actors"]) for key in who):
            return False
        return bool(who) or _shares_words(row.get("about") or row["id"], " ".join(r["text"] for r in event["reports"]))

    def _is(self, key: str, actor: Row) -> bool:
        if key not in self.actors:  # a state
            return bool(actor["country"] == key)
        gold = self.actors[key]
        names = {fold(n) for n in (gold["name"], *gold.get("forms", []))}
        return fold(actor["name"]) in names or same_person(actor["name"], gold["name"])

    def _statements(self, statements: Sequence[Row], ids: Mapping[str, str]) -> int:
        used: set[str] = set()
        for row in self.expected["statements"]:
            for said in statements:
                fits = said["id"] not in used and said["article"] == ids.get(row["article"])
                fits = (
                    fits
                    and said["kind"] == row["kind"]
                    and self._is(row["speaker"], {"country": None, **said["speaker"]})
                )
                words = row.get("quote_starts")
                if fits and (
                    _squeeze(words) in _squeeze(said["text"]) if words else _shares_words(row["about"], said["text"])
                ):
                    used.add(said["id"])
                    break
        return len(used)


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _shares_words(about: str, text: str) -> bool:
    return any(word[:6] in fold(text) for word in re.findall(r"[a-z]{5,}", fold(about)))


def _within(wanted: object, got: str | None) -> bool:
    if not wanted:
        return True
    (a, b), (c, d) = bounds(str(wanted)), bounds(got)
    return (a is None or (c is not None and c >= a)) and (b is None or (d is not None and d <= b))


def _before(wanted: object, got: str | None) -> bool:
    """Did it begin no later than the end that the reader noted? Nothing stated is no error where no start is asked."""
    if not wanted or not got:
        return True
    limit, begun = bounds(str(wanted))[1], bounds(got)[1]
    return limit is None or (begun is not None and begun <= limit)


def _linked(row: Row, events: Sequence[Row]) -> bool:
    """Is there one event, or two linked ones, that was planned in the one sentence and held in the other?"""

    def telling(text: str) -> list[Row]:
        return [e for e in events if any(_squeeze(text) in _squeeze(r["text"]) for r in e["reports"])]

    outcomes = [e for e in telling(row["outcome"]["text"]) if e["status"] == "held"]
    plans = {e["id"] for e in telling(row["plan"]["text"]) if any(r["status"] == "planned" for r in e["reports"])}
    return any(e["id"] in plans or e["outcome_of"] in plans for e in outcomes)
