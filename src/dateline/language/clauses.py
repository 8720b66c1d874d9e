"""Clauses: predicates with their arguments, tense, modality and negation, read off the dependency tree.

Clauses are drafted top-down, so that a clause can take what it shares with the one above it: the subject of a
controlled infinitive, the antecedent of a relative clause, the subjects of a coordinated predicate.
"""

from dataclasses import replace as changed

from dateline.language.drafts import Draft, loose, obliques
from dateline.language.grammar import HOLDERS, Tree
from dateline.language.lemmas import is_own_past
from dateline.language.nominals import add_nominals, is_date, is_event
from dateline.language.sharing import REPORTING, share_from_conjuncts, take_from_above
from dateline.model import Argument, Clause

NOT_PREDICATES = frozenset(
    ("aux", "cop", "amod", "case", "mark", "fixed", "flat", "compound", "det", "cc", "goeswith", "advmod", "punct")
)
ROLES = {"nsubj": "subject", "obj": "object", "iobj": "indirect"}
MOTION = frozenset(("leave", "arrive", "return", "depart", "come", "go", "begin", "become", "meet", "fly", "land"))
NEGATIONS = frozenset(("not", "n't", "never", "no", "neither", "nor", "hardly", "barely"))
NOBODY = frozenset(("nobody", "none", "nothing", "no-one"))


def find_clauses(tree: Tree, inside_quotes: bool = False) -> tuple[Clause, ...]:
    """The clauses of a sentence, in the order of their predicates."""
    drafts: dict[int, Draft] = {}
    for index in sorted(range(len(tree.tokens)), key=lambda i: (len(tree.ancestors(i)), i)):
        kind = _kind(tree, index)
        if kind:
            drafts[index] = _draft(tree, index, kind, drafts)
    nominals = add_nominals(tree, drafts)
    for draft in drafts.values():
        share_from_conjuncts(tree, draft, drafts)
    ordered = sorted([*drafts.values(), *nominals], key=lambda d: (d.predicate, d.kind == "noun"))
    place = {d.predicate: i for i, d in reversed(list(enumerate(ordered)))}
    quoted, _ = tree.quoted(inside_quotes)
    return tuple(_clause(draft, place, quoted) for draft in ordered)


def _clause(draft: Draft, place: dict[int, int], quoted: list[bool]) -> Clause:
    return Clause(
        kind=draft.kind,
        predicate=draft.predicate,
        lemma=draft.lemma,
        arguments=tuple(draft.arguments),
        tense=draft.tense,
        aspect=draft.aspect,
        modal=draft.modal,
        governors=draft.governors,
        negated=draft.negated,
        passive=draft.passive,
        relation=draft.relation,
        marker=draft.marker,
        parent=None if draft.parent is None else place[draft.parent],
        quoted=quoted[draft.predicate],
        adverbs=draft.adverbs,
    )


def _kind(tree: Tree, index: int) -> str | None:
    token = tree.tokens[index]
    if tree.label(index) in NOT_PREDICATES:
        return None
    if token.upos in ("VERB", "AUX"):
        return "verb"
    if tree.kids(index, "cop") or (token.upos == "ADJ" and tree.kids(index, "nsubj", "csubj")):
        return "copula"
    return None


def _draft(tree: Tree, index: int, kind: str, drafts: dict[int, Draft]) -> Draft:
    draft = Draft(kind, index, _lemma(tree, index))
    parent = next((above for above in tree.ancestors(index) if above in drafts), None)
    draft.parent = parent
    draft.relation = _relation(tree, index)
    draft.marker = _marker(tree, index)
    draft.adverbs = tuple(tree.kids(index, "advmod"))
    _own_arguments(tree, draft)
    _finiteness(tree, draft)
    if parent is not None:
        take_from_above(tree, draft, drafts[parent], drafts)
    _headline_infinitive(tree, draft, drafts)
    draft.negated = draft.negated or _is_negated(tree, draft)
    return draft


def _lemma(tree: Tree, index: int) -> str:
    particle = tree.particle(index)
    if particle is None and tree.lemma(index) == "look":
        particle = next((kid for kid in tree.kids(index, "advmod") if tree.word(kid) == "forward"), None)
    if particle is None and tree.lemma(index) == "hand" and index + 1 < len(tree.tokens):
        particle = index + 1 if tree.word(index + 1) == "over" else None  # not "over 500 tonnes"
    return tree.lemma(index) + (f" {tree.lemma(particle)}" if particle is not None else "")


def _relation(tree: Tree, index: int) -> str:
    label = tree.tokens[index].deprel
    if label.endswith(":relcl"):
        return "relative"
    names = {
        "root": "root",
        "conj": "conjunct",
        "ccomp": "complement",
        "csubj": "complement",
        "xcomp": "control",
        "advcl": "adverbial",
        "acl": "participle",
        "parataxis": "parataxis",
    }
    return names.get(tree.label(index), "nominal")


def _marker(tree: Tree, index: int) -> str | None:
    mark = tree.kid(index, "mark")
    if mark is not None:
        return " ".join([tree.word(mark), *(tree.word(part) for part in tree.kids(mark, "fixed"))])
    wh = [kid for kid in tree.kids(index, "advmod") if tree.tokens[kid].xpos == "WRB"]
    return tree.word(wh[0]) if wh else None


# --- arguments -------------------------------------------------------------------------------------------------------


def _own_arguments(tree: Tree, draft: Draft) -> None:
    draft.passive = bool(tree.kids(draft.predicate, "aux:pass", "nsubj:pass", "csubj:pass"))
    for kid in tree.kids(draft.predicate):
        label = tree.label(kid)
        if label in ROLES and not _is_title(tree, kid):
            draft.arguments += [Argument(ROLES[label], member) for member in tree.members(kid)]
        elif label in ("csubj", "ccomp", "xcomp"):
            draft.arguments.append(Argument("complement", kid))
        elif tree.tokens[kid].upos == "ADP":
            continue  # a stranded preposition: "to be paid for"
        elif label == "obl" and (title := _title_before(tree, kid)) is not None:
            draft.arguments += [changed(a, preposition=title) for a in obliques(tree, kid, draft.passive)]
        elif label == "obl" or (tree.tokens[kid].deprel == "nmod" and draft.kind == "copula"):
            draft.arguments += obliques(tree, kid, draft.passive)
    if draft.lemma not in REPORTING and not draft.having("object"):
        draft.arguments = [changed(a, role="object") if a.role == "indirect" else a for a in draft.arguments]
    draft.arguments += [Argument("subject", name) for name in _joined_by_comma(tree, draft)]
    draft.arguments += [Argument("subject", name) for name in _hung_on_the_opening(tree, draft)]
    for argument in draft.having("subject", "object", "oblique", "agent"):
        hanging = [] if _keeps_its_phrases(tree, argument) else loose(tree, argument.token)
        if draft.passive:
            hanging = [changed(a, role="agent") if a.preposition == "by" else a for a in hanging]
            hanging += _agent_inside(tree, draft, argument)
        draft.arguments += hanging


def _keeps_its_phrases(tree: Tree, argument: Argument) -> bool:
    """ "The trip of Lund to Quito surprised Berg": "to Quito" is said of the trip."""
    return argument.role == "subject" and is_event(tree, argument.token)


def _is_title(tree: Tree, index: int) -> bool:
    """ "army chief Abdel Fattah met": the parser may give the verb two subjects, the office and the name."""
    following = tree.subtree(index)[-1] + 1
    siblings = tree.kids(tree.tokens[index].head, "nsubj") if tree.label(index) == "nsubj" else []
    names = [kid for kid in siblings if kid > index and tree.tokens[kid].upos == "PROPN"]
    return tree.tokens[index].upos == "NOUN" and any(tree.subtree(kid)[0] == following for kid in names)


def _title_before(tree: Tree, index: int) -> str | None:
    """ "with Secretary of State Antony Blinken", where the parser hung both on the verb: the title's preposition."""
    first = tree.subtree(index)[0]
    bare = tree.tokens[index].upos == "PROPN" and tree.preposition(index) is None and not is_date(tree, index)
    for kid in tree.kids(tree.tokens[index].head, "obl") if bare else ():
        if kid < index and tree.is_nominal(kid) and tree.subtree(kid)[-1] + 1 == first and not is_date(tree, kid):
            return tree.preposition(kid)
    return None


def _agent_inside(tree: Tree, draft: Draft, argument: Argument) -> list[Argument]:
    """ "were seen off at the airport by Kim": the parser may hang the doer on the place."""
    if argument.role != "oblique" or draft.having("agent"):
        return []
    return [
        Argument("agent", member, "by")
        for kid in tree.kids(argument.token, "nmod")
        if tree.preposition(kid) == "by" and tree.tokens[argument.token].upos == "NOUN"
        for member in tree.members(kid)
    ]


def _joined_by_comma(tree: Tree, draft: Draft) -> list[int]:
    """Headlines write a comma for "and": "Xi, Putin discuss Ukraine", "Lavrov, Korean Leader Meet", "Kenyan president,
    Norwegian premier meet"."""
    subjects = [a.token for a in draft.having("subject")]
    present = tree.tokens[draft.predicate].xpos in ("VBP", "VB", "VBZ")
    if len(subjects) != 1 or not _bare_party(tree, subjects[0]) or not present:
        return []
    called = [v for v in tree.kids(draft.predicate, "vocative") if v < subjects[0] and tree.tokens[v].upos == "PROPN"]
    beside = [a for a in tree.kids(subjects[0], "appos", "nmod:unmarked") if _bare_party(tree, a)]
    return called + [a for a in beside if _opened_not_closed(tree, a)]


def _bare_party(tree: Tree, index: int) -> bool:
    """A name, or an office without an article, as headlines have it."""
    holder = tree.lemma(index) in HOLDERS and not tree.kids(index, "det", "nmod:poss")
    return tree.tokens[index].upos == "PROPN" or holder


def _hung_on_the_opening(tree: Tree, draft: Draft) -> list[int]:
    """ "At the invitation of Halas, President Dahl will visit": the parser may read the subject as an apposition."""
    if draft.having("subject"):
        return []
    before = [kid for kid in tree.kids(draft.predicate, "obl", "advcl") if kid < draft.predicate]
    inside = [token for kid in before for token in tree.subtree(kid)]
    return [t for t in inside if tree.label(t) == "appos" and _opened_not_closed(tree, t)][:1]


def _opened_not_closed(tree: Tree, apposition: int) -> bool:
    inside = tree.subtree(apposition)
    before = inside[0] if tree.tokens[inside[0]].text == "," else inside[0] - 1
    after = inside[-1] + 1
    verb_follows = after < len(tree.tokens) and tree.tokens[after].upos in ("VERB", "AUX")
    return before >= 0 and tree.tokens[before].text == "," and verb_follows


# --- tense, modality, negation ---------------------------------------------------------------------------------------


def _finiteness(tree: Tree, draft: Draft) -> None:
    index = draft.predicate
    auxiliaries = [kid for kid in tree.kids(index, "aux", "cop") if tree.tokens[kid].deprel != "aux:pass"]
    passives = tree.kids(index, "aux:pass")
    chain = sorted([*auxiliaries, *passives])
    verb = [index] if draft.kind == "verb" else []
    finite = [*chain, *verb][:1]
    if not finite:
        return
    draft.tense = "past" if _is_own_past(tree, draft, finite[0]) else _tense(tree, finite[0])
    if not chain and draft.relation in ("root", "conjunct") and draft.marker is None and draft.having("subject"):
        draft.tense = draft.tense or {"VB": "present"}.get(tree.tokens[index].xpos)
    modals = [kid for kid in auxiliaries if tree.tokens[kid].xpos == "MD"]
    if modals:
        draft.modal = {"'ll": "will", "wo": "will", "'d": "would", "ca": "can"}.get(
            tree.word(modals[0]), tree.word(modals[0])
        )
        draft.tense = "future" if draft.modal in ("will", "shall") else draft.tense
    tag = tree.tokens[index].xpos
    if tag == "VBD" and draft.relation == "participle" and not draft.having("subject", "object"):
        tag, draft.tense = "VBN", None
    lemmas = {tree.lemma(kid) for kid in auxiliaries}
    if "have" in lemmas:
        draft.aspect |= {"perfect"}
    if ("be" in lemmas and tag == "VBG") or any(tree.word(kid) == "being" and kid != chain[0] for kid in chain):
        draft.aspect |= {"progressive"}
    to = next((mark for mark in tree.kids(index, "mark", "case") if tree.word(mark) in ("to", "due")), None)
    if to is not None and chain and chain[0] < to and tree.lemma(chain[0]) == "be" and draft.kind == "verb":
        draft.modal = "be due to" if tree.word(to) == "due" else "be to"
    if tag == "VBN" and not chain and draft.relation in ("root", "conjunct") and draft.having("object"):
        draft.tense = "past" if draft.having("subject") else None  # "called", whatever its tag
    if tag == "VBN" and not chain and draft.relation in ("participle", "adverbial") and not draft.having("object"):
        draft.passive = True
    if tag == "VBN" and not chain and draft.relation == "root" and not draft.having("object"):
        told = tree.kids(index, "nsubj") and tree.tokens[-1].text == "."
        draft.passive = draft.lemma not in MOTION and not told  # a headline: "Talks held in Moscow"
        draft.tense = "past" if told else draft.tense


def _is_own_past(tree: Tree, draft: Draft, index: int) -> bool:
    """ "Norland put its army on alert": of one alone the present would be "puts"."""
    token, subjects = tree.tokens[index], draft.having("subject")
    alone = len(subjects) == 1 and tree.tokens[subjects[0].token].xpos in ("NN", "NNP")
    return alone and token.xpos in ("VBP", "VB") and is_own_past(token.text.lower())


def _tense(tree: Tree, index: int) -> str | None:
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(tree.tokens[index].xpos)


def _is_negated(tree: Tree, draft: Draft) -> bool:
    if draft.marker == "without":
        return True
    words = [*draft.adverbs, *tree.kids(draft.predicate, "aux", "cop", "det", "cc")]
    own = [a.token for a in draft.arguments if a.role in ("subject", "object") and not a.inherited]
    words += [det for token in own for det in tree.kids(token, "det")]
    pairs = [tree.word(kid) for token in own for kid in tree.kids(token, "cc")]
    if "neither" in pairs:
        return True
    inner = [kid for word in draft.adverbs for kid in tree.kids(word, "advmod")]
    if any(tree.word(token) in NOBODY for token in own):
        return True
    return any(tree.word(word) in NEGATIONS for word in [*words, *inner])


def _headline_infinitive(tree: Tree, draft: Draft, drafts: dict[int, Draft]) -> None:
    """ "Lavrov to visit Wonsan, ministry says", "Russian president to visit Wonsan": the parser hangs the infinitive on
    the name, or on whoever holds the office."""
    head = tree.head(draft.predicate)
    if draft.marker != "to" or draft.tense or draft.modal:
        return
    label = tree.label(draft.predicate)
    holder = head is not None and tree.head(head) is None and tree.lemma(head) in HOLDERS
    on_name = head is not None and label in ("acl", "parataxis") and (holder or tree.tokens[head].upos == "PROPN")
    if head is not None and on_name:
        names = [*tree.members(head), *(kid for kid in tree.kids(head, "appos", "list") if kid < draft.predicate)]
        draft.inherit([Argument("subject", name) for name in names if holder or tree.tokens[name].upos == "PROPN"])
        above = drafts.get(tree.tokens[head].head)
        if above is not None and len(tree.kids(above.predicate, "nsubj")) > 1:
            above.arguments = [a for a in above.arguments if a.token not in tree.members(head)]
            above.arguments.append(Argument("complement", draft.predicate))
    if head is None or on_name:
        draft.modal, draft.tense, draft.governors = "be to", "future", ()
