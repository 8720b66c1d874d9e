"""What an article says has become of an event: held, ongoing, planned, postponed, cancelled, denied and so on.

The words decide in this order: modifiers of the noun ("planned visit"), the verb over it ("postponed the visit"), what
governs it ("agreed to meet", "denied that"), condition, negation, modality, tense; last the date against the article's.
"""

import re
from datetime import date, timedelta

from dateline.codebook import Codebook
from dateline.codebook.schema import Status
from dateline.model import Clause, Sentence, When
from dateline.reports.arguments import lemma_of
from dateline.reports.conditions import is_in_condition
from dateline.reports.matching import Match
from dateline.reports.recurrence import is_series, stopped, were_many
from dateline.reports.tenses import FOLLOWING, HAPPENED, REFUSING, TENSELESS, clause_status, governor_class

TIMES = re.compile(
    r"\b(?:many|several|two|three|four|five|six|seven|eight|nine|ten|dozens of|\d+) times\b", re.IGNORECASE
)
ONLY_DONE = ("REQUEST", "REJECT", "ACCUSE", "THREATEN", "PROTEST")
OPEN_TO_PROPOSAL = ("CONSULT", "AGREE", "AID", "COOPERATE", "SUPPORT")
OFFERING = frozenset({"offer", "ready", "willing", "prepared", "readiness", "willingness"})
GOING_ON = frozenset(
    {"remain", "stay", "continue", "maintain", "keep", "deepen", "strengthen", "expand", "enhance", "intensify"}
)
PREPARING = frozenset(
    [
        *(("lay", ground) for ground in ("ground", "groundwork", "foundation")),
        *((verb, "way") for verb in ("pave", "prepare", "clear", "smooth")),
        *(("make", step) for step in ("preparation", "arrangement")),
        ("prepare", "ground"),
        ("set", "stage"),
    ]
)
AGAINST: tuple[Status, ...] = ("cancelled", "postponed", "denied")
REACH = timedelta(days=14)
BEFORE = 6  # words: "had originally been due to travel"
TAKING_PLACE = frozenset(
    {"take place", "go ahead", "go forward", "happen", "occur", "materialize", "materialise", "proceed"}
)
# fmt: off
PROMISING = frozenset([
    "agree", "commit", "resolve", "pledge", "vow", "promise", "determination", "commitment", "readiness", "willingness",
])
# fmt: on
REMEMBERING = frozenset({"appreciate", "recall", "regret", "remember", "repay", "return", "thank"})
GREETING = "consult.message"
STAY = timedelta(days=3)
BEGINNING = frozenset({"begin", "start", "open", "kick off", "enter"})


def status_of(match: Match, codebook: Codebook, when: When | None, day: date | None) -> Status | None:
    """The status, or None where the words tell of no event (a condition, a question, a refused act)."""
    if of_series := stopped(match):
        return "cancelled" if of_series == "ended" else "postponed"
    told = _from_words(match, codebook, _lies_ahead(when, day))
    if told == "proposed" and match.frame.id == GREETING and match.predicate and "ask" in match.predicate.governors:
        told = "held"  # "asked her to convey his greetings"
    if told is None or is_in_condition(match.sentence, match.trigger):
        return None
    if told in HAPPENED and _lies_ahead(when, day):
        return "planned"
    if told in ("planned", "ongoing", "held", "recurring") and is_series(match, when):
        return "recurring"
    if told == "recurring" or (told == "held" and when is None and were_many(match)):
        return None
    if told in ("planned", "proposed") and _during_it(match) and when and day and when.latest and when.latest < day:
        told = "held"  # "asked for a loan during a visit last week"
    if told in ("planned", "proposed") and match.event_type.type in ONLY_DONE:
        asked = match.event_type.type == "REQUEST" and told == "planned" and match.predicate is not None
        return told if asked else None
    if told in ("planned", "ongoing") and match.event_type.type not in ("CONSULT", "SUPPORT") and _promised(match):
        return None  # "agreed to deliver aid": the promise is the event
    open_to_it = match.event_type.type in OPEN_TO_PROPOSAL or _offered(match)
    if told == "proposed" and (not open_to_it or (match.frame.verbs and match.frame.performative)):
        return None
    clause = match.predicate
    if told in ("planned", "proposed") and when is None and clause is not None and clause.lemma in GOING_ON:
        return None  # "will continue their close consultation" is no meeting
    if told == "held" and when is None and not match.bare and _many_times(match):
        return None
    if match.frame.weak and clause is not None and GOING_ON & set(clause.governors):
        return None  # "agreed to keep talking"
    if told == "held" and _under_way(match) and _recent(when, day, timedelta(days=1)):
        return "ongoing"
    if told in HAPPENED and match.frame.status in ("planned", "proposed") and not match.bare:
        return match.frame.status if _recent(when, day, REACH) else "held"
    if told == "held" and match.frame.status == "ongoing" and match.frame.sides and when is None:
        now = clause is None or clause.tense in ("present", "future")
        return "ongoing" if now else "held"
    if told == "held" and match.frame.status and not match.bare:
        reach = STAY if match.frame.status == "ongoing" else REACH
        return match.frame.status if _recent(when, day, reach) else "held"
    return told


def _during_it(match: Match) -> bool:
    """Whether something else was done during what the bare noun names."""
    clause = match.predicate
    if not match.bare or clause is None:
        return False
    hanging = any(("during", match.noun) in phrase.attached for phrase in match.sentence.phrases)
    return hanging or clause.holds(match.noun, "during")


def _many_times(match: Match) -> bool:
    """ "They have met six times": several events and none in particular."""
    after = match.sentence.tokens[match.trigger : match.trigger + 8]
    return bool(TIMES.search(" ".join(t.text.lower() for t in after)))


def _under_way(match: Match) -> bool:
    """ "Began talks on Monday", "met the minister, who was on a visit to Norland"."""
    clause = match.predicate
    if clause is None or match.noun is None:
        return False
    if match.bare:
        on = any(c.holds(match.noun, "on") for c in match.sentence.clauses)
        return on and match.frame.mode == "visit" and not lately(match)
    if clause.kind == "copula" and lemma_of(match.sentence, match.noun) in ("talk", "talks", "negotiation", "contact"):
        return True  # "the two were in talks", told by somebody
    return clause.lemma in BEGINNING and match.event_type.type == "CONSULT"


def lately(match: Match) -> bool:
    """ "The recent test": the noun itself says that there was one."""
    phrase = match.sentence.phrase_of(match.noun) if match.noun is not None else None
    return phrase is not None and any(lemma_of(match.sentence, t) in ("recent", "latest") for t in phrase.modifiers)


def _promised(match: Match) -> bool:
    clause, hops = match.predicate, 0
    while clause is not None and hops < 4:
        if PROMISING & set(clause.governors):
            return True
        above = None if clause.parent is None else match.sentence.clauses[clause.parent]
        if above is not None and above.lemma in PROMISING and clause.relation != "conjunct":
            return True
        clause, hops = above if clause.relation in TENSELESS else None, hops + 1
    return False


def _offered(match: Match) -> bool:
    """ "Offered to lift the embargo", "is ready to free them": by whoever would do it."""
    own, clause = match.event_type.type in ("CONCEDE", "RETREAT"), match.predicate
    return own and clause is not None and bool(OFFERING & set(clause.governors))


def _lies_ahead(when: When | None, day: date | None) -> bool:
    if not (when and day and when.earliest):
        return False
    return when.earliest > day or (when.earliest == day and when.latest is not None and when.latest > day + STAY)


def contradicts(match: Match, codebook: Codebook, when: When | None, day: date | None) -> bool:
    """A coming date beside a plain past tense is the date of something else: "discussed the meeting in June"; not where
    the verb tells of the event's fate: "cancelled a trip planned for June"."""
    clause = match.predicate
    fates: tuple[Status, ...] = (*AGAINST[:2], "planned")
    if clause is not None and any(clause.lemma in codebook.statuses[fate].verbs for fate in fates):
        return False
    past = clause is not None and clause.tense == "past" and clause.modal is None and not clause.governors
    return past and not match.bare and _lies_ahead(when, day) and match.frame.status != "planned"


def was_due(match: Match) -> bool:
    """ "Was to arrive on May 10", "the visit had been planned for May 10": a plan for a day that may be past."""
    clause = match.predicate
    if (
        clause is None
        or clause.tense == "future"
        or clause.modal in ("will", "would", "shall", "may", "might", "could")
    ):
        return False
    before = match.sentence.tokens[max(0, match.trigger - BEFORE) : match.trigger]
    return clause.tense == "past" or any(t.text.lower() in ("was", "were", "had") for t in before)


def _recent(when: When | None, day: date | None, reach: timedelta) -> bool:
    return not (when and day and when.latest and day - when.latest > reach)


def _from_words(match: Match, codebook: Codebook, ahead: bool) -> Status | None:
    clause = match.predicate
    if match.noun is not None and not _was_done_to(match) and (fate := _fate_told(match, codebook)):
        return fate
    if match.noun is not None and (modified := _modified(match, codebook)):
        return modified
    if clause is None:
        return "planned" if ahead else "held"
    if _was_called(match):
        return "planned"
    if match.noun is not None and clause.kind == "verb":
        for name in ("cancelled", "postponed", "denied", "proposed", "planned"):
            if not _verbs(match.sentence, clause).isdisjoint(codebook.statuses[name].verbs) and _takes(match, clause):
                return _acted_on(name, clause, match, codebook)
    if match.bare:
        return _bare(clause, match, codebook, ahead)
    return clause_status(match.sentence, clause, codebook, match, ahead)


def _was_called(match: Match) -> bool:
    """ "Called a meeting to discuss it": it will be held; "called for a meeting" only asks for it."""
    calls = (c for c in match.sentence.clauses if c.lemma == "call" and c.tense == "past" and not c.negated)
    return any(a.token == match.noun for clause in calls for a in clause.having("object"))


def _was_done_to(match: Match) -> bool:
    """ "A contract signed by the minister was cancelled": the signing took place, whatever became of the contract."""
    clause = match.predicate
    own = clause is not None and clause.predicate == match.trigger != match.noun and clause.relation == "participle"
    return own and clause is not None and match.sentence.tokens[match.trigger].xpos == "VBN" and not clause.modal


def is_undone(match: Match, codebook: Codebook) -> bool:
    """Whether it is told of as the making of what has been called off since: no news by itself."""
    return match.noun is not None and _was_done_to(match) and _fate_told(match, codebook) is not None


def _fate_told(match: Match, codebook: Codebook) -> Status | None:
    """ "The talks, first planned for May, have been put off", "the meeting, which was due on Monday, did not go ahead":
    what the main clause tells of the noun, where another describes it."""
    for clause in match.sentence.clauses:
        if clause.kind == "verb" and clause.relation not in ("relative", "participle"):
            verbs = _verbs(match.sentence, clause)
            if clause.negated and verbs & TAKING_PLACE and any(a.token == match.noun for a in clause.having("subject")):
                return "denied" if clause.modal is None else None
            for name in AGAINST[:2]:
                if not verbs.isdisjoint(codebook.statuses[name].verbs) and _takes(match, clause):
                    return _acted_on(name, clause, match, codebook)
    return None


def _verbs(sentence: Sentence, clause: Clause) -> set[str]:
    """The clause's verb, alone and with each of its adverbs: "push", "push back"."""
    return {clause.lemma, *(f"{clause.lemma} {lemma_of(sentence, t)}" for t in clause.adverbs)}


def _takes(match: Match, clause: Clause) -> bool:
    """Whether the event noun is what the verb acts on: its object, or the subject of its passive."""
    return (
        any(
            a.token == match.noun
            and (
                a.role == "object"
                or a.preposition == "for"
                or (a.role == "subject" and (clause.passive or not match.bare))
            )
            for a in clause.arguments
        )
        and clause.lemma not in match.frame.verbs
        and not _performs(match, clause)
    )


def _performs(match: Match, clause: Clause) -> bool:
    """ "Sought help": the verb that carries the noun is itself the asking."""
    light = match.frame.performative and match.frame.status is None and not match.bare
    return light and clause.lemma in match.frame.light


def _acted_on(name: Status, clause: Clause, match: Match, codebook: Codebook) -> Status | None:
    over = clause_status(match.sentence, clause, codebook, match, False)
    if name in AGAINST and over in ("held", "ongoing"):
        return name
    if name in AGAINST:
        return "planned" if over in ("planned", "proposed", "denied") else over
    return name if over else None


def _modified(match: Match, codebook: Codebook) -> Status | None:
    assert match.noun is not None
    phrase = match.sentence.phrase_of(match.noun)
    words = {match.sentence.tokens[i].text.lower() for i in (phrase.modifiers if phrase else ())}
    words |= {match.sentence.tokens[i].lemma.lower() for i in (phrase.modifiers if phrase else ())}
    names: tuple[Status, ...] = ("cancelled", "postponed", "proposed", "planned")
    for name in names:
        if words & set(codebook.statuses[name].adjectives):
            clause = match.predicate
            acted: list[Status] = [s for s in AGAINST if clause and clause.lemma in codebook.statuses[s].verbs]
            return acted[0] if acted and clause and _takes(match, clause) else name
    return None


def _prepared(clause: Clause, match: Match) -> bool:
    """ "Laid the groundwork for a summit", "is paving the way for talks"."""
    grounds = {lemma_of(match.sentence, a.token) for a in clause.having("object")}
    aimed = clause.holds(match.noun, "for", "to")
    return aimed and any((clause.lemma, ground) in PREPARING for ground in grounds)


def _bare(clause: Clause, match: Match, codebook: Codebook, ahead: bool) -> Status | None:
    """A noun without its light verb: what governs it as a noun ("plans for talks"), else the tense around it."""
    if _prepared(clause, match):
        return "planned"
    own = next((c for c in match.sentence.clauses if c.kind == "noun" and c.predicate == match.noun), None)
    if own is not None and (own.tense or own.modal):
        return clause_status(match.sentence, own, codebook, match, ahead)
    if own is not None and REFUSING & set(own.governors):
        return None  # "refused to allow a visit"
    for lemma in own.governors if own is not None else ():
        if (governed := governor_class(lemma, codebook)) and governed != "denied":
            return governed
    over = governor_class(clause.lemma, codebook) if _is_argument(match, clause) else None
    if over in ("planned", "proposed") and _takes(match, clause):
        return over
    if clause.holds(match.noun, *FOLLOWING) and _told_as_past(match, clause):
        return "held"  # "agreed to reopen them after talks in Vernia"
    if ahead:
        return "planned"
    if clause.lemma in REMEMBERING and _is_argument(match, clause):
        return "held"  # "I thank you for your visit"
    around = clause_status(match.sentence, clause, codebook, match, ahead)
    return around if around in ("planned", "ongoing") and _is_argument(match, clause) else "held"


def _told_as_past(match: Match, clause: Clause) -> bool:
    """Whether the verb over this clause that has a tense is in the past."""
    while clause.tense is None and clause.parent is not None:
        clause = match.sentence.clauses[clause.parent]
    return clause.tense == "past"


def _is_argument(match: Match, clause: Clause) -> bool:
    return clause.holds(match.noun)
