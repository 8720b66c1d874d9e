"""From a checkpoint to the files of the package: int8 ONNX, vocabulary, labels, relation weights."""

import json
import logging
import shutil
import warnings
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from dateline.language.encoding import WordEncoder, pad
from training.model import NEGATIVE, Reader, Shape

OUTPUTS = ("upos", "xpos", "names", "arcs", "heads", "relations", "relation_heads", "relation_dependents")
SAMPLE = (
    ["Lavrov", "met", "with", "Kim", "in", "the", "resort", "city", "."],
    ["The", "quarrel", "over", "the", "fishing", "grounds", ",", "which", "remains", "open", "."],
)


class Exported(nn.Module):
    """The reader with the decisions that need no repair taken inside the graph."""

    def __init__(self, reader: Reader, root: int) -> None:
        super().__init__()
        self.reader = reader
        self.root = root

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor, words: Tensor
    ) -> tuple[Tensor, ...]:
        scores = self.reader(ids, shapes, mask, first, last)
        width = scores.upos.shape[1]
        itself = torch.eye(width + 1)[1:]
        arcs = scores.arcs + itself[None] * NEGATIVE + (1 - words.float())[:, None, :] * NEGATIVE
        heads = arcs.argmax(-1)
        relations = self.reader.relations(scores, heads)
        not_root = torch.arange(relations.shape[-1]) == self.root
        return (
            scores.upos.argmax(-1),
            scores.xpos.argmax(-1),
            torch.log_softmax(scores.names, -1),
            arcs,
            heads,
            (relations + not_root * NEGATIVE).argmax(-1),
            scores.relation_heads,
            scores.relation_dependents,
        )


def export(work: Path, package: Path, encoder: Path) -> None:
    """Write everything that the package needs at run time, but the lemma dictionary."""
    labels = json.loads((work / "labels.json").read_text(encoding="utf-8"))
    reader = Reader(labels, Shape.of(encoder / "model.safetensors"))
    reader.load_state_dict(torch.load(work / "checkpoint.pt", map_location="cpu", weights_only=False)["model"])
    reader.eval()
    package.mkdir(parents=True, exist_ok=True)
    full = work / "model.onnx"
    given = _sample(WordEncoder(encoder / "tokenizer.json"))
    _to_onnx(Exported(reader, labels["relations"].index("root")).eval(), full, given)
    _quantize(full, package / "model.int8.onnx")
    shutil.copy(encoder / "tokenizer.json", package / "tokenizer.json")
    (package / "labels.json").write_text(json.dumps(labels, indent=0) + "\n", encoding="utf-8")
    np.save(package / "relations.npy", reader.relation_weight.detach().numpy().astype(np.float16))
    _compare(reader, package / "model.int8.onnx", given)


def _sample(encoder: WordEncoder) -> dict[str, Tensor]:
    return {name: torch.from_numpy(array) for name, array in pad(encoder.encode(SAMPLE)).items()}


def _to_onnx(module: nn.Module, path: Path, given: dict[str, Tensor]) -> None:
    rows, width, words = (
        torch.export.Dim(n, min=a, max=b) for n, a, b in (("b", 1, 4096), ("t", 3, 512), ("w", 2, 512))
    )
    shapes = {name: {0: rows, 1: words if name in ("first", "last", "words") else width} for name in given}
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            kwargs=given,
            f=path,
            input_names=list(given),
            output_names=list(OUTPUTS),
            dynamic_shapes=shapes,
            dynamo=True,
            external_data=False,
            verbose=False,
        )


def _quantize(source: Path, target: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )
    _without_notes(target)


def _without_notes(path: Path) -> None:
    """Take off what the exporter notes of the machine it ran on: files and lines for each operator."""
    import onnx

    model = onnx.load(str(path))
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer):
        part.doc_string = ""
        del part.metadata_props[:]
    onnx.save(model, str(path))


def _compare(reader: Reader, path: Path, given: dict[str, Tensor]) -> None:
    """Say how far the small graph is from the trained model."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    small = dict(zip(OUTPUTS, session.run(None, {name: value.numpy() for name, value in given.items()}), strict=True))
    with torch.no_grad():
        scores = reader(*(given[name] for name in ("ids", "shapes", "mask", "first", "last")))
    known = given["words"][:, 1:].bool().numpy()
    same = (small["upos"] == scores.upos.argmax(-1).numpy())[known].mean()
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, UPOS agreement on the sample {same:.2f}")
