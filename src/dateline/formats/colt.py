"""COLT, the Country and Organizational Leader Travel data: its 76 columns, and seven that its users add by hand.

One row a traveller and country (see `trips`). A yes is 1; 0 only where an article says no; what none reports is empty,
because silence is no evidence of absence. LeaderID is a number of ours. TripID is built like COLT's: leader, from, to,
and the first day as a spreadsheet's serial number. Regions are the United Nations'."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import IO

from dateline.formats import facts
from dateline.formats.layout import About, links
from dateline.formats.tables import delimited, joined
from dateline.formats.trips import Trip, number, role, trips
from dateline.model import Actor
from dateline.store import Story

LINKS = 33
COLUMNS = (
    "TripID", "LeaderID", "LeaderCountryOrIGO", "LeaderCountryISO", "LeaderRegion", "LeaderSubregion", "PriorityLeader",
    "LeaderRole", "LeaderTitle", "LeaderSurname", "LeaderFullName", "Exiled", "CountryVisited", "CountryVisitedISO",
    "RegionVisited", "SubRegionVisited", "CityVisited", "DisputedTerritory", "SemiAutoTerritory", "TripYear",
    "TripStartDate", "TripEndDate", "TripDuration", "SubHOGSTravelWithHOGS", "CotravelHOGS", "MetHostHoGS",
    "HostHOGSName", "SubHOGSmetHostSubHOGS", "HostSubHOGSName", "AttendedMultilatEvent", "NameMultilatEvent",
    "AttendedMultilatMinisterialEvent", "NameMultilatMinisterialEvent", "MetNonhostHOGS", "NonhostHOGSNames",
    "PublicAddress", "SignedAgreement", "CulturalSiteOrCeremony", "BusinessLeaderOrForum", "MetIGOLeader",
    "IGOLeaderName", "Notes", "Confidence", *(f"SourceLink{n}" for n in range(1, LINKS + 1)),
)  # fmt: skip
ADDED = (
    "Journey_ID", "Trip_Status", "Visit_Category", "Visit_Subtype", "Sideline_Bilaterals", "Counterpart_Type",
    "Source_Reliability",
)  # fmt: skip
FIRST_SERIAL = date(1899, 12, 30)  # a spreadsheet's day 0


def write(stories: Sequence[Story], out: IO[str], about: About) -> int:
    return delimited(out, (*COLUMNS, *ADDED), rows(stories), tabs=False)


def rows(stories: Sequence[Story]) -> Iterator[dict[str, object]]:
    for trip in trips(stories):
        yield {**_leader(trip.traveller), **_where(trip), **_when(trip), **_met(trip), **_sources(trip), **_added(trip)}


def _leader(actor: Actor) -> dict[str, object]:
    country = facts.country(actor.country)
    return {
        "LeaderID": number(actor),
        "LeaderCountryOrIGO": country.name,
        "LeaderCountryISO": actor.country,
        "LeaderRegion": country.region,
        "LeaderSubregion": country.subregion,
        "LeaderRole": role(actor),
        "LeaderTitle": actor.office,
        "LeaderSurname": actor.name.split()[-1],
        "LeaderFullName": actor.name,
    }


def _where(trip: Trip) -> dict[str, object]:
    country = facts.country(trip.country)
    cities = [
        story.event.place.name for story in trip.whole if story.event.place and story.event.place.precision == "city"
    ]
    return {
        "CountryVisited": country.name,
        "CountryVisitedISO": trip.country,
        "RegionVisited": country.region,
        "SubRegionVisited": country.subregion,
        "CityVisited": joined(cities),
    }


def _when(trip: Trip) -> dict[str, object]:
    start = trip.story.event.start
    serial = (trip.begin - FIRST_SERIAL).days if trip.begin else ""
    return {
        "TripID": f"{number(trip.traveller)}-{trip.traveller.country or ''}-{trip.country}-{serial}",
        "TripYear": start.edtf[:4] if start and start.edtf[:4].isdigit() else None,
        "TripStartDate": trip.begin,
        "TripEndDate": trip.finish,
        "TripDuration": trip.days,
    }


def _met(trip: Trip) -> dict[str, object]:
    met = trip.met()
    host = [actor for actor in met if actor.country == trip.country]
    heads = [actor.name for actor in host if facts.is_head(actor)]
    others = [actor.name for actor in host if not facts.is_head(actor)]
    third = [a.name for a in met if facts.is_head(a) and a.country not in (trip.country, trip.traveller.country, None)]
    bodies = [actor.name for actor in met if role(actor) == "I"]
    along = [actor.name for actor in trip.co_travellers() if facts.is_head(actor)]
    forums = [_name(story) for story in trip.parts if story.event.mode == "multilateral"]
    conduct = partial(_conduct, trip)
    ministers = not facts.is_head(trip.traveller)
    multilateral = "MultilatMinisterialEvent" if role(trip.traveller) == "F" else "MultilatEvent"
    return {
        "SubHOGSTravelWithHOGS": _yes(along) if ministers else None,
        "CotravelHOGS": joined(along),
        "MetHostHoGS": _yes(heads) or conduct("met host's head"),
        "HostHOGSName": joined(heads),
        "SubHOGSmetHostSubHOGS": _yes(others) if ministers else None,
        "HostSubHOGSName": joined(others) if ministers else None,
        f"Attended{multilateral}": _yes(forums) or conduct("forum attended"),
        f"Name{multilateral}": joined(forums),
        "MetNonhostHOGS": _yes(third),
        "NonhostHOGSNames": joined(third),
        "PublicAddress": conduct("public address"),
        "SignedAgreement": conduct("agreement signed"),
        "CulturalSiteOrCeremony": conduct("cultural site"),
        "BusinessLeaderOrForum": conduct("business event"),
        "MetIGOLeader": _yes(bodies),
        "IGOLeaderName": joined(bodies),
    }


def _yes(found: Sequence[object]) -> int | None:
    return 1 if found else None


def _conduct(trip: Trip, asked: str) -> int | None:
    """1 where an article tells of it, 0 where one denies it and none tells of it, None where none speaks of it."""
    said = {d.value for story in trip.whole for d in story.event.details if d.field == asked}
    return 1 if "yes" in said else 0 if "no" in said else None


def _name(story: Story) -> str:
    """What the articles call a summit or forum: the words that made it an event."""
    told = story.reports[0]
    return told.report.trigger.of(told.article.text)


def _sources(trip: Trip) -> dict[str, object]:
    addresses = list(dict.fromkeys(link for story in trip.whole for link in links(story)))
    event = trip.story.event
    disputed = ", ".join(dispute.field for dispute in event.disputes)
    return {
        "Notes": f"{event.id}{'; sources differ on ' + disputed if disputed else ''}",
        "Confidence": 1 + round(4 * event.confidence),
        **{f"SourceLink{n}": link for n, link in enumerate(addresses[:LINKS], start=1)},
    }


def _added(trip: Trip) -> dict[str, object]:
    multilateral = any(story.event.mode == "multilateral" for story in trip.parts)
    met = trip.met()
    origins = len(trip.story.event.origins)
    return {
        "Journey_ID": trip.journey,
        "Trip_Status": trip.status,
        "Visit_Category": "Multilateral" if multilateral else "Bilateral" if met else None,
        "Sideline_Bilaterals": "TRUE" if multilateral and met else None,
        "Counterpart_Type": joined(sorted({facts.level(actor).replace("_", " ") for actor in met})),
        "Source_Reliability": "High" if origins > 2 else "Medium" if origins == 2 else "Low",
    }
