"""Small invented articles and reports for tests of the record room."""

from collections.abc import Iterable

from dateline import world
from dateline.model import (
    Actor,
    Article,
    Attribution,
    Coding,
    Decision,
    Detail,
    EventReport,
    Participant,
    Place,
    Span,
    Trace,
    When,
    content_id,
)
from dateline.record.actors import ActorTable
from dateline.record.memory import Blank
from dateline.record.rejoining import rejoin

PEOPLE = {
    "Solveig Aasen": ("NOR", "Foreign Minister"),
    "Daulet Serikbay": ("KAZ", "Foreign Minister"),
    "Ingrid Moe": ("NOR", "Prime Minister"),
    "Tomas Vell": ("EST", "President"),
    "Norway": ("NOR", None),
    "Kazakh water delegation": ("KAZ", None),
    "Kazakh school delegation": ("KAZ", None),
    "Kazakh delegation": ("KAZ", None),
    "Kazakhstan": ("KAZ", None),
    "Daulet Nurlanovich Serykbay": ("KAZ", "Foreign Minister"),
    "Norwegian leaders": ("NOR", None),
}

# Who held an office one after the other, in both of two offices or under several names, and the offices themselves.
HOLDERS = {
    "Kari Lund": ("NOR", "Foreign Minister"),
    "Lund": ("NOR", None),
    "Ingrid Moe, once": ("NOR", "Minister of Foreign Affairs"),
    "Foreign Minister of Norway": ("NOR", "Foreign Minister"),
    "Norwegian Minister of Foreign Affairs": ("NOR", "Minister of Foreign Affairs"),
    "Prime Minister of Norway": ("NOR", "Prime Minister"),
    "Sergei Lavrov": ("RUS", "Foreign Minister"),
    "Lavrov": ("RUS", None),
    "Oleg Vetrin": ("RUS", "Foreign Minister"),
    "Foreign Minister of Russia": ("RUS", "Foreign Minister"),
}


class Joined(ActorTable):
    """The record's actors in the order of their names, the way to them, and the judgements that they rest on."""

    def __init__(self, codings: Iterable[Coding], log: Iterable[Decision] = ()) -> None:
        known = list(codings)
        traces = [Trace(c.article.id, c.article.day, c.actors) for c in known]
        cast = rejoin(traces, [], Blank(known), world.load(), log)
        cast.cover(known)
        super().__init__(cast.actors, cast.table.of)
        self.actors = tuple(sorted(cast.actors, key=lambda a: (a.name, a.id)))
        self.judgements = tuple(sorted(cast.judgements, key=lambda j: (j.left, j.right)))


def actor(article: str, name: str) -> Actor:
    country, office = (PEOPLE | HOLDERS)[name]
    key, name = name, name.partition(",")[0]
    kind = (
        "person"
        if office or name in HOLDERS
        else {"leaders": "group", "delegation": "delegation"}.get(name.split()[-1], "country")
    )
    return Actor(content_id("act", article, kind, key), name, kind, country, office, (name,))


def coding(
    article: str,
    sentence: str,
    *,
    published: str = "2031-03-05",
    who: tuple[str, ...] = ("Solveig Aasen", "Daulet Serikbay"),
    mode: str | None = "meet",
    type: str = "CONSULT",
    status: str = "held",
    start: str | None = None,
    end: str | None = None,
    host: str | None = None,
    place: Place | None = None,
    news: bool = True,
    ordinal: int | None = None,
    cites: str | None = None,
    called: str | None = None,
    outlet: str | None = "Fjord Wire",
    details: dict[str, str] | None = None,
) -> Coding:
    """An article of one sentence with one report."""
    filler = " ".join(content_id(article, n)[-6:] for n in range(40))  # so that no two articles are copies by chance
    text = f"{sentence} {filler}."
    span = Span(0, len(sentence))
    people = tuple(actor(article, name) for name in who)
    report = EventReport(
        id=content_id("report", article, sentence, mode),
        article=article,
        sentence=0,
        evidence=span,
        trigger=Span(0, 1),
        type=type,
        mode=mode,
        status=status,
        news=news,
        participants=tuple(Participant(a.id, "visitor" if mode == "visit" else "participant") for a in people),
        host=host,
        place=place,
        start=When(start, "open" if start.startswith("..") else "day", f"stated {start}") if start else None,
        end=When(end, "day", f"stated {end}") if end else None,
        ordinal=ordinal,
        name=Span(sentence.index(called), sentence.index(called) + len(called)) if called else None,
        attributions=(Attribution(cites, None, span, "said"),) if cites else (),
        details=tuple(Detail(field, value, span) for field, value in (details or {}).items()),
        confidence=0.8,
    )
    return Coding(Article(article, text, published=published, outlet=outlet), people, (report,), (), ())
