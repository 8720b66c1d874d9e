"""A spaCy pipeline that the user chose, by name or folder: loading it, and its version."""

import hashlib
from pathlib import Path

import spacy
from spacy.language import Language

from dateline.errors import ModelError


def load(name: str) -> Language:
    """The installed pipeline or folder of this name. Raises ModelError where there is none."""
    try:
        return spacy.load(name)
    except OSError as error:
        raise ModelError(f"no spaCy pipeline {name!r}: install it (python -m spacy download {name})") from error


def version(nlp: Language, name: str) -> str:
    """Name and version of the pipeline; of a folder, which anybody may edit, with a hash of what is in it."""
    told = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
    folder = Path(name)
    if not folder.is_dir():
        return told
    content = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        content.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{told} {content.hexdigest()[:12]}"


def labels(nlp: Language, factories: frozenset[str]) -> set[str]:
    """The labels that the components made by these factories say they have."""
    chosen = [pipe for pipe in nlp.pipe_names if nlp.get_pipe_meta(pipe).factory in factories]
    return {label for pipe in chosen for label in nlp.pipe_labels.get(pipe, ())}
