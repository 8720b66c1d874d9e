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

HYPOTHETICAL = frozenset({"if", "unless", "whether", "in case", "provided", "lest"})
TIMES = re.compile(
    r"\b(?:many|several|two|three|four|five|six|seven|eight|nine|ten|dozens of|\d+) times\b", re.IGNORECASE
)
LEAVING = frozenset({"leave", "depart", "head", "set off", "set out", "prepare", "be", "come", "plan"})
ONLY_DONE = ("REQUEST", "REJECT", "ACCUSE", "THREATEN", "PROTEST")
OPEN_TO_PROPOSAL = ("CONSULT", "AGREE", "AID", "COOPERATE", "SUPPORT")
GOING_ON = frozenset(
    {"remain", "stay", "continue", "maintain", "keep", "deepen", "strengthen", "expand", "enhance", "intensify"}
)
REFUSING = frozenset(
    [
        *("refuse", "decline", "reject", "rule out", "turn down", "refusal"),
        *("ban", "bar", "prevent", "prohibit", "forbid", "block", "dissuade", "discourage"),
    ]
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
ACCORDS = frozenset(
    ["accord", "agreement", "arrangement", "deal", "decision", "memorandum", "memorandum of understanding", "pact",
     "plan", "pledge", "promise", "protocol", "roadmap", "treaty", "understanding"]
)  # fmt: skip
FOLLOWING = frozenset({"after", "since", "following", "having", "upon"})
TENSELESS = ("control", "adverbial", "participle", "complement", "conjunct")
AGAINST: tuple[Status, ...] = ("cancelled", "postponed", "denied")
HAPPENED = ("held", "ongoing")
REACH = timedelta(days=14)
BEFORE = 6  # words: "had originally been due to travel"
AWAITED = frozenset({"when", "until", "till", "as soon as", "soon", "after", "before"})
TAKING_PLACE = frozenset(
    {"take place", "go ahead", "go forward", "happen", "occur", "materialize", "materialise", "proceed"}
)
# fmt: off
PROMISING = frozenset([
    "agree", "commit", "resolve", "pledge", "vow", "promise", "determination", "commitment", "readiness", "willingness",
])
VOTING = "vote"
TO_BE_DONE = frozenset({"AID", "COOPERATE", "RETREAT", "MOBILIZE", "ASSAULT"})
FEELING = frozenset([
    "happy", "glad", "pleased", "delighted", "proud", "honored", "honoured", "grateful", "able", "pleasure", "honor",
    "honour", "privilege", "delight", "joy",
])
# fmt: on
REMEMBERING = frozenset({"appreciate", "recall", "regret", "remember", "repay", "return", "thank"})
STAY = timedelta(days=3)
BEGINNING = frozenset({"begin", "start", "open", "kick off", "enter"})


def status_of(match: Match, codebook: Codebook, when: When | None, day: date | None) -> Status | None:
    """The status, or None where the words tell of no event (a condition, a question, a refused act)."""
    if of_series := stopped(match):
        return "cancelled" if of_series == "ended" else "postponed"
    told = _from_words(match, codebook, _lies_ahead(when, day))
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
    if told == "proposed" and (
        match.event_type.type not in OPEN_TO_PROPOSAL or (match.frame.verbs and match.frame.performative)
    ):
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
        return on and match.frame.mode == "visit"
    if clause.kind == "copula" and lemma_of(match.sentence, match.noun) in ("talk", "talks", "negotiation", "contact"):
        return True  # "the two were in talks", told by somebody
    return clause.lemma in BEGINNING and match.event_type.type == "CONSULT"


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
    if match.noun is not None and clause.kind == "verb":
        for name in ("cancelled", "postponed", "denied", "proposed", "planned"):
            if not _verbs(match.sentence, clause).isdisjoint(codebook.statuses[name].verbs) and _takes(match, clause):
                return _acted_on(name, clause, match, codebook)
    if match.bare:
        return _bare(clause, match, codebook, ahead)
    return clause_status(match.sentence, clause, codebook, match, ahead)


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
    )


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
    for lemma in own.governors if own is not None else ():
        if (governed := _governor_class(lemma, codebook)) and governed != "denied":
            return governed
    over = _governor_class(clause.lemma, codebook) if _is_argument(match, clause) else None
    if over in ("planned", "proposed") and _takes(match, clause):
        return over
    if ahead:
        return "planned"
    if clause.lemma in REMEMBERING and _is_argument(match, clause):
        return "held"  # "I thank you for your visit"
    around = clause_status(match.sentence, clause, codebook, match, ahead)
    return around if around in ("planned", "ongoing") and _is_argument(match, clause) else "held"


def _is_argument(match: Match, clause: Clause) -> bool:
    return clause.holds(match.noun)


def _governor_class(lemma: str, codebook: Codebook) -> Status | None:
    names: tuple[Status, ...] = ("denied", "cancelled", "postponed", "ongoing", "planned", "proposed")
    for name in names:
        if lemma in codebook.statuses[name].governors:
            return name
    return None


def clause_status(
    sentence: Sentence, clause: Clause, codebook: Codebook, match: Match, ahead: bool, depth: int = 0
) -> Status | None:
    """The status that this clause's own grammar and what stands over it give to what it tells."""
    opening = _opening(sentence, clause)
    if clause.marker in HYPOTHETICAL or set(opening) & {"whether", "if", "unless"}:
        return None
    if clause.marker in ("due", "due to"):
        return "planned"  # "had been due to visit"
    awaited = clause.marker in AWAITED or _as_soon_as(sentence, clause)
    if awaited and clause.tense == "present" and "perfect" not in clause.aspect and not clause.governors:
        return "planned"
    parent = sentence.clauses[clause.parent] if clause.parent is not None and depth < 4 else None
    if REFUSING & set(clause.governors):
        return None
    if match.event_type.type == "AGREE" and "discuss" in clause.governors:
        return None  # "discussed ways to reach an agreement"
    for lemma in clause.governors:
        if governed := _governor_class(lemma, codebook):
            if governed == "ongoing":
                return "held" if clause.tense == "past" and clause.modal is None else governed
            if governed in ("cancelled", "postponed") or (governed == "planned" and clause.negated):
                return governed if governed != "planned" else "denied"
            return governed
    if clause.negated:
        if (
            "perfect" in clause.aspect
            and clause.tense == "present"
            and clause.having("oblique")
            and _since(sentence, clause)
        ):
            return None  # "has not visited Vernia since 2027"
        if clause.tense == "past" and any(a.preposition in ("until", "till") for a in clause.arguments):
            return "held"  # "did not arrive until Monday"
        return "denied" if match.event_type.type in ("CONSULT", "SUPPORT") else None
    if parent and clause.relation == "complement" and parent.lemma in codebook.statuses["denied"].governors:
        return "denied" if not parent.negated else "held"
    if clause.modal and parent and clause.marker in ("so", "so that"):
        over = clause_status(sentence, parent, codebook, match, ahead, depth + 1)
        return "planned" if over in ("held", "ongoing") else over
    if clause.modal and (told := _modal(*_first_of(sentence, clause), codebook, ahead)):
        return told
    if clause.tense == "future":
        return "planned"
    if clause.marker == "before" and parent is not None and parent.modal and clause.tense == "past":
        return "planned"
    if parent and clause.relation == "conjunct" and clause.tense == "present" and parent.marker in (*AWAITED, "as"):
        return clause_status(sentence, parent, codebook, match, ahead, depth + 1)
    if clause.relation == "conjunct" and parent and clause.tense is None and clause.marker == parent.marker == "to":
        return clause_status(sentence, parent, codebook, match, ahead, depth + 1)  # "forced it to leave and to pay"
    if clause.tense is None and parent and clause.relation in TENSELESS:
        return _from_parent(sentence, clause, parent, codebook, match, ahead, depth)
    return _tense(sentence, clause, match, ahead)


def _since(sentence: Sentence, clause: Clause) -> bool:
    return any(
        a.preposition in ("since", "in", "for") and sentence.tokens[a.token].text.isdigit() for a in clause.arguments
    )


def _opening(sentence: Sentence, clause: Clause) -> list[str]:
    """The words with which the clause begins, up to its verb; at most five. Not those of another clause before it, but
    for what is not to be unless something else is."""
    first, _ = sentence.subtree(clause.predicate)
    opening = sentence.tokens[first : clause.predicate][:5]
    at = sentence.clauses.index(clause)
    own = [t for t in opening if clause.negated or sentence.innermost(t.index) == at]
    return [t.text.lower() for t in own]


def _as_soon_as(sentence: Sentence, clause: Clause) -> bool:
    before = sentence.tokens[max(0, clause.predicate - 8) : clause.predicate]
    return "as soon as" in " ".join(t.text.lower() for t in before)


def _first_of(sentence: Sentence, clause: Clause) -> tuple[Clause, Clause | None]:
    """The first of clauses joined under one modal verb, and the clause over it: "that it would send and give"."""
    above = None if clause.parent is None else sentence.clauses[clause.parent]
    while above is not None and clause.relation == "conjunct" and above.modal == clause.modal:
        clause, above = above, None if above.parent is None else sentence.clauses[above.parent]
    return clause, above


def _modal(clause: Clause, parent: Clause | None, codebook: Codebook, ahead: bool) -> Status | None:
    if clause.modal == "would" and parent and parent.tense == "past" and clause.relation in ("complement", "relative"):
        return "planned"
    for name in ("planned", "proposed", "recurring"):
        if clause.modal in codebook.statuses[name].modals:
            return "planned" if ahead and name == "proposed" and clause.modal == "would" else name
    return None


def _from_parent(
    sentence: Sentence, clause: Clause, parent: Clause, codebook: Codebook, match: Match, ahead: bool, depth: int
) -> Status | None:
    """Infinitives and participles have no tense of their own: a purpose shares the fate of the journey it is for."""
    over = clause_status(sentence, parent, codebook, match, ahead, depth + 1)
    purpose = clause.marker == "to" or clause.relation == "control"
    if purpose and parent.lemma in FEELING and over in HAPPENED:
        return "ongoing" if match.frame.mode == "visit" else "held"  # "I am happy to welcome you"
    if purpose and parent.lemma in codebook.statuses["proposed"].governors:
        return "proposed"
    if purpose and over in HAPPENED and parent.lemma in codebook.statuses["planned"].governors:
        return "planned"  # "accepted an invitation to visit"
    if purpose and over in HAPPENED and any(lemma_of(sentence, a.token) in ACCORDS for a in parent.having("object")):
        return "planned"  # "signed a deal to hold annual talks"
    if clause.marker == "before":
        return "planned" if over in ("planned", "ongoing", "proposed") else "held"
    if clause.marker in FOLLOWING or ("perfect" in clause.aspect and not purpose):
        return "held"  # "having met him, she will fly on"
    if clause.marker == "to" and parent.lemma == VOTING:
        return _voted(over, match)
    if clause.marker == "to" and clause.relation != "control" and match.event_type.type != "CONSULT":
        return "proposed" if over in HAPPENED else over  # what a struggle or a law is for has not been done by it
    if purpose and over == "held":
        arrived = parent.lemma in ("arrive", "land") and "perfect" in parent.aspect
        return "planned" if parent.lemma in LEAVING or arrived else "held"
    if purpose and over == "ongoing":
        return "planned"
    return over


def _voted(over: Status | None, match: Match) -> Status | None:
    """ "Parliament voted to condemn": done by the vote; "to send troops": decided by it."""
    return "planned" if over in HAPPENED and match.event_type.type in TO_BE_DONE else over


def _tense(sentence: Sentence, clause: Clause, match: Match, ahead: bool) -> Status | None:
    if clause.tense == "present":
        if ahead:
            return "planned"
        if "perfect" in clause.aspect:
            return "ongoing" if "progressive" in clause.aspect or clause.kind == "copula" else "held"
        if "progressive" in clause.aspect:
            return "ongoing"
        return "ongoing" if match.frame.mode == "visit" or clause.kind == "copula" else "held"
    if "progressive" in clause.aspect and match.frame.mode not in ("visit", "phone"):
        return "ongoing"
    return "held"
