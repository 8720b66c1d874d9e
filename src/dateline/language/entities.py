"""Names from another spaCy pipeline in place of the model's own."""

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from dateline.errors import ModelError
from dateline.language import foreign

# OntoNotes and CoNLL labels -> ours; None for what is no name to Dateline.
LABELS: dict[str, str | None] = {
    **{kind: kind for kind in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "DATE", "LAW", "MISC")},
    "PER": "PERSON",
    "WORK_OF_ART": "MISC",
    "PRODUCT": "MISC",
    **dict.fromkeys(("LANGUAGE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL")),
}
FINDERS = frozenset(("ner", "entity_ruler", "span_ruler", "beam_ner"))
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
        nlp = foreign.load(name)
        labels = foreign.labels(nlp, FINDERS)
        if not labels:
            raise ModelError(f"{name} finds no names: choose a spaCy pipeline with an entity recogniser (ner)")
        unknown = sorted(labels - set(LABELS))
        if unknown or not {LABELS[label] for label in labels} >= NEEDED:
            known = ", ".join(sorted(LABELS))
            what = (
                f"its labels {', '.join(unknown)} are unknown" if unknown else "it has no label for persons or bodies"
            )
            raise ModelError(f"the names of {name} do not fit: {what}. Dateline knows {known}")
        return cls(nlp, foreign.version(nlp, name))

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
