"""Figures: the numbers that an article states, with their unit and what they measure.

Ordinals, dates, years, clock times, telephone numbers and the numbers inside names ("Article V", "Resolution 1718",
"F-16", "G7") are not figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources

import yaml

from dateline.model.ids import content_id
from dateline.model.language import Clause, NounPhrase, Sentence
from dateline.model.mention import Mentions
from dateline.model.report import Figure
from dateline.model.span import Span

_ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_WORDS = _ONES | _TENS
_SCALES = {"dozen": 12, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES |= {"mln": 10**6, "bln": 10**9, "mn": 10**6, "bn": 10**9, "tn": 10**12, "m": 10**6, "b": 10**9, "k": 10**3}
_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_FREQUENCIES = {"once": 1, "twice": 2, "thrice": 3}
_ADVERB_PERIOD = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD = "|".join(_WORDS)
_SCALE = "|".join(word for word in _SCALES if len(word) > 1)
_NUMBER = re.compile(
    rf"""
    (?<![\w.,:/–-])
    (?:(?P<sign>US\$|A\$|C\$|HK\$|[$€£¥₹₽₩])\s?|(?P<code>[A-Z]{{3}})\s?(?=\d))?
    (?P<number>
        (?:half|quarter|three[ -]quarters)\s+(?:of\s+)?an?(?=\s+(?:{_SCALE}|hour|day|year|century|mile)\b)
      | (?:{_DIGITS})
      | (?i:{_WORD})(?:[ -](?:{_WORD}))?\b
      | [Aa]n?(?=\s+(?:{_SCALE})\b)
    )
    (?P<half>\s+and\s+a\s+half\b)?
    (?P<scale>(?:[\s-]?(?:{_SCALE})\b|(?<=\d)[mbk](?![\w]))*)
    \+?
    """,
    re.VERBOSE,
)
_FREQUENCY = re.compile(
    rf"\b(?P<often>once|twice|thrice|(?:{_WORD}|\d+)\s+times)\s+"
    r"(?:(?:an?|each|every|per)\s+(?P<period>day|week|fortnight|month|quarter|year)"
    r"|(?P<adverb>daily|weekly|monthly|yearly|annually))\b",
    re.IGNORECASE,
)


_BODY = r"(?P<body>delegation|team|mission|entourage)s?\b"
_BODY_OF = re.compile(rf"\b{_BODY}\s+of\s+(?:(?:about|around|some|nearly|over|up to|at least)\s+)?$", re.IGNORECASE)
_STRONG = re.compile(rf"[- ](?:member|strong|person|people|man)\s+(?:[\w-]+\s+){{0,3}}?{_BODY}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Units:
    """The table `units.yaml`: qualifiers longest first, the rest by word; `qualified` is what ends in any qualifier."""

    qualifiers: tuple[tuple[str, str], ...]
    qualified: re.Pattern[str]
    signs: dict[str, str]
    money: dict[str, str]
    codes: frozenset[str]
    measures: dict[str, str]
    periods: frozenset[str]
    numbered: re.Pattern[str]
    trivial: frozenset[str]


@cache
def units() -> Units:
    """The table that comes with the package."""
    table = yaml.safe_load(resources.files("dateline.reports").joinpath("units.yaml").read_text(encoding="utf-8"))
    bounds = [(phrase, sign) for sign, words in table["qualifiers"].items() for phrase in _list(words)]
    names, before = ("|".join(_list(table["numbered"])), "|".join(phrase for phrase, _ in bounds))
    return Units(
        qualifiers=tuple(sorted(bounds, key=lambda b: (-len(b[0]), b[0]))),
        qualified=re.compile(_ends_in(before)),
        signs=table["signs"],
        money=table["money"],
        codes=frozenset(_list(table["codes"])),
        measures=table["measures"] | table["periods"],
        periods=frozenset(table["periods"].values()),
        numbered=re.compile(rf"(?:\b(?:{names})\.?|#)[\s-]*$"),
        trivial=frozenset(_list(table["trivial"])),
    )


def _list(words: str) -> list[str]:
    return [word.strip() for word in words.split(",")]


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as written: its value, the currency before it, its place in the article."""

    value: Decimal
    currency: str | None
    span: Span
    spelled: bool


def find_figures(m: Mentions) -> tuple[Figure, ...]:
    """The figures of an article, in the order of the text."""
    found = {(f.span, f.value, f.unit): f for s in m.sentences for f in _in_sentence(m, s)}
    return tuple(sorted(found.values(), key=lambda f: (f.span, f.unit)))


def _in_sentence(m: Mentions, sentence: Sentence) -> Iterator[Figure]:
    text = m.article.text
    taken = []
    for match in _FREQUENCY.finditer(text, sentence.span.start, sentence.span.end):
        often = match["often"].lower()
        count = Decimal(_FREQUENCIES[often]) if often in _FREQUENCIES else _value(often.split()[0], "")
        period = match["period"] or _ADVERB_PERIOD[match["adverb"].lower()]
        span = Span(match.start(), match.end())
        taken.append(span)
        yield _figure(m, sentence, span, str(count), f"per {period.lower()}", _subject(sentence, span))
    dates = [t.span for t in m.times if t.sentence == sentence.index and t.kind in ("date", "time")]
    for number in _numbers(text, sentence.span):
        if any(number.span.overlaps(other) for other in [*taken, *dates]) or _not_a_figure(text, number):
            continue
        measured = _measured(m, sentence, number)
        if measured is not None:
            yield measured


def _numbers(text: str, within: Span) -> Iterator[_Number]:
    for match in _NUMBER.finditer(text, within.start, within.end):
        written = match["number"].strip().lower()
        value = _value(written, match["scale"].lower())
        if match["half"]:
            value += Decimal("0.5") * (value / _value(written, ""))
        sign, code = match["sign"], match["code"]
        start = match.start("number") if code and code not in units().codes else match.start()
        currency = units().signs[sign] if sign else code if code in units().codes else None
        yield _Number(value, currency, Span(start, match.end()), not any(c.isdigit() for c in written))


def _value(written: str, scales: str) -> Decimal:
    words = re.findall(r"[a-z]+|[\d.,]+", written)
    value = Decimal(1) if words[0] in ("a", "an") else Decimal(0)
    for word in words:
        if word[0].isdigit():
            value += Decimal(word.replace(",", "").rstrip("."))
        elif word in _WORDS:
            value += _WORDS[word]
        elif word in _FRACTIONS:
            value = _FRACTIONS[word]
    if written.startswith("three") and "quarters" in written:
        value = Decimal("0.75")
    for scale in re.findall(r"[a-z]+", scales):
        value *= _SCALES[scale]
    return value


def _not_a_figure(text: str, number: _Number) -> bool:
    before = text[max(0, number.span.start - 24) : number.span.start]
    after = text[number.span.end : number.span.end + 12]
    written = number.span.of(text)
    bare = number.currency is None and re.fullmatch(r"\d+(?:\.\d+)?", written) is not None
    return bool(
        re.match(r"\s+(?:to|or)\s+[$€£]?\d", after)  # a range: its upper end is enough
        or re.match(r"(?:st|nd|rd|th)\b|(?:<sup>)|[-–]?(?:1?\d|2\d)?:\d\d|/\d|-\d{3,}|[-–]\d{4}\b", after)
        or re.match(r"\s?(?:[ap]\.?m\b|o['’]clock)", after, re.IGNORECASE)
        or (bare and re.match(r"\+\d", after))
        or units().numbered.search(before)
        or (
            bare
            and re.search(
                r"[A-Za-z]-$|\d[-–]$|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s$", before
            )
        )
        or (bare and _is_year(written, before, after))
        or re.search(r"(?:\+|\btel\.?:?|\bphone:?)[\s\d()-]*$", before, re.IGNORECASE)
    )


def _is_year(written: str, before: str, after: str) -> bool:
    if not re.fullmatch(r"1[5-9]\d\d|20\d\d", written):
        return False
    counted = re.match(r"[\s-]+(?:people|soldiers|troops|tons|tonnes|kilomet|miles|hours|barrels|%|percent)", after)
    return counted is None


def _measured(m: Mentions, sentence: Sentence, number: _Number) -> Figure | None:
    """The figure with its unit, or None where the number counts nothing."""
    text = m.article.text
    qualifier, start = _qualifier(text, sentence.span.start, number.span.start)
    after = text[number.span.end : sentence.span.end]
    value = number.value
    unit, length = _unit(after, number)
    if body := _body(text, sentence, number, unit):
        return _figure(m, sentence, Span(start, number.span.end), qualifier + _plain(value), "people", body)
    if unit is None:
        return _counted(m, sentence, number, qualifier, start)
    if number.spelled and unit in ("%",) and length == 0:
        return None
    if unit in units().periods and _is_time(text[: number.span.start], after[length:]):
        return None
    if number.spelled and number.value == 1 and unit in ("days", "weeks", "months", "years", "people", "m", "s"):
        return None
    span = Span(start, number.span.end + length)
    measures = _what(m, sentence, span, unit)
    return _figure(m, sentence, span, qualifier + _plain(value), unit, measures)


def _body(text: str, sentence: Sentence, number: _Number, unit: str | None) -> Span | None:
    """ "A delegation of 12", "a 12-member delegation": the word for the body whose members are counted."""
    if unit is not None or number.value < 2:
        return None
    if strong := _STRONG.match(text, number.span.end, sentence.span.end):
        return Span(*strong.span("body"))
    of = _BODY_OF.search(text, sentence.span.start, number.span.start)
    behind = next((t for t in sentence.tokens if t.start >= number.span.end), None)
    named = behind is not None and behind.upos in ("NOUN", "ADJ", "PROPN")  # "a delegation of 12 lawmakers"
    return Span(*of.span("body")) if of and not named else None


def _is_time(before: str, after: str) -> bool:
    """A time or an age, not a length: "three years ago", "the past two weeks", "40 years old"."""
    ago = re.match(r"[\s-]+(?:ago|earlier|later|old|olds|before|from now)\b", after)
    return bool(ago or re.search(r"\b(?:past|last|next|coming|previous|recent|following|first)\s+$", before[-16:]))


def _qualifier(text: str, floor: int, start: int) -> tuple[str, int]:
    """The sign for the words that bound a number, and where those words begin."""
    before = text[max(floor, start - 24) : start].lower()
    for phrase, sign in units().qualifiers if units().qualified.search(before) else ():
        if match := re.search(_ends_in(phrase), before):
            return sign, start - len(before) + match.start()
    return "", start


def _ends_in(phrase: str) -> str:
    return rf"\b(?:{phrase})(?: the)?\s+$"


def _unit(after: str, number: _Number) -> tuple[str | None, int]:
    """The unit that the words after a number name, and how many characters they take."""
    if match := re.match(r"\s?%", after):
        return "%", match.end()
    if number.currency:
        return number.currency, 0
    if match := re.match(r"\s+(?:of\s+)?((?:U\.?S\.?|American|Australian|Canadian|Hong Kong)\s+)?(\w+)", after):
        word = _singular(match[2].lower())
        if word in units().money:
            nation = (match[1] or "").strip()
            return {"Australian": "AUD", "Canadian": "CAD", "Hong Kong": "HKD"}.get(
                nation, units().money[word]
            ), match.end()
        if match[2] in units().codes:
            return match[2], match.end()
    if match := re.match(r"[\s-]*(square|cubic|nautical|metric)?\s*(per\s?cent|percentage points?|[A-Za-z]+)\b", after):
        word = _singular(re.sub(r"\s+", " ", match[2].lower()))
        if word in ("per cent", "percent"):
            return "%", match.end()
        if word in units().measures:
            power = {"square": "²", "cubic": "³"}.get(match[1] or "", "")
            return units().measures[word] + power, match.end()
    return None, 0


def _singular(word: str) -> str:
    if word in units().measures or word in units().money:
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1] if word.endswith("s") else word


def _counted(m: Mentions, sentence: Sentence, number: _Number, qualifier: str, start: int) -> Figure | None:
    """A count of things: "12 agreements"; the unit is the noun counted."""
    inside = [t for t in sentence.tokens if t.span.overlaps(number.span)]
    if not inside:
        return None
    last = inside[-1].index
    phrase = _innermost(sentence, last)
    hyphen = m.article.text[number.span.end : number.span.end + 1] == "-"  # "a two-state solution"
    if hyphen or phrase is None or phrase.head == last or number.span.start < sentence.tokens[phrase.first].start:
        return None
    head = sentence.tokens[phrase.head]
    between = sentence.tokens[last + 1 : phrase.head]
    if head.upos == "PROPN" or head.index < last or any(t.text in ",;()" for t in between):
        return None
    definite = phrase.determiner in ("the", "these", "those", "this", "that", "both") or phrase.possessor is not None
    if (number.value < 3 and (definite or head.lemma.lower() in units().trivial)) or (
        number.spelled and number.value == 1
    ):
        return None
    if definite and head.lemma.lower() in units().trivial:
        return None
    span = Span(start, head.end)
    joined = next((t.index - 1 for t in sentence.tokens[phrase.head : phrase.last] if t.upos == "CCONJ"), phrase.last)
    measures = Span(sentence.tokens[last + 1].start, sentence.tokens[joined].end)
    return _figure(m, sentence, span, qualifier + _plain(number.value), head.text.lower(), measures)


def _innermost(sentence: Sentence, token: int) -> NounPhrase | None:
    holding = [p for p in sentence.phrases if p.first <= token <= p.last]
    return min(holding, key=lambda p: (p.last - p.first, p.first), default=None)


def _what(m: Mentions, sentence: Sentence, span: Span, unit: str) -> Span | None:
    """The words of what a quantity measures.

    "$3 billion in commitments" and "20 tons of grain" name it after the quantity; "a $3 billion package" and
    "three-hour talks" around it; else it is the subject ("the beach is four kilometers long").
    """
    inside = [t.index for t in sentence.tokens if t.span.overlaps(span)]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    tokens = sentence.tokens
    if last + 2 < len(tokens) and tokens[last + 1].lemma.lower() in ("of", "in", "worth"):
        at = last + 2 + (tokens[last + 2].lemma.lower() == "of")
        starting = [p for p in sentence.phrases if p.first == at and not m.times_in(sentence.index, p.head, p.head)]
        if starting and not m.places_in(sentence.index, starting[0].head, starting[0].head):
            return max(starting, key=lambda p: p.last).span
    if first and tokens[first - 1].lemma.lower() in ("of", "worth"):
        named = [p for p in sentence.phrases if p.head < first - 1 <= p.last + 1]
        if named:
            phrase = max(named, key=lambda p: p.head)
            return Span(tokens[phrase.core_first].start, tokens[phrase.core_last].end)
    around = [p for p in sentence.phrases if p.first <= first and p.head > last and p.core_last >= p.head]
    if around:
        phrase = min(around, key=lambda p: (p.last - p.first, p.first))
        return Span(tokens[min(last + 1, phrase.head)].start, tokens[phrase.last].end)
    if unit == "people" and (counted := sentence.phrase_of(last)) and _takes_part(sentence, last):
        return counted.span
    return _subject(sentence, span)


def _takes_part(sentence: Sentence, token: int) -> bool:
    """Whether these people act or are acted on: not "the hotels are designed for 20,000 people"."""
    core = ("subject", "object", "agent")
    return any(a.role in core and a.token == token for c in sentence.clauses for a in c.arguments)


def _subject(sentence: Sentence, span: Span) -> Span | None:
    """The subject of the clause that the words stand in."""
    inside = [t.index for t in sentence.tokens if t.span.overlaps(span)]
    if not inside:
        return None
    clause = _clause_of(sentence, inside[0], inside[-1])
    if clause is None:
        return None
    for argument in [*clause.having("subject"), *clause.having("agent")]:
        phrase = sentence.phrase_of(argument.token)
        if phrase is not None and not phrase.span.overlaps(span):
            return phrase.span
    return None


def _clause_of(sentence: Sentence, first: int, last: int) -> Clause | None:
    """The clause that has these tokens as an argument or predicate, else the nearest verb before them."""
    for clause in sorted(sentence.clauses, key=lambda c: c.kind == "noun"):
        if first <= clause.predicate <= last or any(first <= a.token <= last for a in clause.arguments):
            return clause
    before = [c for c in sentence.clauses if c.kind != "noun" and c.predicate < first]
    return max(before, key=lambda c: c.predicate, default=None)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _figure(m: Mentions, sentence: Sentence, span: Span, value: str, unit: str, measures: Span | None) -> Figure:
    key = content_id("fig", m.article.id, span.start, span.end, value, unit)
    return Figure(key, m.article.id, sentence.index, span, value, unit, measures)
