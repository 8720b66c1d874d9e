"""The persons of one article: which names are one person, and what the article and the world's facts say of them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from dateline.mentions import lookups
from dateline.mentions.bodies import with_article
from dateline.mentions.given_names import gender_of
from dateline.mentions.headlines import given_after, given_before
from dateline.mentions.lines import vocabulary
from dateline.mentions.offices import LEADING, display, fits, office_words, rank
from dateline.mentions.persons import SUFFIXES, NameHit
from dateline.mentions.titles import HEADS, Title
from dateline.world import Holder, World, fold, same_person

FAMILY_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "VNM", "KHM", "HUN", "SGP", "HKG", "MAC", "JPN"})
# Offices whose holders news calls by surname alone.
WELL_KNOWN = (
    "President",
    "Prime Minister",
    "Chancellor",
    "Supreme Leader",
    "Leader",
    "King",
    "Foreign Minister",
    "Secretary of State",
    "Vice President",
    "Defense Minister",
    "General Secretary",
    "Secretary-General",
)
# Short words that a name may have run into.
RUN_ON = frozenset({"and", "met", "was", "has", "had", "who", "the", "for", "left", "said", "also", "from", "with"})
# Nouns of titles that say an office loosely, and those that say none.
INFORMAL = frozenset({"diplomat", "strongman", "boss", "chief", "dictator"})
# What somebody is to another: who is no more than that is not called by the surname that the two share.
KIN = vocabulary("wife husband spouse father mother sister brother son daughter widow lady gentleman")
NO_OFFICE = frozenset({"mr", "mrs", "ms", "comrade", "counterpart", "guest", "host"})


@dataclass(slots=True, eq=False)
class Person:
    """One person while the article is being read. `name` is the best form so far; None for an unnamed office."""

    name: str
    named: bool = True
    words: frozenset[str] = frozenset()
    country: str | None = None
    gender: str | None = None
    titles: list[Title] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    holder: Holder | None = None
    reason: str = ""
    votes: Counter[str] = field(default_factory=Counter)

    @property
    def ends(self) -> frozenset[str]:
        """First and last word of the name: one of them is the surname."""
        parts = name_words(self.name)
        return frozenset((parts[0], parts[-1])) if parts else frozenset()

    @property
    def kin(self) -> bool:
        """Whether the article or the facts know the person only as somebody's wife, son or junior."""
        offices = {*self.offices, *((self.holder.office,) if self.holder else ())}
        kin = bool(offices) and all(office.lower().split()[-1] in KIN for office in offices)
        return kin or _junior(self.name)

    def fits(self, title: Title) -> bool:
        """Whether a title without a name may mean this person."""
        if title.country and self.country != title.country:
            return False
        return any(fits(title, office) for office in self.offices)

    def takes(self, hit: NameHit) -> bool:
        """Whether nothing that stands beside the name speaks against this person."""
        said = {t.country for t in hit.titles if t.country} | ({hit.country} if hit.country else set())
        if self.country and said and self.country not in said:
            return False
        return not (self.gender and hit.gender and self.gender != hit.gender)


def name_words(name: str) -> list[str]:
    """The words of a name without initials and suffixes: "Joseph R. Biden, Jr." -> ["joseph", "biden"]."""
    words = [w for w in fold(name.replace("-", " ")).split() if w not in SUFFIXES and w not in ("jr", "sr")]
    return [w for w in words if len(w) > 1] or words


class Cast:
    """The persons of an article. Names go in through `admit`, in reading order, full names before bare ones."""

    def __init__(self, world: World, day: date | None, title: str) -> None:
        self.world = world
        self.day = day
        self.title = title
        self.people: list[Person] = []
        self.hits: list[NameHit] = []

    def admit_all(self, hits: Sequence[tuple[int, NameHit]]) -> dict[tuple[int, int], Person]:
        """The person of each name, by its sentence and first token."""
        self.hits = [hit for _, hit in hits]
        persons: dict[tuple[int, int], Person] = {}
        order: dict[int, Person] = {}
        full = [n for n, (_, hit) in enumerate(hits) if len(name_words(hit.name)) > 1]
        for n in full:
            order[n] = self._admit_full(hits[n][1])
        for person in self.people:
            if person.holder is None:
                self._look_up(person)
        bare = [n for n in range(len(hits)) if n not in order]
        for n in sorted(bare, key=lambda n: (not (hits[n][1].titles or hits[n][1].prefix), n)):
            order[n] = self._admit_bare(hits[n][1], n, order)
        for n, (sentence, hit) in enumerate(hits):
            persons[sentence, hit.first] = order[n]
        return persons

    def _unglued(self, hit: NameHit) -> NameHit:
        """A name that ran into the next word ("Kim Jong Unreceived"), where the facts know the name."""
        last = hit.name.split()[-1]
        known = known_names(self.world)
        if len(last) < 5 or not last.isalpha() or fold(hit.name) in known:
            return hit
        for cut in range(len(last) - 2, 1, -1):
            rest = last[cut:]
            name = hit.name[: len(hit.name) - len(rest)]
            if (len(rest) > 4 or rest in RUN_ON) and fold(name) in known:
                return replace(hit, name=name)
        return hit

    def _admit_full(self, hit: NameHit) -> Person:
        hit = self._unglued(hit)
        words = frozenset(name_words(hit.name))
        known = {h.wikidata or h.person for h in lookups.holders(self.world, _cased(hit.name))}
        for person in self.people:
            same = person.holder is not None and (person.holder.wikidata or person.holder.person) in known
            if person.takes(hit) and (same or _one_name(person, hit.name, words)):
                return self._note(person, hit)
        person = Person(name=_cased(hit.name), words=words)
        self.people.append(person)
        self._note(person, hit)
        self._look_up(person)
        return person

    def _admit_bare(self, hit: NameHit, n: int, order: dict[int, Person]) -> Person:
        """A surname or given name alone: whom it fits best, else the office's holder, else a person of its own."""
        words = name_words(hit.name)
        word = words[0] if words else fold(hit.name)
        candidates = [p for p in self.people if word in p.words and p.takes(hit)]
        if candidates:
            best = max(candidates, key=lambda p: self._likelihood(p, hit, word, n, order))
            if not self._another(best, hit, word):
                return self._note(best, hit)
        person = Person(name=_cased(hit.name), words=frozenset({word}))
        self.people.append(person)
        self._note(person, hit)
        self._read_title(person)
        if len(name_words(person.name)) > 1:
            self._look_up(person)
        if person.holder is None:
            self._look_up_surname(person, word, hit)
        return person

    def _read_title(self, person: Person) -> None:
        """What the article's title says of a bare surname: the given name beside it, the state after it."""
        parts = re.findall(r"[\w.'’-]+", self.title)
        for i, part in enumerate(parts):
            if fold(part.removesuffix("’s").removesuffix("'s")) not in person.words:
                continue
            before = parts[i - 1] if i and given_before(parts[i - 1], part) else ""
            follows = not before and i + 1 < len(parts) and not part.endswith(("’s", "'s"))
            after = parts[i + 1] if follows and given_after(parts[i + 1]) else ""
            if before or (after and i and parts[i - 1].lower() in HEADS):
                person.name = f"{before} {part} {after}".strip().removesuffix("’s").removesuffix("'s")
                person.words |= frozenset(name_words(person.name))
                person.reason = "named in full in the article's title"
            end = i + 2 if after else i + 1
            state = self._state_at(parts[end:]) if end < len(parts) else None
            person.country = person.country or state
            if state:
                person.reason = "country from the article's title"

    def _state_at(self, parts: list[str]) -> str | None:
        """The state in "of (the) STATE ..."."""
        if not parts or parts[0].lower() != "of":
            return None
        rest = parts[2:] if len(parts) > 1 and parts[1].lower() == "the" else parts[1:]
        for size in range(min(5, len(rest)), 0, -1):
            match = self.world.state_of(" ".join(rest[:size]))
            if match and match.how == "name":
                return match.state.iso3
        return None

    def _likelihood(self, person: Person, hit: NameHit, word: str, n: int, order: dict[int, Person]) -> tuple[int, ...]:
        """How likely a bare name means this person: same office, the highest of "leaders", gender, surname; no mere
        kin; named before, in full no more than needed (who is called by surname alone is not named in full again); how
        lately."""
        office = any(fits(t, o) for t in hit.titles for o in person.offices)
        leads = any(t.noun in LEADING for t in hit.titles) and office
        ranks = [known.rank for o in person.offices if (known := self.world.office(o))] if leads else []
        clash = bool(hit.titles) and bool(person.offices) and not office
        before = [k for k, p in order.items() if p is person and k < n]
        gender = bool(hit.gender and (person.gender or gender_of(person.name)) == hit.gender)
        again = sum(len(name_words(self.hits[k].name)) > 1 for k in before)
        named = int(bool(before)), -max(again, 1), max(before, default=-n)
        kin = person.kin and not office
        return office - clash, -min(ranks, default=0), int(gender), int(word in person.ends), -kin, *named

    def _note(self, person: Person, hit: NameHit) -> Person:
        """Add what this mention says of the person."""
        name = _cased(hit.name)
        if person.holder is None and len(name_words(name)) > len(name_words(person.name)):
            person.name = name
        person.words |= frozenset(name_words(hit.name))
        person.forms.add(hit.name)
        person.gender = person.gender or hit.gender
        country = next((t.country for t in hit.titles if t.country), None) or hit.country
        if country and not person.country:
            person.country = country
            person.reason = "country from the words beside the name"
        for title in hit.titles:
            if title.office and title.office not in person.offices and title.noun not in NO_OFFICE:
                person.titles.append(title)
                person.offices.append(title.office)
        return person

    def _look_up(self, person: Person) -> None:
        """What the world's facts know of a full name, unless the article says otherwise."""
        parts = name_words(person.name)
        found = lookups.holders(self.world, person.name)
        if not found and len(parts) > 2:  # without the patronymic
            short = lookups.holders(self.world, f"{parts[0]} {parts[-1]}")
            found = tuple(h for h in short if any(same_person(person.name, n) for n in (h.person, *h.names)))
        holders = [h for h in found if person.country in (None, h.country) or h.country is None]
        if not holders:
            return
        known = [h for h in holders if any(office_words(h.office) & office_words(o) for o in person.offices)]
        now = [h for h in holders if self.day and h.held_on(self.day)]
        if (person.offices or len(parts) > 2) and not known and not person.country and not now:
            return  # a namesake: nothing but the name speaks for it
        self._identify(person, (known or now or holders)[0], bool(now))

    def _identify(self, person: Person, holder: Holder, now: bool = True) -> None:
        person.holder = holder
        person.words |= frozenset(name_words(holder.person))
        person.name = holder.person
        if not person.country and holder.country:
            person.country = holder.country
            told = f", by {holder.source}" if holder.source else ""
            person.reason = f"known as {holder.office} ({holder.country}{told})"
        if now and holder.office not in person.offices:
            person.offices.append(holder.office)

    def _another(self, person: Person, hit: NameHit, word: str) -> bool:
        """Whether another of this surname is meant: "President Biden", "Mr. Biden" after his wife alone was named."""
        if any(fits(t, o) for t in hit.titles for o in person.offices):
            return False
        gender = gender_of(person.name)
        if hit.gender and gender and hit.gender != gender:
            return True
        if person.kin and any(t.office and t.noun not in NO_OFFICE | KIN for t in hit.titles):
            return True
        if not (hit.titles or person.kin):
            return False
        holder = self._incumbent(person, word, hit)
        if holder is None:
            return False
        return not set(name_words(holder.person)) <= person.words or _junior(holder.person) != _junior(person.name)

    def _look_up_surname(self, person: Person, word: str, hit: NameHit) -> None:
        """ "President Biden": the one holder of such an office on the article's day with this surname."""
        holder = self._incumbent(person, word, hit)
        if holder:
            self._identify(person, holder)
            person.reason = f"the surname of the {holder.office} of {holder.country} on that day"

    def _incumbent(self, person: Person, word: str, hit: NameHit) -> Holder | None:
        """The only holder of a well-known office with this surname who agrees with the titles beside it."""
        fitting = [h for h in incumbents(self.world, self.day, word) if person.country in (None, h.country)]
        if hit.titles:
            fitting = [h for h in fitting if any(fits(t, h.office) for t in hit.titles)]
        people = {h.wikidata or h.person: h for h in reversed(fitting)}
        return next(iter(people.values())) if len(people) == 1 else None

    def settle(self) -> None:
        """Give each person the gender of the given name, else the one that its pronouns voted for."""
        for person in self.people:
            if person.gender is None and person.country not in FAMILY_FIRST:
                person.gender = gender_of(person.name)
            if person.gender is None and person.votes:
                (gender, count), *rest = person.votes.most_common(2)
                if not rest or count > rest[0][1]:
                    person.gender = gender

    def unnamed(self, title: Title, country: str | None) -> Person:
        """The person of a title that no name in the article fits: one for each office and country."""
        state = self.world.state(country) if country else None
        office = display(title.office, self.world)
        name = office
        if title.host:
            host = self.world.state(title.host)
            words = office.split()
            cut = next((k for k, w in enumerate(words) if w in ("to", "in", "for")), len(words))
            sent = f" to {host.name}" if host else ""
            name = f"{state.name + ' ' if state else ''}{' '.join(words[:cut])}{sent}"
        elif state:
            name = f"{office} of {with_article(state.name)}"
        for person in self.people:
            if not person.named and person.name == name:
                return person
        person = Person(name=name, named=False, country=country, gender=title.gender, reason="unnamed in the article")
        person.titles.append(title)
        person.offices.append(title.office)
        self.people.append(person)
        return person

    def named(self) -> list[Person]:
        """The persons whom the article names, wherever it does."""
        return [p for p in self.people if p.named]

    def bearers(self, name: str) -> list[Person]:
        """The persons whom the article names by the surname of this name."""
        surname = fold(name).split()[-1]
        return [p for p in self.named() if surname in p.ends]

    def office_of(self, person: Person) -> str | None:
        """The person's highest office by the article's own words, else the world's facts."""
        if person.titles:
            best = min(person.titles, key=lambda t: (rank(t, self.world), person.titles.index(t)))
            if best.noun in INFORMAL and person.holder and person.holder.office in person.offices:
                return person.holder.office
            return display(best.office, self.world)
        return person.holder.office if person.holder and person.holder.office in person.offices else None


@lru_cache(maxsize=1 << 14)
def incumbents(world: World, day: date | None, word: str) -> tuple[Holder, ...]:
    """Who of this folded surname holds a well-known office of a state on a day."""
    states = _states_of_surnames(world).get(word, frozenset())
    held = (world.holder(iso3, office, day) for iso3, office in _posts(world) if iso3 in states)
    return tuple(holder for holder in held if holder and word in surnames(holder))


@lru_cache(maxsize=4)
def _states_of_surnames(world: World) -> dict[str, frozenset[str]]:
    """For each surname of the facts the states whose offices were held under it."""
    found: dict[str, set[str]] = {}
    for holder in world.all_holders:
        for word in surnames(holder) if holder.country else ():
            found.setdefault(word, set()).add(holder.country or "")
    return {word: frozenset(states) for word, states in found.items()}


@lru_cache(maxsize=4)
def _posts(world: World) -> tuple[tuple[str, str], ...]:
    """The well-known offices of each state that the facts know a holder of, under that name or a counterpart's."""
    kinds = {o: (k.level, k.portfolio) for o in (*WELL_KNOWN, *_offices(world)) if (k := world.office(o))}
    held = {(h.country, kind) for h in world.all_holders for kind in (h.office, kinds.get(h.office)) if h.country}
    states = sorted({h.country for h in world.all_holders if h.country})
    return tuple((c, o) for c in states for o in WELL_KNOWN if (c, o) in held or (o in kinds and (c, kinds[o]) in held))


def _offices(world: World) -> list[str]:
    return sorted({h.office for h in world.all_holders})


@lru_cache(maxsize=4)
def known_names(world: World) -> frozenset[str]:
    """Every name of the facts' holders, folded."""
    return frozenset(fold(name) for h in world.all_holders for name in (h.person, *h.names))


def surnames(holder: Holder) -> set[str]:
    """The folded surnames of a holder: the last word, or the first where family names come first."""
    found = set()
    for name in (holder.person, *holder.names):
        words = name_words(name)
        if len(words) > 1:
            found.add(words[-1] if holder.country not in FAMILY_FIRST else words[0])
            if holder.country == "JPN":
                found.add(words[-1])
    return found


def _junior(name: str) -> bool:
    return fold(name).split()[-1].rstrip(".") == "jr"


def _one_name(person: Person, name: str, words: frozenset[str]) -> bool:
    """ "Joseph R. Biden" and "Joe Biden" are decided by the facts; here: one spelling, or one within the other."""
    if fold(person.name) == fold(name) or words == person.words:
        return True
    if words <= person.words or person.words <= words:
        return bool(words & person.ends) and len(words & person.words) > 1
    return same_person(person.name, name)


def _cased(name: str) -> str:
    """Speaker lines are in capitals: "ZELENSKYY" -> "Zelenskyy"."""
    return " ".join(w.capitalize() if len(w) > 3 else w for w in name.split()) if name.isupper() else name
