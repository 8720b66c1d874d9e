# ruff: noqa: SIM905 (word sets are easier to read and mend as running text)
"""What one clause takes from another: controlled subjects, antecedents, coordinated predicates, semi-modals."""

from dataclasses import replace as changed

from dateline.language.drafts import Draft
from dateline.language.grammar import Tree
from dateline.language.nominals import LIGHT
from dateline.model import Argument

SEMI_MODALS = frozenset(
    "expected scheduled set slated due planned supposed about likely unlikely bound poised projected ready".split()
)
# The object of these verbs, not their subject, does what the infinitive says.
OBJECT_CONTROL = frozenset(
    "ask invite urge order tell persuade convince allow permit enable force require request instruct call press"
    " encourage"
    " expect want advise warn help authorize authorise direct compel pressure lead cause appoint send dispatch"
    " oblige bar"
    " forbid task want see hear let make prompt spur drive".split()
)
# "accused Kyiv of shelling": the object does it.
BLAMING = frozenset(
    "accuse suspect convict prevent stop bar ban thank praise criticize criticise blame condemn dissuade discourage"
    " charge prohibit keep congratulate commend forbid block assail slam blast berate castigate denounce rebuke"
    " reprimand fault lambaste attack chide applaud seize arrest detain jail imprison"
    " fine punish impound sue indict prosecute".split()
)
# "the first leader to visit" is no plan.
RANKS = frozenset("first second third fourth fifth last only latest".split())
REPORTING = frozenset(
    "say tell add note stress state report announce write claim argue explain declare emphasize emphasise"
    " reiterate point"
    " quote cite comment continue conclude underline underscore warn insist admit acknowledge remark recall tweet"
    " according think believe".split()
)
SEEKING = frozenset(
    "agree plan decide refuse decline promise pledge offer vow intend hope want seek try attempt fail threaten"
    " prepare propose vote ask invite urge order demand arrange commit wish expect schedule set call".split()
) | {"look forward"}
# "left for Quito to hold talks": the parser may read "for Quito to hold".
DEPARTING = frozenset("leave depart head sail embark start set".split())
OFFERED = frozenset(("offer", "bid"))
# "held back from signing", "shied away from it": not done.
ABSTAINING = frozenset(("refrain", "abstain", "desist", "shy", "shy away", "hold", "hold back", "back away"))
INVITING = frozenset("invitation request appeal call order permission proposal".split())
SHARED_TIMES = frozenset(
    ("on", "in", "at", "during", "after", "before", "since", "earlier", "later", "following", "by")
)


def take_from_above(tree: Tree, draft: Draft, above: Draft, drafts: dict[int, Draft]) -> None:
    head = tree.head(draft.predicate)
    if draft.marker == "to" and head == above.predicate and draft.relation in ("adverbial", "control"):
        _give_back(tree, draft, above)
    if draft.relation == "parataxis" and head == above.predicate and _is_listed(tree, draft, above):
        draft.relation = "conjunct"
    if draft.relation == "complement" and draft.predicate < above.predicate and above.lemma in REPORTING:
        _said_when(tree, draft, above)
        _said_of(draft, above)
    if draft.relation == "relative" and _is_aside(tree, draft):
        draft.relation = "parataxis"
        draft.arguments.append(Argument("complement", above.predicate, inherited=True))
    elif draft.relation == "relative":
        _relative(tree, draft)
    elif draft.relation == "participle" and draft.marker == "that":
        draft.relation = "complement"  # "reports that talks collapsed", "said in a statement that ..."
        if above.lemma in REPORTING:
            above.arguments.append(Argument("complement", draft.predicate))
    elif draft.relation == "participle":
        _participle(tree, draft, above)
    elif draft.relation == "conjunct" and head == above.predicate:
        _conjunct(tree, draft, _told_by(draft, above, drafts))
    elif draft.relation == "control":
        _control(tree, draft, above)
    elif draft.relation == "adverbial" and (not draft.having("subject") or _bound_for(tree, draft, above)):
        _adverbial(tree, draft, above)
    elif draft.relation == "parataxis" and tree.lemma(draft.predicate) in REPORTING and not draft.having("complement"):
        draft.arguments.append(Argument("complement", above.predicate, inherited=True))
    if draft.marker == "to" and head == above.predicate and draft.relation in ("adverbial", "control"):
        _semi_modal(tree, draft, above)


def _give_back(tree: Tree, draft: Draft, above: Draft) -> None:
    """ "Sent her to Chile to meet him": what stands before the "to" of an infinitive belongs to the verb above."""
    infinitive = [kid for kid in tree.kids(draft.predicate, "mark") if tree.word(kid) == "to"]
    stray = [a for a in draft.having("oblique") if not a.inherited and infinitive and a.token < infinitive[-1]]
    if above.predicate < draft.predicate:
        draft.arguments = [a for a in draft.arguments if a not in stray]
        above.arguments += [a for a in stray if a.token > above.predicate]


def _is_listed(tree: Tree, draft: Draft, above: Draft) -> bool:
    """ "is to arrive, hold talks and leave": the parser may not see that the one in the middle is coordinated. So it is
    in "attended a forum; met with Halas"."""
    first = tree.subtree(draft.predicate)[0]
    apart = ";" in (tree.tokens[first].text, tree.tokens[first - 1].text if first else "")
    past = above.tense == "past" and tree.tokens[draft.predicate].xpos == "VBN" and not draft.passive
    told = (past or (draft.tense is not None and draft.tense == above.tense)) and draft.lemma not in REPORTING
    if apart and told and not draft.having("subject") and draft.marker is None:
        return draft.predicate > above.predicate
    bare = tree.tokens[draft.predicate].xpos == "VB" and not draft.having("subject") and draft.marker is None
    return bare and draft.predicate > above.predicate and bool(above.modal or above.marker == "to")


def _said_of(draft: Draft, above: Draft) -> None:
    """ "The envoy will visit Chile, her office said": two subjects of a saying are one of each verb."""
    first = [a for a in above.having("subject") if not a.inherited and a.token < draft.predicate]
    sayer = [a for a in above.having("subject") if draft.predicate < a.token < above.predicate]
    if first and sayer and not draft.having("subject"):
        above.arguments = [a for a in above.arguments if a not in first]
        draft.arguments += first


def _said_when(tree: Tree, draft: Draft, above: Draft) -> None:
    """ "The men were freed, the army said on Friday": what follows the verb of saying is said of the saying."""
    stray = [
        a
        for a in draft.having("oblique", "object")
        if a.token > above.predicate
        and not any(tree.label(i) == "punct" for i in range(above.predicate, tree.subtree(a.token)[0]))
    ]
    draft.arguments = [a for a in draft.arguments if a not in stray]
    said_by = "object" if above.having("subject") else "subject"  # "..., said a spokesman"
    above.arguments += [changed(a, role=said_by) if a.role == "object" else a for a in stray]


def _bound_for(tree: Tree, draft: Draft, above: Draft) -> bool:
    """ "left for Quito to take part": Quito is where they went, and takes part in nothing."""
    [subject, *others] = draft.having("subject")
    mark = tree.kid(draft.predicate, "mark")
    place = tree.tokens[subject.token].upos == "PROPN" and not others
    if draft.marker != "for" or not place or mark != subject.token - 1 or above.lemma.split()[0] not in DEPARTING:
        return False
    draft.arguments.remove(subject)
    above.arguments.append(Argument("oblique", subject.token, "for"))
    draft.marker = "to"
    return True


def _control(tree: Tree, draft: Draft, above: Draft) -> None:
    """The doer of an infinitive: the object of "invited X to visit", else the subject of "X agreed to hold"."""
    objects = above.having("object", "indirect")
    if not draft.having("subject"):
        controlled_by_object = objects and not above.passive and above.lemma.split()[0] in OBJECT_CONTROL
        draft.inherit(objects if controlled_by_object else above.having("subject"), "subject")
    draft.governors = (above.lemma, *above.governors)
    _semi_modal(tree, draft, above)


def _semi_modal(tree: Tree, draft: Draft, above: Draft) -> None:
    word = tree.word(above.predicate)
    passive_or_adjective = above.passive or above.kind == "copula"
    if draft.modal is None and passive_or_adjective and word in SEMI_MODALS:
        draft.modal, draft.tense = f"be {word} to", above.tense
    elif above.lemma == "have" and any(tree.word(a) == "yet" for a in above.adverbs):
        draft.negated = True  # "has yet to confirm"
    elif draft.modal is None and draft.marker == "to" and above.lemma == "have" and not above.having("object"):
        draft.modal, draft.tense = "have to", above.tense
    elif draft.modal is None and above.lemma == "go" and "progressive" in above.aspect:
        draft.modal, draft.tense = "be going to", above.tense
    elif draft.modal is None and above.lemma == "use" and word == "used":
        draft.modal, draft.tense = "used to", "past"
    if draft.governors == () and passive_or_adjective:
        draft.governors = (above.lemma, *above.governors)


def _is_aside(tree: Tree, draft: Draft) -> bool:
    """ "The talks, the minister said, would resume": the parser takes it for a relative clause."""
    first = tree.subtree(draft.predicate)[0]
    comma = "," in (tree.tokens[first].text, tree.tokens[first - 1].text if first else "")
    wh = any(tree.tokens[i].xpos in ("WDT", "WP", "WP$", "WRB") for i in tree.subtree(draft.predicate))
    return comma and not wh and draft.lemma in REPORTING and bool(draft.having("subject"))


def _relative(tree: Tree, draft: Draft) -> None:
    """Put the antecedent where the relative word stands, or where a word is missing."""
    antecedent = tree.head(draft.predicate)
    if draft.marker == "where" or tree.tokens[draft.predicate].deprel != "acl:relcl":
        antecedent = _noun_before(tree, tree.subtree(draft.predicate)[0]) or antecedent
    if antecedent is None:
        return
    for place, argument in enumerate(draft.arguments):
        if tree.tokens[argument.token].xpos in ("WDT", "WP") or (
            tree.word(argument.token) == "that" and tree.tokens[argument.token].upos in ("PRON", "SCONJ", "DET")
        ):
            draft.arguments[place] = changed(argument, token=antecedent, inherited=True)
            return
    between = range(antecedent + 1, draft.predicate)
    led = [kid for kid in tree.kids(antecedent, "nmod") if kid in between and tree.tokens[kid].xpos in ("WDT", "WP")]
    if any(tree.tokens[i].xpos == "WP$" for i in tree.subtree(draft.predicate)):
        return  # "whose plane landed"
    if led:  # "the man with whom he spoke"
        draft.arguments.append(Argument("oblique", antecedent, tree.preposition(led[0]), inherited=True))
    elif draft.marker in ("where", "when"):
        draft.arguments.append(
            Argument("oblique", antecedent, "in" if draft.marker == "where" else None, inherited=True)
        )
    elif not draft.having("subject"):
        draft.arguments.append(Argument("subject", antecedent, inherited=True))
    elif not draft.having("object") and not draft.passive and draft.kind == "verb":
        draft.arguments.append(Argument("object", antecedent, inherited=True))


def _noun_before(tree: Tree, start: int) -> int | None:
    """The head of the noun phrase that ends just before a token."""
    index = start - 1
    while index >= 0 and tree.label(index) == "punct":
        index -= 1
    if index < 0 or not tree.is_nominal(index):
        return None
    while tree.label(index) in ("flat", "compound") and tree.tokens[index].head < index:
        index = tree.tokens[index].head
    return index


def _participle(tree: Tree, draft: Draft, above: Draft) -> None:
    """ "the forum held in Moscow", "the train carrying Kim", "his decision to visit"."""
    head = tree.tokens[draft.predicate].head
    governing = above.governors if head == above.predicate else (above.lemma, *above.governors)
    if draft.marker == "to" and any(tree.lemma(kid) in RANKS for kid in tree.kids(head, "amod", "nummod")):
        copula = above.having("subject") if head == above.predicate else []
        draft.inherit(copula or [Argument("subject", head)], "subject")  # "the first leader to visit": he did
        draft.tense = above.tense
    elif draft.marker == "to" and draft.passive:
        draft.modal, draft.tense = "be to", "future"  # "the forum to be held in Russia"
        draft.inherit([Argument("subject", member) for member in tree.members(head)])
    elif draft.marker in ("to", "of", "for", "on"):
        draft.governors = (tree.lemma(head), *governing)
        if not draft.having("subject"):
            draft.inherit(_doer_of(tree, head, above), "subject")
    elif not draft.having("subject") and (draft.passive or tree.tokens[draft.predicate].xpos == "VBG"):
        draft.inherit([Argument("subject", member) for member in tree.members(head)])


def _doer_of(tree: Tree, noun: int, above: Draft) -> list[Argument]:
    """Who would act in "his decision to visit", "expressed readiness to visit"."""
    possessor = tree.kid(noun, "nmod:poss")
    if possessor is not None:
        return [Argument("subject", member) for member in tree.members(possessor)]
    carried = any(a.token == noun for a in above.having("object", "oblique"))
    return above.having("subject") if carried else []


def _told_by(draft: Draft, above: Draft, drafts: dict[int, Draft]) -> Draft:
    """ "She said that ties have deepened, and added ...": who added is the one who said, not the ties."""
    teller = drafts.get(above.parent) if above.parent is not None else None
    speaks = draft.lemma in REPORTING | {"express"} and not draft.having("subject")
    if teller and speaks and above.relation == "complement" and teller.lemma in REPORTING and not draft.marker:
        draft.parent = teller.predicate
        return teller
    return above


def _conjunct(tree: Tree, draft: Draft, above: Draft) -> None:
    shares_subject = not draft.having("subject")
    if shares_subject:
        draft.inherit(above.having("subject"), "subject")
        first = min([a.token for a in above.having("subject")] + [above.predicate])
        opening = [a for a in above.having("oblique") if a.token < first and a.preposition in (None, *SHARED_TIMES)]
        draft.inherit(opening)
        if not draft.passive and above.passive and tree.tokens[draft.predicate].xpos == "VBN" and draft.tense is None:
            draft.passive = not tree.kids(draft.predicate, "aux", "obj")
        refused = any(tree.word(cc) in ("or", "nor") for cc in tree.kids(draft.predicate, "cc"))
        draft.negated = above.negated and refused  # "did not call or write"
    finite = draft.tense is not None and not (above.modal and tree.tokens[draft.predicate].xpos == "VBP")
    if shares_subject and not finite and draft.modal is None:
        draft.tense, draft.modal = above.tense, above.modal
        draft.aspect = draft.aspect or above.aspect
        draft.governors = draft.governors or above.governors
        draft.marker = draft.marker or above.marker


def _adverbial(tree: Tree, draft: Draft, above: Draft) -> None:
    """ "left after paying a visit", "arrived to attend": the doer is the subject above."""
    called_on = [a for a in above.having("oblique") if a.preposition in ("on", "upon")] if above.lemma == "call" else []
    objects = called_on or above.having("object")
    invited = _invited(tree, draft, above)
    head = tree.head(draft.predicate)
    guilty = draft.marker == "of" and head is not None and tree.word(head) == "guilty"  # "found him guilty of theft"
    blamed = guilty or (draft.marker in ("of", "for", "from") and above.lemma in BLAMING)
    if blamed and objects and not above.passive:
        draft.inherit(objects, "subject")
        draft.governors = (above.lemma, *above.governors)
    elif invited:
        draft.inherit(invited, "subject")
        draft.governors = (tree.lemma(objects[0].token), above.lemma, *above.governors)
    elif draft.tense is None or draft.modal:
        controls = above.lemma.split()[0] in OBJECT_CONTROL - LIGHT and not above.passive
        to_object = draft.marker == "to" and objects and controls
        draft.inherit(objects if to_object else above.having("subject"), "subject")
    short = draft.marker == "of" and above.lemma == "stop" and head is not None and tree.word(head) == "short"
    refrained = short or (draft.marker == "from" and above.lemma in ABSTAINING)
    able = draft.marker == "of" and head is not None and tree.word(head) in ("capable", "incapable")
    if able and head is not None:
        draft.governors = (tree.lemma(head), *above.governors)  # "capable of striking"
    elif refrained or (draft.marker == "to" and above.lemma in SEEKING):
        draft.governors = ("refrain" if refrained else above.lemma, *above.governors)


def _invited(tree: Tree, draft: Draft, above: Draft) -> list[Argument]:
    """ "extended an invitation to Halas to visit Lima", "rejected an offer by Halas to mediate": Halas would."""
    if draft.marker != "to":
        return []
    nouns = [a.token for a in above.having("object") if tree.lemma(a.token) in INVITING | OFFERED]
    return [
        Argument("subject", member)
        for noun in nouns[:1]
        for kid in tree.kids(noun, "nmod")
        if tree.preposition(kid) in (("by", "from", "of") if tree.lemma(noun) in OFFERED else ("to", "for"))
        for member in tree.members(kid)
    ]


def share_from_conjuncts(tree: Tree, draft: Draft, drafts: dict[int, Draft]) -> None:
    """ "met and had a talk with X": the first predicate takes what stands after the second, if it has nothing."""
    after = [a for a in draft.arguments if a.token > draft.predicate and not a.inherited]
    if draft.kind != "verb" or after:
        return
    for kid in tree.kids(draft.predicate, "conj"):
        other = drafts.get(kid)
        if other is None or any(
            tree.label(i) not in ("cc", "punct", "aux", "advmod") for i in range(draft.predicate + 1, kid)
        ):
            continue
        draft.inherit([a for a in other.having("oblique", "agent") if a.token > kid])
        if other.lemma not in LIGHT:
            draft.inherit(other.having("object"))
        return
