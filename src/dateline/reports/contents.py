"""What a cue introduces: the stretches of its sentence that are the words said."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.language import Clause, Sentence, Token
from dateline.model.span import Span
from dateline.reports.flow import quote_after, quote_before
from dateline.reports.sources import first_source
from dateline.reports.speech import Page, pieces

ASIDES = frozenset(("when", "while", "as", "after", "before", "although", "though", "even though", "whereas"))
_CLOSERS = "\"”’')"


@dataclass(frozen=True, slots=True)
class CueSite:
    """A verb that may introduce words: `first` to `last` are its tokens with the source beside them."""

    page: Page
    sentence: Sentence
    token: Token
    clause: Clause | None
    groups: frozenset[str]
    first: int
    last: int

    @property
    def tokens(self) -> Sequence[Token]:
        return self.sentence.tokens

    def group(self, preferred: str) -> str:
        """The row of the table that explains the content."""
        order = (preferred, "told", "object", "appeal", "position", "belief")
        return next((group for group in order if group in self.groups), preferred)


@dataclass(frozen=True, slots=True)
class Content:
    """The stretches, the group that explains them, and whether "that" opens them."""

    spans: tuple[Span, ...]
    group: str
    that: bool = False


def content_of(site: CueSite) -> Content | None:
    """The content of a cue, tried in the order of how surely the words show it; None where it introduces nothing."""
    limit = limit_of(site)
    return (
        _quoted_before(site)
        or _around_insertion(site)
        or _clause_content(site, limit)
        or _quoted_after(site)
        or _parenthetical(site)
        or _passive_content(site)
        or _object_content(site, limit)
    )


def _found(spans: Sequence[Span], group: str, that: bool = False) -> Content | None:
    return Content(tuple(spans), group, that) if spans else None


# Quotations beside the cue


def _quoted_before(site: CueSite) -> Content | None:
    quote = quote_before(site.page, site.sentence, site.first)
    if quote is None or not site.groups - {"belief"}:
        return None
    after = quote_after(site.page, site.sentence, site.last, adjacent=True)
    return _found([quote.outer, *([after.outer] if after else [])], "quote")


def _quoted_after(site: CueSite) -> Content | None:
    after = quote_after(site.page, site.sentence, site.last, adjacent=False)
    if after is None or not site.groups - {"belief"} or site.groups & {"object", "courtesy", "judgement", "appeal"}:
        return None
    start = next((t.index for t in site.tokens if t.start >= after.outer.start), 0)
    return _found([after.outer], "quote", start > 0 and site.tokens[start - 1].lemma.lower() == "that")


# Cues inside or after what was said


def _around_insertion(site: CueSite) -> Content | None:
    """ "Too often, she said, talks fail": a cue with its subject between two commas."""
    tokens = site.tokens
    if (
        not site.groups & {"clause", "told"}
        or site.last == site.first
        or site.first < 2
        or site.last + 1 >= len(tokens)
    ):
        return None
    clause = site.clause
    if clause is None or clause.relation in ("relative", "adverbial", "participle", "conjunct"):
        return None
    if clause.relation != "parataxis" and not clause.having("complement"):
        return None
    if not tokens[site.first - 1].text == tokens[site.last + 1].text == "," or site.token.xpos == "VBG":
        return None
    around = _around(site)
    said = [tokens[a.token] for a in clause.having("complement")]
    return _found(around, site.group("clause")) if any(p.contains(t.span) for p in around for t in said) else None


def _parenthetical(site: CueSite) -> Content | None:
    """ "Trade will grow, she said.": the parser's parataxis without a complement."""
    if site.clause is None or site.clause.relation != "parataxis":
        return None
    if not site.groups & {"clause", "told", "object", "belief"} or site.tokens[site.first - 1].text not in ",\"”'’?!)":
        return None
    return _found(_around(site), site.group("clause"))


def _around(site: CueSite) -> list[Span]:
    """The sentence without the cue and its source."""
    tokens = site.tokens
    end = len(tokens) - 1
    while end > site.last and tokens[end].upos == "PUNCT" and tokens[end].text not in _CLOSERS:
        end -= 1
    before = pieces(tokens, 0, site.first - 1)
    resumes = site.first > 0 and site.last + 1 < len(tokens) and tokens[site.last + 1].text == ","
    return before + (pieces(tokens, site.last + 2, end) if resumes else [])


# Complement clauses


def _clause_content(site: CueSite, limit: int) -> Content | None:
    tokens, sentence = site.tokens, site.sentence
    if site.last > site.token.index and tokens[min(site.last + 1, limit)].lemma.lower() == "that":
        first, that = _after_conjunction(tokens, site.last + 1)  # "made clear that"
        return _found(pieces(tokens, first, limit), site.group("clause"), that)
    complement = _complement(site)
    if complement is None and site.groups & {"clause", "told"}:
        listened = _listened(site)
        if listened > site.last or tokens[limit].index == site.last:
            return _after_that(site, listened)
    if complement is None or not site.groups - {"judgement", "about"}:
        return None
    below = sentence.clause_of(complement)
    wanted = "clause"
    if below is not None and below.relation == "control":
        if site.groups == {"clause"}:
            return None  # "began taking calls"
        wanted = "appeal" if "appeal" in site.groups else "belief" if "belief" in site.groups else wanted
    first, end = sentence.subtree(complement)
    if first < site.first and complement > site.last:  # "which he said had failed", "in May, he said it failed"
        return _found(pieces(tokens, *_after_conjunction(tokens, site.last + 1)[:1], limit), site.group(wanted))
    if first > site.last:
        if not _stands_between(site, first):
            first = site.last + 1  # a subject that the parser hung elsewhere
        first, that = _after_conjunction(tokens, first)
        return _found(pieces(tokens, first, limit), site.group(wanted), that)
    if first < site.first:
        if site.clause and site.clause.relation in ("root", "parataxis") and tokens[site.first - 1].text == ",":
            first = 0  # "..., she said": all that stands before
        resumed = max(site.last, sentence.subtree(site.token.index)[1]) + 1
        before = pieces(tokens, first, min(end, site.first - 1))
        return _found(before + pieces(tokens, resumed, min(end, limit)), site.group(wanted))
    return None


def _listened(site: CueSite) -> int:
    """The last token of a cue with its listener ("told a news conference"), which "that" follows."""
    objects = (
        [p for a in site.clause.having("object") if (p := site.sentence.phrase_of(a.token))] if site.clause else []
    )
    return max((p.core_last for p in objects if "told" in site.groups), default=site.last)


def _after_that(site: CueSite, last: int) -> Content | None:
    """ "X reported that ..., Y said": the parser gave the clause to the later cue alone, or to no cue."""
    tokens, end = site.tokens, len(site.tokens) - 1
    if last + 2 > end or tokens[last + 1].lemma.lower() != "that":
        return None
    later = [c for c in site.sentence.clauses if c.predicate > site.last and c.relation == "parataxis"]
    for clause in later:
        subjects = [site.sentence.subtree(a.token)[0] for a in clause.having("subject")]
        end = min([end, *(first - 1 for first in subjects if first > last + 2)])
    return _found(pieces(tokens, last + 2, end), site.group("clause"), True)


def _complement(site: CueSite) -> int | None:
    complements = [a.token for a in site.clause.having("complement")] if site.clause else []
    after = [c for c in complements if c > site.last]
    return next(iter(after or complements), None)


def _stands_between(site: CueSite, first: int) -> bool:
    """Whether a listener or an adverbial stands between a cue and its complement."""
    if site.clause is None:
        return False
    apart = "told" in site.groups or site.tokens[first].lemma.lower() == "that"
    others = [a.token for a in site.clause.arguments if a.role != "complement" and (apart or a.role != "object")]
    others += site.clause.adverbs if apart else ()
    return any(site.last < token < first for token in others)


def _after_conjunction(tokens: Sequence[Token], first: int) -> tuple[int, bool]:
    """The first token of the content without its punctuation and "that"."""
    that = False
    while first < len(tokens) - 1:
        token = tokens[first]
        conjunction = token.lemma.lower() == "that" and tokens[first + 1].upos not in ("VERB", "AUX")
        if not conjunction and (token.upos != "PUNCT" or token.text in "\"“‘'("):
            break
        that = that or conjunction
        first += 1
    return first, that


# Objects


def _object_content(site: CueSite, limit: int) -> Content | None:
    """A noun phrase as content: from where the group says it begins to as far as it may reach."""
    for group in ("courtesy", "judgement", "about", "appeal", "object", "position"):
        if group in site.groups and site.last < limit:
            first = _object_start(site, group, limit)
            if first is not None:
                return _found(pieces(site.tokens, first, limit), group)
    return None


def _object_start(site: CueSite, group: str, limit: int) -> int | None:
    """The first token of what is thanked for, called something, asked for or underscored; None where it is nothing."""
    tokens, after = site.tokens, site.last + 1
    objects = [a.token for a in site.clause.having("object")] if site.clause else []
    if group == "judgement":
        return after if _names(site, after, limit) else None
    if group == "courtesy":
        return after if objects or tokens[after].upos not in ("PUNCT", "ADV") else None
    if group == "appeal":
        return after if objects or _asks(tokens[after : limit + 1]) else None
    if group == "about":
        matter = next(iter(_matters(site)), None)
        return None if matter is None else min(site.sentence.subtree(matter.index)[0] + 1, matter.index)
    if not objects:
        return after if _fixed(site) else None
    first = min(site.sentence.subtree(objects[0])[0], objects[0])
    return first if first > site.last else None


def _fixed(site: CueSite) -> bool:
    """A cue of several words ("point to") brings its noun along as an oblique."""
    return site.clause is None or (site.last > site.clause.predicate and bool(site.clause.having("oblique")))


def _asks(tokens: Sequence[Token]) -> bool:
    return any(t.xpos == "TO" or t.lemma.lower() == "for" for t in tokens)


def _names(site: CueSite, first: int, limit: int) -> bool:
    """Whether something is called something: "described it as", "likened it to", "called the plan bold"."""
    verb = site.token.lemma.lower()
    if verb in ("describe", "characterize", "characterise", "portray", "rate", "cast", "compare", "liken"):
        return any(t.lemma.lower() in ("as", "to", "with") for t in site.tokens[first : limit + 1])
    if site.clause is None or site.tokens[limit].upos == "ADJ":
        return True
    things = len(site.clause.having("object")) + len(
        site.clause.having("complement")
    )  # "called the minister" is a call
    return things > 1 or any(site.page.quote_at(t.start) for t in site.tokens[first : limit + 1])


def _matters(site: CueSite) -> list[Token]:
    """The heads of what a listener is told about: "updated her on the plan"."""
    verb = site.token.lemma.lower()
    wanted = site.page.cues.about.get(verb, ())
    found = [a.token for a in site.clause.having("oblique", *wanted)] if site.clause and wanted else []
    return [site.tokens[f] for f in found if f > site.last]


def _passive_content(site: CueSite) -> Content | None:
    """ "The trip, which was first reported by the Post": what is reported is the subject."""
    if site.clause is None or not site.clause.passive or not site.groups & {"object", "position", "courtesy"}:
        return None
    subjects = [p for a in site.clause.having("subject") if (p := site.sentence.phrase_of(a.token)) is not None]
    return _found([p.span for p in subjects[:1]], site.group("object"))


# How far content may reach


def limit_of(site: CueSite) -> int:
    """The last token that may belong to the content after a cue: before the next cue of the same speaker."""
    tokens, sentence, clause, at = site.tokens, site.sentence, site.clause, site.token.index
    limit = len(tokens) - 1
    while limit > at and tokens[limit].upos == "PUNCT" and tokens[limit].text not in _CLOSERS:
        limit -= 1
    if clause is not None:
        reach = [sentence.subtree(a.token)[1] for a in clause.arguments if not a.inherited or a.role == "complement"]
        limit = min(limit, max([sentence.subtree(at)[1], at, *reach]))
        for other in _breaking_off(site, clause):
            limit = min(limit, max(sentence.subtree(other.predicate)[0] - 1, at))
    for token in tokens[at + 1 : limit]:
        if token.text == "," and tokens[token.index + 1].lemma.lower() == "accord":
            limit = token.index - 1
            break
        if token.xpos in ("VBG", "VBD") and _goes_on(site, token):
            limit = min(limit, _boundary(tokens, token.index, at))
            break
    while limit > at and (tokens[limit].text in ",;:—–" or tokens[limit].lemma.lower() in ("and", "but")):
        limit -= 1
    return limit


def _breaking_off(site: CueSite, clause: Clause) -> list[Clause]:
    """The clauses beside a cue that are not part of what it introduces."""
    here = site.sentence.clauses.index(clause)
    own = {a.token for a in clause.arguments}
    found = []
    for other in site.sentence.clauses:
        if (
            other.parent != here
            or other.predicate <= site.token.index
            or other.kind == "noun"
            or other.predicate in own
        ):
            continue
        aside = other.relation == "adverbial" and other.marker in ASIDES
        apart = other.relation in ("participle", "adverbial", "parataxis") and _set_off(site.sentence, other)
        verb = site.tokens[other.predicate].xpos.startswith("VB")
        if (other.relation == "conjunct" and verb) or aside or apart:
            found.append(other)
    return found


def _set_off(sentence: Sentence, clause: Clause) -> bool:
    first, _ = sentence.subtree(clause.predicate)
    return sentence.tokens[first].text == "," or (first > 0 and sentence.tokens[first - 1].text == ",")


def _goes_on(site: CueSite, token: Token) -> bool:
    """Whether the verb is a further cue of the same speaker."""
    groups, _ = site.page.cues.at(site.tokens, token.index)
    return bool(groups) and first_source(site.page, site.sentence, token) is not None


def _boundary(tokens: Sequence[Token], cue: int, floor: int) -> int:
    """The last token before ", and" or "," that leads to a further cue."""
    at = cue - 1
    while at > floor and (tokens[at].upos in ("ADV", "AUX", "CCONJ") or tokens[at].text == ","):
        at -= 1
    return at
