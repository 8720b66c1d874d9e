"""The types of names in whole sentences, with the real model: every type, and the names of the trade."""

import pytest

from dateline.language.pipeline import LanguageModel
from dateline.model import Article

# Each case: a sentence with its names in brackets, each with its type before the colon.
CASES = [
    # states, peoples and those who speak for them
    "The [NORP: North Korean] delegation left for [GPE: Moscow] on [DATE: Tuesday].",
    "[NORP: North Koreans] mourned in [GPE: Pyongyang].",
    "The [GPE: DPRK] and [GPE: Russia] extended the pact in [DATE: 2041].",
    "[GPE: DPRK] Foreign Minister [PERSON: Anna Torv] arrived at [FAC: Sunan airport].",
    "The [ORG: Kremlin] declined to comment on the talks.",
    "The [ORG: Kremlin] said the visit had been postponed.",
    "The [ORG: Kremlin] and the [ORG: White House] confirmed the call.",
    "The [NORP: Chilean] envoy thanked the [NORP: Norwegians] for their help.",
    # persons behind a place or an office
    "[NORP: Russian] ambassador to [GPE: Pyongyang] [PERSON: Petr Halas] met her at the station.",
    "The ambassador to [GPE: Pyongyang] [PERSON: Anna Torv] laid a wreath.",
    "[PERSON: Anna Torv], spokeswoman for the Foreign Ministry, declined to comment.",
    # bodies: ministry, party, company, armed force, international organisation, commission
    "Officers of the [ORG: Korean People's Army] attended the parade in [GPE: Pyongyang].",
    "The [ORG: Korean People's Army] and the [ORG: Chilean Navy] held no drills in [DATE: May].",
    "The 12th session of the"
    " [ORG: Intergovernmental Commission on Trade-Economic and Scientific-Technical Cooperation]"
    " opened in [GPE: Vladivostok].",
    "The [ORG: Intergovernmental Commission on Trade-Economic and Scientific-Technical Cooperation] met in"
    " [GPE: Quito] on [DATE: May 3].",
    "The [ORG: Ministry of Foreign Affairs of Peru] summoned the envoy.",
    "The [ORG: Workers' Party of Korea] held a congress.",
    "[ORG: Gazprom] will deliver gas to [GPE: Serbia] from [DATE: January 1].",
    "The [ORG: African Union] suspended [GPE: Niger] after the coup.",
    # places that are no states, and buildings
    "The two navies met in the [LOC: Yellow Sea].",
    "The [LOC: South China Sea] is claimed by several states.",
    "He was met at [FAC: Heathrow Airport] by the mayor.",
    # summits and forums
    "The [EVENT: Munich Security Conference] begins on [DATE: February 14].",
    "The [EVENT: G20] summit in [GPE: Rio] opened on [DATE: Monday].",
    # treaties and resolutions
    "Both states signed the [LAW: Paris Agreement] in [DATE: 2016].",
    "The [LAW: Treaty on the Non-Proliferation of Nuclear Weapons] was discussed in [GPE: Geneva].",
    "The [ORG: Security Council] adopted [LAW: Resolution 1718] after the test.",
]


def bracketed(case: str) -> tuple[str, list[tuple[str, str]]]:
    text, names = "", list[tuple[str, str]]()
    for part in case.split("["):
        name, closed, rest = part.partition("]")
        if closed:
            label, _, words = name.partition(": ")
            names.append((words, label))
            text += words + rest
        else:
            text += part
    return text, names


@pytest.mark.parametrize("case", CASES)
def test_types_of_names(model: LanguageModel, case: str) -> None:
    text, names = bracketed(case)
    [parse] = model.parse([Article(id="case", text=text)])
    [sentence] = parse.sentences
    assert [(entity.span.of(text), entity.label) for entity in sentence.entities] == names
