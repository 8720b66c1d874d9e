"""The grammar: a table of named patterns, each with the function that reads it.

In a pattern `{name}` (or `{name:group}`) stands for the words of `lexicon.WORDS`, a blank for any white space, `_` for
a blank or a hyphen. A group named `it` is the expression where the pattern also looks at its neighbours; a digit at the
end of a group's name only tells two groups of one pattern apart. Where expressions overlap, the one that starts first
wins, then the longer one, then the one higher up in the table.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from re import Pattern

from dateline.mentions.times import clock, deictic, explicit, spans
from dateline.mentions.times.lexicon import WORDS
from dateline.mentions.times.reading import Reading, Scene, Words

Reader = Callable[[Words, Scene], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    regex: Pattern[str]
    read: Reader


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that can only fit where a text has certain letters: one cheap look saves many.

    They are one of each group of `letters`, in lower case, or what `signs` fit where these are given.
    """

    letters: tuple[tuple[str, ...], ...]
    signs: Pattern[str] | None
    rules: tuple[Rule, ...]

    def may_fit(self, text: str, low: str) -> bool:
        """`low` is the text in lower case, with single blanks alone."""
        if self.signs:
            return self.signs.search(text) is not None
        for group in self.letters:
            for letters in group:
                if letters in low:
                    break
            else:
                return False
        return True


def _family(letters: str, *rules: Rule) -> Family:
    """`letters` as "last|next & week|month": one of each group."""
    return Family(tuple(tuple(group.split("|")) for group in letters.split(" & ")), None, rules)


def _signed(signs: str, *rules: Rule) -> Family:
    return Family((), re.compile(signs), rules)


def fitting(text: str) -> Iterator[Rule]:
    """The rules of all families that may fit a text, in the order of the table."""
    low = " ".join(text.lower().split())
    return (rule for family in FAMILIES if family.may_fit(text, low) for rule in family.rules)


def _rule(name: str, pattern: str, read: Reader) -> Rule:
    def group(match: re.Match[str]) -> str:
        return f"(?P<{match[2] or match[1]}>{WORDS[match[1].rstrip('0123456789')]})"

    expanded = re.sub(r"\{([A-Za-z]+\d?)(?::(\w+))?\}", group, pattern)
    regex = rf"(?<!\w)(?:{expanded})(?!\w)".replace("_", r"[\s‑-]").replace(" ", r"\s+")
    return Rule(name, re.compile(regex, re.IGNORECASE), read)


def _part(name: str, pattern: str, read: Reader) -> Rule:
    """A period that "early", "the end of" and the like may cut: "mid-May", "late last month", "earlier this year"."""
    return _rule(
        name, rf"(?:(?:{{part}}|(?P<side>earlier|later|sometime)(?: in)?)[\s-]*(?<=[\s-]))?(?:{pattern})", read
    )


def _day(name: str, pattern: str, read: Reader) -> Rule:
    """A day with a part of it: "early Tuesday", "Friday evening", "the morning of July 12"."""
    before = r"(?:early|earlier|late|later|mid_{daypart2})(?: on)?_|the (?:{daypart3}|early (?P<daypart4>hours)) of "
    return _rule(name, rf"(?:{before})?(?:{pattern})(?: {{daypart}})?", read)


def _count(name: str, pattern: str, read: Reader) -> Rule:
    """A count that "more than", "nearly" and the like may qualify."""
    return _rule(name, rf"(?:{{near}} )?(?:{pattern})", read)


_YEAR = r"(?:(?:,\s*|\s+)(?:of )?{year}|,? ['’](?P<short>\d\d)|(?:,? of)? (?P<which>last|this|next) year)"
_DEICTIC = r"(?P<deictic>(?:(?:this|the) )?(?:past|coming|previous|following)|last|next|this)"
_FULL = r"(?P<first>(?:1\d|20)\d\d)"
_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = "(?:one|two|three|four|five|six|seven|eight|nine)"
_DECADE_NAMES = "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
_SPOKEN = rf"(?P<hundreds>nineteen|eighteen)_(?P<rest>{_TENS}(?:_{_ONES})?)"
_LONG = (
    "(?:(?: (?:or so|more|other|full|long|whole|consecutive|straight|trading|business|working|additional|extra|further"
    "|fiscal)){0,2})"
)

_UNITS = "second|minute|hour|day|night|week|month|quarter|season|year|decade|centur"
_BESIDE = "last|past|previous|preceding|this|current|next|coming|following"  # words of which `_DEICTIC` is made, too
_MONTH_NAMES = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"

DAYS_OF_MONTHS = _signed(
    _MONTH_NAMES,
    _rule("attacks of 2001", r"(?P<it>Sept(?:ember|\.)? 11(?:th)?) (?:terror\w* )?attacks?", explicit.september_11),
    _rule(
        "days of two months",
        rf"{{month}} {{day}}{{to}}{{month:until}} {{day:lastday}}{_YEAR}?",
        explicit.day_range,
    ),
    _rule(
        "between days of two months",
        rf"between (?P<it>{{month}} {{day}} and {{month:until}} {{day:lastday}}{_YEAR}?)",
        explicit.day_range,
    ),
    _rule(
        "days of two months, day first",
        rf"(?:the )?{{day}}(?: of)? {{month}}{{to}}(?:the )?{{day:lastday}}(?: of)? {{month:until}}{_YEAR}?",
        explicit.day_range,
    ),
    _rule(
        "between days of two months, day first",
        rf"between (?P<it>{{day}} {{month}} and {{day:lastday}} {{month:until}}{_YEAR}?)",
        explicit.day_range,
    ),
    _rule("days of a month", rf"{{month}} {{day}}{{to}}(?:the )?{{day:lastday}}{_YEAR}?", explicit.day_range),
    _rule(
        "days of a month, day first",
        rf"(?:the )?{{day}}{{to}}(?:the )?{{day:lastday}}(?: of)? {{month}}{_YEAR}?",
        explicit.day_range,
    ),
    _rule(
        "between days", rf"between (?P<it>{{month}} {{day}} and (?:the )?{{day:lastday}}{_YEAR}?)", explicit.day_range
    ),
    _rule(
        "between days, day first",
        rf"between (?P<it>(?:the )?{{day}} and (?:the )?{{day:lastday}}(?: of)? {{month}}{_YEAR}?)",
        explicit.day_range,
    ),
    _rule(
        "days running", rf"{{month}} {{day}} and {{day:lastday}}(?! (?:percent|people)){_YEAR}?", explicit.days_running
    ),
    _rule(
        "days running, day first",
        rf"(?:the )?{{day}} and {{day:lastday}}(?: of)? {{month}}{_YEAR}?",
        explicit.days_running,
    ),
    _day("month and day", rf"(?:{{weekday}},? (?:the )?)?{{month}} {{day}}{_YEAR}?", explicit.calendar_day),
    _day(
        "month and day in words",
        rf"(?:(?:this coming |this past |last |next )?{{weekday}},? )?{{month}} (?:the )?{{dayword:day}}{_YEAR}?",
        explicit.calendar_day,
    ),
    _day("day and month", rf"(?:{{weekday}},? )?(?:the )?{{day}}(?: of)?_{{month}}{_YEAR}?", explicit.calendar_day),
    _day("day in words and month", rf"the {{dayword:day}} of {{month}}{_YEAR}?", explicit.calendar_day),
    _rule(
        "another day of the month",
        r"{month} \d{1,2}(?:, \d{1,2})*,? and (?P<it>{day})(?! (?:percent|people|other))",
        explicit.calendar_day,
    ),
    _day("last day by name", rf"{_DEICTIC} {{month}} {{day}}", explicit.deictic_day),
    _rule("weekday of a month", rf"the {{ordinal}} {{weekday}} (?:of|in) {{month}}{_YEAR}?", explicit.weekday_of_month),
    _rule("week of a month", rf"the {{ordinal}} week (?:of|in) {{month}}{_YEAR}?", explicit.week_of_month),
    _rule("week of a day", rf"the week of {{month}} {{day}}{_YEAR}?", explicit.week_of_day),
)

MONTHS = _signed(
    _MONTH_NAMES,
    _rule(
        "parts of two months",
        r"(?:{part:begins}[\s-]*(?<=[\s-]))?{month}{to}(?:{part:ends}[\s-]*(?<=[\s-]))?{month:until}" + f"{_YEAR}?",
        explicit.month_range,
    ),
    _part("months", rf"{{Month:month}}{{to}}{{Month:until}}{_YEAR}?", explicit.month_range),
    _rule("between months", rf"between (?P<it>{{Month:month}} and {{Month:until}}{_YEAR}?)", explicit.month_range),
    _part("month and year", rf"{{month}}{_YEAR}", explicit.month),
)

SPOKEN_MONTHS = _family(
    "nineteen|eighteen",
    _part(
        "month and spoken year",
        rf"{{Month:month}},? {_SPOKEN}",
        explicit.month,
    ),
)

MONTHS_BESIDE = _family(
    _BESIDE,
    _part("last month by name", rf"{_DEICTIC} {{Month:month}}", explicit.deictic_month),
)

MONTHS_ALONE = _signed(
    _MONTH_NAMES,
    _part("month", r"{Month:month}", explicit.month),
)

DAYS_ALONE = _signed(
    r"\d(?i:th|st|nd|rd)",
    _rule("day of this month", r"(?:on|by|until|since|before) (?P<it>the {day})(?=\s*[,.;])", explicit.day_alone),
    _rule("day of last month", r"the {day} of (?P<deictic>this|last|next) month", explicit.day_alone),
)

NUMERIC_DAYS = _signed(
    r"\d[-/.]\d",
    _rule("iso day", r"(?P<y>(?:1\d|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)", explicit.iso_day),
    _rule("9/11", r"9/11(?![\d/])", explicit.september_11),
    _rule(
        "numeric day",
        r"(?P<a>\d{1,2})(?P<separator>[/.])(?P<b>\d{1,2})(?P=separator)(?P<y>(?:1\d|20)\d\d|\d\d)",
        explicit.numeric_day,
    ),
)

HOLIDAYS = _family(
    " day| eve|easter|christmas|good friday|black friday|ash wednesday|maundy|palm sunday|whit monday|holy saturday"
    "|halloween|juneteenth|epiphany|thanksgiving|pentecost|fourth of july|new year|spring festival|eid al|eid ul"
    "|diwali|deepavali|ashura|hashanah|kippur|passover|nowruz|seollal",
    _day("last holiday", rf"{_DEICTIC} {{holiday}}", explicit.deictic_holiday),
    _day("holiday", rf"{{holiday}}(?: (?P<stretch>weekend|week))?{_YEAR}?", explicit.named_holiday),
)

SEASONS = _family(
    "spring|summer|autumn|fall|winter",
    _part("season and year", rf"(?:the )?{{season}}{_YEAR}", explicit.season),
    _part(
        "season and spoken year",
        rf"(?:the )?{{season}} (?:of )?{_SPOKEN}",
        explicit.season,
    ),
    _part("last season", rf"{_DEICTIC} {{season}}", explicit.deictic_season),
    _rule("season", r"in (?P<it>(?:the )?(?:early |late )?{season})(?! of)", explicit.season),
    _rule("the season", r"the (?:early |late )?(?P<season>summer|winter|spring)(?! of)", explicit.season),
)

QUARTERS = _family(
    "quarter|half|period|q1|q2|q3|q4",
    _part(
        "quarter",
        rf"(?:the )?(?:fiscal_)?{{ordinal}} (?:fiscal )?quarter(?:(?: in| of)?(?: fiscal(?: year)?)?{_YEAR})?"
        r"|(?:fiscal )?{ordinal2}-quarter",
        explicit.quarter,
    ),
    _part("quarter or period of a year", r"the {year} (?:period|quarter)", explicit.year),
    _part("quarter of a year", r"(?:the )?{year}(?:['’]s)? {ordinal}_quarter", explicit.quarter),
    _part("quarter of this year", r"(?P<which>last|this|next) year['’]s {ordinal}_quarter", explicit.quarter),
    _part("quarter in short", r"Q(?P<rank>[1-4])(?:,? (?:of )?{year})?", explicit.quarter),
    _rule(
        "half of a year",
        r"(?:the )?(?P<rank>first|second|last|latter|opening)_half(?: of)?"
        r" (?:{year}|(?P<which>last|this|next|the) year)",
        explicit.half,
    ),
)

HALVES = _family(
    "h1|h2",
    _rule("half in short", r"H(?P<rank>[12]),? (?:of )?{year}", explicit.half),
)

FISCAL_YEARS = _family(
    "fiscal|fy",
    _rule(
        "fiscal years", rf"(?:the )?(?:fiscal(?: years?)?|FY)\s*{_FULL}[-–/](?P<last>\d{{4}}|\d\d)", explicit.year_range
    ),
    _part("fiscal year", r"(?:the )?(?:fiscal(?: year)?|FY)\s*{year}", explicit.fiscal_year),
)

SPANS_OF_YEARS = _signed(
    r"\d[-–/]\d",
    _rule("years", rf"{_FULL}[-–/](?P<last>\d{{4}}|\d\d)", explicit.year_range),
)

YEARS_APART = _family(
    "between|from",
    _rule("between years", rf"between (?P<it>{_FULL} and (?P<last>(?:1\d|20)\d\d))", explicit.year_range),
    _rule(
        "from year to year", rf"from (?P<it>{_FULL} (?:to|through|until) (?P<last>(?:1\d|20)\d\d))", explicit.year_range
    ),
)

YEARS = _signed(
    r"(?:1\d|20)\d\d",
    _part("year", r"(?:the year )?{year}", explicit.year),
)

SPOKEN_YEARS = _family(
    "nineteen|eighteen|thousand",
    _part("spoken year", _SPOKEN, explicit.spoken_year),
    _part(
        "spoken millennium",
        rf"the year (?P<thousands>two) thousand(?: (?:and )?(?P<ones>{_ONES}))?",
        explicit.spoken_year,
    ),
)

DECADES = _signed(
    r"\d0['’]?[sS]",
    _part("decade", r"(?:the )?(?P<decade>(?:1\d|20)\d0['’]?s)|(?:the )?(?P<decade2>['’]\d0s)", explicit.decade),
)

DECADES_IN_WORDS = _family(
    _DECADE_NAMES,
    _part(
        "decade in words", rf"the (?:(?:early|mid|late)_)?(?:nineteen_)?(?P<decade>{_DECADE_NAMES})", explicit.decade
    ),
)

CENTURIES = _family(
    "century",
    _part("century", r"(?:the )?{ordinal}_century", explicit.century),
)

ENDS_OF_YEARS = _family(
    "end",
    _rule("year's end", r"(?:the )?year(?:['’]s)?_end|end_{year}", deictic.year_end),
)

WEEKDAYS = _signed(
    "Mon|Tue|Wed|Thu|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN",
    _day("weekday of a week", r"{weekday} (?:of )?(?P<deictic>last|next|this) week", deictic.weekday_of_week),
    _rule("weekdays in a row", r"from (?P<it>{weekday} (?:to|through|until) {weekday:until})", deictic.weekday_range),
    _rule("between weekdays", r"between (?P<it>{weekday} and {weekday:until})", deictic.weekday_range),
    _rule("weekday through weekday", r"{weekday} through {weekday:until}", deictic.weekday_range),
    _day("weekday", rf"(?:{_DEICTIC} )?{{weekday}}", deictic.weekday),
)

DAY_WORDS = _family(
    "yesterday|today|tomorrow",
    _day(
        "day word",
        r"(?P<word>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow)",
        deictic.day_word,
    ),
)

PARTS_OF_DAYS = _family(
    "night|morning|afternoon|evening",
    _rule(
        "near part of the day",
        r"tonight|(?:(?:earlier|later) )?this (?:morning|afternoon|evening)|last night|overnight",
        deictic.near_daypart,
    ),
    _rule("that evening", r"(?:that|the same) (?:morning|afternoon|evening|night)", deictic.beside_day),
    _rule("the morning", r"in (?P<it>the {daypart})", deictic.the_daypart),
)

DAYS_BESIDE = _family(
    "the next|the following|the previous|the preceding|the day",
    _rule(
        "the next day",
        r"the (?:next|following|previous|preceding) (?:day|morning|afternoon|evening|night)"
        r"|the day (?:before|after)(?=\s*[.,;])",
        deictic.beside_day,
    ),
)

PERIODS_BESIDE = _family(
    f"{_BESIDE} & {_UNITS}",
    _part(
        "last week",
        r"(?:the )?(?P<deictic>last|this past|past|previous|preceding|this|current|next|coming|following) {grain}",
        deictic.deictic_period,
    ),
)

PARTS_OF_PERIODS = _family(
    "the day|the week|the month|the quarter|the year|the decade|the century",
    _rule("the end of the week", r"(?:{part}|(?P<side>earlier|later) in) the {grain}", deictic.the_period),
)

PERIODS = _family(
    "week|month|quarter|year|day|decade|century|period",
    _rule("year ended", r"the (?:fiscal )?(?P<unit>year)(?= (?:ended|ending|that ended)\b)", spans.rate_length),
    _rule(
        "the week",
        r"the (?:(?:fiscal|full|latest fiscal|current fiscal|entire) )?"
        r"(?P<grain>weekend|quarter|week|month|year|period)(?!-| (?:before|after|of|ago|earlier|ahead|to come)\b)",
        deictic.the_period,
    ),
    _rule("the latest period", r"the latest (?P<grain>period|quarter)", deictic.the_period),
    _rule("the year before", r"the {grain} (?P<way>before|after)(?=\s*[.,;]|$)", deictic.period_beside),
    _rule(
        "year-ago period",
        r"(?:the )?(?:comparable |same )?year_(?:ago|earlier)_(?:{ordinal}_)?(?:quarter|period)|year-(?:ago|earlier)",
        deictic.year_before,
    ),
)

SAME_PERIODS = _family(
    f"that|same & {_UNITS}",
    _part("that day", r"(?:that(?: same| very)?|the(?: very)? same) {grain}", deictic.that_period),
)

DISTANCES = _family(
    " ago| from now| hence| from today",
    _rule(
        "a year ago today",
        r"{count}_(?P<unit>year)s? ago (?P<from>today|yesterday|tomorrow|this (?:very )?(?:day|week|month))",
        deictic.anniversary,
    ),
    _count("ago", r"{count}_{unit}(?: or so)? (?P<way>ago|from now|hence|from today)", deictic.distance),
)

DISTANCES_FROM = _family(
    " later| earlier| previously| before",
    _count("later", r"{count}_{unit} (?P<way>earlier|later|previously|before(?=\s*[.,;]))", deictic.distance),
)

UNCOUNTED = _family(
    " ago| earlier| later",
    _rule("years ago", r"{units:unit} (?P<way>ago|earlier|later)", deictic.distance),
)

CLOCK = _signed(
    r"\d[\s:.]?(?:\d|[aApP])",
    _rule(
        "clock",
        r"(?:(?:around|about) )?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap](?:\.m\b\.?|m\b))"
        r"(?:,? \(?{zone}\)?)?",
        clock.clock,
    ),
    _rule(
        "clock of 24 hours",
        r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?: (?:{zone}|hours|hrs))?",
        clock.clock,
    ),
    _rule(
        "clock with a zone", r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) (?:GMT|UTC|hours|hrs|local time)", clock.clock
    ),
)

HOURS = _family(
    "in the morning|in the afternoon|in the evening|in the night",
    _rule("o'clock", r"(?P<hour>\d{1,2}) (?:o['’]clock )?in the {daypart}", clock.oclock),
)

NOON = _family(
    "noon|midnight|midday",
    _rule("noon", r"(?P<named>noon|midnight|midday)", clock.clock),
)

EVERY = _family(
    "every|each",
    _rule(
        "every",
        r"(?:every|each) (?:{weekday}|{Month:month}|{season}|{daypart}|(?:(?P<step>other|second|{number})_)?{unit})",
        spans.every,
    ),
)

EACH_WEEK = _family(
    "days|mornings|afternoons|evenings|nights",
    _rule(
        "weekdays",
        r"{weekdays}(?!['’])|{weekday:weekdays2} (?P<part>mornings|afternoons|evenings|nights)",
        spans.weekdays,
    ),
)

RATES = _signed(
    r"\d",
    _rule(
        "rate",
        r"\d[\w.,]*(?: [a-z]+){0,3} (?P<it>an? (?P<unit>hour|day|week|month|quarter|year))"
        r"(?!-ago| (?:earlier|later|before|after|ago))",
        spans.rate,
    ),
)

TIMES = _family(
    "once|twice|thrice|times",
    _rule(
        "times a month",
        r"(?:once|twice|thrice|(?:several|many|{number}) times) (?:an?|per|every|each) {unit}",
        spans.rate,
    ),
)

HOW_OFTEN = _family(
    "hourly|daily|nightly|weekly|monthly|yearly|annually",
    _rule(
        "daily",
        r"hourly|daily|nightly|weekly|bi-?weekly|fortnightly|monthly|yearly|annually|biannually",
        spans.adverb_set,
    ),
)

LENGTHS_BESIDE = _family(
    f"last|past|next|coming|previous|preceding|first|final|following|latest & {_UNITS}",
    _count(
        "last months",
        r"(?:(?:the|these|its|his|her|their) )?"
        r"(?:last|past|next|coming|previous|preceding|first|final|following|latest)"
        rf" {{count}}(?: (?:to|or) {{number:upto}})?{_LONG}_{{unit}}(?: or so)?",
        spans.duration,
    ),
)

HOW_LONG = _family(
    _UNITS,
    _count(
        "duration",
        rf"{{count}}(?: (?:to|or) {{number:upto}}|[-–]{{number:upto2}})?{_LONG}_{{unit}}(?!_old|-ago|-earlier)"
        r"(?:_long| or (?:so|two|more))?",
        spans.duration,
    ),
    _count("the nine months", r"the {number:count}_{units:unit}", spans.duration),
    _rule("hour and a half", r"(?:a|an|one) {unit} and a half", spans.unit_and_a_half),
    _rule(
        "recent years",
        r"(?:the |these )?(?:more |most )?(?:recent|past|coming|upcoming|future) {units}(?: and {units:more})?"
        r"|the {unit:units2} (?:ahead|to come)",
        spans.bare_units,
    ),
    _rule("weeks or months", r"{units} or {units:more}", spans.bare_units),
    _rule("weeks", r"(?:the (?:last|past|coming|next|first) )?{units}(?!_old)(?:_long)?", spans.bare_units),
)

VAGUE = _family(
    "recent|past|lately|formerly|earlier|now|current|present|days|moment|future|possible|term|later date",
    _rule(
        "recently",
        r"(?P<past>(?:more |most )?recently|recent|formerly|lately|(?:the )?recent (?:past|times))"
        r"|in (?P<it>(?P<past2>the past))",
        deictic.vague,
    ),
    _rule("earlier", r"(?P<past>(?-i:Earlier))(?=,)", deictic.vague),
    _rule(
        "now",
        r"(?P<present>now|currently|current|at present|presently|nowadays|these days|at the moment)",
        deictic.vague,
    ),
    _rule(
        "the future",
        r"(?P<future>the (?:near |foreseeable |immediate )?future(?! (?:of|[a-z]+s)\b)|(?:near|foreseeable) future"
        r"|as soon as possible|the (?:near|short|long) term|a later date)",
        deictic.vague,
    ),
)

FAMILIES: tuple[Family, ...] = (
    DAYS_OF_MONTHS,
    MONTHS,
    SPOKEN_MONTHS,
    MONTHS_BESIDE,
    MONTHS_ALONE,
    DAYS_ALONE,
    NUMERIC_DAYS,
    HOLIDAYS,
    SEASONS,
    QUARTERS,
    HALVES,
    FISCAL_YEARS,
    SPANS_OF_YEARS,
    YEARS_APART,
    YEARS,
    SPOKEN_YEARS,
    DECADES,
    DECADES_IN_WORDS,
    CENTURIES,
    ENDS_OF_YEARS,
    WEEKDAYS,
    DAY_WORDS,
    PARTS_OF_DAYS,
    DAYS_BESIDE,
    PERIODS_BESIDE,
    PARTS_OF_PERIODS,
    PERIODS,
    SAME_PERIODS,
    DISTANCES,
    DISTANCES_FROM,
    UNCOUNTED,
    CLOCK,
    HOURS,
    NOON,
    EVERY,
    EACH_WEEK,
    RATES,
    TIMES,
    HOW_OFTEN,
    LENGTHS_BESIDE,
    HOW_LONG,
    VAGUE,
)
