"""The words that times are made of, as tables and as regular expressions for the grammar."""

import re

from dateline.mentions.times.holidays import NAMES

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip

NUMBERS: dict[str, int] = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": 10 * n + m for n, ten in enumerate(_TENS, 2) for m, one in enumerate(_ONES[1:10], 1)},
}
ORDINALS: dict[str, int] = {
    **{word: number for number, word in enumerate(_ORDINALS)},
    **{f"twenty-{word}": 20 + number for number, word in enumerate(_ORDINALS[1:10], 1)},
    "thirtieth": 30,
    "thirty-first": 31,
    "last": -1,
    "final": -1,
}

# Counts that name no number: TIMEX3 writes X.
VAGUE_COUNTS = (
    "a few",
    "several",
    "some",
    "many",
    "few",
    "dozens of",
    "a number of",
    "the few",
    "scores of",
    "countless",
)

# TIMEX3 letter of each unit; decades and centuries are counted in years.
UNITS = {
    "second": ("T", "S", 1), "minute": ("T", "M", 1), "hour": ("T", "H", 1),
    "day": ("", "D", 1), "night": ("", "D", 1), "week": ("", "W", 1), "fortnight": ("", "W", 2),
    "weekend": ("", "WE", 1), "month": ("", "M", 1), "quarter": ("", "Q", 1), "season": ("", "SE", 1),
    "year": ("", "Y", 1), "decade": ("", "Y", 10), "century": ("", "Y", 100),
}  # fmt: skip

DAYPARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "hours": "MO"}

# The share of a period that a word before it cuts out: "early July" is its first half.
PARTS: tuple[tuple[str, tuple[float, float]], ...] = (
    (r"the first half of|first half of", (0, 0.5)),
    (r"the (?:second|last|latter) half of|second half of", (0.5, 1)),
    (r"the very beginning of|(?:the |very )?early(?: in| part of)?|(?:the )?(?:beginning|start|onset) of", (0, 0.5)),
    (r"(?:the )?(?:first|opening) (?:few |ten |several )?(?:days|weeks|months) of", (0, 0.5)),
    (r"(?:the )?mid(?:dle of|dle-)?|the mid", (0.25, 0.75)),
    (r"(?:the )?(?:end|close) of|end", (0.67, 1)),
    (r"(?:the )?(?:last|final|closing) (?:few |ten |several )?(?:days|weeks|months) of", (0.5, 1)),
    (r"(?:the |very )?late(?: in| part of)?", (0.5, 1)),
)


def _either(*choices: str) -> str:
    """An alternation that tries long words first."""
    return "(?:" + "|".join(sorted(choices, key=lambda word: (-len(word), word))) + ")"


def _capital(*words: str) -> str:
    """Words that count only with a capital: "March" but not "march"."""
    return "(?-i:" + _either(*(form for word in words for form in (word.capitalize(), word.upper()))) + ")"


_SHORT_MONTHS = (
    "(?-i:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\\.?)"
)
_DIGIT_COUNT = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?: 1/2)?"
_WORD_COUNT = rf"{_either(*(n.replace('-', '_') for n in NUMBERS))}(?: hundred| thousand)?"
NUMBER = rf"(?:{_DIGIT_COUNT}|{_WORD_COUNT}|(?:a |one )?hundred|an?|half an?)(?: and a half)?"
_SINGULAR = _either(*UNITS)
_PLURAL = _either(*(f"{unit}s" for unit in UNITS if unit != "century"), "centuries")

# {name} in a pattern of the grammar stands for one of these, as a group of that name.
WORDS: dict[str, str] = {
    "month": f"(?:{_capital(*MONTHS)}|{_SHORT_MONTHS})",
    "Month": f"(?:{_capital(*MONTHS)}|(?-i:(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\\.))",
    "weekday": f"(?:{_capital(*WEEKDAYS)}|(?-i:(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\\.))",
    "weekdays": "(?-i:" + _either(*(f"{day.capitalize()}s" for day in WEEKDAYS)) + ")",
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[:.,]\d)",
    "dayword": _either(*(o.replace("-", "_") for o in ORDINALS if o not in ("last", "final", "zeroth"))),
    "year": r"(?:1\d|20)\d\d(?![\d%]|[.,]\d)",
    "ordinal": _either(*ORDINALS, r"\d{1,2}(?:st|nd|rd|th)").replace("-", "_"),
    "season": _either("spring", "summer", "autumn", "fall", "winter"),
    "holiday": _either(*(re.escape(name).replace("\\ ", " ").replace("'", "['’]?") for name in NAMES)),
    "count": rf"(?:{_either(*VAGUE_COUNTS)}|(?:a )?couple(?: of)?|(?:an?other )|{NUMBER})",
    "number": rf"(?:{NUMBER})",
    "unit": f"(?:{_PLURAL}|{_SINGULAR})",
    "units": _PLURAL,
    "grain": "(?:day|weekend|week|month|quarter|year|decade|century)",
    "daypart": _either("morning", "afternoon", "evening", "night"),
    "near": r"(?:more than|less than|fewer than|at least|at most|nearly|almost|about|around|over(?= an?\b)|some|roughly"
    "|approximately|up to|no more than|no less than|as many as|as little as|close to|well over)",
    "part": _either(*(pattern for pattern, _ in PARTS)),
    "to": r"(?: to | through | until | till |\s?[-–—]\s?)",
    "zone": "(?:GMT|UTC|CES?T|EE?S?T|E[SD]T|[CP][SD]T|MSK|[KJBI]ST|local time|[A-Z][a-z]+ time|ET|Eastern)",
}  # fmt: skip


def share(words: str) -> tuple[float, float]:
    """The share of a period that words before it cut out, all of it where they are none.

    >>> share("mid-")
    (0.25, 0.75)
    """
    plain = re.sub(r"\s+", " ", words.lower()).replace("-", " ").strip()
    return next((cut for pattern, cut in PARTS if re.fullmatch(pattern, plain)), (0.0, 1.0))


def number(text: str) -> float | None:
    """The number that a count names; None where it names none ("several").

    >>> number("twenty-five"), number("2 1/2"), number("a couple of"), number("several")
    (25, 2.5, 2, None)
    """
    words = re.sub(r"[\s-]+", " ", text.lower().strip())
    if words in VAGUE_COUNTS:
        return None
    if "couple" in words:
        return 2
    extra = 0.5 if words.endswith(("and a half", "1/2")) else 0
    words = words.removesuffix("and a half").removesuffix("1/2").strip()
    if words.startswith("half a"):
        return 0.5
    scale = 1
    for name, factor in (("hundred", 100), ("thousand", 1000)):
        if words.endswith(name):
            words, scale = words.removesuffix(name).strip(), factor
    if words in ("", "a", "an", "another"):
        return scale + extra
    plain = words.replace(",", "")
    value = float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else NUMBERS[words.replace(" ", "-")]
    total = value * scale + extra
    return int(total) if total == int(total) else total


def ordinal(text: str) -> int:
    """The rank that "third", "3rd" or "twenty-first" names; -1 for "last"."""
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else ORDINALS[re.sub(r"[\s-]+", "-", text.lower())]


def month_number(text: str) -> int:
    prefix = text.lower()[:3]
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(prefix))


def weekday_number(text: str) -> int:
    """Monday is 0."""
    prefix = text.lower()[:3]
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(prefix))


def singular(unit: str) -> str:
    unit = unit.lower()
    return "century" if unit == "centuries" else unit.removesuffix("s")
