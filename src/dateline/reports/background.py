"""News apart from what an article only recalls."""

from datetime import date

from dateline.codebook.schema import Status
from dateline.model import Clause, When
from dateline.reports.matching import Match
from dateline.reports.status import REACH

EARLIER = frozenset({"previously", "earlier", "formerly"})


def _as_told(match: Match, clause: Clause) -> bool:
    """ "Officials said that they had met": the pluperfect is that of reported speech."""
    over = None if clause.parent is None else match.sentence.clauses[clause.parent]
    return clause.relation == "complement" and over is not None and over.tense == "past" and not over.aspect


def is_news(match: Match, when: When | None, day: date | None, status: Status) -> bool:
    """False for what the article only recalls: long past, told in the pluperfect, or introduced as earlier."""
    if when and day and when.latest and day - when.latest > REACH:
        return False
    clause = match.predicate
    pluperfect = clause is not None and clause.tense == "past" and "perfect" in clause.aspect and clause.modal is None
    if pluperfect and clause is not None and clause.marker not in ("due", "due to") and not match.bare:
        if when is None and _as_told(match, clause):
            return True
        return status == "denied"  # "denied that they had met" is about what is said now
    if clause is not None and any(match.sentence.tokens[t].lemma in EARLIER for t in clause.adverbs):
        return False
    opening = " ".join(t.text.lower() for t in match.sentence.tokens[:3])
    dated = opening.startswith(("earlier this", "earlier today", "earlier in the", "earlier on"))
    return dated or not opening.startswith(("earlier", "previously", "in the past", "last year"))
