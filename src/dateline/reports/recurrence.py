"""What takes place again and again: how often the words say it does, a series told apart from one meeting of it.

"They hold weekly calls", "will meet every six months" tell of a series; "the annual consultations took place on Monday"
tells of one meeting, and that it is one of a series.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.model import REGULARLY, Span, When
from dateline.reports.anchoring import SPEECH
from dateline.reports.drafts import ordinal_of
from dateline.reports.matching import LATELY, Match

# fmt: off
OF_WORDS = {
    "daily": "every day", "weekly": "every week", "fortnightly": "every 2 weeks", "bi-weekly": "every 2 weeks",
    "biweekly": "every 2 weeks", "monthly": "every month", "quarterly": "every 3 months",
    "half-yearly": "every 6 months", "semi-annual": "every 6 months", "semiannual": "every 6 months",
    "biannual": "every 6 months", "biannually": "every 6 months", "annual": "every year", "annually": "every year",
    "yearly": "every year",
    "biennial": "every 2 years", "biennially": "every 2 years",
    **dict.fromkeys(["regular", "regularly", "routine", "routinely", "periodic", "periodically", "habitual",
                     "habitually", "often", "frequently", "usually", "always"], REGULARLY),
}
NUMBERS = {word: n for n, word in enumerate(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1)}
# fmt: on
NUMBER = rf"\d+|{'|'.join(NUMBERS)}"
DAYS = "|".join(f"{day}day" for day in ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"))
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SEASONS = ("spring", "summer", "autumn", "fall", "winter")
UNIT = "day|week|fortnight|month|quarter|year"
EVERY = re.compile(
    rf"\b(?:every|each) (?:(?P<other>other|second) |(?P<number>{NUMBER}) )?(?P<unit>{UNIT})s?\b"
    rf"|\b(?:every|each) (?P<named>{DAYS}|{MONTHS}|{'|'.join(SEASONS)})\b"
    rf"|\bon (?P<weekday>{DAYS})s\b"
    rf"|\b(?P<times>once|twice|(?:\w+) times) (?:a|an|per|every|each) (?P<per>{UNIT})\b",
    re.IGNORECASE,
)
# What stops a series, and not one meeting of it: "postponed the annual talks" puts off those of a year.
ENDING = frozenset({"stop", "discontinue", "cease", "terminate", "abolish", "halt"})
SUSPENDING = frozenset({"suspend", "freeze", "pause"})
IN_MONTHS = {"year": 12, "quarter": 3}  # what "four times" of it can be counted in
WIDE = 300  # days: "monthly talks in 2032" names no day
ONE_EACH = frozenset({"call", "meeting", "visit", "summit", "session", "trip", "conference", "round", "conversation"})


def how_often(match: Match) -> tuple[str, Span] | None:
    """How often it takes place, in one form for all ways to say it ("every 6 months"), and the words that say so."""
    return next(_told(match), None)


def is_series(match: Match, when: When | None) -> bool:
    """Whether these words tell of a series, and not of one meeting of it."""
    clause = match.predicate
    adjective = _adjective(match)
    if clause is None or clause.negated or (adjective is None and (match.bare or how_often(match) is None)):
        return False
    one_day = when is not None and when.earliest and when.latest and (when.latest - when.earliest).days < WIDE
    if adjective is None:
        return _goes_on(match) or clause.modal == "used to"
    if one_day or match.noun is None or ordinal_of(match) is not None:
        return False
    token = match.sentence.tokens[match.noun]
    phrase = match.sentence.phrase_of(match.noun)
    known = phrase is not None and (phrase.determiner in ("the", "this", "that") or phrase.possessor is not None)
    several = token.lemma.lower() in ONE_EACH and token.text.lower() != token.lemma.lower()
    if clause.tense == "present" and "perfect" in clause.aspect:
        return several or token.lemma.lower() not in ONE_EACH
    return _goes_on(match) and (several or not known or clause.tense == "present")


def stopped(match: Match) -> str | None:
    """Whether the series itself is said to have been ended or suspended; None where it goes on."""
    clause = match.predicate
    if clause is None or how_often(match) is None:
        return None
    before = match.sentence.tokens[max(0, clause.predicate - 3) : clause.predicate]
    if clause.negated or "no longer" in " ".join(token.text.lower() for token in before):
        no_longer = [token.text.lower() for token in before][-2:] == ["no", "longer"]
        return "ended" if no_longer and not match.bare else None
    verbs = {clause.lemma, *clause.governors}
    if clause.modal or clause.tense == "future":
        return None
    return "ended" if verbs & ENDING else "suspended" if verbs & SUSPENDING else None


def were_many(match: Match) -> bool:
    """ "Met every week during the crisis": over, and none of them in particular."""
    clause = match.predicate
    return clause is not None and not match.bare and _adjective(match) is None and how_often(match) is not None


def _goes_on(match: Match) -> bool:
    """Present, to come, or what somebody says of it in the past tense ("said that they spoke every week")."""
    clause = match.predicate
    if clause is None or "progressive" in clause.aspect:
        return False
    if clause.tense in ("present", "future", None) or clause.modal:
        return True
    over = None if clause.parent is None else match.sentence.clauses[clause.parent]
    return clause.relation == "complement" and over is not None and over.lemma in SPEECH and not clause.aspect


def _told(match: Match) -> Iterator[tuple[str, Span]]:
    sentence = match.sentence
    if (adjective := _adjective(match)) is not None:
        yield OF_WORDS[sentence.tokens[adjective].text.lower()], sentence.tokens[adjective].span
    clause = match.predicate
    for token in clause.adverbs if clause is not None and not match.bare else ():
        word = sentence.tokens[token]
        if word.text.lower() in OF_WORDS:
            yield OF_WORDS[word.text.lower()], word.span
    first = sentence.tokens[0].start
    for found in _every(sentence.spaced) if not match.bare else ():
        span = Span(first + found.start(), first + found.end())
        if _is_its_own(match, span) and (often := _in_one_form(found)):
            yield often, span


@lru_cache(maxsize=LATELY)
def _every(text: str) -> tuple[re.Match[str], ...]:
    return tuple(EVERY.finditer(text))


def _adjective(match: Match) -> int | None:
    """The word of how often that stands before the noun: "annual consultations"."""
    phrase = match.sentence.phrase_of(match.noun) if match.noun is not None else None
    tokens = phrase.modifiers if phrase else ()
    return next((t for t in tokens if match.sentence.tokens[t].text.lower() in OF_WORDS), None)


def _is_its_own(match: Match, span: Span) -> bool:
    """Whether these words stand in the clause that tells of it."""
    tokens = [t.index for t in match.sentence.tokens if span.contains(t.span)]
    inside = match.sentence.innermost(tokens[-1]) if tokens else None
    nouns = {i for i, c in enumerate(match.sentence.clauses) if c.kind == "noun" and c.predicate == match.noun}
    return inside is not None and inside in {match.clause, *nouns}


def _in_one_form(found: re.Match[str]) -> str | None:
    told = {name: value.lower() for name, value in found.groupdict().items() if value}
    if "per" in told:
        return _times(told["times"], told["per"])
    if "unit" not in told:
        named = told.get("named") or told["weekday"]
        return f"every {named if named in SEASONS else named.capitalize()}"
    number = 2 if "other" in told else _number(told.get("number", "1")) or 1
    unit = told["unit"]
    if unit in ("quarter", "fortnight"):
        number, unit = (number * 3, "month") if unit == "quarter" else (number * 2, "week")
    return f"every {unit}" if number == 1 else f"every {number} {unit}s"


def _times(times: str, per: str) -> str:
    """ "Twice a year" is every 6 months."""
    number = {"once": 1, "twice": 2}.get(times) or _number(times.split()[0])
    if number == 1:
        return f"every {per}"
    months = IN_MONTHS.get(per)
    if number and months and months % number == 0:
        return f"every {months // number} months" if months != number else "every month"
    return f"{times} a {per}"


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else NUMBERS.get(word)
