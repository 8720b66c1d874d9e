# ruff: noqa: SIM905 (word sets are easier to read and mend as running text)
"""Silver names on openly licensed news: the links of Wikipedia's current events, our gazetteers, and what the model
already knows for sure. What none of them knows is left open: the loss then says nothing about it.

Run with the package's interpreter (it needs spaCy); the result is a file that training reads.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from dateline.language.encoding import pad
from dateline.language.network import Network
from dateline.language.sentences import split
from training.augment import cut
from training.inventions import WORLD, Places
from training.laws import is_law

OPEN = "?"
COMPANIES = frozenset(
    "Pfizer;AstraZeneca;Facebook;Twitter;Google;Apple;Microsoft;Amazon;Tencent;Huawei;Moderna;BioNTech;Sinovac;Tesla;"
    "Samsung;Toyota;Nissan;Boeing;Airbus;SpaceX;NASA;FIFA;UEFA;Instagram;TikTok;YouTube;WhatsApp;Telegram;Gazprom;"
    "Rosneft;Roscosmos;Rosatom;Hamas;Hezbollah;Taliban;al - Shabaab;Al - Shabaab;Boko Haram;Amtrak;"
    "Johnson & Johnson;CNN;BBC;Reuters;Associated Press;Al Jazeera;Meta;Alibaba;Netflix;Shell;BP;Exxon Mobil;"
    "TotalEnergies;Lufthansa;Ryanair;WHO;CDC;FDA;FBI;NHS;AFP;TASS;Xinhua;Sinopharm;Novavax".split(";")
)
SURE = 0.93
OFFICE = re.compile(
    r"(?:(?:Vice|Deputy|First|Acting) )*(?:President|Prime Minister|Minister|Governor|Secretary|Mayor|King|Queen|"
    r"Chair\w*|Chancellor|Speaker|Leader|Head|Premier|Ambassador|Attorney|Chief|Member|List|Director|Emir|"
    r"Foreign Minister)\b.* of "
)
BODY = re.compile(
    r"\b(Ministry|Party|Army|Forces?|University|Commission|Committee|Company|Council|Court|Department|Agency|Police|Bank|"
    r"Union|Association|League|Senate|Parliament|Assembly|Congress|Club|F\.?C\.?|Airlines?|Airways|Front|Movement|"
    r"Government|Organi[sz]ation|Authority|Corporation|Corps|Navy|Guard|Brigade|Federation|Institute|Foundation|Service|"
    r"Office|Bureau|Administration|House of \w+|Duma|Church|Nations|militant group|company|Group|"
    r"Inc\.|newspaper|Network)\b"
)
HAPPENING = re.compile(
    r"\b(Summit|Olympics|Paralympics|World Cup|Championships?|Games|Conference|Forum|Grand Prix|Super Bowl|War|"
    r"Festival|Expo|Eurovision|Open|Uprising|Revolution|Operation \w+|Hurricane|Typhoon|Cyclone|Tropical Storm)\b"
)
BUILDING = re.compile(
    r"\b(Airport|Bridge|Stadium|Hospital|Palace|Cathedral|Mosque|Prison|Square|Tower|Base|Station|Dam|Port)$"
)
PLAGUE = re.compile(r"COVID|[Cc]oronavirus|SARS|[Vv]accine|[Pp]andemic|[Dd]ollar")
LANDFORM = re.compile(
    r"\b(River|Lake|Sea|Mountains?|Islands?|Ocean|Gulf|Strait|Peninsula|Bay|Valley|Desert|Coast|Canal)$"
)
REGION = re.compile(
    r"\b(Province|Governorate|County|District|Prefecture|Oblast|Department|Municipality|Region|State)$|, [A-Z]"
)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of Dateline's own facts whose type is certain."""

    states: set[str]
    towns: set[str]
    people: set[str]
    bodies: set[str]

    @classmethod
    def load(cls) -> "Gazetteer":
        places = Places.load()
        bodies = yaml.safe_load((WORLD / "organizations.yaml").read_text(encoding="utf-8"))
        known = {
            n for group in bodies.values() for name, facts in group.items() for n in (name, *facts.get("names", ()))
        }
        return cls(
            set(places.states),
            {*places.towns, *places.regions},
            set(places.demonyms),
            {" ".join(cut(name)) for name in known if name[:1].isupper()} | COMPANIES,
        )


def write_silver(data: Path, package: Path, work: Path) -> None:
    """Write `silver.jsonl` into the work folder: words, and for each word the labels that are allowed ("?" for any)."""
    work.mkdir(parents=True, exist_ok=True)
    network = Network(
        *(package / name for name in ("model.int8.onnx", "tokenizer.json", "labels.json", "relations.npy"))
    )
    rows = [*_current_events(data), *_statements(data)]
    gazetteer = Gazetteer.load()
    words = [row[0] for row in rows]
    seen: Counter[str] = Counter()
    with (work / "silver.jsonl").open("w", encoding="utf-8") as file:
        for (own, links), (names, sure) in zip(rows, _sure(network, words), strict=True):
            tags = _merge(own, links, names, sure, gazetteer)
            if _worth(own, tags, seen):
                file.write(json.dumps({"words": own, "names": tags}, ensure_ascii=False) + "\n")


def _worth(words: list[str], tags: list[str], seen: Counter[str]) -> bool:
    """Whether a sentence has a name and is not the fourth of its kind ("X reports a record of ... cases")."""
    kind = re.sub(r"\d[\d.,]*", "0", " ".join(words[1:6]))
    seen[kind] += 1
    return seen[kind] <= 3 and any(tag.startswith("B-") for tag in tags)


Row = tuple[list[str], list[tuple[int, int, str]]]


def _current_events(data: Path) -> Iterator[Row]:
    """(words, links as first and last word and title) of every sentence."""
    from dateline.language.tokens import blank_english

    nlp = blank_english()
    with gzip.open(data / "wiki_current_events/current_events_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line)
            text: str = event["text"]
            spans, end = [], 0
            for link in event["links"]:
                start = text.find(link["text"], end)
                if start >= 0:
                    end = start + len(link["text"])
                    spans.append((start, end, link["title"]))
            for stretch in split(text):
                tokens = [t for t in nlp(stretch.span.of(text)) if not t.is_space]
                starts = {t.idx + stretch.span.start: i for i, t in enumerate(tokens)}
                ends = {t.idx + stretch.span.start + len(t): i for i, t in enumerate(tokens)}
                links = [(starts[a], ends[b], title) for a, b, title in spans if a in starts and b in ends]
                if 4 <= len(tokens) <= 90:
                    yield [t.text for t in tokens], links


def _statements(data: Path, most: int = 3500) -> Iterator[Row]:
    """Sentences of statements and readouts of the United States government (public domain)."""
    from dateline.language.tokens import blank_english

    nlp = blank_english()
    count = 0
    texts: list[str] = []
    with gzip.open(data / "wh_readouts/joint_statements_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts += [json.loads(line)["text"] for line in lines]
    with (data / "wh_readouts/readouts_foreign_dev.jsonl").open(encoding="utf-8") as lines:
        texts += [json.loads(line)["text"] for line in lines]
    for text in texts[::2]:
        for stretch in split(text):
            tokens = [t.text for t in nlp(stretch.span.of(text)) if not t.is_space]
            if 6 <= len(tokens) <= 60 and count < most:
                count += 1
                yield tokens, []


def _sure(network: Network, sentences: list[list[str]]) -> Iterable[tuple[list[tuple[int, int, str]], list[float]]]:
    """For each sentence the names that the model finds, and how sure it is of each word's label."""
    readings = network.read(sentences)
    encoded = network._encoder.encode(sentences)
    sure = []
    for words, one in zip(sentences, encoded, strict=True):
        (scores,) = network._session.run(["names"], pad([one]))
        sure.append(np.exp(scores[0].max(-1)[: len(words)]).tolist())
    return [(reading.names, chances) for reading, chances in zip(readings, sure, strict=True)]


def _merge(
    words: list[str],
    links: list[tuple[int, int, str]],
    names: list[tuple[int, int, str]],
    sure: list[float],
    gazetteer: Gazetteer,
) -> list[str]:
    tags = ["O" if chance >= SURE else OPEN for chance in sure]
    for first, last, kind in names:
        known = min(sure[first : last + 1]) >= SURE
        for i in range(first, last + 1):
            tags[i] = ("B-" if i == first else "I-") + kind if known else OPEN
    for first, last, title in links:
        kind = _kind(words[first : last + 1], title, gazetteer)
        if not kind:
            continue
        inner = {k for a, b, k in names if a <= last and first <= b}
        if kind == OPEN and not inner:  # "Brigadier General", "Taoiseach": a link and no name
            tags[first : last + 1] = [OPEN] * (last + 1 - first)
            continue
        if kind == OPEN and len(inner) == 1 and inner & {"PERSON", "GPE", "ORG"}:
            kind = inner.pop()
        _clear(tags, first, last)
        for i in range(first, last + 1):
            tags[i] = ("B-" if i == first else "I-") + kind
    for first, last, kind in names:
        text = " ".join(words[first : last + 1])
        better = "ORG" if text in gazetteer.bodies else "LAW" if kind in ("MISC", "EVENT") and is_law(text) else ""
        if better:
            for i in range(first, last + 1):
                tags[i] = ("B-" if i == first else "I-") + better
    return tags


def _clear(tags: list[str], first: int, last: int) -> None:
    """Open the rest of names that a link cuts."""
    if tags[first].startswith("I-"):
        i = first - 1
        while i >= 0 and tags[i] != "O" and tags[i] != OPEN:
            begun = tags[i].startswith("B-")
            tags[i] = OPEN
            if begun:
                break
            i -= 1
    i = last + 1
    while i < len(tags) and tags[i].startswith("I-"):
        tags[i] = OPEN
        i += 1


def _kind(words: list[str], title: str, gazetteer: Gazetteer) -> str:
    """The type of a linked name, "?" for a name of unknown type, "" for no name."""
    text = " ".join(words)
    capitals = [w for w in words if w[:1].isupper()]
    if PLAGUE.search(title):
        return ""
    if not capitals or words[0].islower() or words[-1].islower() or OFFICE.match(title + " "):
        return ""
    if text in gazetteer.people:
        return "NORP"
    if text in gazetteer.states:
        return "GPE"
    if text in gazetteer.bodies:
        return "ORG"
    if is_law(text):
        return "LAW"
    for pattern, kind in ((BODY, "ORG"), (HAPPENING, "EVENT"), (BUILDING, "FAC"), (LANDFORM, "LOC")):
        if pattern.search(text):
            return kind
    if BODY.search(title) and (len(words) > 1 or text.isupper()) and not title.startswith(("19", "20")):
        return "ORG"
    region = REGION.search(title) and title.split(",")[0] == text
    if region or (text in gazetteer.towns and title.startswith(text)):
        return "GPE"
    if title.split(" (")[0] != text and not title.startswith(text):
        return ""
    return OPEN
