"""The dictionaries of PETRARCH's suites: names of actors with the days of their codes, and agents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Dated:
    """A code, or several at once, with the days (YYYYMMDD) between which it holds."""

    codes: tuple[str, ...]
    since: str = "0"
    until: str = "99999999"


@dataclass(frozen=True)
class Dictionary:
    """The suite's names: a pattern each, longest first, with the codes that it stands for."""

    actors: tuple[tuple[re.Pattern[str], tuple["Dated", ...]], ...]
    agents: tuple[tuple[re.Pattern[str], str], ...]


def read_dictionary(folder: Path) -> Dictionary:
    """Both dictionaries of this folder."""
    actors: list[tuple[list[str], list[Dated]]] = []
    for line in _entries(folder / "PETR.Validate.actors.txt"):
        name = re.split(r"\[", line)[0].strip()
        codes = [_dated(inner) for inner in re.findall(r"\[([^\]]+)\]", line)]
        if name.startswith("+") and actors:
            actors[-1][0].append(name[1:])
        elif name:
            actors.append(([name], []))
        if codes and actors:
            actors[-1][1].extend(codes)
    agents: list[tuple[str, str]] = []
    for line in _entries(folder / "PETR.Validate.agents.txt"):
        code = re.search(r"\[\s*~?(\w+~?)\s*\]", line)
        if code and not line.startswith("!P"):
            name = re.split(r"[{\[]", line)[0].strip()
            agents += [(plural, code.group(1)) for plural in re.findall(r"\{(\w[^}]*)\}", line)]
            agents.append((re.sub(r"!\w+!", "MINISTER" if "!MINST!" in name else "MAN", name), code.group(1)))
            if name.startswith("!MINST!"):
                agents.append((name.replace("!MINST!", "MINISTRY"), code.group(1)))
    named = [(n, tuple(codes)) for names, codes in actors if codes for n in names]
    by_length = sorted(named, key=lambda entry: (-len(entry[0]), entry[0]))
    return Dictionary(
        tuple((_pattern(name), codes) for name, codes in by_length),
        tuple((_agent(name), code) for name, code in sorted(agents, key=lambda a: -len(a[0]))),
    )


def _dated(inner: str) -> Dated:
    """ "HOB < 950601", "HOBGOV 19950601 - 19990815", "ELR/GAL": a code with its days."""
    code, *_ = re.split(r"[\s<>]", inner.strip())
    days = [day if len(day) == 8 else f"19{day}" for day in re.findall(r"\d{6,8}", inner.removeprefix(code))]
    codes = tuple(code.split("/"))
    if not days:
        return Dated(codes)
    if len(days) == 2:
        return Dated(codes, *days)
    return Dated(codes, until=days[0]) if "<" in inner else Dated(codes, since=days[0])


def on_day(codes: Sequence[Dated], day: str) -> tuple[str, ...]:
    """The codes of this day, those with narrow limits first; the first of all where none holds."""
    holding = [c for c in codes if c.since <= day <= c.until]
    return min(holding, key=lambda c: int(c.until) - int(c.since), default=codes[0]).codes


def _entries(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.lstrip().startswith(("#", "<")):
            yield line.split(" #")[0].split("\t#")[0].rstrip()


def _agent(name: str) -> re.Pattern[str]:
    """An agent's pattern in singular and plural: "AUTHORITY" is "authorities" too."""
    return _pattern(name[:-1] + "_", "(?:Y|IES)") if name.endswith("Y") else _pattern(name + "_", "(?:S|ES)?")


def _pattern(name: str, plural: str = "") -> re.Pattern[str]:
    """A name's pattern: an underscore at its end asks for the end of the word, otherwise letters may follow."""
    words = [re.escape(word) for word in re.split(r"[\s_]+", name.strip().strip("_")) if word]
    end = plural + r"\b" if name.rstrip().endswith("_") or len(name.strip()) < 4 else r"\w*"
    return re.compile(r"(?<!\w)" + r"[\s_]+".join(words) + end, re.IGNORECASE)
