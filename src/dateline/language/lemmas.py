"""Base forms of words: irregular verbs and a dictionary of exceptions first, suffix rules after them."""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

VERB_FORMS = frozenset(("VBD", "VBN", "VBG", "VBZ"))
DEGREES = {"JJR": "er", "RBR": "er", "JJS": "est", "RBS": "est"}
NAMES = frozenset(("NNP", "NNPS"))
SIBILANTS = ("sses", "xes", "ches", "shes", "zes")
# Verbs of conflict and diplomacy that treebanks seldom hold, and that the suffix rules would cut wrongly.
# fmt: off
RARE_VERBS = frozenset([
    "accede", "annul", "atone", "avenge", "axe", "barricade", "blockade", "boycott", "cajole", "cede", "centre",
    "chide", "clamor", "clamour", "concede", "condole", "contravene", "criminalize", "decree", "decriminalize",
    "defame", "demobilize", "demonize", "deride", "entreat", "evade", "extol", "fine", "free", "gas", "impede",
    "institute", "invade", "knife", "lambaste", "legitimize", "level", "mentor", "mobilize", "muzzle",
    "nationalize", "normalize", "ostracize", "overrule", "parole", "persuade", "raze", "rebuff", "rebuke",
    "remilitarize", "repel", "reunite", "scale", "scrutinize", "shame", "stone", "strafe", "subsidize", "telephone",
    "terrorize", "underline", "upgrade", "vandalize",
])
# fmt: on
# "Overthrew" goes as "threw" does.
PREFIXES = ("re", "un", "for", "fore", "mis", "out", "over", "under", "up", "with")


def _irregular() -> dict[tuple[str, str], str]:
    """The base of each irregular past and participle, by form and Penn tag."""
    bases: dict[tuple[str, str], str] = {}
    for line in files("dateline.language").joinpath("irregular_verbs.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            base, past, participle = line.split()
            bases |= {(form, "VBD"): base for form in past.split("/")}
            bases |= {(form, "VBN"): base for form in participle.split("/")}
    return bases


IRREGULAR = _irregular()
PREFIXED = {(prefix + form, tag): prefix + base for (form, tag), base in IRREGULAR.items() for prefix in PREFIXES}


def _past_of(form: str) -> str | None:
    """The verb whose irregular past this is."""
    return IRREGULAR.get((form, "VBD")) or PREFIXED.get((form, "VBD"))


def is_own_past(form: str) -> bool:
    """Whether a verb's past is spelled as its base is: "put", "cut", "hit"."""
    return IRREGULAR.get((form, "VBD")) == form


class Lemmatizer:
    """`exceptions`: by Penn tag, the forms that the rules get wrong; `bases`: known base forms by word class."""

    def __init__(self, exceptions: Mapping[str, Mapping[str, str]], bases: Mapping[str, frozenset[str]]) -> None:
        self._exceptions = exceptions
        self._bases = {**bases, "VERB": bases.get("VERB", frozenset()) | RARE_VERBS}

    @classmethod
    def from_file(cls, path: Path) -> "Lemmatizer":
        stored = json.loads(path.read_text(encoding="utf-8"))
        return cls(stored["exceptions"], {kind: frozenset(words.split()) for kind, words in stored["bases"].items()})

    def tag(self, word: str, tag: str) -> str:
        """The tag, mended where a form that can only be a past was read as a present ("forgave", "retook")."""
        form = word.lower()
        base = _past_of(form) if tag in ("VBP", "VB") else None
        known = self._bases.get("VERB", frozenset())
        return "VBD" if base and base != form and form not in known else tag

    def lemma(self, word: str, tag: str) -> str:
        form = word.lower()
        known = IRREGULAR.get((form, tag)) or self._exceptions.get(tag, {}).get(form) or PREFIXED.get((form, tag))
        return known or self.by_rule(word, tag)

    def by_rule(self, word: str, tag: str) -> str:
        """The base form by suffix rules alone."""
        if tag in NAMES:
            return word
        form = word.lower()
        if tag in VERB_FORMS:
            return self._pick(_verb_bases(form, tag), "VERB", form)
        if tag == "NNS":
            return self._pick(_noun_bases(form), "NOUN", form)
        if tag in DEGREES:
            return self._pick(_stems(form, DEGREES[tag]), "ADJ", form)
        return form

    def _pick(self, candidates: Iterator[str], kind: str, form: str) -> str:
        """The first candidate that is a known word, else the first."""
        options = list(candidates)
        known = self._bases.get(kind, frozenset())
        return next((base for base in options if base in known), options[0] if options else form)


def _verb_bases(form: str, tag: str) -> Iterator[str]:
    if tag == "VBZ":
        yield from _noun_bases(form)
    else:
        yield from _stems(form, "ing" if tag == "VBG" else "ed")


def _noun_bases(form: str) -> Iterator[str]:
    if form.endswith("ies") and len(form) > 4:
        yield form[:-3] + "y"
    if form.endswith(SIBILANTS):
        yield form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        yield form[:-1]


def _stems(form: str, suffix: str) -> Iterator[str]:
    """What may have stood before a suffix: "planned" -> plan, planned -> plane; likeliest first."""
    if not form.endswith(suffix) or len(form) < len(suffix) + 2:
        return
    stem = form.removesuffix(suffix)
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if stem.endswith("re") and suffix == "ed":
        yield stem + "e"  # "freed", "decreed"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiousl":
        yield stem[:-1]
    silent_e = stem.endswith(("at", "iz", "ys", "v", "s", "c", "u", "g", "bl", "tl", "dl", "ur", "ir", "or")) and not (
        stem.endswith(("ss", "ng"))
    )
    yield from (stem + "e", stem) if silent_e else (stem, stem + "e")
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]
