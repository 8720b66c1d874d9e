"""Attribution: whom the article cites for a claim, outermost source first."""

import re

from dateline.model.language import Sentence
from dateline.model.mention import Mentions
from dateline.model.report import Attribution
from dateline.model.span import Span
from dateline.reports.sayings import find_sayings
from dateline.reports.speech import Saying

_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those|its|his|her|their)\s+", re.IGNORECASE)
_ASCRIBED = re.compile(
    r"^Statement (?:from|by)\s+(?P<author>.+?)\s+(?:on|at|in|about|regarding|following)\s", re.IGNORECASE
)
_NEWS = frozenset(["news", "report", "story", "it", "this", "that", "information", "trip", "meeting", "visit"])
REPORTING = frozenset(["report", "say", "announce", "reveal", "disclose", "confirm", "break", "write", "publish"])


def attributions_of(m: Mentions, sentence: int, clause: int | None) -> tuple[Attribution, ...]:
    """Who is cited for a clause of a sentence, or for the sentence as a whole where `clause` is None.

    "KCNA reported, citing the ministry" gives both, the outermost first. A sentence after a sourced one has no source of
    its own unless its words say that it goes on.
    """
    here = m.sentences[sentence]
    claim = here.tokens[here.clauses[clause].predicate].span if clause is not None else None
    sayings = find_sayings(m.article, m.sentences)
    holding = [s for s in sayings if s.actual and _covers(s, here, claim)]
    holding += [s for s in sayings if s.sentence == sentence + 1 and _looks_back(m, s)]
    found: list[Attribution] = []
    for saying in sorted(holding, key=lambda s: (s.extent.start - s.extent.end, s.cue)):
        found += _named(m, saying)
    found += _by_title(m)
    return tuple({a.name: a for a in reversed(found)}[name] for name in dict.fromkeys(a.name for a in found))


def _covers(saying: Saying, sentence: Sentence, claim: Span | None) -> bool:
    if saying.group == "belief":
        return False
    if claim is not None:
        return saying.holds(claim)
    inside = sum(max(0, min(p.end, sentence.span.end) - max(p.start, sentence.span.start)) for p in saying.content)
    return 2 * inside > sentence.span.end - sentence.span.start


def _named(m: Mentions, saying: Saying) -> list[Attribution]:
    """The outlet that was told, then the source itself."""
    sentence, found = m.sentences[saying.sentence], []
    if saying.listener is not None:
        told = m.actors_at(saying.sentence, saying.listener)
        if len(told) == 1 and m.actor(told[0]).kind == "outlet":
            phrase = sentence.phrase_of(saying.listener)
            span = phrase.span if phrase else sentence.tokens[saying.listener].span
            found.append(Attribution(m.actor(told[0]).name, told[0], span, saying.cue.of(m.article.text)))
    if saying.source is None or saying.source_token is None:
        return found
    actors = m.actors_at(saying.sentence, saying.source_token)
    actor = actors[0] if len(actors) == 1 else None
    name = m.actor(actor).name if actor else _ARTICLE.sub("", saying.source.of(m.article.text))
    return [*found, Attribution(name, actor, saying.source, saying.cue.of(m.article.text))]


def _looks_back(m: Mentions, saying: Saying) -> bool:
    """ "The news was first reported by the Post": about the sentence before."""
    tokens = m.sentences[saying.sentence].tokens
    verb = tokens[saying.token]
    start = next((t for t in tokens[: saying.token] if t.upos in ("NOUN", "PRON")), None)
    return verb.lemma.lower() in REPORTING and verb.xpos == "VBN" and start is not None and start.lemma.lower() in _NEWS


def _by_title(m: Mentions) -> list[Attribution]:
    """A statement whose title names its author rests on the author; the words stand in the title, not in the text."""
    match = _ASCRIBED.match(m.article.title or "")
    if match is None:
        return []
    author = match["author"]
    names = [a for a in m.actors if a.kind == "person" and a.name.casefold() in author.casefold()]
    name = names[0].name if names else " ".join(re.findall(r"\b[A-Z][\w'’.-]+", author)[-2:])
    return [Attribution(name, names[0].id if names else None, Span(0, 0), "title")]
