"""Types of names that the world's facts know: states, peoples, bodies and outlets."""

from dateline.world import World

DOUBTFUL = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "MISC"))


def known_label(spelling: str, label: str, world: World) -> str:
    """The label of a name, set right where the facts know the words and it is none that they may have as well."""
    if label not in DOUBTFUL or not spelling[:1].isupper():
        return label
    state = world.state_of(spelling)
    if label in ("PERSON", "ORG", "MISC") and state and state.how == "name":
        return "GPE"
    if label in ("PERSON", "ORG", "GPE") and state and state.how == "demonym":
        return "NORP"
    if label in ("PERSON", "MISC") and state and state.how == "seat":
        return "ORG"  # "the Kremlin said"
    if label != "ORG" and (world.organization(spelling) or world.outlet(spelling)):
        return "ORG"
    return label
