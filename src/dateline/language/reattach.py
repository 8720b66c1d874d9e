"""What the parser often hangs on the wrong word.

Who speaks at the end of a sentence: in "Dahl met Berg, a spokesman for the ministry said" it reads the speaker as an
apposition to the last name of what was said, so that Berg would be the spokesman and the source. The verb of saying
then has what was said before it and no subject at all: the phrase between the last comma and the verb is its subject.

Where or when it was said: in "Norland will send tanks, Dahl said after a meeting" it takes them to be sent after it.

A list with a day for each: in "will visit Angola on Monday, Kenya on Wednesday and Ghana on Friday" it puts Kenya and
Ghana beside Monday, or beside the verb. They stand beside Angola.

Who did it: in "it was Dahl, not Berg, who left" it lets Berg leave.

What stands behind a relative clause that commas close: "received Berg, who is touring Asia, in Hanoi on Tuesday" tells
where she was received.

A place in front, read as part of the name behind it: "while in Vernia President Dahl met" tells where he met.

What a verb with a particle acts on, read as a predicate ("called off talks"); and a sentence without a verb, because
its verb was read as a participle ("talks between the two focused on coal") or as a plural ("the parliament votes to").

Who is led: in "a delegation led by Dahl, head of a ministry, left on Monday" it takes "led" for the verb of the
sentence. The delegation left.
"""

import re
from dataclasses import replace

from dateline.language.grammar import Tree
from dateline.language.listing import with_listed, with_named_lists, with_stamped, with_towns
from dateline.language.sharing import REPORTING
from dateline.model import Token

MISREAD = frozenset(("appos", "nsubj", "obl", "nmod", "conj", "dep", "list", "parataxis", "obl:unmarked"))
BEHIND = frozenset(("obl", "obl:unmarked", "advcl"))
SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj", "expl"))
LEADING = frozenset(("lead", "head", "accompany", "chair"))

TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August"
    r"|(?:Septem|Octo|Novem|Decem)ber|today|tomorrow|yesterday|\d{1,4}(?:st|nd|rd|th)?"
)
PLACING = frozenset(("in", "at", "on", "during"))
FOCUSING = frozenset(("focus", "centre", "center", "concentrate", "dwell", "revolve"))
LISTED = frozenset(("conj", "appos", "nmod:unmarked", "list"))


def reattached(tree: Tree) -> Tree:
    """The tree with all of it mended."""
    mends = (
        with_listed,
        with_named_lists,
        with_stamped,
        with_towns,
        with_verbs,
        with_plurals,
        with_dues,
        with_objects,
        with_places_in_front,
        with_speakers,
        with_sayings,
        with_led_subjects,
        with_excellencies,
        with_companions,
        with_lists,
        with_denied,
        with_closed_relatives,
    )
    for mend in mends:
        tree = mend(tree)
    return tree


def with_speakers(tree: Tree) -> Tree:
    """The tree of a sentence, where a verb without a subject gets the one that was hung on what was said."""
    found: dict[int, Token] = {}
    for verb in tree.tokens:
        if verb.upos == "VERB" and (said := _said(tree, verb)) is not None:
            speaker = _speaker(tree, said, verb.index)
            if speaker is not None:
                found[speaker] = replace(tree.tokens[speaker], head=verb.index, deprel="nsubj")
    return tree.with_tokens(found)


def _said(tree: Tree, verb: Token) -> int | None:
    """The predicate of what was said before this verb, where the verb has no subject."""
    if verb.xpos not in ("VBD", "VBZ", "VBP"):
        return None
    own = {kid: tree.tokens[kid].deprel for kid in tree.kids(verb.index)}
    if not SUBJECTS.isdisjoint(own.values()):
        return None
    before = [kid for kid, relation in own.items() if kid < verb.index and relation == "ccomp"]
    if before:
        return before[0]
    return verb.head if verb.deprel == "parataxis" and verb.head < verb.index else None


def _speaker(tree: Tree, said: int, verb: int) -> int | None:
    """The widest phrase below what was said that fills the words from a comma to the verb."""
    tokens = tree.tokens
    end = verb - 2 if tokens[verb - 1].text == "," else verb - 1
    widest: tuple[int, int] | None = None
    for token in tokens[said + 1 : verb]:
        if token.upos not in ("NOUN", "PROPN") or token.deprel not in MISREAD:
            continue
        below = [i for i in tree.subtree(token.index) if tokens[i].upos != "PUNCT"]
        first, last = below[0], below[-1]
        marked = tokens[first].upos in ("ADP", "SCONJ", "CCONJ")
        if last == end and first > 0 and tokens[first - 1].text == "," and not marked:
            widest = min(widest or (first, token.index), (first, token.index))
    return None if widest is None else widest[1]


def with_sayings(tree: Tree) -> Tree:
    """The tree of a sentence, where what stands behind a verb of saying is said of it, not of what was said before."""
    found: dict[int, Token] = {}
    for verb in tree.tokens:
        if tree.lemma(verb.index) not in REPORTING or verb.xpos not in ("VBD", "VBZ", "VBP"):
            continue
        said = [kid for kid in tree.kids(verb.index, "ccomp") if kid < verb.index]
        said += [verb.head] if verb.deprel == "parataxis" and verb.head < verb.index else []
        closed = verb.index + 1 < len(tree.tokens) and tree.tokens[verb.index + 1].text == ","
        for token in tree.tokens[verb.index + 1 :] if said and not closed else ():
            inside = token.head < verb.index and said[0] in (token.head, *tree.ancestors(token.head))
            if inside and token.deprel in BEHIND and token.head != token.index:
                found[token.index] = replace(token, head=verb.index)
    return tree.with_tokens(found)


def with_lists(tree: Tree) -> Tree:
    """The tree of a sentence, where each further name of a list with times stands beside the first."""
    found: dict[int, Token] = {}
    for name in tree.tokens:  # the parser may take a name behind the verb for its subject
        listed = name.deprel in LISTED or (name.deprel == "nsubj" and name.head < name.index)
        if name.upos != "PROPN" or not listed or TIME.fullmatch(name.text):
            continue
        before = found.get(name.head)
        first = tree.tokens[before.head] if before else _first_of_list(tree, name)
        if first is None:
            continue
        found[name.index] = replace(name, head=first.index, deprel="conj")
        time = _time_behind(tree, name)
        while time and time.head != time.index and TIME.fullmatch(tree.tokens[time.head].text):
            time = tree.tokens[time.head]
        if time:
            found[time.index] = replace(time, head=first.head, deprel="obl")
    return tree.with_tokens(found)


def _first_of_list(tree: Tree, name: Token) -> Token | None:
    """The name before the first time, which this one follows: both with the same preposition, or the later with none,
    and each with its time right behind it."""
    over = tree.tokens[name.head]
    if not _timed(tree, name):
        return None
    beside_time = TIME.fullmatch(over.text) is not None
    while TIME.fullmatch(over.text) and over.head != over.index:
        over = tree.tokens[over.head]
    verb = over if over.upos == "VERB" else tree.tokens[over.head]
    if verb.upos != "VERB" or _of_another(tree, name):
        return None
    mine = _preposition(tree, name)
    for token in reversed(tree.tokens[verb.index + 1 : name.index]):
        own = token.deprel in ("obj", "obl") and token.head == verb.index and token.upos == "PROPN"
        if not own or TIME.fullmatch(token.text) or not _timed(tree, token):
            continue
        misread = beside_time or over is verb or (over is token and name.deprel == "appos")
        same = mine == _preposition(tree, token) or (mine is None and beside_time)
        return token if misread and same else None
    return None


def _preposition(tree: Tree, name: Token) -> str | None:
    return next((tree.word(kid) for kid in tree.kids(name.index, "case", "mark") if kid < name.index), None)


def _timed(tree: Tree, name: Token) -> bool:
    """Whether a time follows at once: "Kenya on Wednesday", "Kenya from March 12"."""
    return _time_behind(tree, name) is not None


def _time_behind(tree: Tree, name: Token) -> Token | None:
    last = max([name.index, *tree.kids(name.index, "flat")])
    after = tree.tokens[last + 1 : last + 4]
    if not after or after[0].text not in ("on", "in", "from"):
        return None
    return next((token for token in after[1:] if TIME.fullmatch(token.text)), None)


def _of_another(tree: Tree, name: Token) -> bool:
    """ "Arrived in Oslo on Monday and Norway on Friday signed": the time is that of a later verb."""
    time = _time_behind(tree, name)
    above = tree.ancestors(time.index) if time else []
    return next((i for i in above if tree.tokens[i].upos == "VERB"), 0) > name.index


def with_excellencies(tree: Tree) -> Tree:
    """The tree of a sentence, where "HE" before a name is no pronoun ("met HE Ana Dahl")."""
    found: dict[int, Token] = {}
    for word in tree.tokens:
        names = tree.kids(word.index, "flat") if word.text == "HE" and word.upos == "PRON" else []
        if names and tree.tokens[names[0]].upos == "PROPN":
            own = (tree.tokens[kid] for kid in tree.kids(word.index) if kid != names[0])
            found |= {token.index: replace(token, head=names[0]) for token in own}
            found[names[0]] = replace(tree.tokens[names[0]], head=word.head, deprel=word.deprel)
            found[word.index] = replace(word, head=names[0], deprel="nmod:desc", upos="PROPN", xpos="NNP")
    return tree.with_tokens(found)


def with_companions(tree: Tree) -> Tree:
    """The tree of a sentence, where whom one acts "together with" hangs on the verb, as after "along with"."""
    found: dict[int, Token] = {}
    for word in tree.tokens[:-1]:
        if word.text.lower() != "together" or tree.word(word.index + 1) != "with":
            continue
        verb = next((i for i in tree.ancestors(word.index) if tree.tokens[i].upos == "VERB"), None)
        if verb is None:
            continue
        for noun in tree.kids(word.index, "obl"):
            found[word.index] = replace(word, head=noun, deprel="case")
            found[noun] = replace(tree.tokens[noun], head=verb)
    return tree.with_tokens(found)


def with_closed_relatives(tree: Tree) -> Tree:
    """The tree of a sentence, where what follows a closed relative clause belongs to the verb above it."""
    found: dict[int, Token] = {}
    for relative in tree.tokens:
        if relative.deprel != "acl:relcl":
            continue
        verb, closed = _over_relative(tree, relative), _closed_at(tree, relative)
        if verb is None or closed is None:
            continue
        behind = (tree.tokens[kid] for kid in tree.kids(relative.index) if kid > closed)
        found |= {token.index: replace(token, head=verb) for token in behind if token.deprel.startswith("obl")}
    return tree.with_tokens(found)


def _over_relative(tree: Tree, relative: Token) -> int | None:
    above = [i for i in tree.ancestors(relative.index) if tree.tokens[i].upos == "VERB"]
    return above[0] if above else None


def _closed_at(tree: Tree, relative: Token) -> int | None:
    """The comma that closes a relative clause which a comma opens, where a phrase of place or time follows."""
    first = tree.subtree(relative.index)[0]
    opened = "," in (tree.word(first), tree.word(first - 1) if first else "")
    comma = next((t.index for t in tree.tokens[relative.index :] if t.text == ","), None)
    if not opened or comma is None or comma + 1 >= len(tree.tokens):
        return None
    return comma if tree.word(comma + 1).lower() in PLACING else None


def with_denied(tree: Tree) -> Tree:
    """The tree of a sentence, where "it was Dahl, not Berg, who left" tells of Dahl."""
    found: dict[int, Token] = {}
    for relative in tree.tokens:
        denied = tree.tokens[relative.head] if relative.deprel == "acl:relcl" and relative.head >= 0 else None
        if denied and denied.deprel == "conj" and any(tree.word(t) == "not" for t in tree.kids(denied.index, "advmod")):
            found[relative.index] = replace(relative, head=denied.head)
    return tree.with_tokens(found)


def with_objects(tree: Tree) -> Tree:
    """The tree of a sentence, where a plain noun behind a verb and its particle is its object."""
    found: dict[int, Token] = {}
    for noun in tree.tokens:
        verb = tree.tokens[noun.head]
        bare = noun.deprel == "xcomp" and noun.upos == "NOUN" and not tree.kids(noun.index, "cop", "mark", "case")
        if (
            bare
            and noun.index > verb.index
            and tree.kids(verb.index, "compound:prt")
            and not tree.kids(verb.index, "obj")
        ):
            found[noun.index] = replace(noun, deprel="obj")
    return tree.with_tokens(found)


def with_verbs(tree: Tree) -> Tree:
    """The tree of a sentence, where a noun at its root is the subject of what it is said to focus on."""
    root = next((token for token in tree.tokens if token.head == token.index), None)
    if root is None or root.upos != "NOUN" or tree.kids(root.index, "cop"):
        return tree
    behind = (t for t in tree.tokens[root.index :] if t.xpos in ("VBN", "VBD") and t.lemma.lower() in FOCUSING)
    verb = next(behind, None)
    if verb is None or tree.kids(verb.index, "aux:pass", "aux", "mark", "nsubj", "nsubj:pass"):
        return tree
    if any(token.xpos in ("VBD", "VBZ", "VBP", "MD") for token in tree.tokens if token is not verb):
        return tree
    found = {
        root.index: replace(root, head=verb.index, deprel="nsubj"),
        verb.index: replace(verb, head=verb.index, deprel="root", xpos="VBD"),
    }
    return tree.with_tokens(found)


def with_places_in_front(tree: Tree) -> Tree:
    """The tree of a sentence, where a name behind "in" that was read as part of the subject's is where it was done."""
    found: dict[int, Token] = {}
    for place in tree.tokens:
        above = tree.tokens[place.head]
        subject = tree.tokens[above.head] if above.deprel == "nmod:desc" else above
        if place.deprel != "compound" or place.upos != "PROPN" or subject.deprel != "nsubj":
            continue
        if any(tree.word(kid) in PLACING for kid in tree.kids(place.index, "case") if kid == place.index - 1):
            found[place.index] = replace(place, head=subject.head, deprel="obl")
            marks = (tree.tokens[kid] for kid in tree.kids(subject.head, "mark") if kid == place.index - 2)
            found |= {mark.index: replace(mark, head=place.index) for mark in marks}
    return tree.with_tokens(found)


def with_plurals(tree: Tree) -> Tree:
    """The tree of a sentence, where the plural at its root that has a subject is the verb of a headline's present."""
    root = next((token for token in tree.tokens if token.head == token.index), None)
    if root is None or root.xpos != "NNS" or tree.kids(root.index, "cop", "det", "nmod:poss"):
        return tree
    subjects = [kid for kid in tree.kids(root.index, "nsubj") if kid < root.index]
    if not subjects or tree.word(root.index) == tree.lemma(root.index):
        return tree
    found = {root.index: replace(root, upos="VERB", xpos="VBZ")}
    found |= {kid: replace(tree.tokens[kid], deprel="obl") for kid in tree.kids(root.index, "nmod") if kid > root.index}
    return tree.with_tokens(found)


def with_dues(tree: Tree) -> Tree:
    """The tree of a sentence, where a noun behind "had been due to" is the verb of what was due."""
    found: dict[int, Token] = {}
    for noun in tree.tokens:
        marks = [kid for kid in tree.kids(noun.index, "mark") if tree.word(kid) == "to" and kid == noun.index - 1]
        if noun.xpos == "NN" and marks and tree.lemma(noun.head) == "due" and tree.kids(noun.head, "nsubj"):
            found[noun.index] = replace(noun, upos="VERB", xpos="VB", deprel="xcomp")
            hung = (tree.tokens[kid] for kid in tree.kids(noun.index, "nmod"))
            found |= {token.index: replace(token, deprel="obl") for token in hung}
    return tree.with_tokens(found)


def with_led_subjects(tree: Tree) -> Tree:
    """The tree of a sentence, where a verb without a subject gets the one of "led by NAME" before it."""
    found: dict[int, Token] = {}
    for led in tree.tokens:
        subject, verb = _whom_led(tree, led), _own_verb(tree, led)
        if subject is None or verb is None:
            continue
        root = led.head == led.index
        found[verb.index] = replace(verb, head=verb.index if root else led.head, deprel=led.deprel)
        found[subject.index] = replace(subject, head=verb.index, deprel="nsubj")
        found[led.index] = replace(led, head=subject.index, deprel="acl")
        behind = (tree.tokens[kid] for kid in tree.kids(led.index) if kid > verb.index)
        found |= {token.index: replace(token, head=verb.index) for token in behind}
    return tree.with_tokens(found)


def _whom_led(tree: Tree, led: Token) -> Token | None:
    """The subject of a bare "led by", which may as well be its noun."""
    if led.xpos not in ("VBN", "VBD") or led.lemma not in LEADING or led.index + 1 == len(tree.tokens):
        return None
    if tree.word(led.index + 1) != "by" or tree.kids(led.index, "aux:pass") or tree.kids(led.index, "aux"):
        return None
    subjects = [kid for relation in ("nsubj", "nsubj:pass") for kid in tree.kids(led.index, relation)]
    return tree.tokens[subjects[0]] if len(subjects) == 1 and subjects[0] < led.index else None


def _own_verb(tree: Tree, led: Token) -> Token | None:
    """The first verb behind in the past tense that has neither a subject nor a word that joins it to another."""
    for token in tree.tokens[led.index + 2 :]:
        past = token.xpos == "VBD" or (token.xpos == "VBN" and token.lemma == "leave")
        if token.upos != "VERB" or not past or led.index not in tree.ancestors(token.index):
            continue
        own = {tree.tokens[kid].deprel for kid in tree.kids(token.index)}
        if own.isdisjoint(SUBJECTS | {"mark", "cc", "aux", "aux:pass"}) and token.deprel != "acl:relcl":
            return token
    return None
