"""The whole chain on the sample articles: what holds for every record."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

import dateline
from dateline import articles, pipeline, samples, sources
from dateline.model import Article, Coding, Span
from dateline.store import Writer
from tests.language.pipelines import naming, untrained


@pytest.fixture(scope="module")
def codings() -> list[Coding]:
    return list(pipeline.code(articles.read(sources.read([samples.folder()], on_problem=_refuse), on_problem=_refuse)))


def _refuse(problem: object) -> None:
    raise AssertionError(f"a sample cannot be read: {problem}")


def spans(coding: Coding) -> Iterator[Span | None]:
    """Every span that one article's coding points with."""
    for report in coding.reports:
        yield from (report.evidence, report.trigger, report.place_span, report.name)
        yield from (when.span for when in (report.start, report.end) if when)
        yield from (participant.span for participant in report.participants)
        yield from (attribution.span for attribution in report.attributions)
        yield from (detail.span for detail in report.details)
    yield from chain.from_iterable((s.content, s.cue, s.speaker_span) for s in coding.statements)
    yield from chain.from_iterable((f.span, f.measures) for f in coding.figures)


def test_every_span_holds_words_of_its_article(codings: list[Coding]) -> None:
    for coding in codings:
        for span in spans(coding):
            assert span is None or (span.end <= len(coding.article.text) and span.of(coding.article.text).strip())


def test_every_participant_is_an_actor_of_its_article(codings: list[Coding]) -> None:
    for coding in codings:
        known = {actor.id for actor in coding.actors}
        assert all(p.actor in known for report in coding.reports for p in report.participants)


def test_the_trigger_of_a_report_stands_in_its_evidence(codings: list[Coding]) -> None:
    assert all(r.evidence.contains(r.trigger) for coding in codings for r in coding.reports)


def _exported(record: Path, inputs: list[Path]) -> str:
    with dateline.open(record) as opened:
        for path in inputs:
            opened.ingest([path])
        what = ("events", "statements", "figures", "articles", "actors")
        return json.dumps({name: list(opened.export(name)) for name in what}, sort_keys=True)


def _as_jsonl(found: list[Article], path: Path) -> Path:
    rows = ({"id": a.id, "title": a.title, "text": a.text, "published": a.published, "outlet": a.outlet} for a in found)
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def some(codings: list[Coding]) -> list[Article]:
    return [coding.article for coding in codings][:8]


def test_the_record_is_byte_identical_whatever_the_order_and_split_of_the_input(
    some: list[Article], tmp_path: Path
) -> None:
    one = _as_jsonl(some, tmp_path / "in.jsonl")
    forward = _exported(tmp_path / "forward.db", [one])
    one = _as_jsonl(some[::-1], tmp_path / "in.jsonl")
    assert _exported(tmp_path / "backward.db", [one]) == forward


def test_ingesting_twice_changes_nothing(some: list[Article], tmp_path: Path) -> None:
    one = _as_jsonl(some, tmp_path / "in.jsonl")
    assert _exported(tmp_path / "twice.db", [one, one]) == _exported(tmp_path / "once.db", [one])


def test_the_record_does_not_depend_on_the_number_of_processes(codings: list[Coding], tmp_path: Path) -> None:
    """Five copies of the samples under ids of their own: enough groups for other processes to be started."""
    many = [replace(c.article, id=f"{c.article.id}-{n}") for n in range(5) for c in codings]
    one = _as_jsonl(many, tmp_path / "in.jsonl")

    def coded(name: str, workers: int) -> list[Coding]:
        with Writer(tmp_path / name, coder="test") as writer:
            done = pipeline.ingest([one], writer, workers=workers)
            assert (done.added, done.problems) == (len(many), ())
            return list(writer.codings())

    assert coded("one.db", 1) == coded("two.db", 2)


def test_the_names_of_another_pipeline_are_coded_and_the_coder_says_so(tmp_path: Path) -> None:
    names = naming(tmp_path / "names", ("PERSON", "Basalt Quarry"), ("PERSON", "Nils Ekman"), ("ORG", "Acme"))
    (tmp_path / "a.txt").write_text("Basalt Quarry met Nils Ekman in Oslo on Monday.\n", encoding="utf-8")
    with dateline.open(tmp_path / "record.db") as record:
        record.ingest([tmp_path / "a.txt"], entities=names)
        assert "en_pipeline" in record.view.settings()["config"]["names"]
        assert "Basalt Quarry" in {row.actor.name for row in record.actors()}


def test_the_trees_of_another_pipeline_are_coded_and_the_coder_says_so(tmp_path: Path) -> None:
    trees = untrained(tmp_path / "trees", "nsubj")
    (tmp_path / "a.txt").write_text("Anna Torv met Nils Ekman in Oslo on Monday.\n", encoding="utf-8")
    with dateline.open(tmp_path / "record.db") as record:
        record.ingest([tmp_path / "a.txt"], parser=trees)
        assert "en_pipeline" in record.view.settings()["config"]["trees"]
        assert record.events() == []  # that parser knows no verb
