"""What came of a meeting, where the article says so: an agreement, or none.

"Talks between Dahl and Berg ended without an agreement"; "The two sides failed to reach a deal." The words stand in the
sentence that tells of the meeting, or in one after it that begins with the talks or with those who held them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.model import Detail, EventReport, Span
from dateline.reports.drafts import HAPPENED, MEETINGS, NEAR, Scene

_PACT = r"(?:agreements?|deals?|accords?|compromise|breakthrough|consensus|settlement|understanding|result)"
_SOME = r"(?:(?:an?|any|the|a) )?(?:[a-z-]+ ){0,2}"
_NONE = re.compile(
    r"\b(?:ended|ending|concluded|concluding|closed|finished|broken? (?:up|off)|parted|collapsed|left)\b"
    rf"(?: [\w-]+){{0,6}} (?:without|with no) (?:(?:reaching|signing|producing|securing) )?{_SOME}{_PACT}\b"
    rf"|\bfail(?:ed|ing) to (?:agree|(?:reach|produce|yield|strike|secure|clinch|bring|find) {_SOME}{_PACT})\b"
    rf"|\b(?:did not|didn't|had not|have not) (?:reach|reached|produce|yield|strike|bring|result in) {_SOME}{_PACT}\b"
    rf"|\b[Nn]o {_PACT} (?:was|were|had been|has been) (?:reached|struck|found|signed)\b"
)
_REACHED = re.compile(
    rf"\b(?:reached|struck|clinched|sealed|hammered out) {_SOME}{_PACT}\b"
    rf"|\b(?:ended|concluded|closed|resulted) (?:with|in) {_SOME}(?:agreement|deal|accord|compromise)\b"
    rf"|\b{_PACT} (?:was|were) (?:reached|struck)\b"
)
# What is wished, supposed or long past is no outcome: "if a deal was reached", "the agreement they had reached in May".
_OPEN = re.compile(r"\b(?:if|unless|until|whether|once|before|had|not|never|no|could|would|should|may|might)\b|n't\b")
_BACK = re.compile(
    r"(?:but |however, |yet |still, )?(?:(?:the|their|those|these) (?:\w+ )?"
    r"(?:talks|meeting|negotiations|discussions|summit|consultations|sides|leaders|ministers|presidents|delegations|pair)"
    r"|both sides|they|the (?:two|pair)|no (?:agreement|deal|accord))\b",
    re.IGNORECASE,
)


def with_outcomes(reports: tuple[EventReport, ...], scene: Scene) -> tuple[EventReport, ...]:
    """The reports, meetings that took place with what came of them."""
    meetings = [r for r in reports if r.mode in MEETINGS and r.status in HAPPENED and r.type == "CONSULT"]
    if not meetings:
        return reports
    found: dict[str, Detail] = {}
    for sentence in scene.mentions.sentences:
        for detail in _told(sentence.span, scene.text):
            report = _meant(detail, sentence.index, sentence.span.of(scene.text), meetings)
            if report is not None:
                found.setdefault(report.id, detail)
    return tuple(replace(r, details=(*r.details, found[r.id])) if r.id in found else r for r in reports)


def _told(sentence: Span, text: str) -> Iterator[Detail]:
    for value, words in (("no agreement", _NONE), ("agreement", _REACHED)):
        for match in words.finditer(text, sentence.start, sentence.end):
            before = text[max(sentence.start, match.start() - 30) : match.start()]
            if value == "no agreement" or not _OPEN.search(before):
                yield Detail("outcome", value, Span(*match.span()))


def _meant(detail: Detail, sentence: int, words: str, meetings: list[EventReport]) -> EventReport | None:
    """The meeting of the sentence that stands nearest before the words; else the last one, where they point back."""
    here = [r for r in meetings if r.sentence == sentence]
    if here:
        before = [r for r in here if detail.span and r.trigger.start < detail.span.start]
        return max(before, key=lambda r: r.trigger.start, default=None)
    if not _BACK.match(words.lstrip("\"'“‘ ")):
        return None
    earlier = [r for r in meetings if 0 < sentence - r.sentence <= NEAR]
    return max(earlier, key=lambda r: (r.sentence, r.news, r.trigger.start), default=None)
