"""Names from another spaCy pipeline in place of the model's own."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from dateline.errors import ModelError

# OntoNotes and CoNLL labels -> ours; None for what is no name to Dateline.
LABELS: dict[str, str | None] = {
    **{kind: kind for kind in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "DATE", "LAW", "MISC")},
    "PER": "PERSON",
    "WORK_OF_ART": "MISC",
    "PRODUCT": "MISC",
    **dict.fromkeys(("LANGUAGE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL")),
}
FINDERS = ("ner", "entity_ruler", "span_ruler", "beam_ner")
NEEDED = frozenset(("PERSON", "ORG"))


class ForeignNames:
    """Finds names with a spaCy pipeline that the user chose."""

    def __init__(self, nlp: Language, version: str) -> None:
        self._nlp = nlp
        self.version = version  # of everything that decides which names are found

    @classmethod
    def load(cls, name: str) -> "ForeignNames":
        """The installed pipeline or folder of this name.

        Raises ModelError where it is missing, finds no names, or gives them labels that Dateline does not know.
        """
        try:
            nlp = spacy.load(name)
        except OSError as error:
            raise ModelError(f"no spaCy pipeline {name!r}: install it (python -m spacy download {name})") from error
        finders = [pipe for pipe in nlp.pipe_names if nlp.get_pipe_meta(pipe).factory in FINDERS]
        labels = {label for pipe in finders for label in nlp.pipe_labels.get(pipe, ())}
        if not labels:
            raise ModelError(f"{name} finds no names: choose a spaCy pipeline with an entity recogniser (ner)")
        unknown = sorted(labels - set(LABELS))
        if unknown or not {LABELS[label] for label in labels} >= NEEDED:
            known = ", ".join(sorted(LABELS))
            what = (
                f"its labels {', '.join(unknown)} are unknown" if unknown else "it has no label for persons or bodies"
            )
            raise ModelError(f"the names of {name} do not fit: {what}. Dateline knows {known}")
        return cls(nlp, _version(nlp, Path(name)))

    def rename(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """The documents with this pipeline's names, cut to their tokens."""
        for doc in docs:
            spans: list[Span] = []
            for found in self._nlp(doc.text).ents:
                label = LABELS[found.label_]
                span = doc.char_span(found.start_char, found.end_char, label or "", alignment_mode="expand")
                if label and span is not None:
                    spans.append(span)
            doc.ents = filter_spans(spans)
            yield doc


@cache
def foreign_names(name: str) -> ForeignNames:
    """The pipeline of this name, loaded once a process. Raises ModelError as `ForeignNames.load` does."""
    return ForeignNames.load(name)


def _version(nlp: Language, folder: Path) -> str:
    """Name and version of the pipeline; of a folder, which anybody may edit, with a hash of what is in it."""
    version = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
    if not folder.is_dir():
        return version
    content = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        content.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{version} {content.hexdigest()[:12]}"
