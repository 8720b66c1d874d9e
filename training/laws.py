"""Which names are those of treaties, agreements, resolutions and acts: their head word says so."""

import re

LAW = re.compile(
    r"\b(?:Treaty|Treaties|Agreement|Agreements|Accords?|Pact|Protocol|Charter|Constitution|Amendment|Statute|"
    r"Memorandum of Understanding|Declaration of \w+|\w+ Declaration|Resolution(?: \d+)?|Act(?: of \d{4})?|"
    r"Directive|Bill of Rights|"
    r"Convention (?:on|for|against|of|relating)\b.*|Conventions?)"
    r"(?: (?:No\. ?)?\d+)?(?:$| (?:on|of|between|for|against|relating|to) )"
)
MEETING = re.compile(r"Government of|\b(?:National|Party|Democratic|Republican|Baptist|Constitutional) Convention\b")


def is_law(name: str) -> bool:
    """Whether `name` is that of a legal text rather than of a body or a meeting."""
    return bool(LAW.search(name)) and not MEETING.search(name)
