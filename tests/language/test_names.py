"""Names mended by their own words."""

import pytest

from dateline.language.names import mend

# Each case: what the network may say, and what is made of it, names in brackets with their type before the colon.
CASES = [
    ("ambassador to [PERSON: Seoul Anna Torv] left", "ambassador to [GPE: Seoul] [PERSON: Anna Torv] left"),
    ("envoy to [PERSON: New Delhi Anna Torv] left", "envoy to [GPE: New Delhi] [PERSON: Anna Torv] left"),
    ("a letter to [PERSON: Anna Maria Torv]", "a letter to [PERSON: Anna Maria Torv]"),
    (
        "the [ORG: Ministry of Farming ,] [ORG: Forests and Fish] of [GPE: Veltland] said",
        "the [ORG: Ministry of Farming , Forests and Fish] of [GPE: Veltland] said",
    ),
    (
        "the [ORG: Joint Commission on] Trade , Science and Technology met",
        "the [ORG: Joint Commission on Trade , Science and Technology] met",
    ),
    (
        "the [ORG: Ministry of Finance] , [PERSON: Torv] and [PERSON: Lund]",
        "the [ORG: Ministry of Finance] , [PERSON: Torv] and [PERSON: Lund]",
    ),
    (
        "[ORG: Fund for Nature] , [ORG: Green Coast] and [ORG: Reef]",
        "[ORG: Fund for Nature] , [ORG: Green Coast] and [ORG: Reef]",
    ),
    ("the [ORG: Department of State] in [GPE: Oslo]", "the [ORG: Department of State] in [GPE: Oslo]"),
    ("[ORG: Greens for] and [ORG: The] said", "[ORG: Greens] and The said"),
    ("[ORG: Minister of Mines of the Veltish Union]", "Minister of Mines of the [GPE: Veltish Union]"),
    ("[ORG: Minister of Mines] [PERSON: Torv]", "Minister of Mines [PERSON: Torv]"),
    ("the [MISC: Treaty on Open Skies]", "the [LAW: Treaty on Open Skies]"),
    ("the [ORG: Treaty Office]", "the [ORG: Treaty Office]"),
    ("both signed the [GPE: Veltmar] Agreement in June", "both signed the [LAW: Veltmar Agreement] in June"),
    ("both signed the [GPE: Veltmar] [NORP: Accords] in June", "both signed the [LAW: Veltmar Accords] in June"),
    ("the [GPE: Veltmar] Treaty Office said", "the [GPE: Veltmar] Treaty Office said"),
    ("the [GPE: Veltmar] agreement is void", "the [GPE: Veltmar] agreement is void"),
    ("[GPE: Veltmar] Agreement Signed", "[GPE: Veltmar] Agreement Signed"),
    ("[ORG: Security Council] Resolution 2231", "[ORG: Security Council] [LAW: Resolution 2231]"),
]


def tagged(text: str) -> tuple[list[str], list[tuple[int, int, str]]]:
    words, names, label, first = list[str](), list[tuple[int, int, str]](), "", 0
    for part in text.split():
        if part.startswith("["):
            label, first = part[1:-1], len(words)
            continue
        words.append(part.rstrip("]"))
        if part.endswith("]"):
            names.append((first, len(words) - 1, label))
    return words, names


@pytest.mark.parametrize(("given", "wanted"), CASES)
def test_mended(given: str, wanted: str) -> None:
    words, names = tagged(given)
    assert mend(words, [0] * len(words), ["dep"] * len(words), names) == tagged(wanted)[1]


def test_a_name_takes_its_flat_parts() -> None:
    words = ["CHOE", "SON", "HUI", "ARRIVES"]
    assert mend(words, [4, 1, 1, 0], ["nsubj", "flat", "flat", "root"], [(0, 0, "PERSON")]) == [(0, 2, "PERSON")]
