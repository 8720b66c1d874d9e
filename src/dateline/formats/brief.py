"""A brief: the dossier of what the record knows of an actor, a country or a dyad."""

from dateline.formats import facts
from dateline.formats.dossier import Dossier, compose
from dateline.formats.jsonl import coder_of
from dateline.formats.layout import About
from dateline.store import EventFilter, View
from dateline.store.search import is_country_code


def brief(view: View, asked: EventFilter) -> Dossier:
    """The events that fulfil the filter, the plans among them with their fate, and what its actors said in the same
    days.

    Whose words count: the actor's, both sides' of the dyad, or those of the country's actors.
    """
    stories = list(view.stories(asked))
    plans = view.plans(asked=asked)
    speakers = [actor for name in _subjects(asked) for actor in _ids(view, name)]
    said = view.statements(speakers=speakers, since=asked.since, until=asked.until) if speakers else []
    said.sort(key=lambda row: (str(row.article.day or ""), row.article.id, row.statement.content))
    about = About(coder_of(view), view.last_day())
    return compose(_title(asked), stories, about, statements=said, plans=plans)


def _subjects(asked: EventFilter) -> list[str]:
    names = [asked.actor, *(asked.dyad or ()), *(asked.country or "").split(",")]
    return [name for name in names if name]


def _ids(view: View, name: str) -> list[str]:
    rows = view.actors(country=name) if is_country_code(name) else view.actors(name=name)
    return [row.actor.id for row in rows]


def _title(asked: EventFilter) -> str:
    subject = " and ".join(facts.country(name).name or name for name in _subjects(asked)) or "The record"
    days = [f"since {asked.since}" if asked.since else "", f"until {asked.until}" if asked.until else ""]
    return ", ".join(filter(None, [subject, *days]))
