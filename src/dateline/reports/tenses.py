"""The status that a clause's own grammar gives to what it tells: condition, governors, negation, modality and tense.

What has no tense of its own takes it from the clause that it hangs on.
"""

from dateline.codebook import Codebook
from dateline.codebook.schema import Status
from dateline.model import Clause, Sentence
from dateline.reports.arguments import lemma_of
from dateline.reports.matching import Match

HYPOTHETICAL = frozenset({"if", "unless", "whether", "in case", "provided", "lest"})
LEAVING = frozenset({"leave", "depart", "head", "set off", "set out", "prepare", "be", "come", "plan"})
REFUSING = frozenset(
    [
        *("refuse", "decline", "reject", "rule out", "turn down", "refusal", "refrain", "avoid"),
        *("ban", "bar", "prevent", "prohibit", "forbid", "block", "dissuade", "discourage"),
    ]
)
ACCORDS = frozenset(
    ["accord", "agreement", "arrangement", "deal", "decision", "memorandum", "memorandum of understanding", "pact",
     "plan", "pledge", "promise", "protocol", "roadmap", "treaty", "understanding"]
)  # fmt: skip
FOLLOWING = frozenset({"after", "since", "following", "having", "upon"})
TENSELESS = ("control", "adverbial", "participle", "complement", "conjunct")
HAPPENED = ("held", "ongoing")
AWAITED = frozenset({"when", "until", "till", "as soon as", "soon", "after", "before"})
# "Did not know when they would be able to meet", "was unsure how": an open question announces nothing.
OPEN = frozenset({"unsure", "unclear", "uncertain", "wonder", "ask"})
KNOWING = frozenset({"know", "say", "decide", "tell", "clear", "sure", "certain", "see", "announce"})
OPENERS = frozenset({"when", "where", "how"})
MEANING = frozenset({"plan", "intend", "expect", "schedule", "set", "slate", "due", "prepare", "anticipate", "mean"})
VOTING = "vote"
TO_BE_DONE = frozenset({"AID", "COOPERATE", "RETREAT", "MOBILIZE", "ASSAULT"})
# fmt: off
FEELING = frozenset([
    "happy", "glad", "pleased", "delighted", "proud", "honored", "honoured", "grateful", "able", "pleasure", "honor",
    "honour", "privilege", "delight", "joy",
])
# fmt: on


def governor_class(lemma: str, codebook: Codebook) -> Status | None:
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
    if REFUSING & set(clause.governors) or (parent is not None and _is_asked(clause, parent)):
        return None
    if parent and parent.negated and _is_what_is_meant(sentence, clause, parent, codebook):
        denied = parent.lemma in MEANING and match.event_type.type in ("CONSULT", "SUPPORT")
        return "denied" if denied else None  # "does not plan to visit"; "did not want to"
    if parent and parent.negated and parent.tense == "past" and clause.governors[:1] == ("hesitate",):
        return "held"
    if match.event_type.type == "AGREE" and "discuss" in clause.governors:
        return None  # "discussed ways to reach an agreement"
    for lemma in clause.governors:
        if governed := governor_class(lemma, codebook):
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
    if _is_wished(sentence, clause):
        return "proposed"
    if parent and clause.relation == "complement" and parent.lemma in codebook.statuses["denied"].governors:
        return "denied" if not parent.negated else "held"
    if clause.modal and parent and clause.marker in ("so", "so that"):
        over = clause_status(sentence, parent, codebook, match, ahead, depth + 1)
        return "planned" if over in ("held", "ongoing") else over
    if clause.modal and (told := _modal(*_first_of(sentence, clause), codebook, ahead)):
        return told
    headline = clause.marker == "to" and clause.relation == "participle" and parent is None
    if clause.tense == "future" or headline:
        return "planned"  # "Ministers of Norland, Estmark to meet in Vernia"
    if clause.marker == "before" and parent is not None and parent.modal and clause.tense == "past":
        return "planned"
    if parent and clause.relation == "conjunct" and clause.tense == "present" and parent.marker in (*AWAITED, "as"):
        return clause_status(sentence, parent, codebook, match, ahead, depth + 1)
    if clause.relation == "conjunct" and parent and clause.tense is None and clause.marker == parent.marker == "to":
        return clause_status(sentence, parent, codebook, match, ahead, depth + 1)  # "forced it to leave and to pay"
    if clause.tense is None and parent and clause.relation in TENSELESS:
        return _from_parent(sentence, clause, parent, codebook, match, ahead, depth)
    return _tense(sentence, clause, match, ahead)


def _is_asked(clause: Clause, above: Clause) -> bool:
    unknown = above.lemma in OPEN or (above.negated and above.lemma in KNOWING)
    return unknown and clause.marker in OPENERS and clause.modal in ("would", "could", "might", "can", "may")


def _is_wished(sentence: Sentence, clause: Clause) -> bool:
    """ "Demanded that Norland withdraw", "that they be freed": the subjunctive tells of nothing done."""
    verb = clause.predicate - 1 if clause.passive else clause.predicate
    base = sentence.tokens[verb].xpos == "VB" and clause.modal is None and clause.tense is None
    return base and clause.marker == "that" and clause.relation == "complement" and bool(clause.having("subject"))


def _is_what_is_meant(sentence: Sentence, clause: Clause, parent: Clause, codebook: Codebook) -> bool:
    """Whether the verb above plans, expects or wants this."""
    governs = clause.governors[:1] == (parent.lemma,) or (clause.modal or "").startswith("be ")
    not_only = sentence.tokens[parent.predicate - 1].text.lower() == "only"
    return governs and not not_only and governor_class(parent.lemma, codebook) in ("planned", "proposed")


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
    described = clause.relation == "participle" and clause.passive and match.event_type.type != "CONSULT"
    if described and over in ("planned", "proposed") and not ahead:
        return "held"  # "will lift the sanctions imposed by Norland", "could use an accord signed in May"
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
