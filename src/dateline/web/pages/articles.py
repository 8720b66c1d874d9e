"""The list of articles, and one article with every span marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.formats.models import ArticleOut
from dateline.model import Article, Span
from dateline.store import View
from dateline.web import downloads, marks
from dateline.web.asking import PAGE, Articles, ArticlesPage, Book, OfArticle, Passage, at
from dateline.web.paging import paged
from dateline.web.rendering import render

router = APIRouter()
DATES = ("value", "where", "quote", "chosen", "reason")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading of an article."""

    heading: bool
    pieces: list[marks.Piece]


@router.get("/articles")
def articles(request: Request, book: Book, asked: Annotated[ArticlesPage, Query()]) -> Response:
    start = (asked.page - 1) * PAGE
    rows, pages = paged(_page(book.view, asked, start), asked, asked.page, "/articles")
    return render(request, "articles.html", asked=asked, rows=rows, pages=pages)


def _page(view: View, asked: Articles, start: int) -> list[Article]:
    if asked.text:
        return list(view.articles(text=asked.text, limit=PAGE + 1, offset=start))
    return view.newest(limit=PAGE + 1, offset=start)


@router.get("/articles.{layout}")
def download(book: Book, layout: Literal["jsonl", "csv"], asked: Annotated[Articles, Query()]) -> Response:
    found = book.view.articles(text=asked.text)
    return downloads.rows((ArticleOut.of(article) for article in found), "articles", layout)


@router.get("/articles/{id:path}")
def article(request: Request, book: Book, id: str, asked: Annotated[Passage, Query()]) -> Response:
    view = book.view
    found = view.article(id)
    told = view.told_in(found.id)
    said = view.statements(article=found.id)
    figures = view.figures(article=found.id)
    marked = [mark for one, event in told for mark in marks.of_report(one, event and at("events", event))]
    marked += [mark for row in said for mark in marks.of_statement(row)]
    marked += [marks.of_figure(row) for row in figures]
    if asked.start is not None and asked.end is not None and asked.start < asked.end:
        marked.append(marks.Mark(Span(asked.start, asked.end), "focus"))
    return render(
        request,
        "article.html",
        article=found,
        blocks=list(_blocks(found, marked)),
        kinds=[(kind, name) for kind, name in marks.KINDS.items() if any(mark.kind == kind for mark in marked)],
        off=(asked.off or "").split(","),
        told=told,
        said=said,
        figures=figures,
        revisions=view.revisions(found.id),
    )


@router.get("/dates.csv")
def dates(request: Request, book: Book, asked: Annotated[OfArticle, Query()]) -> Response:
    """The candidates for an article's date."""
    found = [{name: getattr(one, name) for name in DATES} for one in book.view.article(asked.article).dates]
    return downloads.table(request, DATES, found, "dates")


def _blocks(article: Article, marked: list[marks.Mark]) -> Iterator[Block]:
    headings = set(article.headings)
    spans = sorted({*article.paragraphs, *headings}) or [Span(0, len(article.text))]
    done = 0
    for span in spans:
        rest = Span(max(span.start, done), max(span.end, done))
        if rest.start < rest.end:
            yield Block(span in headings, marks.pieces(article.text, marked, rest))
            done = rest.end
