"""When: the times that belong to an event's words, with the reason."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from dateline.model import Clause, Mentions, Sentence, Span, TimeMention, When, interval
from dateline.reports.arguments import coordinated, told_aside
from dateline.reports.matching import LATELY, Match
from dateline.reports.roles import positions_of

JUST_PAST = timedelta(days=45)
SPEECH = frozenset(
    ["say", "tell", "report", "announce", "state", "add", "confirm", "note", "write", "tweet", "quote", "reveal"]
)
ENTRY = (":", "-", "–", "—")  # behind the day of an entry in a chronicle
SHARING = ("control", "participle", "adverbial", "conjunct", "relative", "nominal")
SETTING_OUT = frozenset({"leave", "depart", "head", "set off", "set out", "visit", "trip", "arrive"})
DURING = ("during", "at", "on", "in", "for", "on the sidelines of")
DUE = frozenset({"plan", "schedule", "set", "slate", "due", "expect", "arrange"})
DESCRIBING = ("participle", "relative")
# What is decided, promised or asked for on a day, and takes place on another.
DECIDING = frozenset(
    ["agree", "ask", "commit", "decide", "invite", "offer", "order", "pledge", "promise", "propose", "request",
     "resolve", "sign", "undertake", "urge", "vote", "vow"]
)  # fmt: skip
RANGE = re.compile(r"\d.*(?:-|–|—|\bto\b|\bthrough\b|\btill\b|\buntil\b|\band\b).*\d", re.DOTALL)
MONTH = re.compile(r"^(?:in |on )?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?$")
AGAIN = frozenset({"and", "then", "again", "in", "on", "at", ","})
SAME_DAY = re.compile(r"\b(?:that|the) (?:same )?(?:day|evening|night|morning|afternoon)\b", re.IGNORECASE)
DURATION = re.compile(
    r"\b(?:more than |beyond |over |about |nearly |almost |some |around |at least )?"
    r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|half an|\d+(?:\.\d+)?)[- ](?:and a half[- ])?"
    r"(?:hours?|minutes?|days?|weeks?)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=LATELY)
def line_of(match: Match) -> tuple[int, ...]:
    """The clauses whose times are the event's too, nearest first: its own, those it is a part of, its parts."""
    sentence = match.sentence
    own = [i for i, c in enumerate(sentence.clauses) if match.noun is not None and c.predicate == match.noun]
    if match.clause is not None and _shares(sentence.clauses[match.clause], match):
        own.append(match.clause)
    line = list(dict.fromkeys(own))
    for index in list(line):
        up: int | None = index
        while up is not None and not match.bare:
            clause = sentence.clauses[up]
            above = None if clause.parent is None else sentence.clauses[clause.parent]
            if above is not None and above.lemma in SETTING_OUT and clause.tense is None:
                break  # "left on Monday to attend the forum": Monday is not the forum's
            cleft = clause.relation == "relative" and _is_cleft(sentence, above)
            shared = clause.relation in SHARING and clause.marker not in ("after", "before") and not told_aside(clause)
            up = clause.parent if shared or cleft else None
            if clause.relation == "conjunct" and above is not None and _later_told(clause, above):
                up = None
            if clause.tense is None and "perfect" in clause.aspect:
                up = None  # "having met him, she will fly on on Friday"
            if up is not None and up in line:
                up = None
            if up is not None and sentence.clauses[up].lemma not in SPEECH:
                line.append(up)
            elif up is not None:
                up = None
    group = set() if match.noun is None else coordinated(sentence, match.noun)
    parts = [
        i
        for i, c in enumerate(sentence.clauses)
        if c.relation == "participle"
        and c.lemma not in SPEECH
        and any(a.token in group and a.role in ("subject", "object") for a in c.arguments)
    ]
    return tuple(dict.fromkeys([*line, *parts]))


def _is_cleft(sentence: Sentence, above: Clause | None) -> bool:
    """ "It was a year ago that we met"."""
    if above is None or above.kind != "copula":
        return False
    before = sentence.tokens[sentence.subtree(above.predicate)[0] : above.predicate]
    return any(t.text.lower() == "it" for t in before)


def _later_told(clause: Clause, above: Clause) -> bool:
    """ "Delivered tanks in March and has pledged more": the perfect tells of no day in March."""
    perfect = clause.tense == "present" and "perfect" in clause.aspect
    return perfect and above.tense == "past" and not above.aspect


def _shares(clause: Clause, match: Match) -> bool:
    """Whether the times of this clause are the event's: of its own verb, or of what was done during it."""
    if clause.lemma in SPEECH and clause.predicate != match.trigger:
        return False
    return not match.bare or clause.holds(match.noun, *DURING)


def times_of(match: Match, mentions: Mentions) -> tuple[TimeMention, ...]:
    """The dates that belong to the event, best first."""
    sentence = match.sentence
    there = [t for t in mentions.times if t.sentence == sentence.index and t.when is not None]
    found = [t for t in there if not _of_the_thing(match, t)]
    line = line_of(match) if found else ()
    ranked = []
    said = [sentence.tokens[a.token].span for i in line[:2] for a in sentence.clauses[i].arguments if a.inherited]
    for time in found:
        place = sentence.innermost(time.token)
        if _superseded(sentence, time):
            ranked.append((8, time))
        elif match.noun is not None and (_inside(sentence, match.noun, time.token) or _right_after(match, time)):
            ranked.append((0, time))
        elif any(time.span.contains(word) for word in said) or _when_follows(match, time) or _opens(match, time):
            ranked.append((1, time))
        elif _attributive(sentence, time) or _of_saying(sentence, time) or _of_deciding(match, time, place):
            continue
        elif place in line:
            ranked.append((1 + line.index(place), time))
    if not ranked and len(found) == 1 and _only_date(match, found[0]):
        ranked.append((9, found[0]))
    return tuple(t for _, t in sorted(ranked, key=lambda r: (r[0], abs(r[1].token - match.trigger), r[1].span)))


def _of_the_thing(match: Match, time: TimeMention) -> bool:
    """ "Left the 2015 treaty": the year in front of what a verb is done to dates that, not the deed."""
    phrase = match.sentence.phrase_of(match.noun) if match.noun is not None and not match.frame.nouns else None
    year = time.when is not None and time.when.precision == "year"
    return phrase is not None and year and phrase.core_first <= time.token < phrase.head


def ahead_of(match: Match, mentions: Mentions, day: date) -> When | None:
    """The event's first date after this day: what was called off on Monday, "planned for Friday", was due on Friday."""
    sentence = match.sentence
    own = (match.clause, *(i for i, c in enumerate(sentence.clauses) if c.predicate == match.noun))
    due = [i for i, c in enumerate(sentence.clauses) if c.lemma in DUE and c.relation in DESCRIBING and c.parent in own]
    described = [t for t in mentions.times if t.sentence == sentence.index and sentence.innermost(t.token) in due]
    found = (t.when for t in (*described, *times_of(match, mentions)))
    return next((w for w in found if w and w.earliest and w.earliest > day), None)


def _right_after(match: Match, time: TimeMention) -> bool:
    """ "Praised her visit to the embassy on May 9": only a preposition stands between a bare noun and the time."""
    phrase = match.sentence.phrase_of(match.trigger) if match.bare else None
    if phrase is None:
        return False
    between = [t for t in match.sentence.tokens[phrase.last + 1 :] if t.start < time.span.start]
    return len(between) == 1 and between[0].xpos == "IN" and between[0].lemma in ("on", "in", "during", "over")


def _when_follows(match: Match, time: TimeMention) -> bool:
    """ "Since 2023, when he visited Norland"."""
    clause = match.predicate
    if clause is None or clause.marker != "when":
        return False
    between = [t.text.lower() for t in match.sentence.tokens if t.start >= time.span.end][:2]
    return between[:1] == ["when"] or between == [",", "when"]


def _opens(match: Match, time: TimeMention) -> bool:
    """ "Told reporters that later this week they will meet": the time between "that" and the clause is the clause's."""
    clause = match.predicate
    if clause is None or clause.relation != "complement" or match.bare:
        return False
    first, _ = match.sentence.subtree(clause.predicate)
    tokens = match.sentence.tokens
    before = [t.lemma.lower() for t in tokens if t.end <= time.span.start][-2:]
    after = [t.text for t in tokens[:first] if t.start >= time.span.end]
    return time.token < first and "that" in before and set(after) <= {","}


def _only_date(match: Match, time: TimeMention) -> bool:
    """Whether the one date of a sentence may be the event's though the parse hung it elsewhere."""
    place = match.sentence.innermost(time.token)
    clause = match.predicate
    if place is None or clause is None or match.bare or match.frame.performative:
        return False
    if _attributive(match.sentence, time) or _of_saying(match.sentence, time):
        return False
    exact = time.when is not None and time.when.precision in ("day", "interval", "week", "month")
    up: int | None = place
    while up is not None and up != match.clause:
        over = match.sentence.clauses[up]
        if over.relation == "conjunct" and not all(a.inherited for a in over.having("subject")):
            return False  # "restored the railway, and on Monday a train arrived"
        relative = over.relation == "relative"
        if relative and match.sentence.subtree(over.predicate)[1] < match.trigger:
            return False  # "Norland, which expelled him last week, has freed two sailors"
        deed = relative and over.tense == "past" and over.lemma not in SETTING_OUT
        if deed and not _closed(match.sentence, over, time):
            return False  # "met Dahl, who took office in January"
        up = over.parent
    return exact and up is not None and clause.marker not in ("after", "before", "since", "following")


def _closed(sentence: Sentence, relative: Clause, time: TimeMention) -> bool:
    """Whether a comma stands between a relative clause and the time behind it."""
    return any(t.text == "," for t in sentence.tokens[relative.predicate : time.token])


def _superseded(sentence: Sentence, time: TimeMention) -> bool:
    """ "Originally scheduled for Monday": what stands beside another date is the date no longer."""
    before = [t for t in sentence.tokens if t.end <= time.span.start][-4:]
    first = any(t.lemma.lower() in ("originally", "initially", "previously") for t in before)
    return first and any(t.upos in ("VERB", "ADJ") for t in before)


def _of_saying(sentence: Sentence, time: TimeMention) -> bool:
    """ "Officials said on Tuesday": the day of the saying."""
    before = [t for t in sentence.tokens if t.end <= time.span.start][-3:]
    apart = any(t.text in (",", ";", "that") for t in before)
    return any(t.lemma in SPEECH and t.upos == "VERB" for t in before) and not apart


def _of_deciding(match: Match, time: TimeMention, place: int | None) -> bool:
    """ "Agreed on Monday to meet": the day of a decision, told before what was decided."""
    clause = match.predicate
    if clause is None or place is None or time.token > clause.predicate:
        return False
    up, below = clause.parent, clause
    while up is not None and up != place and below.tense is None:
        below, up = match.sentence.clauses[up], match.sentence.clauses[up].parent
    over = match.sentence.clauses[place]
    return up == place and below.tense is None and over.lemma in DECIDING and (over.tense or "past") == "past"


def _attributive(sentence: Sentence, time: TimeMention) -> bool:
    """ "Today's announcement", "the 1945 division", "since Monday": a time of something else."""
    after = next((t for t in sentence.tokens if t.start >= time.span.end), None)
    before = [t.text.lower() for t in sentence.tokens if t.end <= time.span.start][-1:]
    possessive = after is not None and after.xpos == "POS"
    modifier = any(time.token in p.modifiers for p in sentence.phrases)
    return possessive or modifier or before in (["since"], ["until"], ["till"])


def _either(sentence: Sentence, left: TimeMention, right: TimeMention) -> bool:
    """ "In May or early June"."""
    first, second = sorted((left, right), key=lambda t: t.span)
    between = [t.text.lower() for t in sentence.tokens if first.span.end <= t.start < second.span.start]
    return between in (["or"], ["or", "in"], [",", "or"])


def again(match: Match, mentions: Mentions) -> tuple[When, ...]:
    """Further times at which the same was done: the second of "met in 2019 and again in 2021"."""
    times = sorted(times_of(match, mentions), key=lambda t: t.span)
    found = []
    for left, right in pairwise(times):
        between = [t.text.lower() for t in match.sentence.tokens if left.span.end <= t.start < right.span.start]
        if "again" in between and set(between) <= AGAIN and right.when is not None:
            found.append(right.when)
    return tuple(found)


def next_one(when: When | None, words: str, day: date | None) -> When | None:
    """For a plan, "in May" without a year is the next May."""
    if (
        when is None
        or day is None
        or when.latest is None
        or when.latest >= day
        or re.search(r"\d{4}|last|ago|past", words)
    ):
        return when
    if when.precision not in ("day", "month") or (day - when.latest).days > 366:
        return when
    if day - when.latest < JUST_PAST:
        return None
    year, rest = when.edtf[:4], when.edtf[4:]
    return replace(when, edtf=f"{int(year) + 1}{rest}", reason=f"{when.reason}; the next one, since it is planned")


def last_one(when: When | None, match: Match, mentions: Mentions) -> When | None:
    """For what happened, "met in June", told in May, is the last June; any other time ahead is of something else."""
    clause = match.predicate
    if when is None or when.span is None or when.precision != "month" or clause is None:
        return None
    own = {t.token for t in mentions.times if t.when is not None and t.when.span == when.span}
    if re.search(r"\d{4}", when.span.of(mentions.article.text)) or not any(clause.holds(t, "in") for t in own):
        return None
    year, rest = when.edtf[:4], when.edtf[4:]
    return replace(when, edtf=f"{int(year) - 1}{rest}", reason=f"{when.reason}; the last one, since it has happened")


def _inside(sentence: Sentence, noun: int, token: int) -> bool:
    """Whether the token stands in the noun's phrase, not in what that includes ("tests, including one in May")."""
    phrase = sentence.phrase_of(noun)
    if phrase is None:
        return False
    included = [sentence.subtree(head)[0] for preposition, head in phrase.attached if preposition == "including"]
    if not phrase.first <= token < min([*included, phrase.last + 1]):
        return False
    if any(token in p.modifiers and p.head != noun for p in sentence.phrases):
        return False  # "a memorial for the 2016 attack"
    return all(clause.holds(noun) for clause in _relatives_over(sentence, token))


def _relatives_over(sentence: Sentence, token: int) -> Iterator[Clause]:
    """ "Talks with Dahl, who took office in January": the relative clauses that a word stands in."""
    up = sentence.innermost(token)
    while up is not None:
        clause = sentence.clauses[up]
        if clause.relation == "relative":
            yield clause
        up = clause.parent


def start_and_end(match: Match, mentions: Mentions) -> tuple[When | None, When | None]:
    """The stated start, and the end where the words give a range of days."""
    times = times_of(match, mentions)
    if not times:
        return None, None
    time = times[0]
    when = time.when
    assert when is not None
    words = time.span.of(mentions.article.text)
    if len(times) > 1 and (other := times[1].when) and _either(match.sentence, time, times[1]):
        either = interval(
            min(when.earliest or date.max, other.earliest or date.max),
            max(when.latest or date.min, other.latest or date.min),
        )
        return When(either or when.edtf, "interval", "one or the other", time.span.cover(times[1].span)), None
    start, end = first_and_last(when, words)
    if end is not None:
        return start, end
    day = mentions.article.day
    if when.latest is None and when.earliest and day and when.earliest <= day and _when_follows(match, time):
        return replace(when, edtf=interval(when.earliest, day) or when.edtf, precision="interval"), None
    return when, None


def entry_day(match: Match, mentions: Mentions) -> tuple[When | None, When | None]:
    """ "12 May: Dahl received Berg": the day, or the days, that stand over an entry of a chronicle."""
    first = next(s for s in mentions.sentences if s.paragraph == match.sentence.paragraph)
    over = (t for t in mentions.times if t.sentence == first.index and t.span.start == first.span.start)
    time = next((t for t in over if t.when is not None and t.kind == "date"), None)
    behind = next((t.text for t in first.tokens if time and t.start >= time.span.end), "")
    if time is None or time.when is None or behind not in ENTRY:
        return None, None
    return first_and_last(time.when, time.span.of(mentions.article.text))


def first_and_last(when: When, words: str) -> tuple[When, When | None]:
    """The first and the last day where the words give a range of days, else the time as it is."""
    if when.precision != "interval" or not RANGE.search(words) or not (when.earliest and when.latest):
        return when, None
    reason = f"{when.reason}; first and last day of a range" if when.reason else "first and last day of a range"
    days = (When(day.isoformat(), "day", reason, when.span) for day in (when.earliest, when.latest))
    return next(days), next(days)


def so_far(when: When | None, day: date | None) -> When | None:
    """ "This week", of what has happened: up to the day of the article."""
    if when is None or day is None or when.precision != "week" or not (when.earliest and when.latest):
        return when
    if not when.earliest <= day < when.latest:
        return when
    return replace(when, edtf=interval(when.earliest, day) or when.edtf, precision="interval")


def not_after(day: date, reason: str, span: Span | None = None) -> When:
    """Some day up to this one."""
    return When(f"../{day}", "open", reason, span)


def unstated(status: str, day: date | None, arriving: bool = False, present: bool = False) -> When | None:
    """What can be said of a time that is not stated: what happened did so not after the article."""
    if day is None or status not in ("held", "ongoing", "denied"):
        return None
    if present and status == "held":
        return When(day.isoformat(), "day", "the present tense: done on the day of the article")
    if arriving:
        before = day - timedelta(days=1)
        return When(f"{before}/{day}", "interval", "not stated; 'has arrived' on the dateline or the day before")
    return not_after(day, "not stated; not after the dateline")


def that_day(match: Match, before: When | None) -> When | None:
    """ "That evening": the day of the event told before."""
    text = " ".join(t.text for t in match.sentence.tokens)
    found = SAME_DAY.search(text)
    if found and before is not None:
        return replace(before, reason=f"'{found.group(0)}': the day of the event told before", span=None)
    return None


def duration_of(match: Match, text: str) -> Span | None:
    """The words for how long it lasted, where the event's own verb says so."""
    clause = match.predicate
    if clause is None or clause.lemma not in ("last", "take", "continue", "run", "extend", "go on", "be", "hold"):
        return None
    found = DURATION.search(text, match.sentence.span.start, match.sentence.span.end)
    return Span(found.start(), found.end()) if found else None


def topic_of(match: Match, mentions: Mentions) -> Span | None:
    """What it was about: the phrase after "on", "about" or "regarding" at the event's words, unless it is a time."""
    for position, token in positions_of(match):
        if position in ("on", "about", "regarding", "over", "concerning"):
            phrase = match.sentence.phrase_of(token)
            span = phrase.span if phrase else match.sentence.tokens[token].span
            if not any(time.span.overlaps(span) for time in mentions.times):
                return span
    return None
