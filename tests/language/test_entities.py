"""Names from another spaCy pipeline."""

from pathlib import Path

import pytest

from dateline import language
from dateline.errors import ModelError
from dateline.language import Pipelines
from dateline.model import Article
from tests.language.pipelines import naming

TEXT = "Anna Torv of Acme-Lund met Veltland's envoy on June 5."


def test_names_are_those_of_the_other_naming(tmp_path: Path) -> None:
    name = naming(tmp_path, ("PER", "Anna Torv"), ("ORG", "Acme-Lund"), ("GPE", "Veltland"), ("CARDINAL", "5"))
    [parse] = language.parse([Article(id="a", text=TEXT)], Pipelines(entities=name))
    assert [(e.span.of(TEXT), e.label) for e in parse.sentences[0].entities] == [
        ("Anna Torv", "PERSON"),
        ("Acme-Lund", "ORG"),
        ("Veltland", "GPE"),
    ]


@pytest.mark.parametrize(
    ("patterns", "message"),
    [
        ((), "finds no names"),
        ((("GENE", "p53"), ("PERSON", "Anna")), "GENE"),
        ((("GPE", "Veltland"),), "no label for persons"),
    ],
)
def test_pipelines_that_do_not_fit(tmp_path: Path, patterns: tuple[tuple[str, str], ...], message: str) -> None:
    name = naming(tmp_path, *patterns)
    with pytest.raises(ModelError, match=message):
        list(language.parse([Article(id="a", text=TEXT)], Pipelines(entities=name)))


def test_a_pipeline_that_is_not_installed() -> None:
    with pytest.raises(ModelError, match="install it"):
        list(language.parse([Article(id="a", text=TEXT)], Pipelines(entities="xx_no_such_pipeline")))


def test_the_version_tells_pipelines_apart(tmp_path: Path) -> None:
    first, second = (naming(tmp_path / n, ("PERSON", n), ("ORG", "Acme")) for n in ("Anna", "Berta"))
    versions = [Pipelines(entities=name).versions() for name in (first, second)]
    assert versions[0] != versions[1]
    assert Pipelines(entities=first).versions() == versions[0]
