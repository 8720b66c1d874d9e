"""Names of persons and places made comparable across spellings, scripts and orders."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise, permutations

from anyascii import anyascii
from rapidfuzz import fuzz

_DROP = re.compile(r"['`.]+")
_SPACE = re.compile(r"[^a-z0-9&]+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in plain lower-case ASCII: "Choe Son-hui" -> "choe son hui", "Côte d'Ivoire" -> "cote divoire"."""
    return folded(name)


def folded(text: str) -> str:
    """The same of a text, which is not kept in mind: a sentence does not come again as names do."""
    return _SPACE.sub(" ", _DROP.sub("", anyascii(text).lower())).strip()


def same_person(a: str, b: str) -> bool:
    """Whether two full names may be one person's, through spelling, transliteration and order."""
    return similarity(a, b) >= SAME


def similarity(a: str, b: str) -> float:
    """How far two full names may be one person's: 0.0 (no) to 1.0 (the same words); from `SAME` on they may be.

    Names of one word match only themselves: a bare surname is for the caller's context to decide.
    """
    x, y = _read(a), _read(b)
    if not x.words or not y.words:
        return 0.0
    if x.words == y.words:
        return 1.0
    if x.generation != y.generation and ((x.generation and y.generation) or (x.generation ^ y.generation) & _SONS):
        return 0.0
    if x.korean and y.korean:
        return 0.95 if x.korean & y.korean else 0.0
    if _is_parent(x, y) or _is_parent(y, x):
        return 0.0
    if x.run == y.run:
        return 0.97
    if len(x.run) > 8 and x.sounds == y.sounds:
        return 0.95  # "Abdelatty" and "Abdel Ati"
    return _aligned(x.own, y.own)


SAME = 0.8
_SONS = frozenset({"jr", "sr", "junior", "senior"})  # a number is often left out, as kings and lawyers know
_GENERATIONS = _SONS | {"ii", "iii", "iv"}
_CHILD_OF = frozenset({"bin", "ibn", "bint"})
_PARTICLES = frozenset(
    {"al", "el", "ul", "bin", "ibn", "bint", "ben", "abu"}
    | {"van", "von", "der", "den", "de", "da", "di", "do", "dos", "del", "della", "la", "le"}
)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name with all that a comparison asks of it; `own` are its words without "Jr", `run` those in one, `fathers`
    those after "bin"."""

    words: list[str]
    generation: set[str]
    own: list[str]
    korean: frozenset[tuple[str, str]]
    run: str
    sounds: str
    fathers: tuple[str, ...]


@lru_cache(maxsize=65536)
def _read(name: str) -> _Name:
    words = fold(name).split()
    fathers = tuple(after for before, after in pairwise(words) if before in _CHILD_OF)
    kept = [w for i, w in enumerate(words) if w not in _PARTICLES or i == len(words) - 1]
    words = kept if len(kept) > 1 else words
    own = [w for w in words if w not in _GENERATIONS]
    generation = {w for w in words if w in _GENERATIONS}
    return _Name(words, generation, own, _korean_keys(own), "".join(own), "".join(map(skeleton, own)), fathers)


def _is_parent(one: _Name, other: _Name) -> bool:
    """ "Hamad bin Isa" is whose son "Salman bin Hamad bin Isa" is."""
    given = one.own[0]
    return not _likeness(given, other.own[0]) and any(_likeness(given, father) for father in other.fathers)


# --- one word against another ---

# Spellings of one sound: Slavic, Turkic, Arabic and Persian names in the romanisations that newsrooms use.
_REWRITES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^m[ou]h?a?mm?[aeo][dt]$", "muhamad"),
        (r"^abd[aeu]l", "abdul"),
        (r"(?<=[a-z]{3})(?:[ei]y[ae]h?|iya)$", "ia"),
        (r"e[iy](?=r$)", "ai"),
        (r"shch|sch", "sh"),
        (r"tch", "ch"),
        (r"dzh|zh|dj", "j"),
        (r"kh", "h"),
        (r"gh|q", "k"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"ck|cq", "k"),
        (r"x", "ks"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"(?:iy|yi|yy|ij|ii|yj|y|i)$", "i"),
        (r"^y(?=[eo])|(?<=[aeiou])y(?=[eo])|(?<=[aeiou])i(?=e)", ""),
        (r"y[uo]|i[uo]|j[uo](?=r|l|s)", "u"),
        (r"[yi]a", "a"),
        (r"[yj]", "i"),
        (r"(?<=[aeiou])h$", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A folded word with the spellings of one sound made one: "zelenskyy", "zelensky" -> "zelenski"."""
    for pattern, to in _REWRITES:
        word = pattern.sub(to, word)
    return word


# Given names that newsrooms exchange for one another. They never make two persons one without the surname.
_GIVEN = tuple(
    frozenset(group.split())
    for group in """volodymyr vladimir uladzimir wladimir
        sergei sergey serhiy serhii siarhei sergiy
        alexander aleksandr alexandr oleksandr aliaksandr alyaksandr alaksandar aleksandar alex sasha
        alexei alexey aleksei aleksey oleksiy oleksii aliaksei
        dmitry dmitri dmitriy dmytro dzmitry dimitri
        nikolai nikolay mykola mikalai
        andrei andrey andriy andrii
        mikhail mykhailo michail mikhailo
        yevgeny evgeny yevgeni yevhen evgeni yauheni
        kirill kyrylo cyril
        maxim maksim maksym
        pavel pavlo
        vitaly vitali vitaliy
        denis denys
        yury yuri yuriy yurii iurii
        igor ihor
        joe joseph joey
        tony anthony antony antonio
        bill william will billy
        mike michael
        jim james jimmy
        bob robert rob bobby
        don donald
        tim timothy
        steve stephen steven stefan
        dick richard rick
        chris christopher
        dan daniel
        dave david
        nick nicholas
        tom thomas
        ron ronald
        ed edward ted
        jake jacob
        kate catherine katherine kathy
        liz elizabeth
        beth elizabeth
        sam samuel
        ken kenneth
        jeff jeffrey geoffrey
        greg gregory
        matt matthew
        ben benjamin
        pete peter petr petro pyotr piotr
        jose josep
        ahmed ahmad ahmet
        hussein husain hossein husayn huseyin
        ali aly
        hassan hasan
        yusuf youssef yousef yousuf yosef
        ibrahim ebrahim
        mahmoud mahmud mahmood
        abbas abas
        islam islom
        muammar moammar
        gaddafi gadhafi qaddafi kadhafi kaddafi qadhafi
        svetlana sviatlana svitlana""".splitlines()
)

_NONE = frozenset[int]()
_GROUPS = {word: frozenset(n for n, group in enumerate(_GIVEN) if word in group) for one in _GIVEN for word in one}


@lru_cache(maxsize=65536)
def _likeness(a: str, b: str) -> float:
    """Of two folded words."""
    if a == b:
        return 1.0
    x, y = skeleton(a), skeleton(b)
    if x == y and len(x) > 1:
        return 0.97
    if not _GROUPS.get(a, _NONE).isdisjoint(_GROUPS.get(b, _NONE)):
        return 0.9
    if len(a) == 1 or len(b) == 1:
        return 0.85 if a[0] == b[0] else 0.0
    if min(len(x), len(y)) < 5 or _gendered(a, b):
        return 0.0
    ratio: float = fuzz.ratio(x, y) / 100
    return ratio if ratio >= 0.84 else 0.0


def _gendered(a: str, b: str) -> bool:
    """Whether the words are a Slavic surname for a man and for a woman: Zakharov, Zakharova."""
    short, long = sorted((a, b), key=len)
    if long == short + "a" and short[-2:] in {"ov", "ev", "in", "yn"}:
        return True
    return long.endswith("aya") and short.endswith(("y", "iy", "i")) and long[:-3] == short.rstrip("iy")


# The first sounds that spellings exchange: J and Ch, H and Kh, G, K and Q, Ye and E.
_FIRST = (("kh", "h"), ("zh", "s"), ("ch", "s"), ("dzh", "s"), ("dj", "s"), ("j", "s"), ("z", "s"), ("ts", "s"))
_CLASS = {c: group[0] for group in ("aeiouyh", "bp", "cgkqx", "dt", "fvw", "s", "lr", "m", "n") for c in group}


def blocks(name: str) -> frozenset[str]:
    """Coarse keys: two spellings of one person's name share at least one. They only narrow the search."""
    words = [_first_sounds(w) for w in fold(name).split() if w not in _PARTICLES]
    return frozenset("".join(sorted((a, b))) for x, y in combinations(words, 2) for a in x for b in y)


def _first_sounds(word: str) -> set[str]:
    """One class for a word; two for one that is also a Korean surname or a given name with other spellings."""
    words = {word, _KOREAN_SURNAMES.get(word, word)} | {min(_GIVEN[n]) for n in _GROUPS.get(word, _NONE)}
    heads = {next((to for start, to in _FIRST if w.startswith(start)), w[0]) for w in words}
    return {_CLASS.get(h, h) for h in heads}


# --- a name against another ---


def _aligned(x: list[str], y: list[str]) -> float:
    """Each word of the shorter name must have its like in the longer one, the surname a close one."""
    short, long = sorted((x, y), key=len)
    if len(short) < 2 or len(long) > 7 or _initials_differ(short, long):
        return 0.0
    table = [[_likeness(a, b) for b in long] for a in short]
    if any(max(row) == 0.0 for row in table):
        return 0.0
    best = 0.0
    for chosen in permutations(range(len(long)), len(short)):
        likes = [row[i] for row, i in zip(table, chosen, strict=True)]
        if min(likes) == 0.0:
            continue
        surname = max(likes[0], likes[-1]) if len(short) == len(long) else likes[-1]
        ordered = all(i < j for i, j in pairwise(chosen))
        ends = chosen[-1] == len(long) - 1 and chosen[0] == 0
        score = sum(likes) / len(likes) - 0.02 * (len(long) - len(short))
        score -= 0.0 if ordered else 0.04
        score -= 0.0 if ends or not ordered else 0.06
        score -= 0.1 if surname < 0.9 and min(likes) < 0.9 else 0.0
        best = max(best, score)
    return round(max(best, 0.0), 3)


def _initials_differ(x: list[str], y: list[str]) -> bool:
    """George W. Bush and George H. W. Bush: both give middle initials, and not the same ones."""
    a, b = [w for w in x[1:-1] if len(w) == 1], [w for w in y[1:-1] if len(w) == 1]
    return bool(a and b) and a != b


# --- Korean names ---

_KOREAN_SURNAMES = {
    spelling: group.split()[0]
    for group in """choe choi
        ri lee yi rhee
        pak park bak
        kim gim
        jong jung chong jeong chung cheong
        kang gang
        jo cho
        rim lim im
        ryu yoo yu ryoo you
        no noh roh ro
        an ahn
        o oh
        so seo suh
        song sung seong
        han
        yun yoon youn
        sin shin
        hwang
        jon chon jeon jun chun
        hong
        ko go koh
        mun moon
        paek baek paik
        nam
        ryang yang
        u woo
        jang chang
        hyon hyun
        ho heo hur huh
        kwon gwon
        kwak gwak
        ku koo gu
        min
        ban pan
        tae thae
        kye
        ju joo chu
        pyon byun byeon
        hwangbo
        pong bong""".splitlines()
    for spelling in group.split()
}
# Names that begin so are Chinese: "Wang Yi" is not "Lee Wang".
_CHINESE_SURNAMES = frozenset(
    surname
    for line in """cai cao chen deng dong du fan feng fu gao guo hu huang jia jiang li liang liu luo ma peng qian qin
        ren sun tan tang wang wei wu xi xiao xie xu xue yan yao ye yuan zeng zhang zhao zheng zhong zhou zhu
        zou""".splitlines()
    for surname in line.split()
)
_SYLLABLES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"hee|hui|heui", "hi"),
        (r"woo|wu", "o"),
        (r"y[ou]u|yeou|yeo|yu|yo", "yo"),
        (r"eo|eu|ou|oo|oh(?![aeiouy])|u", "o"),
        (r"o+", "o"),
        (r"ae|ay", "e"),
        (r"ee|ie|ui", "i"),
        (r"ch|j", "j"),
        (r"g(?=[aeiouyw])|kk|ck", "k"),
        (r"g$|(?<!n)g", "k"),
        (r"d|tt|th", "t"),
        (r"b|ph", "p"),
        (r"sh(?=i)", "s"),
        (r"(?<![a-z])[lr](?=[aeiouy])", "r"),
        (r"l", "r"),
    )
)


def _korean_keys(words: list[str]) -> frozenset[tuple[str, str]]:
    """(surname, given name) keys of a name that may be Korean: 2 or 3 words with a Korean surname at either end."""
    if not 2 <= len(words) <= 3:
        return frozenset()
    keys = set()
    chinese = len(words) == 2 and words[0] in _CHINESE_SURNAMES
    ends = [(words[0], words[1:])] + ([] if chinese else [(words[-1], words[:-1])])
    for surname, given in ends:
        if surname in _KOREAN_SURNAMES and all(len(w) <= 6 for w in given) and len("".join(given)) <= 11:
            keys.add((_KOREAN_SURNAMES[surname], " ".join(_syllables(given))))
    return frozenset(keys)


def _syllables(given: list[str]) -> list[str]:
    key = []
    for word in given:
        for pattern, to in _SYLLABLES:
            word = pattern.sub(to, word)
        key.append(word)
    return ["".join(key)]
