"""An article whose every word tries to become markup, coded by hand."""

from datetime import date

from dateline.model import (
    Actor,
    Article,
    Attribution,
    Coding,
    DateCandidate,
    Dateline,
    Detail,
    Dispute,
    Event,
    EventReport,
    Feature,
    Figure,
    Judgement,
    Origin,
    Participant,
    Place,
    PlanStep,
    Record,
    Span,
    Statement,
    When,
)

TOKEN = "a-token-of-the-test"
SCRIPT = "<script>alert(1)</script>"
BREAKOUT = "\"><img src=x onerror=alert(1)>'"
TURNED = "\u202egnitteg\u0007"
ID = "../a <b>#?&; 5%"

ARTICLE = Article(
    id=ID,
    title=f"Title {SCRIPT}{TURNED}",
    text=f"{SCRIPT} met {BREAKOUT} in </p><svg onload=alert(1)> on Monday, {{{{7*7}}}} said. <!-- ]]> </textarea>",
    outlet=f"Outlet {BREAKOUT}",
    url="javascript:alert(1)",
    published="2031-05-05",
    dateline=Dateline(SCRIPT, date(2031, 5, 5), BREAKOUT, SCRIPT),
    dates=(DateCandidate("2031-05-05", "header", SCRIPT, True, BREAKOUT),),
    paragraphs=(),
    source=SCRIPT,
    raw_hash="11" * 32,
)


def at(words: str) -> Span:
    start = ARTICLE.text.index(words)
    return Span(start, start + len(words))


ONE = Actor("x1", f"One {SCRIPT}", "person", "NOR", BREAKOUT, (SCRIPT, BREAKOUT))
TWO = Actor("x2", f"Two {BREAKOUT}", SCRIPT, "KAZ", None, (TURNED,))
LOCAL = tuple(Actor(f"local:{a.id}", a.name, a.kind, a.country, a.office, a.forms) for a in (ONE, TWO))
WHEN = When("2031-05-05", "day", BREAKOUT, at("Monday"))
PLACE = Place(SCRIPT, "NOR", 1.5, 2.5, 1, BREAKOUT)
TAKING = (Participant("local:x1", "participant", at(SCRIPT)), Participant("local:x2", "recipient", at(BREAKOUT)))
REPORT = EventReport(
    id="r1",
    article=ID,
    sentence=0,
    evidence=Span(0, len(ARTICLE.text)),
    trigger=at("met"),
    type="CONSULT",
    mode="meet",
    status="planned",
    news=True,
    participants=TAKING,
    place=PLACE,
    place_span=at("</p><svg onload=alert(1)>"),
    start=WHEN,
    name=at("<!-- ]]>"),
    attributions=(Attribution(BREAKOUT, None, at("{{7*7}}"), "said"),),
    details=(Detail("topic", "{{7*7}}", at("{{7*7}}")),),
    frame=SCRIPT,
)
CODING = Coding(
    ARTICLE,
    LOCAL,
    (REPORT,),
    (Statement("s1", ID, "local:x1", "direct", Span(0, 20), at("said"), at(SCRIPT), "local:x2", 0),),
    (Figure("f1", ID, 0, at("7*7"), SCRIPT, BREAKOUT, None),),
)
EVENT = Event(
    id="event-0123456789abcdef",
    type="CONSULT",
    mode="meet",
    status="planned",
    news=True,
    participants=(Participant("x1", "participant"), Participant("x2", "recipient")),
    reports=("r1",),
    host="NOR",
    place=PLACE,
    start=WHEN,
    origins=(Origin(SCRIPT, ("r1",), BREAKOUT),),
    disputes=(Dispute("place", ((SCRIPT, ("r1",)), (BREAKOUT, ("r1",)))),),
    steps=(PlanStep("planned", "r1", "2031-05-05"),),
)
RECORD = Record(
    events=(EVENT,),
    judgements=(Judgement("r1", "r1", "same", 1.0, SCRIPT, (Feature(SCRIPT, BREAKOUT, 1.0),)),),
    actors=(ONE, TWO),
    actor_of=(("local:x1", "x1"), ("local:x2", "x2")),
)
