"""The name types of the model, and what each corpus' own tags may mean among them."""

NAME_TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "DATE", "MISC", "LAW")
NAME_LABELS = ["O", *(f"{prefix}-{kind}" for kind in NAME_TYPES for prefix in "BI")]
NAME_INDEX = {label: index for index, label in enumerate(NAME_LABELS)}

PLACES = ("GPE", "LOC", "FAC")

# A corpus that does not mark a type leaves "O" open for it; a coarse tag may be any of several fine ones.
OUTSIDE_MAY_BE: dict[str, tuple[str, ...]] = {
    "gum": (),
    "uner": ("NORP", "EVENT", "DATE", "MISC", "LAW"),
    "wikigold": ("DATE",),
    "crossner": ("DATE", "NORP"),
    "silver": (),
}
OPEN = "?"
TAG_MAY_BE: dict[str, dict[str, tuple[str, ...]]] = {
    "gum": {},
    "uner": {"LOC": PLACES, "OTHER": ("NORP", "EVENT", "MISC", "DATE", "LAW")},
    "wikigold": {"LOC": PLACES, "MISC": ("MISC", "EVENT", "NORP", "LAW")},
    "crossner": {"LOC": PLACES, "MISC": ("MISC", "NORP", "EVENT", "LAW")},
    "silver": {OPEN: NAME_TYPES},
}


def allowed_labels(tag: str, scheme: str) -> list[int]:
    """The label indices that a corpus' tag permits (the partial-label loss sums over them); "?" permits all."""
    if tag == OPEN:
        return list(range(len(NAME_LABELS)))
    if tag == "O":
        outside = OUTSIDE_MAY_BE[scheme]
        return [0, *(NAME_INDEX[f"{prefix}-{kind}"] for kind in outside for prefix in "BI")]
    prefix, kind = tag.split("-", 1)
    return [NAME_INDEX[f"{prefix}-{fine}"] for fine in TAG_MAY_BE[scheme].get(kind, (kind,))]
