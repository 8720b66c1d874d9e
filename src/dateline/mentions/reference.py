"""Who is meant: names, titles, pronouns and pairs of one article resolved in reading order."""

from collections.abc import Sequence

from dateline.mentions import bare, neuter
from dateline.mentions.administrations import NOUNS, state_led
from dateline.mentions.bare import COUNTRIES, SERVANTS
from dateline.mentions.bodies import BodyHit, with_article
from dateline.mentions.cast import KIN, Cast, Person
from dateline.mentions.groups import GroupHit, PairHit
from dateline.mentions.lines import Line, vocabulary
from dateline.mentions.memory import Body, Memory, Seen, Thing, distinct
from dateline.mentions.offices import LOOSE, alike
from dateline.mentions.pairs import Pairs
from dateline.mentions.persons import NameHit
from dateline.mentions.plurals import LEADERS, PluralHit
from dateline.mentions.pronouns import PRONOUNS, Pronouns
from dateline.mentions.reading import Reading
from dateline.mentions.states import StateHit, acts
from dateline.mentions.titles import LINKS, PLAIN, PREFIXES, WEAK, Title
from dateline.world import World

# Words before a title that make it a post, not a person: "as secretary of state", "the post of".
POSTS = vocabulary(
    "as become became becomes becoming next post office position role job title named appointed"
    " nominated elected former"
)
UNNAMED = vocabulary(
    "president minister chancellor premier ambassador envoy king queen emperor sultan emir pope"
    " spokesman spokeswoman spokesperson leader governor commander secretary chief head official"
    " diplomat director chargé charge"
)
MEANT = NOUNS | bare.NOUNS | neuter.FORCES.keys()  # nouns that may stand for what was named before
PASSING = vocabulary("acting interim caretaker transitional outgoing incoming")
# Offices whose holders serve abroad: the state of the agency that writes is as often their host's.
ABROAD = vocabulary("ambassador charge chargé envoy consul attaché diplomat correspondent interim")


class Discourse:
    """Reads the sentences of one article from the first to the last and remembers who has been mentioned."""

    def __init__(self, cast: Cast, persons: dict[tuple[int, int], Person], world: World, home: str | None) -> None:
        self.cast = cast
        self.persons = persons
        self.world = world
        self.home = home  # the state whose own agency writes, so that "the Foreign Ministry" is its own
        self.memory = Memory()
        self.pronouns = Pronouns(self.memory, persons)
        self.pairs = Pairs(self.memory, world)
        self.written = ""  # what the article calls that state
        self.names: tuple[NameHit, ...] = ()  # of the sentence being read
        self.subjects: set[int] = set()  # of the main clauses of the sentence before it

    def read(self, readings: Sequence[Reading]) -> tuple[Seen, ...]:
        """Every resolved mention of the article, in reading order."""
        names = (
            r.line.words(s.first, s.last) for r in readings for s in r.states if s.how == "name" and s.iso3 == self.home
        )
        self.written = next(names, "")
        for reading in readings:
            self._sentence(reading)
        return tuple(sorted(self.memory.seen, key=lambda s: (s.sentence, s.first, s.token)))

    def _sentence(self, reading: Reading) -> None:
        line = reading.line
        self.names = reading.names
        self.pronouns.enter(line, reading.titles)
        if all(line.quoted[i] for i, t in enumerate(line.tokens) if t.upos != "PUNCT"):
            self.memory.quotations.add(line.index)
        taken: set[int] = set()
        steps: list[tuple[int, object]] = [(n.first, n) for n in reading.names]
        steps += [(t.first, t) for t in reading.free_titles]
        steps += [(b.first, b) for b in reading.bodies]
        steps += [(g.first, g) for g in reading.groups]
        steps += [(s.first, s) for s in reading.states]
        steps += [(p.first, p) for p in reading.pairs]
        steps += [(p.first, p) for p in reading.plurals]
        steps += [(i, word) for i, word in enumerate(line.low) if word in PRONOUNS or word == "it"]
        for name in reading.names:
            first, last = name.extent
            taken |= set(range(first, last + 1))
        for plural in reading.plurals:
            taken |= set(range(plural.first, plural.last + 1))
        for body in reading.bodies:
            taken |= set(range(body.first, body.last + 1)) - {body.head}
        for group in reading.groups:
            taken |= set(range(group.first, group.last + 1)) - {group.head} if group.named else set()
        for at, step in sorted(steps, key=lambda s: (s[0], isinstance(s[1], StateHit), isinstance(s[1], str))):
            self._step(line, at, step, taken)
        self._bare_nouns(line, reading)
        self.subjects = neuter.main_subjects(line)

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
            case PluralHit():
                self._plural(line, step)
            case PairHit():
                self._pair(line, step)
            case str():
                self._pronoun(line, at, step)

    def _name(self, line: Line, hit: NameHit) -> None:
        person = self.persons[line.index, hit.first]
        self._own_title(line, person, hit)
        full = len(person.words) > 1 and len(hit.name.split()) > 1
        how = "name" if full or len(person.words) == 1 else "surname"
        head = min(line.heads & set(range(hit.first, hit.last + 1)), default=hit.first)
        self.memory.add(line, hit.first, hit.last, (person,), how, person.reason, head)
        before = hit.first - 1
        while line.is_at(before, *PREFIXES):
            if before in line.arguments:  # "H.E. Ana Dahl", whose head is the first word
                self.memory.see(line, before, hit.first, hit.last, (person,), how, person.reason)
            before -= 1
        for title in [t for t in hit.titles if not t.plural]:
            how = "counterpart" if title.noun == "counterpart" else "title"
            links = (k for k in range(title.head, title.last + 1) if line.low[k] in LINKS)
            for token in sorted(line.arguments & set(range(title.first, next(links, title.last + 1)))):
                self.memory.see(line, token, title.first, title.last, (person,), how, "the title of the name")

    def _own_title(self, line: Line, person: Person, hit: NameHit) -> None:
        """What a name takes from the owner of its title: "its leader, NAME", "his counterpart NAME"."""
        for title in hit.titles:
            if title.owner is None and (title.noun != "counterpart" or title.country is None):
                continue
            if title.owner is not None and line.low[title.owner] in ("its", "their"):
                state = self.memory.last_state(line.index, title.owner)
                if state and not person.country:
                    person.country, person.reason = state, "country of the state before"
            elif title.noun == "counterpart":
                owner = self._owner(line, title)
                if owner and owner.offices and not person.titles:
                    person.offices = list(dict.fromkeys((*owner.offices[:1], *person.offices)))
                    person.titles = list(owner.titles[:1])
            elif not person.country:
                owner = self._kin_of(person, title) or self._owner(line, title)
                if owner and owner.country:
                    person.country, person.reason = owner.country, f"serves {owner.name}"
        if not person.country:
            self._country_around(line, person, hit)

    def _kin_of(self, person: Person, title: Title) -> Person | None:
        """ "His wife, Ana Dahl": whoever of her surname was named last, whatever else "his" may mean."""
        kin = (p for p in self.memory.recent_people() if p is not person and p.ends & person.ends)
        return next(kin, None) if title.noun in KIN else None

    def _country_around(self, line: Line, person: Person, hit: NameHit) -> None:
        """ "a Russian delegation led by NAME"; "from the Russian side were NAME"."""
        first, _ = hit.extent
        led = line.is_at(first - 1, "by") and line.is_at(first - 2, "led", "headed")
        before = [s for s in self.memory.seen if s.sentence == line.index and s.last < first]
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
        sent = any(t.noun in ABROAD for t in hit.titles)
        if self.home and hit.titles and not person.holder and not sent:
            person.country, person.reason = self.home, "the state of the agency that writes"

    def _owner(self, line: Line, title: Title) -> Person | None:
        """Who owns a title: the person of the possessive name, or whom the pronoun before it means."""
        if title.owner is None:
            return self._host(line, title)
        here = [s for s in self.memory.seen if s.sentence == line.index and s.first <= title.owner <= s.last]
        for seen in here:
            if len(seen.things) == 1 and isinstance(seen.things[0], Person):
                return seen.things[0]
        pronoun = line.low[title.owner] in PRONOUNS
        return self.pronouns.antecedent(line, title.owner, self.names) if pronoun else None

    def _host(self, line: Line, title: Title) -> Person | None:
        """ "X hosted Polish counterpart Y": the subject before, where the words name no owner."""
        before = [s for s in self.memory.before(line.index, line, title.first) if s.subject and len(s.things) == 1]
        thing = before[-1].things[0] if before and title.noun == "counterpart" else None
        return thing if isinstance(thing, Person) else None

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
        self.memory.add(line, title.first, title.last, (found,), how, reason, head)

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
            by = line.is_at(title.owner - 1, "by")  # "a trip to Norland by its minister": of whoever undertakes it
            told = self._acts_in_what_it_says(line, title)
            country = country or told or self.memory.last_state(line.index, title.owner, acting=by)
        owner = self._owner(line, title) if title.owner is not None else None  # nobody is "her mother"
        if owner is None and title.owner is not None and title.noun in PLAIN:
            return None, ""  # whose mother is not known
        if title.determiner not in ("a", "an") and not line.is_at(title.first - 1, "fellow", "another"):
            recent = [p for p in self.memory.recent_people() if p is not owner]
            fitting = [p for p in recent if p.fits(title) and country in (None, p.country)]
            fitting = fitting or [p for p in self.cast.named() if country and p.country == country and p.fits(title)]
            if fitting:
                best = fitting[0]
                return best, f"the {title.office} is {best.name}"
        heir = title.noun in ("prince", "princess") and "crown" in title.office.lower()
        if title.noun in LOOSE - {"official"} or not (heir or title.noun in UNNAMED) or not country:
            return None, ""
        return self.cast.unnamed(title, country), "unnamed in the article"

    def _acts_in_what_it_says(self, line: Line, title: Title) -> str | None:
        """ "Norland will act unless Estmark yields, its minister said": of whoever acts in what is said before."""
        clauses = line.sentence.clauses
        said = (i for i, c in enumerate(clauses) if any(a.token == title.head for a in c.having("subject")))
        over = next(said, None)
        before = (c for c in clauses if c.parent == over and c.relation == "complement" and c.predicate < title.first)
        doers = {a.token for c in before for a in c.having("subject")} if over is not None else set()
        acting = [s.things[0] for s in self.memory.seen if s.sentence == line.index and s.token in doers]
        return next((t.country for t in acting if isinstance(t, Body) and t.kind in ("country", "government")), None)

    def _counterpart(self, line: Line, title: Title) -> tuple[Person | None, str]:
        owner = self._owner(line, title)
        if owner is None or not title.country:
            return None, ""
        office = self.cast.office_of(owner)
        for person in [*self.memory.recent_people(), *self.cast.named()]:
            same = any(alike(o, office or "", self.world) for o in person.offices)
            if person is not owner and person.country == title.country and same:
                return person, f"counterpart of {owner.name}"
        if office is None:
            return None, ""
        office = " ".join(word for word in office.split() if word.lower() not in PASSING)  # the other's is not so
        role = Title(title.first, title.last, title.head, office.split()[-1].lower(), office, title.country)
        return self.cast.unnamed(role, title.country), f"counterpart of {owner.name}"

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
            self.memory.add(line, hit.first, hit.last, (body,), "metonym", f"the seat of power of {name}", hit.last)
            return
        how = "metonym" if hit.how == "capital" else hit.how
        reason = f"{words} stands for {name}" if how != "name" else ""
        self.memory.add(line, hit.first, hit.last, (Body("country", name, hit.iso3),), how, reason, hit.last)

    def _body(self, line: Line, hit: BodyHit) -> None:
        country, name, reason = hit.country, hit.name, ""
        if country is None and hit.kind == "government":
            country, reason = self._led(line, hit)
        if country is None and hit.kind in ("ministry", "government", "military", "party", "organization"):
            earlier = self._earlier_body(hit.name)
            if earlier:
                name, country, reason = earlier.name, earlier.country, "named in full before"
            elif self.home and hit.kind == "ministry":
                known = self.world.state(self.home)
                country, reason = self.home, "the state of the agency that writes"
                written = self.written or (known.name if known else "")
                name = f"{name} of {with_article(written)}" if written else name
        body = Body(hit.kind, name, country)
        if hit.kind == "outlet" and hit.first == hit.last:
            words = line.words(hit.first, hit.last)
            outlets = (t for s in self.memory.seen for t in s.things if isinstance(t, Body) and t.kind == "outlet")
            body = next((o for o in outlets if o.name.endswith(f" {words}")), body)
        self.memory.add(line, hit.first, hit.last, (body,), "organization", reason, hit.head)

    def _led(self, line: Line, hit: BodyHit) -> tuple[str | None, str]:
        """ "the Dahl administration": the state that Dahl leads; "the Sabah government": the state of the region."""
        words = hit.name.rsplit(maxsplit=1)[0]
        led = state_led(words, self.cast, self.world) if line.is_at(hit.head, *NOUNS) else None
        if led:
            return led, f"{words} led it"
        person = self.cast.bearers(words) or any(a < hit.head <= b + 1 for a, b in line.people)
        return (None if person else region_country(words, self.world)), ""

    def _earlier_body(self, name: str) -> Body | None:
        for seen in reversed(self.memory.seen):
            for thing in seen.things:
                if isinstance(thing, Body) and thing.name.startswith(f"{name} of "):
                    return thing
        return None

    def _group(self, line: Line, hit: GroupHit) -> None:
        if not hit.named:
            earlier = self.memory.last_body("delegation")
            if earlier and line.is_at(hit.first - 1, "the"):
                self.memory.add(
                    line, hit.head, hit.head, (earlier,), "organization", "the delegation named before", hit.head
                )
            return
        led = self._led(line, hit.body)[0] if hit.body and hit.kind == "government" and not hit.country else None
        thing = self._same_delegation(hit) or Body(hit.kind, hit.name, hit.country or led)
        how = "organization" if hit.kind == "delegation" or hit.body else "demonym"
        things: tuple[Thing, ...] = (thing,)
        if hit.beside:
            how, things = "sides", (Body(hit.kind, *hit.beside), thing)
        self.memory.add(line, hit.first, hit.last, things, how, "", hit.head)

    def _same_delegation(self, hit: GroupHit) -> Body | None:
        """ "the expert delegation" after "a Russian delegation of experts"."""
        if hit.kind != "delegation":
            return None
        words = {w.rstrip("s") for w in hit.name.lower().split()} - {"of", "the", "from"}
        for seen in reversed(self.memory.seen):
            for thing in seen.things:
                if isinstance(thing, Person) or thing.kind != "delegation" or hit.country not in (None, thing.country):
                    continue
                if words <= {w.rstrip("s") for w in thing.name.lower().split()}:
                    return thing
        return None

    def _bare_nouns(self, line: Line, reading: Reading) -> None:
        """ "the ministry", "the country", "his administration": what was named before."""
        covered = {i for b in reading.bodies for i in range(b.first, b.last + 1)}
        covered |= {i for g in reading.groups for i in range(g.first, g.last + 1)}
        for i in [i for i, word in enumerate(line.low) if i and word in MEANT and i not in covered]:
            if line.is_at(i, *NOUNS) or (line.is_at(i, *COUNTRIES) and line.is_at(i - 1, "his", "her")):
                self._administration(line, i)
            body, reason = neuter.owned(self.memory, line, i, self.world), f"the {line.low[i]} of whoever acts"
            if body:
                self.memory.add(line, i - 1, i, (body,), "organization", reason, i)
                continue
            body = bare.meant(self.memory, line, i, self.world)
            if body:
                first, last = i - line.is_at(i - 1, "the"), i + line.is_at(i + 1, *SERVANTS)
                self.memory.add(line, first, last, (body,), "organization", f"the {line.low[i]} named before", last)

    def _administration(self, line: Line, at: int) -> None:
        """ "his administration", "her country", "President Dahl's government": the state that is led or served."""
        first = at - 1
        if line.is_at(first, "his", "her"):
            person = self.pronouns.antecedent(line, first, self.names)
        else:
            first = at if line.possessive(first) else first
            person = self._named_before(line, at) if first == at else None
        state = self.world.state(person.country) if person and person.country else None
        if person and state:
            body = Body("country", state.name, state.iso3)
            self.memory.add(line, first, at, (body,), "organization", f"the government that {person.name} leads", at)

    def _named_before(self, line: Line, at: int) -> Person | None:
        """The person whose name, and nothing else, owns the noun at this token."""
        owners = (s.things for s in self.memory.seen if s.sentence == line.index and s.last == at - 2)
        things = next((things for things in owners if len(things) == 1), ())
        return next((thing for thing in things if isinstance(thing, Person)), None)

    def _plural(self, line: Line, hit: PluralHit) -> None:
        """ "the foreign ministers of X and Y": the persons named beside it, else whoever holds each office."""
        things: tuple[Thing, ...] = tuple(self.persons[line.index, first] for first in hit.names)
        things = distinct(things or (self._each(line, title) for title in hit.titles))
        names = " and ".join(t.name for t in things)
        self.memory.add(line, hit.first, hit.last, things, "sides", f"{line.low[hit.head]}: {names}", hit.head)

    def _each(self, line: Line, title: Title) -> Thing:
        """Who holds one state's office: someone named, else the office without a name, or the state of a "leader"."""
        counterpart = self._counterpart(line, title)[0] if title.noun == "counterpart" else None
        if counterpart:
            return counterpart
        named = [*self.memory.recent_people(), *self.cast.named()]
        found = next((p for p in named if p.country == title.country and p.fits(title)), None)
        state = self.world.state(title.country or "")
        if found is None and state and title.noun in LEADERS:
            return Body("country", state.name, state.iso3)
        return found or self.cast.unnamed(title, title.country)

    def _pair(self, line: Line, hit: PairHit) -> None:
        things = self.pairs.members(line, hit)
        if things:
            names = " and ".join(t.name for t in things)
            self.memory.add(line, hit.first, hit.last, things, "sides", f"{hit.noun}: {names}", hit.last)

    def _pronoun(self, line: Line, at: int, word: str) -> None:
        thing: Thing | None
        if word == "it":
            thing = neuter.meant(self.memory, line, at, self.subjects)
        else:
            thing = self.pronouns.antecedent(line, at, self.names)
        if thing:
            self.memory.add(line, at, at, (thing,), "pronoun", f"{word} is {thing.name}", at)


def region_country(name: str, world: World) -> str | None:
    """The state of a first-level region or city, where the name has one meaning that stands out."""
    places = world.places(name) if name else ()
    return places[0].place.country if places and places[0].kind in ("region", "city") else None
