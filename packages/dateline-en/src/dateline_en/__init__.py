"""The weights and tables of Dateline's English language model. Code that runs them is in `dateline.language`."""

from pathlib import Path

__version__ = "0.1.0"

FOLDER = Path(__file__).parent
MODEL = FOLDER / "model.int8.onnx"
TOKENIZER = FOLDER / "tokenizer.json"
LABELS = FOLDER / "labels.json"
RELATIONS = FOLDER / "relations.npy"
LEMMAS = FOLDER / "lemmas.json"
