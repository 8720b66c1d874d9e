"""A small multi-task reader: MiniLM encoder, tag heads, a biaffine parser and a name tagger."""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from dateline.language.encoding import SHAPES
from training.labels import NAME_LABELS

NEGATIVE = -1e9
HEAD = 32  # numbers in an attention head of MiniLM


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes; the encoder's are those of all-MiniLM-L6-v2, unless `of` reads others."""

    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    arc: int = 256
    relation: int = 128
    names: int = 256

    @classmethod
    def of(cls, weights: Path) -> "Shape":
        """The sizes of an encoder in a file of weights with BERT's names; its heads are 32 wide, as MiniLM's are."""
        from safetensors import safe_open

        with safe_open(str(weights), "np") as file:
            sizes = {name.removeprefix("bert."): file.get_slice(name).get_shape() for name in file.keys()}  # noqa: SIM118
        vocabulary, hidden = sizes["embeddings.word_embeddings.weight"]
        layers = 1 + max(int(name.split(".")[2]) for name in sizes if name.startswith("encoder.layer."))
        return cls(
            hidden=hidden,
            layers=layers,
            heads=hidden // HEAD,
            inner=sizes["encoder.layer.0.intermediate.dense.weight"][0],
            vocabulary=vocabulary,
            positions=sizes["embeddings.position_embeddings.weight"][0],
        )


class Layer(nn.Module):
    """One transformer block."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query, self.key, self.value, self.mix = (nn.Linear(shape.hidden, shape.hidden) for _ in range(4))
        self.norm_attention = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.up, self.down = nn.Linear(shape.hidden, shape.inner), nn.Linear(shape.inner, shape.hidden)
        self.norm_output = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        rows, width, hidden = x.shape

        def split(projected: Tensor) -> Tensor:
            return projected.view(rows, width, self.heads, -1).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if self.training:
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias, dropout_p=0.1)
        else:  # spelled out, so that the exported graph is plain matrix products
            scores = query @ key.transpose(-1, -2) / math.sqrt(hidden // self.heads) + bias
            mixed = torch.softmax(scores, -1) @ value
        x = self.norm_attention(x + self.dropout(self.mix(mixed.transpose(1, 2).reshape(rows, width, hidden))))
        return self.norm_output(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """all-MiniLM-L6-v2 with a word-shape embedding, because its vocabulary is uncased."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.shapes = nn.Embedding(SHAPES, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = nn.Dropout(0.1)
        nn.init.zeros_(self.shapes.weight)

    def load_pretrained(self, weights: Path) -> None:
        from safetensors.torch import load_file

        source = {name.removeprefix("bert."): value for name, value in load_file(str(weights)).items()}
        own: dict[str, Tensor] = {
            "words.weight": source["embeddings.word_embeddings.weight"],
            "positions.weight": source["embeddings.position_embeddings.weight"]
            + source["embeddings.token_type_embeddings.weight"][0],
            "shapes.weight": self.shapes.weight.detach(),
        }
        places = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "mix": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm_output": "output.LayerNorm",
        }
        for part in ("weight", "bias"):
            own[f"norm.{part}"] = source[f"embeddings.LayerNorm.{part}"]
            for number in range(len(self.layers)):
                for ours, theirs in places.items():
                    own[f"layers.{number}.{ours}.{part}"] = source[f"encoder.layer.{number}.{theirs}.{part}"]
        self.load_state_dict(own)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        positions = self.positions.weight[: ids.shape[1]]
        x = self.dropout(self.norm(self.words(ids) + positions + self.shapes(shapes)))
        bias = ((1.0 - mask.float()) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


@dataclass(slots=True)
class Scores:
    """What the heads say of a batch: B x W scores, arcs B x W x (W+1), and the two sides of the relation scorer."""

    upos: Tensor
    xpos: Tensor
    names: Tensor
    arcs: Tensor
    relation_heads: Tensor
    relation_dependents: Tensor


class Reader(nn.Module):
    """The encoder and all heads; a word is the mean of its first and last sub-token, the root is the [CLS] vector."""

    def __init__(self, labels: dict[str, list[str]], shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.upos = nn.Linear(shape.hidden, len(labels["upos"]))
        self.xpos = nn.Linear(shape.hidden, len(labels["xpos"]))
        self.names = nn.Sequential(
            nn.Linear(shape.hidden, shape.names), nn.GELU(), nn.Dropout(0.1), nn.Linear(shape.names, len(NAME_LABELS))
        )
        self.arc_head, self.arc_dependent = (nn.Linear(shape.hidden, shape.arc) for _ in range(2))
        self.relation_head, self.relation_dependent = (nn.Linear(shape.hidden, shape.relation) for _ in range(2))
        self.arc_weight = nn.Parameter(torch.randn(shape.arc + 1, shape.arc) * 0.02)
        self.relation_weight = nn.Parameter(
            torch.randn(len(labels["relations"]), shape.relation + 1, shape.relation + 1) * 0.02
        )
        self.dropout = nn.Dropout(0.25)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Scores:
        hidden = self.encoder(ids, shapes, mask)
        x = self.dropout((_pick(hidden, first) + _pick(hidden, last)) * 0.5)
        words = x[:, 1:]
        head, dependent = (
            self.dropout(functional.gelu(layer(side)))
            for layer, side in ((self.arc_head, x), (self.arc_dependent, words))
        )
        return Scores(
            upos=self.upos(words),
            xpos=self.xpos(words),
            names=self.names(words),
            arcs=(_with_one(dependent) @ self.arc_weight) @ head.transpose(1, 2),
            relation_heads=self.dropout(functional.gelu(self.relation_head(x))),
            relation_dependents=self.dropout(functional.gelu(self.relation_dependent(words))),
        )

    def relations(self, scores: Scores, heads: Tensor) -> Tensor:
        """Relation scores B x W x R of each word to its given head.

        One product with the weights laid flat: an einsum moves them all about each time that the exported graph runs.
        """
        chosen = _with_one(_pick(scores.relation_heads, heads))
        flat = self.relation_weight.transpose(0, 1).flatten(1)
        halves = (_with_one(scores.relation_dependents) @ flat).unflatten(-1, (len(self.relation_weight), -1))
        return (halves * chosen.unsqueeze(2)).sum(-1)


def _pick(vectors: Tensor, index: Tensor) -> Tensor:
    return torch.gather(vectors, 1, index.unsqueeze(-1).expand(-1, -1, vectors.shape[-1]))


def _with_one(vectors: Tensor) -> Tensor:
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)
