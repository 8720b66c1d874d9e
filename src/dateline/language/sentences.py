# ruff: noqa: SIM905 (word sets are easier to read and mend as running text)
"""Where sentences begin and end, in characters of the text: rules only, no learned model.

A newline always ends a sentence. An opening quotation mark belongs to the sentence it opens, a closing one to the
sentence it closes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.span import Span

# Never the end of a sentence when a name or a number follows.
TITLES = frozenset(
    "mr mrs ms messrs dr prof gen lt col maj capt cpt cmdr adm brig sgt cpl sen rep reps sens gov pres amb hon rev fr"
    " st sec min mgr supt det insp atty ft mt vs viz cf e.g i.e al ph.d dept".split()
)
BEFORE_NUMBER = frozenset(
    "no nos art arts p pp vol ch fig sec para approx ca c est jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# May end a sentence; they do so only before a word that commonly begins one.
MAYBE = frozenset(
    "inc corp co ltd llc bros jr sr etc a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec est ave blvd".split()
)
STARTERS = frozenset(
    "the a an this that these those there here he she it they we i you his her its their our my your in on at by for"
    " from with after before during since until when while where although though as if but and or however meanwhile"
    " earlier later also both all some many most one two each another other no not according what who why how under"
    " over among despite because then now so such moreover furthermore instead thus therefore officials sources"
    " following last next yesterday today asked speaking talks even like unlike through".split()
)
SPEECH = "said|says|asked|added|told|exclaimed|wrote|tweeted|replied|noted|stressed|declared|warned|continued|shouted"

CLOSERS = "\"'”’»)]"
END = re.compile(
    rf"(?P<stop>[.!?…]+)(?P<close>[{re.escape(CLOSERS)}]*)(?:\s?\[\d+\])*(?P<gap>\s+|(?=[“\"'‘«(]?[A-Z][a-z]+[\s,])|$)"
)
WORD_BEFORE = re.compile(r"[\w.&-]+$")
WORD_AFTER = re.compile(r"[\"'“”‘’«(\[]*([\w.-]+)")
BEGINS = re.compile(r"[\"'“‘«(\[]*(?:[^\W_a-zß-öø-ÿ]|[a-z]+[A-Z])|[-–—•*]|\([^()]{9,}\)\.?$")
# Speech that breaks off and starts anew: "It was at the — Well, that is another story."
BROKEN_OFF = re.compile(
    r"\s(?:—|--)(?P<gap>\s+)(?=(?:Yes|Yeah|No|Oh|Well|Okay|See|Wait|That|This|It|We|How|Why|What|Do|Does|Did|Can|Could"
    r"|Would|Is|Are)\b)"
)
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
WEEKDAY_DATE = rf"{DAY}, {MONTH} \d{{1,2}}, \d{{4}}"
OFFICE = (
    r"PRESIDENT|PREMIER|MINISTER|SECRETARY|CHANCELLOR|AMBASSADOR|COMMISSIONER|GENERAL|KING|QUEEN|PRINCE|SENATOR|SPOKES\w+"
    r"|MODERATOR|QUESTION|MR|MRS|MS|DR"
)
# Text that layout set apart: a date under or over what it dates, the number of a figure, the number of a footnote,
# who speaks in a transcript.
SET_APART = (
    re.compile(rf"^{WEEKDAY_DATE}(?P<gap>\s+)(?=[A-Z])"),
    re.compile(rf"(?<=[\w?!'”\"])(?P<gap>\s+)(?={WEEKDAY_DATE}$)"),
    re.compile(
        rf"^(?:Q|(?=[^:]*\b(?:{OFFICE})\b)[A-ZÀ-Þ][A-ZÀ-Þ.,'’\- ]{{2,60}}(?:\([^()\n]{{1,60}}\))?):(?P<gap>\s+)(?=\S)"
    ),
    re.compile(r"^(?:Figure|Fig\.|Table|Listing|Chart|Box) \d+(?:\.\d+)?(?P<gap>\s+)(?=[A-Z][a-z]+ [a-z])"),
)
FOOTNOTE = re.compile(r"(?P<before>[\w.)\]]+)(?<=[a-z\d)\]][.!?])\s\d{1,2}(?P<gap>\s+)(?=(?P<next>[A-Z]\w*))")
SPOKEN_AFTER = re.compile(rf"(?:[A-Z][\w.'’-]*\s+){{1,5}}(?:{SPEECH})\b")
INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
HEADING_WORDS = 14


@dataclass(frozen=True, slots=True)
class Stretch:
    """One sentence of the text."""

    span: Span
    paragraph: int
    heading: bool


def split(text: str, paragraphs: Iterable[Span] = (), headings: Iterable[Span] = ()) -> list[Stretch]:
    """The sentences of a text, in order. Lines are paragraphs where none are given."""
    known_headings = list(headings)
    lines = [line for area in list(paragraphs) or [Span(0, len(text))] for line in _lines(text, area)]
    stretches = []
    for number, line in enumerate(lines):
        heading = any(line.overlaps(known) for known in known_headings) or _looks_like_heading(line.of(text))
        spans = _heading_parts(text, line) if heading else split_paragraph(text, line)
        stretches += [Stretch(span, number, heading) for span in spans]
    return stretches


def split_paragraph(text: str, area: Span) -> list[Span]:
    """The sentences of one paragraph."""
    spans = []
    start = area.start
    apart = _layout_gaps(text, area)
    for match in END.finditer(text, area.start, area.end):
        while apart and apart[0][1] <= match.start():
            spans.append(Span(start, apart[0][0]))
            start = apart.pop(0)[1]
        footnote = bool(apart) and apart[0][0] <= match.end() + 2 and text[match.end() : apart[0][0]].isdigit()
        if match.end() < area.end and not footnote and _ends_sentence(text, start, match, area.end):
            spans.append(Span(start, match.start("gap")))
            start = match.end()
    for gap in apart:
        spans.append(Span(start, gap[0]))
        start = gap[1]
    return [*spans, *([Span(start, area.end)] if start < area.end else [])]


def _is_footnote(match: re.Match[str]) -> bool:
    word = match.group("before").rstrip(".").lower()
    return match.group("next").lower() in STARTERS and word not in BEFORE_NUMBER | MAYBE | TITLES


def _heading_parts(text: str, line: Span) -> list[Span]:
    """A heading is one sentence, but for a date that layout set under it."""
    for pattern in SET_APART:
        if match := pattern.search(line.of(text)):
            return [Span(line.start, line.start + match.start("gap")), Span(line.start + match.end("gap"), line.end)]
    return [line]


def _layout_gaps(text: str, area: Span) -> list[tuple[int, int]]:
    """Where a sentence ends without a sign that says so."""
    line = area.of(text)
    found = [match for pattern in (*SET_APART, BROKEN_OFF) for match in pattern.finditer(line)]
    found += [match for match in FOOTNOTE.finditer(line) if _is_footnote(match)]
    return sorted((area.start + match.start("gap"), area.start + match.end("gap")) for match in found)


def _lines(text: str, area: Span) -> list[Span]:
    spans = []
    for match in re.finditer(r"[^\n\r\u2028\u2029]+", area.of(text)):
        line = match.group()
        start = area.start + match.start() + len(line) - len(line.lstrip())
        if stripped := line.strip():
            spans.append(Span(start, start + len(stripped)))
    return spans


def _looks_like_heading(line: str) -> bool:
    """A short line that does not end as a sentence does."""
    return len(line.split()) <= HEADING_WORDS and line[-1].isalnum()


def _ends_sentence(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    rest = text[match.end() : limit]
    if not BEGINS.match(rest):
        return False
    glued = not match.group("gap")
    before = WORD_BEFORE.search(text[start : match.start()])
    word = before.group().lower() if before else ""
    if glued and word.isdigit():  # "on Sept. 17.The talks"
        starter = WORD_AFTER.match(rest)
        return match.group("stop") == "." and starter is not None and starter.group(1).lower() in STARTERS
    if glued:  # "end.Next": only after a plain word, so that no address is cut
        return len(word) > 2 and word.isalpha() and text[match.start() - 1].islower()
    after = WORD_AFTER.match(rest)
    following = after.group(1) if after else ""
    if match.group("stop") != ".":
        return not (match.group("close") and SPOKEN_AFTER.match(rest))
    if match.group("close"):
        return True
    return _stop_ends(word, following, text[start : match.start()])


def _stop_ends(word: str, following: str, before: str) -> bool:
    """Whether a single full stop after `word` ends the sentence, when `following` is the next word."""
    if word in TITLES or (word in BEFORE_NUMBER and following[:1].isdigit()):
        return False
    if before.strip(" \"'“‘(•-").isdigit():  # "1. First item"
        return False
    begins = following.lower() in STARTERS
    if word in MAYBE:
        return begins
    if INITIALS.fullmatch(word):  # "U.S.", "J."; "(U.S. Under Secretary of State)"
        return begins and before.count("(") <= before.count(")")
    return True
