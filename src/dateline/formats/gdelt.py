"""GDELT 2.0's two tables, `events` (61 columns) and `mentions` (16), tab-separated and without a header, as GDELT has
them.

Places have GDELT's types (1 country, 4 city of the world, 5 region of the world) and FIPS 10-4 country codes. What
GDELT measures by its own means (tone, ethnic and religious codes) is empty or, where its type wants a number, zero.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import IO

from dateline.formats import facts
from dateline.formats.acts import Directed, acts, directed, quad_class
from dateline.formats.layout import About
from dateline.formats.tables import delimited
from dateline.model import Actor, Place
from dateline.store import Reported, Story

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENTS = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{part}" for part in _ACTOR), *(f"Actor2{part}" for part in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{of}Geo_{part}" for of in ("Actor1", "Actor2", "Action") for part in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTIONS = (
    "GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
GEO_TYPES = {"country": 1, "city": 4, "venue": 4, "region": 5}
WEB, CITATION = 1, 2  # GDELT's MentionType: an address on the web, or a citation only


def write_events(stories: Sequence[Story], out: IO[str], about: About) -> int:
    return delimited(out, EVENTS, (_event(pair) for pair in _pairs(stories)), header=False)


def write_mentions(stories: Sequence[Story], out: IO[str], about: About) -> int:
    rows = (_mention(pair, told) for pair in _pairs(stories) for told in pair.act.reports)
    return delimited(out, MENTIONS, rows, header=False)


def _pairs(stories: Sequence[Story]) -> Iterator[Directed]:
    for act in acts(stories):
        yield from directed(act)


def event_id(pair: Directed) -> int:
    """GDELT's ids are numbers: 15 digits of a hash of ours, so that events and mentions agree."""
    key = "|".join((pair.act.id, pair.cameo, pair.source.id, pair.target.id if pair.target else ""))
    return int(hashlib.sha256(key.encode()).hexdigest()[:16], 16) % 10**15


def _event(pair: Directed) -> dict[str, object]:
    act, day, place = pair.act, pair.act.day, pair.act.story.event.place
    mentions = act.reports
    return {
        "GlobalEventID": event_id(pair),
        "Day": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day:%Y}",
        "FractionDate": f"{day.year + (30 * (day.month - 1) + day.day) / 365:.4f}",
        **_actor("Actor1", pair.source),
        **_actor("Actor2", pair.target),
        "IsRootEvent": int(any(told.report.sentence == 0 for told in mentions)),
        "EventCode": pair.cameo,
        "EventBaseCode": pair.cameo[:3],
        "EventRootCode": pair.cameo[:2],
        "QuadClass": quad_class(pair.cameo),
        "GoldsteinScale": pair.goldstein,
        "NumMentions": len(mentions),
        "NumSources": len({told.article.outlet or told.article.id for told in mentions}),
        "NumArticles": len({told.article.id for told in mentions}),
        "AvgTone": 0,
        **_geo("Actor1", _of_country(pair.source)),
        **_geo("Actor2", _of_country(pair.target)),
        **_geo("Action", place),
        "DATEADDED": _seconds(mentions[0]),
        "SOURCEURL": mentions[0].article.url or mentions[0].article.id,
    }


def _actor(side: str, actor: Actor | None) -> dict[str, object]:
    if actor is None:
        return {}
    code = facts.cameo_actor(actor)
    country = actor.country or ""
    kind = code[:3] if actor.kind == "igo" else code.removeprefix(country)
    return {
        f"{side}Code": code,
        f"{side}Name": actor.name.upper(),
        f"{side}CountryCode": country,
        f"{side}KnownGroupCode": code[3:] if actor.kind == "igo" else None,
        f"{side}Type1Code": kind,
    }


def _of_country(actor: Actor | None) -> Place | None:
    if actor is None or not actor.country:
        return None
    return Place(facts.country(actor.country).name or actor.country, actor.country, precision="country")


def _geo(of: str, place: Place | None) -> dict[str, object]:
    if place is None:
        return {f"{of}Geo_Type": 0}
    country = facts.country(place.country)
    full = place.name if place.precision == "country" or not country.name else f"{place.name}, {country.name}"
    return {
        f"{of}Geo_Type": GEO_TYPES.get(place.precision, 0),
        f"{of}Geo_Fullname": full,
        f"{of}Geo_CountryCode": country.fips,
        f"{of}Geo_Lat": place.latitude,
        f"{of}Geo_Long": place.longitude,
        f"{of}Geo_FeatureID": place.geonames or (country.fips if place.precision == "country" else None),
    }


def _seconds(told: Reported) -> str:
    """When the article appeared, as GDELT's YYYYMMDDHHMMSS (UTC); blank where it bears no date."""
    published = told.article.published
    if published and len(published) > 10:
        moment = datetime.fromisoformat(published)
        return f"{moment.astimezone(UTC) if moment.tzinfo else moment:%Y%m%d%H%M%S}"
    return _midnight(told.article.day)


def _midnight(day: date | None) -> str:
    return f"{day:%Y%m%d}000000" if day else ""


def _mention(pair: Directed, told: Reported) -> dict[str, object]:
    article, report = told.article, told.report
    return {
        "GlobalEventID": event_id(pair),
        "EventTimeDate": _midnight(pair.act.day),
        "MentionTimeDate": _seconds(told),
        "MentionType": WEB if article.url else CITATION,
        "MentionSourceName": article.outlet,
        "MentionIdentifier": article.url or article.id,
        "SentenceID": report.sentence + 1,
        "Actor1CharOffset": _offset(told, pair.source),
        "Actor2CharOffset": _offset(told, pair.target),
        "ActionCharOffset": report.trigger.start,
        "InRawText": 1,
        "Confidence": round(report.confidence * 100),
        "MentionDocLen": len(article.text),
        "MentionDocTone": 0,
    }


def _offset(told: Reported, actor: Actor | None) -> int:
    """Where the article names the actor; GDELT has -1 for nowhere."""
    for participant in told.report.participants:
        if actor and participant.span and told.actors[participant.actor].id == actor.id:
            return participant.span.start
    return -1
