"""Who is meant: names, titles, pronouns and pairs of one article resolved in reading order."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.mentions.bodies import BODY_NOUNS, BodyHit
from dateline.mentions.cast import Cast, Person
from dateline.mentions.groups import STATES_MEANT, GroupHit, PairHit
from dateline.mentions.lines import Line, vocabulary
from dateline.mentions.offices import LOOSE, alike, heads_state, office_words
from dateline.mentions.persons import NameHit
from dateline.mentions.reading import Reading
from dateline.mentions.states import StateHit, acts
from dateline.mentions.titles import LINKS, PREFIXES, WEAK, Title
from dateline.world import World

PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
# Words before a title that make it a post, not a person: "as secretary of state", "the post of".
POSTS = vocabulary(
    "as become became becomes becoming next post office position role job title named appointed nominated"
    " elected former"
)
UNNAMED = vocabulary(
    "president minister chancellor premier ambassador envoy king queen emperor sultan emir pope spokesman spokeswoman"
    " spokesperson leader governor commander secretary chief head official diplomat director chargé charge"
)
MEMORY = 4  # sentences that a pair or a title looks back
REACH = 2  # sentences that a pronoun looks back


@dataclass(frozen=True, slots=True)
class Body:
    """An actor that is no person."""

    kind: str
    name: str
    country: str | None = None


Thing = Person | Body


@dataclass(frozen=True, slots=True)
class Seen:
    """A resolved mention: `first` to `last` in its sentence, `token` its head."""

    sentence: int
    token: int
    first: int
    last: int
    things: tuple[Thing, ...]
    how: str
    reason: str
    subject: bool
    quoted: bool


class Discourse:
    """Reads the sentences of one article from the first to the last and remembers who has been mentioned."""

    def __init__(self, cast: Cast, persons: dict[tuple[int, int], Person], world: World, home: str | None) -> None:
        self.cast = cast
        self.persons = persons
        self.world = world
        self.home = home  # the state whose own agency writes, so that "the Foreign Ministry" is its own
        self.seen: list[Seen] = []
        self.names: tuple[NameHit, ...] = ()  # of the sentence being read
        self.quotations: set[int] = set()  # sentences that are nothing but quotation

    def read(self, readings: Iterable[Reading]) -> tuple[Seen, ...]:
        for reading in readings:
            self._sentence(reading)
        return tuple(sorted(self.seen, key=lambda s: (s.sentence, s.first, s.token)))

    def _sentence(self, reading: Reading) -> None:
        line = reading.line
        self.names = reading.names
        if all(line.quoted[i] for i, t in enumerate(line.tokens) if t.upos != "PUNCT"):
            self.quotations.add(line.index)
        taken: set[int] = set()
        steps: list[tuple[int, object]] = [(n.first, n) for n in reading.names]
        steps += [(t.first, t) for t in reading.free_titles]
        steps += [(b.first, b) for b in reading.bodies]
        steps += [(g.first, g) for g in reading.groups]
        steps += [(s.first, s) for s in reading.states]
        steps += [(p.first, p) for p in reading.pairs]
        steps += [(i, word) for i, word in enumerate(line.low) if word in PRONOUNS]
        for name in reading.names:
            first, last = name.extent
            taken |= set(range(first, last + 1))
        for body in reading.bodies:
            taken |= set(range(body.first, body.last + 1)) - {body.head}
        for group in reading.groups:
            taken |= set(range(group.first, group.last + 1)) - {group.head} if group.named else set()
        for at, step in sorted(steps, key=lambda s: (s[0], isinstance(s[1], StateHit), isinstance(s[1], str))):
            self._step(line, at, step, taken)
        self._plain_bodies(line, reading)

    def _step(self, line: Line, at: int, step: object, taken: set[int]) -> None:
        match step:
            case NameHit():
                self._name(line, step)
            case Title() if step.head not in taken:
                self._title(line, step, taken)
            case BodyHit() if step.head not in taken:
                self._body(line, step)
            case GroupHit() if step.head not in taken:
                self._group(line, step)
            case StateHit() if step.first not in taken:
                self._state(line, step)
            case PairHit():
                self._pair(line, step)
            case str():
                self._pronoun(line, at, step)

    def _add(
        self, line: Line, first: int, last: int, things: tuple[Thing, ...], how: str, reason: str, head: int
    ) -> None:
        """One mention for each token of the range that a clause looks up; the phrase's head where none does."""
        within = range(first, last + 1)
        tokens = sorted(line.arguments & set(within)) or [head]
        if head not in tokens and head in line.heads:
            tokens.append(head)
        for token in tokens:
            self._see(line, token, first, last, things, how, reason)

    def _see(
        self, line: Line, token: int, first: int, last: int, things: tuple[Thing, ...], how: str, reason: str
    ) -> None:
        subject, quoted = token in line.subjects, line.quoted[token]
        self.seen.append(Seen(line.index, token, first, last, things, how, reason, subject, quoted))

    def _name(self, line: Line, hit: NameHit) -> None:
        person = self.persons[line.index, hit.first]
        self._own_title(line, person, hit)
        full = len(person.words) > 1 and len(hit.name.split()) > 1
        how = "name" if full or len(person.words) == 1 else "surname"
        head = min(line.heads & set(range(hit.first, hit.last + 1)), default=hit.first)
        self._add(line, hit.first, hit.last, (person,), how, person.reason, head)
        for title in hit.titles:
            how = "counterpart" if title.noun == "counterpart" else "title"
            links = (k for k in range(title.head, title.last + 1) if line.low[k] in LINKS)
            for token in sorted(line.arguments & set(range(title.first, next(links, title.last + 1)))):
                self._see(line, token, title.first, title.last, (person,), how, "the title of the name")

    def _own_title(self, line: Line, person: Person, hit: NameHit) -> None:
        """ "its leader, NAME" takes the country of "its"; "his counterpart NAME" the office of "his"; "led by NAME" the group's."""
        for title in hit.titles:
            if title.owner is None:
                continue
            if line.low[title.owner] in ("its", "their"):
                state = self._last_state(line.index, title.owner)
                if state and not person.country:
                    person.country, person.reason = state, "country of the state before"
            elif title.noun == "counterpart":
                owner = self._owner(line, title)
                if owner and owner.offices and len(person.offices) <= 1:
                    person.offices = [*owner.offices[:1], *person.offices]
                    person.titles = [*owner.titles[:1], *(t for t in person.titles if t.noun != "counterpart")]
            elif not person.country:
                owner = self._owner(line, title)
                if owner and owner.country:
                    person.country, person.reason = owner.country, f"serves {owner.name}"
        if not person.country:
            self._country_around(line, person, hit)

    def _country_around(self, line: Line, person: Person, hit: NameHit) -> None:
        """ "a Russian delegation led by NAME"; "from the Russian side were NAME"."""
        first, _ = hit.extent
        led = line.is_at(first - 1, "by") and line.is_at(first - 2, "led", "headed")
        before = [s for s in self.seen if s.sentence == line.index and s.last < first]
        if led and before and isinstance(before[-1].things[0], Body) and before[-1].things[0].country:
            person.country, person.reason = before[-1].things[0].country, "leads its delegation"
            return
        for seen in reversed(before):
            thing = seen.things[0]
            if isinstance(thing, Body) and thing.country and line.is_at(seen.last, "side"):
                person.country, person.reason = thing.country, "stands on its side"
                return
        for seen in reversed(before):
            kin = seen.things[0]
            near = line.is_at(seen.last + 1, "and") and seen.last + 2 >= first - 1
            if near and isinstance(kin, Person) and kin.country and kin.ends & person.ends:
                person.country, person.reason = kin.country, f"of the family of {kin.name}"
                return
        for title in hit.titles:
            place = title.office.rpartition(" of ")[2] if title.noun in ("governor", "mayor") else ""
            region = region_country(place, self.world)
            if region:
                person.country, person.reason = region, "the state of the region governed"
                return
        if self.home and hit.titles and not person.holder:
            person.country, person.reason = self.home, "the state of the agency that writes"

    def _owner(self, line: Line, title: Title) -> Person | None:
        """Who owns a title: the person of the possessive name, or whom the pronoun before it means."""
        if title.owner is None:
            return None
        here = [s for s in self.seen if s.sentence == line.index and s.first <= title.owner <= s.last]
        for seen in here:
            if len(seen.things) == 1 and isinstance(seen.things[0], Person):
                return seen.things[0]
        gender = PRONOUNS.get(line.low[title.owner])
        return self._antecedent(line, title.owner, gender) if gender else None

    def _title(self, line: Line, title: Title, taken: set[int]) -> None:
        """A title without a name: someone who was named, else an office without a name."""
        if not self._stands_for_person(line, title):
            return
        if title.noun == "counterpart":
            found, reason = self._counterpart(line, title)
        else:
            found, reason = self._titled(line, title)
        if found is None:
            return
        found.forms.add(line.words(title.first, title.last))
        how = "counterpart" if title.noun == "counterpart" else "title"
        head = title.head
        taken |= set(range(title.first, title.last + 1))
        self._add(line, title.first, title.last, (found,), how, reason, head)

    def _stands_for_person(self, line: Line, title: Title) -> bool:
        before = title.first - 1
        while line.is_at(before, "the", "a", "an", ","):
            before -= 1
        if line.is_at(before, *POSTS) or line.is_at(title.first, *PREFIXES) or line.is_at(before, "mr.", "mr", "madam"):
            return False
        if line.is_at(before, "of") and line.is_at(before - 1, *POSTS):
            return False
        if title.noun in WEAK - {"counterpart"} and not title.country:
            return False
        if title.office.lower().startswith(("former ", "ex-", "then-", "next ")):
            return False
        return bool(title.determiner or title.country or title.owner is not None)

    def _titled(self, line: Line, title: Title) -> tuple[Person | None, str]:
        country = title.country
        if title.owner is not None and line.low[title.owner] in ("its", "their"):
            country = country or self._last_state(line.index, title.owner)
        if title.determiner not in ("a", "an"):
            fitting = [p for p in self._recent_people(line) if p.fits(title) and country in (None, p.country)]
            fitting = fitting or [p for p in self._named_later() if country and p.country == country and p.fits(title)]
            if fitting:
                best = fitting[0]
                return best, f"the {title.office} is {best.name}"
        if title.noun in LOOSE - {"official"} or title.noun not in UNNAMED or not country:
            return None, ""
        return self.cast.unnamed(title, country), "unnamed in the article"

    def _counterpart(self, line: Line, title: Title) -> tuple[Person | None, str]:
        owner = self._owner(line, title)
        if owner is None or not title.country:
            return None, ""
        office = self.cast.office_of(owner)
        for person in [*self._recent_people(line), *self._named_later()]:
            same = any(alike(o, office or "", self.world) for o in person.offices)
            if person is not owner and person.country == title.country and same:
                return person, f"counterpart of {owner.name}"
        if office is None:
            return None, ""
        role = Title(title.first, title.last, title.head, office.split()[-1].lower(), office, title.country)
        return self.cast.unnamed(role, title.country), f"counterpart of {owner.name}"

    def _recent_people(self, line: Line) -> list[Person]:
        """Persons mentioned so far, the latest first; within a sentence the subject first."""
        people: list[Person] = []
        for seen in sorted(self.seen[::-1], key=lambda s: (-s.sentence, not s.subject)):
            for thing in seen.things:
                if isinstance(thing, Person) and thing not in people:
                    people.append(thing)
        return people

    def _named_later(self) -> list[Person]:
        return [p for p in self.cast.people if p.named]

    def _state(self, line: Line, hit: StateHit) -> None:
        state = self.world.state(hit.iso3)
        name = state.name if state else hit.iso3
        words = line.words(hit.first, hit.last)
        if hit.how == "capital" and not acts(line, hit):
            return
        if hit.how == "seat":
            if line.is_at(
                hit.first - 1 - line.is_at(hit.first - 1, "the"), "at", "in", "to", "outside", "near", "inside"
            ):
                return
            body = Body("government", words.removeprefix("the ").removeprefix("The "), hit.iso3)
            self._add(line, hit.first, hit.last, (body,), "metonym", f"the seat of power of {name}", hit.last)
            return
        how = "metonym" if hit.how == "capital" else hit.how
        reason = f"{words} stands for {name}" if how != "name" else ""
        self._add(line, hit.first, hit.last, (Body("country", name, hit.iso3),), how, reason, hit.last)

    def _body(self, line: Line, hit: BodyHit) -> None:
        country, name, reason = hit.country, hit.name, ""
        if country is None and hit.kind == "government":
            country = region_country(name.rsplit(maxsplit=1)[0], self.world)
        if country is None and hit.kind in ("ministry", "government", "military", "party", "organization"):
            earlier = self._earlier_body(hit.name)
            if earlier:
                name, country, reason = earlier.name, earlier.country, "named in full before"
            elif self.home and hit.kind == "ministry":
                known = self.world.state(self.home)
                country, reason = self.home, "the state of the agency that writes"
                name = f"{name} of {known.name}" if known else name
        self._add(line, hit.first, hit.last, (Body(hit.kind, name, country),), "organization", reason, hit.head)

    def _earlier_body(self, name: str) -> Body | None:
        for seen in reversed(self.seen):
            for thing in seen.things:
                if isinstance(thing, Body) and thing.name.startswith(f"{name} of "):
                    return thing
        return None

    def _group(self, line: Line, hit: GroupHit) -> None:
        if not hit.named:
            earlier = next(
                (t for s in reversed(self.seen) for t in s.things if isinstance(t, Body) and t.kind == "delegation"),
                None,
            )
            if earlier and line.is_at(hit.first - 1, "the"):
                self._add(line, hit.head, hit.head, (earlier,), "organization", "the delegation named before", hit.head)
            return
        thing = self._same_delegation(hit) or Body(hit.kind, hit.name, hit.country)
        how = "organization" if hit.kind == "delegation" or hit.body else "demonym"
        self._add(line, hit.first, hit.last, (thing,), how, "", hit.head)

    def _same_delegation(self, hit: GroupHit) -> Body | None:
        """ "the expert delegation" after "a Russian delegation of experts"."""
        if hit.kind != "delegation":
            return None
        words = {w.rstrip("s") for w in hit.name.lower().split()} - {"of", "the", "from"}
        for seen in reversed(self.seen):
            for thing in seen.things:
                if isinstance(thing, Body) and thing.kind == "delegation" and hit.country in (None, thing.country):
                    if words <= {w.rstrip("s") for w in thing.name.lower().split()}:
                        return thing
        return None

    def _plain_bodies(self, line: Line, reading: Reading) -> None:
        """ "the ministry", "the party", "the agency": the body of that kind that was named last."""
        covered = {i for b in reading.bodies for i in range(b.first, b.last + 1)}
        covered |= {i for g in reading.groups for i in range(g.first, g.last + 1)}
        for i, word in enumerate(line.low):
            if word not in BODY_NOUNS or i in covered or line.capital(i) or not line.is_at(i - 1, "the"):
                continue
            for seen in reversed([s for s in self.seen if (s.sentence, s.token) < (line.index, i)]):
                thing = next((t for t in seen.things if isinstance(t, Body)), None)
                if thing and word in thing.name.lower().split():
                    self._add(line, i - 1, i, (thing,), "organization", f"the {word} named before", i)
                    break

    def _pronoun(self, line: Line, at: int, word: str) -> None:
        person = self._antecedent(line, at, PRONOUNS[word])
        if person:
            self._add(line, at, at, (person,), "pronoun", f"{word} is {person.name}", at)

    def _antecedent(self, line: Line, at: int, gender: str) -> Person | None:
        """The person a pronoun means: a subject before it in the sentence, else the subject of the sentence before."""
        barred = self._clause_subjects(line, at) if line.is_at(at, "him", "her") else []
        own = not line.is_at(at, "his") and not (line.is_at(at, "her") and at not in line.arguments)
        here = self._persons_in(line.index, at, gender)
        if line.quoted[at]:
            here = [s for s in here if line.quoted[s.token]]
        if own:
            here = [s for s in here if s.things[0] not in barred]
        joined = [s for s in here if s.last == at - 2 and line.is_at(at - 1, "and")]
        if joined and not own:
            return self._person(joined[-1])  # "the minister and his party"
        if here and not (not own and self._fronted(line, at, gender) and not any(s.subject for s in here)):
            subjects = [s for s in here if s.subject]
            return self._person(subjects[-1] if subjects else here[-1])
        if line.quoted[at]:
            return None
        ahead = None if own else self._fronted(line, at, gender)
        return ahead or self._sentence_before(line, gender)

    def _fronted(self, line: Line, at: int, gender: str) -> Person | None:
        """ "In his meeting with X, Y said": the subject that comes after a phrase in front."""
        comma = next((i for i in range(at, len(line)) if line.is_at(i, ",")), None)
        if comma is None or not (line.tokens[0].upos in ("ADP", "SCONJ") or line.tokens[0].xpos == "VBG"):
            return None
        for name in self.names:
            person = self.persons[line.index, name.first]
            subject = line.subjects & set(range(name.extent[0], name.extent[1] + 1))
            if name.first > comma and subject and person.gender in (None, gender):
                return person
        return None

    def _sentence_before(self, line: Line, gender: str) -> Person | None:
        """The subject of the sentence before, or of the one before that; else the only person there."""
        reach, sentence = REACH, line.index - 1
        fallback: Person | None = None
        while reach and sentence >= 0:
            there = [s for s in self._persons_in(sentence, None, gender) if not s.quoted]
            reach -= sentence not in self.quotations
            sentence -= 1
            subjects = [s for s in there if s.subject]
            if subjects:
                return self._person(subjects[0])
            if fallback is None and len({id(s.things[0]) for s in there}) == 1:
                fallback = self._person(there[0])
        return fallback

    def _persons_in(self, sentence: int, before: int | None, gender: str) -> list[Seen]:
        found = []
        for seen in self.seen:
            thing = seen.things[0]
            fits = seen.sentence == sentence and len(seen.things) == 1 and (before is None or seen.last < before)
            if fits and isinstance(thing, Person) and thing.gender in (None, gender):
                found.append(seen)
        return sorted(found, key=lambda s: s.token)

    def _person(self, seen: Seen) -> Person | None:
        return seen.things[0] if isinstance(seen.things[0], Person) else None

    def _clause_subjects(self, line: Line, at: int) -> list[Thing]:
        """Who does what is done to "him": never "him" itself."""
        tokens = {
            a.token
            for c in line.sentence.clauses
            if any(b.token == at for b in c.arguments)
            for a in c.arguments
            if a.role in ("subject", "agent")
        }
        return [s.things[0] for s in self.seen if s.sentence == line.index and s.token in tokens]

    def _last_state(self, sentence: int, before: int) -> str | None:
        """The state named last before this token, in this sentence or the one before."""
        for seen in reversed(self.seen):
            thing = seen.things[0]
            here = (seen.sentence == sentence and seen.last < before) or seen.sentence == sentence - 1
            if here and isinstance(thing, Body) and thing.country and thing.kind in ("country", "government"):
                return thing.country
        return None

    def _pair(self, line: Line, hit: PairHit) -> None:
        things = self._they(line, hit) if hit.noun in ("they", "them", "their") else self._two(line, hit)
        if things:
            names = " and ".join(t.name for t in things)
            self._add(line, hit.first, hit.last, things, "sides", f"{hit.noun}: {names}", hit.last)

    def _they(self, line: Line, hit: PairHit) -> tuple[Thing, ...]:
        """The subjects of the sentence, or of the one before, where they are two or a group."""
        if line.quoted[hit.first]:
            return ()
        for sentence, before in ((line.index, hit.first), (line.index - 1, None)):
            there = [s for s in self.seen if s.sentence == sentence and (before is None or s.last < before)]
            pair = next((s for s in reversed(there) if s.how == "sides" and len(s.things) > 1), None)
            if pair:
                return pair.things
            subjects = _distinct(t for s in there if s.subject for t in s.things if _can_act(t))
            if len(subjects) == 2 or (
                len(subjects) == 1 and isinstance(subjects[0], Body) and subjects[0].kind in ("delegation", "group")
            ):
                return subjects
            people = _distinct(t for s in there for t in s.things if isinstance(t, Person))
            if len(people) == 2:
                return people
            if subjects:
                return ()
        return ()

    def _two(self, line: Line, hit: PairHit) -> tuple[Thing, ...]:
        people = self._two_people(line, hit)
        if hit.noun in STATES_MEANT:
            return self._two_states(line, hit) or self._states_of(people)
        if people or hit.noun not in ("sides", "parties"):
            return people
        return self._two_states(line, hit)

    def _two_people(self, line: Line, hit: PairHit) -> tuple[Thing, ...]:
        """The two persons of the right office that were mentioned last."""
        found: list[Person] = []
        for sentence in range(line.index, max(-1, line.index - MEMORY - 1), -1):
            there = [s for s in self.seen if s.sentence == sentence and (sentence < line.index or s.last < hit.first)]
            people = _distinct(t for s in there for t in s.things if isinstance(t, Person) and _of_noun(t, hit.noun))
            if len(people) == 2:
                return people
            if len(people) > 2:
                subjects = _distinct(t for s in there if s.subject for t in s.things if isinstance(t, Person))
                return subjects if len(subjects) == 2 else ()
            for thing in people:
                if isinstance(thing, Person) and thing not in found:
                    found.insert(0, thing)
            if len(found) == 2:
                return tuple(found)
        return self._any_two(line, hit)

    def _any_two(self, line: Line, hit: PairHit) -> tuple[Thing, ...]:
        """The only two persons of the nearest sentence that has two, when one of them has the office."""
        for sentence in range(line.index, max(-1, line.index - REACH - 1), -1):
            there = [s for s in self.seen if s.sentence == sentence and (sentence < line.index or s.last < hit.first)]
            people = _distinct(t for s in there for t in s.things if isinstance(t, Person))
            if len(people) == 2 and any(isinstance(p, Person) and _of_noun(p, hit.noun) for p in people):
                return people
        return ()

    def _two_states(self, line: Line, hit: PairHit) -> tuple[Thing, ...]:
        found: list[Thing] = []
        for sentence in range(line.index, max(-1, line.index - MEMORY - 1), -1):
            there = [s for s in self.seen if s.sentence == sentence and (sentence < line.index or s.last < hit.first)]
            states = _distinct(t for s in there for t in s.things if isinstance(t, Body) and t.kind == "country")
            if len(states) > 2:
                return ()
            found = [*(t for t in states if t not in found), *found]
            if len(found) >= 2:
                return tuple(found) if len(found) == 2 else ()
        return ()

    def _states_of(self, people: tuple[Thing, ...]) -> tuple[Thing, ...]:
        """The states that two persons speak for."""
        states = [self.world.state(p.country) for p in people if p.country]
        bodies = [Body("country", s.name, s.iso3) for s in states if s]
        return tuple(bodies) if len(set(bodies)) == 2 else ()


def region_country(name: str, world: World) -> str | None:
    """The state of a first-level region or city, where the name has one meaning that stands out."""
    places = world.places(name) if name else ()
    return places[0].place.country if places and places[0].kind in ("region", "city") else None


def _distinct(things: Iterable[Thing]) -> tuple[Thing, ...]:
    found: list[Thing] = []
    for thing in things:
        if thing not in found:
            found.append(thing)
    return tuple(found)


def _can_act(thing: Thing) -> bool:
    return isinstance(thing, Person) or thing.kind != "outlet"


def _of_noun(person: Person, noun: str) -> bool:
    """Whether a person may be one of "the two leaders", "the ministers", "both presidents"."""
    offices = [office_words(o) for o in person.offices]
    if noun == "leaders":
        return not offices or any(heads_state(o) for o in offices)
    if noun in ("ministers", "presidents", "premiers", "chancellors"):
        word = {"premiers": "prime"}.get(noun, noun[:-1])
        return not offices or any(word in o and "deputy" not in o for o in offices)
    return True
