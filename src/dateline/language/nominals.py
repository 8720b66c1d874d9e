# ruff: noqa: SIM905 (word sets are easier to read and mend as running text)
"""Nominal events: "Lavrov's visit to Pyongyang", "talks between X and Y", with what the verb around them adds."""

from dateline.language.drafts import Draft, loose, obliques
from dateline.language.grammar import Tree
from dateline.model import Argument

ENCOUNTERS = frozenset(
    "visit trip tour journey travel arrival departure return stopover stay pilgrimage mission meeting talk talks"
    " summit"
    " conversation call phone-call telephone-call consultation discussion negotiation dialogue conference session"
    " forum"
    " gathering encounter audience reception banquet dinner lunch luncheon breakfast briefing interview debate"
    " hearing"
    " ceremony contact exchange handshake greeting welcome farewell rendezvous engagement get-together parley"
    " tete-a-tete"
    " symposium workshop plenary roundtable retreat bilateral trilateral mediation arbitration".split()
)
EVENT_NOUNS = ENCOUNTERS | frozenset(
    # agreement and cooperation
    " agreement accord deal pact treaty memorandum contract protocol signing signature ratification accession"
    " conclusion"
    " cooperation collaboration coordination partnership alliance support backing endorsement approval consent"
    " assistance"
    " aid help relief donation grant loan delivery shipment supply sale purchase investment pledge promise commitment"
    " offer proposal initiative plan decision invitation request appeal demand call recognition normalization"
    " restoration resumption establishment opening reopening launch inauguration introduction deployment evacuation"
    # words
    " statement announcement declaration speech address remark comment letter message note telegram congratulation"
    " condolence thanks praise apology warning threat ultimatum criticism condemnation accusation charge claim denial"
    " protest complaint objection rejection refusal veto condemnation denunciation resolution communique report"
    # conflict and law
    " attack strike raid bombing shelling bombardment assault offensive invasion incursion ambush airstrike launch"
    " test"
    " firing drill exercise maneuver manoeuvre war fighting clash battle conflict ceasefire truce armistice"
    " withdrawal"
    " pullout retreat blockade seizure capture annexation occupation coup killing assassination murder execution"
    " explosion arrest detention release expulsion deportation extradition abduction kidnapping trial sentence"
    " conviction"
    " sanction embargo ban restriction tariff suspension cancellation postponement cancelation delay termination"
    " breach"
    " violation election vote referendum appointment nomination resignation dismissal demonstration rally protest"
    " march"
    " riot strike crackdown investigation inquiry probe inspection exhibition parade celebration commemoration"
    " summoning recall mobilization".split()
)
# "a round of talks": what the noun carries is said of the talks.
CARRIERS = frozenset(
    "round series session set stage day number wave leg start opening end beginning conclusion completion part"
    " cycle pair"
    " resumption continuation first second third kind type possibility".split()
)
ORGANIZE = frozenset("organize organise host convene".split())
LIGHT = frozenset(
    "hold have make pay conduct take give do undertake stage complete conclude start begin continue resume launch"
    " open"
    " finish end reach perform lead attend join".split()
) | frozenset(("carry out", "wrap up", "kick off", "take up"))
OCCUR = frozenset("be occur happen begin start last proceed continue end conclude take follow resume open come".split())
OCCUR_PHRASES = frozenset(("go ahead", "kick off", "get underway", "wrap up", "take place"))
TRAVEL = frozenset("visit trip tour journey mission stopover travel".split())
JOINING = frozenset("participate partake engage enter".split())
GOVERNING = frozenset(
    ("agree on", "agree to", "prepare for", "call for", "plan for", "look to", "hope for", "push for", "appeal for")
) | frozenset(("wait for", "press for", "ask for", "insist on", "decide on", "invite for", "invite to", "invite on"))
PLAN_NOUNS = frozenset(
    "plan preparation preparations prospect possibility proposal hope call idea invitation date arrangement"
    " postponement"
    " cancellation request readiness willingness".split()
)
WITH_SUBJECT = frozenset(("on", "for", "during", "after", "before", "in", "at", "following", "ahead of", "prior to"))
OWN = frozenset(("of", "between", "by"))
PASSED_ON = frozenset(("to", "with", "in", "on", "during", "at"))
LEAVING = frozenset("withdrawal departure expulsion evacuation pullout deportation retreat removal".split())
DRAWING = frozenset("draw receive win spark provoke earn attract meet trigger".split())  # "drew criticism from Berlin"
TAKES_PLACE = frozenset("ambassador envoy representative adviser advisor emissary delegate aide message letter".split())
CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split()
)
DEMONYM_ENDINGS = (
    "an",
    "ese",
    "ish",
    "i",
    "ch",
    "icelandic",
    "nordic",
    "baltic",
    "swiss",
    "greek",
    "czech",
    "arab",
    "thai",
)


def add_nominals(tree: Tree, drafts: dict[int, Draft]) -> list[Draft]:
    """Draft a clause for every event noun; verbs that only carry the event take its arguments too."""
    found = []
    for token in tree.tokens:
        if is_event(tree, token.index):
            draft = _draft(tree, token.index)
            draft.parent = next((i for i in [token.index, *tree.ancestors(token.index)] if i in drafts), None)
            _take_from_context(tree, draft, drafts)
            found.append(draft)
    return found


def is_event(tree: Tree, index: int) -> bool:
    """Whether this noun names something that happens, and stands as a phrase of its own."""
    token = tree.tokens[index]
    part = tree.label(index) in ("compound", "flat", "fixed", "amod") or token.deprel == "nmod:desc"
    known = tree.lemma(index).rstrip("s") in _SINGULAR and token.text != "March"
    return token.upos in ("NOUN", "PROPN") and not part and known


_SINGULAR = frozenset(noun.rstrip("s") for noun in EVENT_NOUNS)


def _draft(tree: Tree, index: int) -> Draft:
    draft = Draft("noun", index, tree.lemma(index), relation="nominal")
    for carrier in _carried_by(tree, index):
        _own_arguments(tree, draft, carrier)
        draft.negated = draft.negated or any(tree.word(d) in ("no", "neither") for d in tree.kids(carrier, "det"))
        draft.adverbs += tuple(tree.kids(carrier, "advmod"))
    return draft


def _carried_by(tree: Tree, index: int) -> list[int]:
    """The noun, and the nouns it passes through ("a second round of consultations")."""
    chain = [index]
    head = tree.head(index)
    while head is not None and tree.preposition(chain[-1]) == "of" and tree.lemma(head) in CARRIERS:
        chain.append(head)
        head = tree.head(head)
    return chain


def _own_arguments(tree: Tree, draft: Draft, noun: int) -> None:
    present = {a.token for a in draft.arguments} | {draft.predicate}
    found: list[Argument] = []
    for kid in tree.kids(noun):
        label, deprel = tree.label(kid), tree.tokens[kid].deprel
        if deprel == "nmod:poss":
            found += [Argument("possessor", member) for member in tree.members(kid)]
        elif label in ("compound", "nmod", "nummod") and not tree.preposition(kid) and is_date(tree, kid):
            found.append(Argument("oblique", kid))
        elif label in ("compound", "amod") and _names_a_party(tree, kid):
            found += [Argument("compound", part) for part in _parties(tree, kid)]
        elif label in ("nmod", "obl") and tree.is_nominal(kid):
            found += obliques(tree, kid, passive=False)
        elif deprel == "acl" and tree.kids(kid, "mark") and tree.tokens[kid].xpos != "VBN":
            found.append(Argument("complement", kid))
    for argument in list(found):
        found += [*loose(tree, argument.token), *_passed_on(tree, draft, argument)]
    draft.arguments += [a for a in found if a.token not in present]


def is_date(tree: Tree, index: int) -> bool:
    """Whether a day or month stands in the phrase."""
    return any(tree.word(i).rstrip(".") in CALENDAR for i in tree.subtree(index))


def _passed_on(tree: Tree, draft: Draft, argument: Argument) -> list[Argument]:
    """ "the visit of the foreign minister to Moscow": the parser may hang "to Moscow" on the minister."""
    if argument.preposition not in OWN or tree.lemma(argument.token) in TAKES_PLACE:
        return []
    found = []
    for kid in tree.kids(argument.token, "nmod"):
        away = tree.preposition(kid) == "from" and draft.lemma in LEAVING
        if (away or tree.preposition(kid) in PASSED_ON) and tree.tokens[argument.token].upos == "NOUN":
            found += obliques(tree, kid, passive=False)
    return found


def _names_a_party(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.upos == "ADJ":
        return token.text[0].isupper() and token.text.lower().endswith(DEMONYM_ENDINGS)
    return token.upos == "PROPN" or (token.upos == "NOUN" and token.text[0].isupper() and index > 0)


def _parties(tree: Tree, index: int) -> list[int]:
    """ "Russia-DPRK talks": both names, however the parser joined them."""
    inner = [kid for kid in tree.kids(index, "compound", "amod", "conj", "nmod") if _names_a_party(tree, kid)]
    hyphened = [kid for kid in inner if any(tree.word(i) in "-–—/and" for i in range(kid, index))]
    after = [kid for kid in inner if kid > index]
    return sorted({index, *hyphened, *after})


# --- what the words around the noun add ------------------------------------------------------------------------------


def _take_from_context(tree: Tree, draft: Draft, drafts: dict[int, Draft]) -> None:
    carriers = _carried_by(tree, draft.predicate)
    top = _first_of_coordination(tree, carriers[-1])
    head = tree.head(top)
    verb = None if head is None else drafts.get(head)
    if top in drafts:
        _from_copula(draft, drafts[top])
    elif verb is not None and verb.kind == "copula" and tree.tokens[top].deprel == "nsubj":
        _from_predicate(tree, draft, verb)
    elif verb is not None and verb.kind == "copula" and tree.label(top) == "obl" and tree.preposition(top) == "for":
        _from_oblique(tree, draft, verb, "for")
    elif verb is not None and verb.kind == "verb":
        _from_verb(tree, draft, verb, top)
    elif head is not None and tree.lemma(head) in PLAN_NOUNS and tree.label(top) == "nmod":
        above = Draft("noun", head, tree.lemma(head))
        _take_from_context(tree, above, drafts)
        draft.governors = (above.lemma, *above.governors)
    elif head is not None and tree.lemma(head) in TRAVEL and tree.preposition(top) == "for":
        _from_travel(tree, draft, head, drafts)
    for carrier in carriers:
        _from_clauses_below(tree, draft, carrier, drafts)


def _from_verb(tree: Tree, draft: Draft, verb: Draft, top: int) -> None:
    relation = tree.tokens[top].deprel
    if relation in ("obj", "nsubj:pass") or (relation == "nsubj" and verb.passive):
        _from_object(tree, draft, verb)
    elif relation == "nsubj":
        _from_subject(tree, draft, verb)
    elif tree.label(top) == "obl":
        _from_oblique(tree, draft, verb, tree.preposition(top))


def _from_travel(tree: Tree, draft: Draft, noun: int, drafts: dict[int, Draft]) -> None:
    """ "Berg's trip to Quito for talks with Halas": Berg talks."""
    if draft.lemma not in ENCOUNTERS:
        return
    above = _draft(tree, noun)
    _take_from_context(tree, above, drafts)
    doers = [a for a in above.arguments if a.role in ("possessor", "subject") or a.preposition in ("of", "by")]
    draft.inherit(doers, "subject")
    draft.governors, draft.marker = (above.lemma, *above.governors), "for"


def _from_clauses_below(tree: Tree, draft: Draft, noun: int, drafts: dict[int, Draft]) -> None:
    """ "the talks held in Doha", "a meeting that was to take place in Seoul"."""
    for kid in tree.kids(noun, "acl"):
        verb = drafts.get(kid)
        if verb is None or not any(a.token == noun for a in verb.having("subject")):
            continue
        before = (draft.tense, draft.modal, draft.governors)
        if verb.passive and verb.lemma in LIGHT | ORGANIZE:
            _from_object(tree, draft, verb)
            draft.tense = draft.tense or "past"
        elif not verb.passive:
            _from_subject(tree, draft, verb)
        if any(before):
            draft.tense, draft.modal, draft.governors = before


def _first_of_coordination(tree: Tree, index: int) -> int:
    head = tree.head(index)
    while head is not None and tree.label(index) == "conj":
        index, head = head, tree.head(head)
    return index


def _from_copula(draft: Draft, copula: Draft) -> None:
    if copula.predicate == draft.predicate or copula.kind == "copula":
        draft.inherit(copula.having("subject", "oblique", "attribution"))
        _finite_like(draft, copula)


def _from_predicate(tree: Tree, draft: Draft, copula: Draft) -> None:
    """ "The meeting was in November 2022 in Bali"."""
    preposition = tree.preposition(copula.predicate)
    if preposition:
        draft.inherit([Argument("oblique", copula.predicate, preposition), *copula.having("oblique", "attribution")])
        _finite_like(draft, copula)


def _from_object(tree: Tree, draft: Draft, verb: Draft) -> None:
    if verb.lemma not in LIGHT and not (verb.passive and verb.lemma in ORGANIZE):
        if verb.lemma in ORGANIZE:
            draft.inherit(verb.having("oblique", "attribution"))
            _finite_like(draft, verb)
        if verb.lemma in DRAWING:
            draft.inherit([a for a in verb.having("oblique") if a.preposition == "from"])
        draft.governors = (verb.lemma, *verb.governors)
        return
    own = list(draft.arguments)
    if verb.passive:
        draft.inherit(verb.having("agent"), "subject")
    else:
        draft.inherit(verb.having("subject"))
    draft.inherit(verb.having("oblique", "indirect", "attribution"))
    _finite_like(draft, verb)
    verb.inherit([a for a in own if a.role == "oblique" and a.preposition not in ("of", None)])


def _from_subject(tree: Tree, draft: Draft, verb: Draft) -> None:
    takes_place = verb.lemma == "take" and any(tree.word(a.token) == "place" for a in verb.having("object"))
    if (verb.lemma in OCCUR and (verb.lemma != "take" or takes_place)) or verb.lemma in OCCUR_PHRASES:
        draft.inherit(verb.having("oblique", "attribution"))
        _finite_like(draft, verb)


def _from_oblique(tree: Tree, draft: Draft, verb: Draft, preposition: str | None) -> None:
    draft.inherit(_next_to(tree, draft, verb))
    if f"{verb.lemma} {preposition}" in GOVERNING:
        draft.governors = (verb.lemma, *verb.governors)
    determiner = next((tree.word(d) for d in tree.kids(draft.predicate, "det")), None)
    if preposition in ("in", "into") and _joins(tree, verb) and not verb.negated:
        draft.inherit([a for a in verb.having("subject", "oblique", "attribution") if a.token != draft.predicate])
        _finite_like(draft, verb)
        return
    owned = any(a.role in ("possessor", "compound") or a.preposition in OWN for a in draft.arguments)
    met = draft.lemma in ENCOUNTERS and verb.lemma != "be"
    if not met or preposition not in WITH_SUBJECT or owned or determiner in ("the", "that"):
        return
    draft.inherit([a for a in verb.having("subject") if not is_event(tree, a.token)])
    if preposition == "on" and draft.lemma in TRAVEL:
        draft.inherit([a for a in verb.having("oblique") if a.token != draft.predicate])
        _finite_like(draft, verb)
    elif preposition == "for":
        draft.governors = (verb.lemma, *verb.governors)
        draft.marker = "for"


def _joins(tree: Tree, verb: Draft) -> bool:
    """ "took part in the talks", "entered into negotiations"."""
    part = verb.lemma == "take" and any(tree.word(a.token) == "part" for a in verb.having("object"))
    return part or verb.lemma in JOINING


def _next_to(tree: Tree, draft: Draft, verb: Draft) -> list[Argument]:
    """Phrases of the verb that stand right behind the noun: "during the trip of X, governor of Y, to Wonsan"."""
    found = []
    end = tree.subtree(draft.predicate)[-1]
    for argument in sorted(verb.having("oblique"), key=lambda a: a.token):
        phrase = tree.subtree(argument.token)
        between = [tree.tokens[i].text for i in range(end + 1, phrase[0])]
        if argument.token > end and argument.preposition in PASSED_ON and between in ([], [","]):
            found.append(argument)
            end = phrase[-1]
    return found


def _finite_like(draft: Draft, verb: Draft) -> None:
    draft.tense, draft.modal, draft.aspect = verb.tense, verb.modal, verb.aspect
    draft.governors = verb.governors
    draft.negated = draft.negated or verb.negated
