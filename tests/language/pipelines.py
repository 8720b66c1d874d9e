"""spaCy pipelines made on the spot, of spaCy's own components, so that any process can load them."""

from pathlib import Path

import spacy


def naming(folder: Path, *patterns: tuple[str, str]) -> str:
    """A pipeline that finds the names of these (label, words), or none."""
    nlp = spacy.blank("en")
    if patterns:
        rules = nlp.add_pipe("entity_ruler")
        rules.add_patterns([{"label": label, "pattern": words} for label, words in patterns])  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return str(folder)


def untrained(folder: Path, *relations: str, tag: str = "NN") -> str:
    """A pipeline with a parser of these relations that has learnt nothing; every word is a noun with this tag."""
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    for relation in relations:
        parser.add_label(relation)  # type: ignore[attr-defined]
    nlp.initialize()
    rules = nlp.add_pipe("attribute_ruler")
    rules.add([[{"IS_SPACE": False}]], {"TAG": tag, "POS": "NOUN"})  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return str(folder)
