"""One-line engagements of a hand-made chronology: who travelled where, whom they met, in which office.

    python -m dateline.evaluation.engagements engagements_dev.jsonl [--errors FIGURE]

JSON lines with `date`, `leader`, `text` and `countries`; each is an article of its own, published on its day. Most are
of one form, "A travelled to COUNTRY, CITY and met with the following: B (OFFICE) C (OFFICE) Others Attending: D", and
what such a line ought to give is read off the form, without the chain. Figures, of all CONSULT reports of a line:

- visitor, attending: A, and each D, takes part (the folded names share two words, or the whole of one);
- visit: F1 of visits, one with that country as its host wanted for each journey abroad;
- place: a report's place is in that country and shares a word with the town's name;
- counterpart: F1 of the other persons that take part;
- state, office: of the counterparts found, by what their brackets say: the actor's country is a state there; the words
  of its office that tell (`office_words`) are those there, or those of one of two offices there;
- countries: F1 of the states of all lines, China left out, by ISO code: of those that take part, hosts and places
  against `countries`. Its makers looked for names of states in the words of some columns, so that 1.000 is out of
  reach: a line may lack the country of its town, or have "Mali" for a town that begins so.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline import pipeline
from dateline.mentions.offices import office_words
from dateline.model import Actor, Article, Coding, EventReport
from dateline.world import World, load
from dateline.world.names import fold

HOME = "CHN"
FORM = re.compile(
    r"(?P<visitor>.*?) ?\b(?P<how>travelled to|was in)\b ?(?P<where>.*?)(?: ?and met with the following: (?P<met>.*?))?"
    r"(?: ?Others Attending: (?P<others>.*))?"
)
DIVISIONS = frozenset({"city", "municipality", "province", "autonomous", "region", "special", "administrative"})
LONGEST = 6  # words in the name of a state


@dataclass(frozen=True, slots=True)
class Engagement:
    """What a line ought to give: `where` a country's code and a town, `met` pairs of a name and an office.

    Of a line of another form, `states` alone.
    """

    visitor: str | None = None
    where: tuple[str, str] | None = None
    abroad: bool = False
    met: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()
    states: frozenset[str] = frozenset()


@dataclass(slots=True)
class Score:
    """By figure: how many are right, found and wanted; and a line for each error."""

    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    errors: list[tuple[str, str]] = field(default_factory=list)

    def add(self, figure: str, line: str, right: int, found: int, wanted: int, told: Iterable[object]) -> None:
        """Count a line's."""
        for i, number in enumerate((right, found, wanted)):
            self.counts[figure][i] += number
        if right < max(found, wanted):
            self.errors.append((figure, f"{line} | {'; '.join(map(str, told))}"))

    def f1(self, figure: str) -> float:
        """In [0, 1]."""
        right, found, wanted = self.counts[figure]
        return 2 * right / max(1, found + wanted)


def read(path: Path, world: World) -> Iterator[tuple[Engagement, Article]]:
    """Each line with what it ought to give."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        states = frozenset(m.state.iso3 for name in row["countries"] if (m := world.state_of(name))) - {HOME}
        yield told(row["text"], states, world), Article(id=str(number), text=row["text"], published=row["date"])


def told(text: str, states: frozenset[str], world: World) -> Engagement:
    """What a line of the form tells."""
    form = FORM.fullmatch(text.strip())
    if not form:
        return Engagement(states=states)
    parts = [part.strip() for part in form["where"].split(",") if part.strip()]
    state = world.state_of(parts[0]) if parts else None
    country = state.state.iso3 if state else HOME
    town = "" if state and len(parts) == 1 else " ".join(parts[-1:])
    return Engagement(
        visitor=form["visitor"] or None,
        where=(country, town) if parts else None,
        abroad=form["how"] == "travelled to" and country != HOME,
        met=tuple(_met(form["met"] or "")),
        others=tuple(name.strip() for name in (form["others"] or "").split(",") if name.strip()),
        states=states,
    )


def _met(words: str) -> Iterator[tuple[str, str]]:
    """ "Ana Dahl (Foreign Minister of Norland (NL)) Rui Costa (Estish Envoy)": names with what their brackets hold."""
    name, inside, depth = "", "", 0
    for letter in words:
        depth += (letter == "(") - (letter == ")" and depth > 0)
        if depth:
            inside += letter
        elif letter == ")":
            yield name.strip(" ,"), inside.removeprefix("(")
            name = inside = ""
        else:
            name += letter
    if name.strip(" ,"):
        yield name.strip(" ,"), inside


def score(pairs: Iterable[tuple[Engagement, Coding]], world: World) -> Score:
    """The figures of lines with their codings."""
    found = Score()
    for wanted, coding in pairs:
        text, actors = coding.article.text, {a.id: a for a in coding.actors}
        contacts = [r for r in coding.reports if r.type == "CONSULT"]
        parties = {p.actor: actors[p.actor] for r in contacts for p in r.participants}
        _score_people(found, wanted, [a for a in parties.values() if a.kind == "person"], text, world)
        _score_places(found, wanted, contacts, text)
        countries = {actors[p.actor].country for r in coding.reports for p in r.participants}
        countries |= {r.host for r in coding.reports} | {r.place.country for r in coding.reports if r.place}
        states = {country for country in countries if country} - {HOME}
        found.add("countries", text, len(states & wanted.states), len(states), len(wanted.states), sorted(states))
    return found


def _score_people(found: Score, wanted: Engagement, people: list[Actor], text: str, world: World) -> None:
    seen = [f"{a.name} ({a.office}, {a.country})" for a in people]
    own = [("visitor", wanted.visitor)] if wanted.visitor else []
    own += [("attending", name) for name in wanted.others]
    for figure, name in own:
        hit = any(alike(name, a) for a in people)
        found.add(figure, text, hit, hit, 1, seen)
    if not (own or wanted.met):
        return
    rest = [a for a in people if not any(alike(name, a) for _, name in own)]
    hits = [(role, a) for name, role in wanted.met for a in [next((a for a in rest if alike(name, a)), None)] if a]
    found.add("counterpart", text, len(hits), len(rest), len(wanted.met), seen)
    for role, actor in hits:
        states, offices = _office(role, world)
        if states:
            found.add("state", text, actor.country in states, 1, 1, (actor.country, role))
        if offices:
            right = not offices.isdisjoint(_office(actor.office or "", world)[1])
            found.add("office", text, right, 1, 1, (actor.office, role))


def alike(name: str, actor: Actor) -> bool:
    """Whether two words of the name, or all of a short one, are the actor's."""
    wanted = set(fold(name).split())
    shared = wanted & {word for form in (actor.name, *actor.forms) for word in fold(form).split()}
    return actor.kind == "person" and len(shared) >= min(2, len(wanted))


def _office(role: str, world: World) -> tuple[set[str], set[frozenset[str]]]:
    """The states that an office names, and the telling words of each office."""
    words = re.sub(r"\([^)]*\)?", " ", role).replace(",", " ").split()
    states, kept, at = set[str](), list[str](), 0
    while at < len(words):
        sizes = range(min(LONGEST, len(words) - at), 0, -1)
        match = next(((n, m) for n in sizes if (m := world.state_of(" ".join(words[at : at + n])))), None)
        if match:
            states.add(match[1].state.iso3)
        else:
            kept.append(words[at])
        at += match[0] if match else 1
    whole = " ".join(kept)
    return states, {office_words(part) for part in (whole, *whole.split(" and "))} - {frozenset()}


def _score_places(found: Score, wanted: Engagement, contacts: list[EventReport], text: str) -> None:
    places = [r.place for r in contacts if r.place]
    seen = [f"{place.name}, {place.country}" for place in places]
    if wanted.where:
        country, town = wanted.where
        names = frozenset(fold(town).split()) - DIVISIONS
        there = [p for p in places if p.country == country]
        hit = any(not names or names & {*fold(p.name).split()} for p in there)
        found.add("place", text, hit, hit, 1, seen)
        hosts = {r.host for r in contacts if r.mode == "visit"}
        hit = wanted.abroad and country in hosts
        found.add("visit", text, hit, len(hosts), wanted.abroad, (*hosts, *seen))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", metavar="FIGURE", help="print a line for each error of this figure, or of all")
    options = parser.parse_args()
    world = load()
    rows = list(read(options.file, world))
    found = score(zip((wanted for wanted, _ in rows), pipeline.code(a for _, a in rows), strict=True), world)
    for figure, error in found.errors:
        if options.errors in (figure, "all"):
            print(f"{figure:<12} {error}")
    for figure, (right, given, wanted) in found.counts.items():
        print(f"{figure:<12} {found.f1(figure):.3f}  right {right}, found {given}, wanted {wanted}")


if __name__ == "__main__":
    main()
