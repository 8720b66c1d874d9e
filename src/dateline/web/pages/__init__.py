"""The pages for people, one file a page."""

from fastapi import APIRouter

from dateline.web.pages import (
    actors,
    articles,
    charts,
    compare,
    enter,
    event,
    events,
    map,
    overview,
    plans,
    review,
    search,
    statements,
)

router = APIRouter(include_in_schema=False)
for page in (overview, events, event, plans, charts, map, actors, statements, articles, search, review, compare, enter):
    router.include_router(page.router)
