# ruff: noqa: SIM905 (word sets are easier to read and mend as running text)
"""A data folder and an encoder at toy size, to see the whole recipe run: invented sentences in the layouts of the real
corpora, and random weights. What comes out reads nothing; that it comes out is the point."""

import gzip
import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

# word/UPOS/XPOS/head/relation; a word in capitals is a slot of names.
TREES = (
    "PERSON/PROPN/NNP/2/nsubj met/VERB/VBD/0/root PERSON/PROPN/NNP/2/obj in/ADP/IN/5/case TOWN/PROPN/NNP/2/obl"
    " ./PUNCT/./2/punct",
    "The/DET/DT/2/det BODY/PROPN/NNP/3/nsubj said/VERB/VBD/0/root that/SCONJ/IN/6/mark PERSON/PROPN/NNP/6/nsubj"
    " left/VERB/VBD/3/ccomp TOWN/PROPN/NNP/6/obj ./PUNCT/./3/punct",
    "The/DET/DT/2/det envoy/NOUN/NN/6/nsubj of/ADP/IN/4/case TOWN/PROPN/NNP/2/nmod will/AUX/MD/6/aux"
    " visit/VERB/VB/0/root the/DET/DT/8/det BODY/PROPN/NNP/6/obj ./PUNCT/./6/punct",
    "Talks/NOUN/NNS/5/nsubj:pass with/ADP/IN/3/case PERSON/PROPN/NNP/1/nmod were/AUX/VBD/5/aux:pass"
    " held/VERB/VBN/0/root in/ADP/IN/7/case TOWN/PROPN/NNP/5/obl ./PUNCT/./5/punct",
)
NAMES = {
    "PERSON": "Varga Halas Torv Berg Lund Ekman Talu Nor".split(),
    "TOWN": "Quorl Veltmar Brinsk Ostrand Luman Peshti".split(),
    "BODY": "Fiskra Norbank Veltgas Harbourwatch".split(),
}
LEMMAS = {"met": "meet", "said": "say", "left": "leave", "were": "be", "held": "hold", "Talks": "talk", "The": "the"}
ENTITIES = {"PERSON": "person", "TOWN": "place", "BODY": "organization"}
PAD, UNKNOWN, SPECIAL = "[PAD]", "[UNK]", {100: "[UNK]", 101: "[CLS]", 102: "[SEP]"}
HIDDEN, INNER, LAYERS, POSITIONS = 64, 128, 2, 512

Row = tuple[str, str, list[str]]  # word, the slot it fills (else ""), UPOS, XPOS, head and relation
Tagged = dict[str, str]


def write_corpora(data: Path, sentences: int = 40, seed: int = 0) -> None:
    """Every file that the recipe reads, with so many sentences each."""
    chance = random.Random(seed)

    def drawn() -> list[list[Row]]:
        return [_sentence(chance) for _ in range(sentences)]

    for part in ("train", "dev"):
        ewt = drawn()
        _write(data / f"ud-english-ewt/en_ewt-ud-{part}.conllu", _conllu(ewt, f"toy-{part}"))
        _write(data / f"uner-ewt/en_ewt-ud-{part}.iob2", _uner(ewt, f"toy-{part}"))
        _write(data / f"gum/gum-{part}-open.conllu", _conllu(drawn(), f"GUM_news_{part}"))
    _write(data / "wikigold/train.conll", _tagged(drawn(), {"PERSON": "PER", "TOWN": "LOC", "BODY": "ORG"}, "{} {}"))
    crossner = {"PERSON": "politician", "TOWN": "location", "BODY": "organisation"}
    for name in (
        "politics-train",
        "politics-dev",
        "science-train",
        "science-dev",
        "literature-train",
        "literature-dev",
    ):
        _write(data / f"crossner/{name}.txt", _tagged(drawn(), crossner, "{}\t{}"))
    newswire = {"PERSON": "Person", "TOWN": "Location", "BODY": "Organization"}
    told = "# doc = toy_1\tregion = Nowhere\n" + _tagged(drawn(), newswire, "{}\t{}\tO")
    _write(data / "en-worldwide-newswire/dev.conll", told)
    events = [{"text": _text(s), "links": [{"text": w, "title": w} for w, slot, _ in s if slot]} for s in drawn()]
    _write(data / "wiki_current_events/current_events_dev.jsonl.gz", _lines(events))
    for name in ("joint_statements_dev.jsonl.gz", "readouts_foreign_dev.jsonl"):
        _write(data / "wh_readouts" / name, _lines([{"text": _text(sentence)} for sentence in drawn()]))


def _sentence(chance: random.Random) -> list[Row]:
    rows = []
    for part in chance.choice(TREES).split():
        word, *columns = part.split("/")
        slot = word if word in NAMES else ""
        rows.append((chance.choice(NAMES[word]) if slot else word, slot, columns))
    return rows


def _text(sentence: Sequence[Row]) -> str:
    return " ".join(word for word, _, _ in sentence).removesuffix(" .") + "."


def _conllu(sentences: Sequence[Sequence[Row]], document: str) -> str:
    blocks = [f"# newdoc id = {document}\n"]
    for number, sentence in enumerate(sentences):
        lines = ["# newpar"] * (number % 5 == 0) + [f"# sent_id = {document}-{number}", f"# text = {_text(sentence)}"]
        for place, (word, slot, (upos, xpos, head, relation)) in enumerate(sentence, start=1):
            misc = "SpaceAfter=No" if place + 1 == len(sentence) else "_"
            entity = f"Entity=({place}-{ENTITIES[slot]}-new-cf1-1-sgl)" if slot else misc
            lemma = LEMMAS.get(word, word)
            lines.append("\t".join((str(place), word, lemma, upos, xpos, "_", head, relation, "_", entity)))
        blocks.append("\n".join(lines) + "\n\n")
    return "".join(blocks)


def _uner(sentences: Sequence[Sequence[Row]], document: str) -> str:
    kinds = {"PERSON": "B-PER", "TOWN": "B-LOC", "BODY": "B-ORG"}
    blocks = []
    for number, sentence in enumerate(sentences):
        rows = [f"{i}\t{word}\t{kinds.get(slot, 'O')}" for i, (word, slot, _) in enumerate(sentence, start=1)]
        blocks.append("\n".join([f"# sent_id = {document}-{number}", *rows, ""]))
    return "\n".join(blocks)


def _tagged(sentences: Sequence[Sequence[Row]], kinds: dict[str, str], line: str) -> str:
    def tag(slot: str) -> str:
        return f"B-{kinds[slot]}" if slot else "O"

    return "\n\n".join("\n".join(line.format(word, tag(slot)) for word, slot, _ in s) for s in sentences) + "\n"


def _lines(rows: Sequence[object]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())


def write_encoder(folder: Path, seed: int = 0) -> None:
    """A vocabulary of letters and random weights, under the names that the real encoder has."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = _vocabulary()
    _write_tokenizer(folder / "tokenizer.json", vocabulary)
    draw = np.random.default_rng(seed)

    def weights(*shape: int) -> "np.typing.NDArray[np.float32]":
        return (draw.standard_normal(shape) * 0.05).astype(np.float32)

    save_file(dict(_tensors(len(vocabulary), weights)), folder / "model.safetensors")


def _vocabulary() -> dict[str, int]:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    pieces = [SPECIAL.get(n, PAD if n == 0 else f"[unused{n}]") for n in range(103)]
    pieces += [*letters, *(f"##{letter}" for letter in letters), *".,;:!?'\"()-"]
    return {piece: number for number, piece in enumerate(pieces)}


def _write_tokenizer(path: Path, vocabulary: dict[str, int]) -> None:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(path))


def _tensors(
    words: int, weights: Callable[..., "np.typing.NDArray[np.float32]"]
) -> Iterator[tuple[str, "np.typing.NDArray[np.float32]"]]:
    for name, rows in (("word", words), ("position", POSITIONS), ("token_type", 2)):
        yield f"embeddings.{name}_embeddings.weight", weights(rows, HIDDEN)
    yield from _norm("embeddings.LayerNorm")
    square = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
    for layer in (f"encoder.layer.{number}." for number in range(LAYERS)):
        sizes = {**dict.fromkeys(square, (HIDDEN, HIDDEN)), "intermediate.dense": (INNER, HIDDEN)}
        for part, (rows, columns) in (sizes | {"output.dense": (HIDDEN, INNER)}).items():
            yield f"{layer}{part}.weight", weights(rows, columns)
            yield f"{layer}{part}.bias", weights(rows)
        yield from _norm(f"{layer}attention.output.LayerNorm")
        yield from _norm(f"{layer}output.LayerNorm")


def _norm(name: str) -> Iterator[tuple[str, "np.typing.NDArray[np.float32]"]]:
    yield f"{name}.weight", np.ones(HIDDEN, np.float32)
    yield f"{name}.bias", np.zeros(HIDDEN, np.float32)
