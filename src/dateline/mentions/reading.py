"""What the finders see in one sentence, before it is known who is who."""

from dataclasses import dataclass

from dateline.mentions.bodies import BodyHit, find_bodies
from dateline.mentions.groups import GroupHit, PairHit, find_groups, find_pairs
from dateline.mentions.lines import Line
from dateline.mentions.persons import NameHit, find_names, known_words
from dateline.mentions.states import StateHit, find_states
from dateline.mentions.titles import Block, Title, find_titles
from dateline.model import Parse
from dateline.world import World


@dataclass(frozen=True, slots=True)
class Reading:
    """The states, bodies, titles, names, groups and pairs of a sentence."""

    line: Line
    states: tuple[StateHit, ...]
    bodies: tuple[BodyHit, ...]
    titles: tuple[Title, ...]
    names: tuple[NameHit, ...]
    groups: tuple[GroupHit, ...]
    pairs: tuple[PairHit, ...]

    @property
    def free_titles(self) -> tuple[Title, ...]:
        """The titles that stand beside no name."""
        used = {t.first for n in self.names for t in n.titles}
        return tuple(t for t in self.titles if t.first not in used)


def read(parse: Parse, world: World) -> tuple[Reading, ...]:
    """Every sentence of an article, names of the whole article known in each."""
    lines: list[Line] = []
    for sentence in parse.sentences:
        goes_on = bool(lines) and lines[-1].sentence.paragraph == sentence.paragraph and lines[-1].leaves_open
        lines.append(Line(sentence, parse.article.text, goes_on))
    first = [find_states(line, world, None) for line in lines]
    states = frozenset(hit.iso3 for hits in first for hit in hits)
    drafts = [_read(line, world, states, frozenset()) for line in lines]
    known = known_words(name for draft in drafts for name in draft.names)
    return tuple(_read(line, world, states, known) for line in lines)


def _read(line: Line, world: World, known_states: frozenset[str], known_names: frozenset[str]) -> Reading:
    states = find_states(line, world, known_states)
    bodies = find_bodies(line, states, world)
    blocks = _blocks(states, bodies)
    titles = find_titles(line, blocks, states)
    names = find_names(line, titles, blocks, known_names)
    named = {i for n in names for i in range(n.first, n.last + 1)}
    bodies = tuple(b for b in bodies if b.head not in named)
    return Reading(line, states, bodies, titles, names, find_groups(line, states, bodies), find_pairs(line))


def _blocks(states: tuple[StateHit, ...], bodies: tuple[BodyHit, ...]) -> tuple[Block, ...]:
    """Bodies, and the states that stand in none of them, as blocks that titles are read around."""
    found = [Block(b.first, b.last, b.country, False) for b in bodies]
    covered = {i for b in bodies for i in range(b.first, b.last + 1)}
    found += [Block(s.first, s.last, s.iso3, True, s.how) for s in states if s.first not in covered]
    return tuple(sorted(found, key=lambda b: (b.first, b.last)))
