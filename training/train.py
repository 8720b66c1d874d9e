"""Train the reader; resumable, and it can be told how many minutes it has."""

import json
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from dateline.language.encoding import WordEncoder
from training.augment import augmented
from training.batches import IGNORE, Item, epoch, inputs, make_items, targets
from training.corpora import Sentence, read_silver, training_sentences
from training.labels import NAME_INDEX, NAME_LABELS
from training.model import NEGATIVE, Reader, Shape

LOSS_WEIGHTS = {"upos": 0.5, "xpos": 0.5, "arcs": 1.0, "relations": 1.0, "names": 1.5}
REPORT_EVERY = 50
# ORG is the rare and hard type: a word of it counts this much more than another.
ORG_WEIGHT = 1.5
ORG_LABELS = [NAME_INDEX["B-ORG"], NAME_INDEX["I-ORG"]]


@dataclass(frozen=True, slots=True)
class Options:
    data: Path
    work: Path
    encoder: Path
    epochs: float = 9.0
    minutes: float | None = None
    threads: int = 2
    budget: int = 900
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: int = 150
    checkpoint_every: int = 300
    seed: int = 0
    bfloat16: bool = False
    start: Path | None = None
    patterns: int = 800


def find_labels(sentences: list[Sentence]) -> dict[str, list[str]]:
    return {
        "upos": sorted({label for s in sentences for label in s.upos}),
        "xpos": sorted({label for s in sentences for label in s.xpos}),
        "relations": sorted({label for s in sentences for label in s.relations}),
        "names": NAME_LABELS,
    }


def losses(model: Reader, batch: list[Item], chance: random.Random, device: torch.device) -> dict[str, Tensor]:
    given = inputs(batch, chance, device)
    present = given.pop("words").bool()
    scores = model(**given)
    wanted = targets(batch, scores.upos.shape[1], device)
    parts: dict[str, Tensor] = {}
    if bool((wanted["heads"] != IGNORE).any()):
        arcs = scores.arcs.float().masked_fill(~present[:, None, :], NEGATIVE)
        relations = model.relations(scores, wanted["heads"].clamp(min=0))
        for kind, predicted in (("upos", scores.upos), ("xpos", scores.xpos), ("relations", relations)):
            parts[kind] = _cross_entropy(predicted, wanted[kind])
        parts["arcs"] = _cross_entropy(arcs, wanted["heads"])
    known = wanted["names"].any(-1)
    if bool(known.any()):
        chances = torch.log_softmax(scores.names.float()[known], -1)
        permitted = wanted["names"][known]
        likelihood = torch.logsumexp(chances.masked_fill(~permitted, -1e4), -1)
        organised = permitted[:, ORG_LABELS].any(-1) & ~permitted[:, 0]
        weights = torch.where(organised, ORG_WEIGHT, 1.0)
        parts["names"] = -(weights * likelihood).sum() / weights.sum()
    return parts


def _cross_entropy(predicted: Tensor, wanted: Tensor) -> Tensor:
    return functional.cross_entropy(predicted.float().flatten(0, 1), wanted.flatten(), ignore_index=IGNORE)


class Trainer:
    """Holds everything that a checkpoint must hold."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        trees, named = training_sentences(options.data)
        self.labels = find_labels(trees)
        options.work.mkdir(parents=True, exist_ok=True)
        (options.work / "labels.json").write_text(json.dumps(self.labels), encoding="utf-8")
        self.encoder = WordEncoder(options.encoder / "tokenizer.json")
        silver = read_silver(options.work / "silver.jsonl")
        self.sentences = trees + named + silver
        self.items = make_items(self.sentences, self.encoder, self.labels)
        self.chance = random.Random(options.seed)
        torch.manual_seed(options.seed)
        weights = options.encoder / "model.safetensors"
        self.model = Reader(self.labels, Shape.of(weights))
        self.model.encoder.load_pretrained(weights)
        self.model.encoder.words.weight.requires_grad_(False)
        self.model.to(self.device)
        self.optimizer = torch.optim.AdamW(self._groups(), weight_decay=0.01, betas=(0.9, 0.99))
        self.queue = self._epoch()
        self.total = int(len(self.queue) * options.epochs)
        self.step = 0
        self.seconds = 0.0
        self._resume()

    def _groups(self) -> list[dict[str, Any]]:
        encoder, heads = [], []
        for name, parameter in self.model.named_parameters():
            if parameter.requires_grad:
                slow = name.startswith("encoder.") and not name.startswith("encoder.shapes")
                (encoder if slow else heads).append(parameter)
        rates = (self.options.encoder_rate, self.options.head_rate)
        return [
            {"params": group, "lr": rate, "base": rate} for group, rate in zip((encoder, heads), rates, strict=True)
        ]

    def _epoch(self) -> list[list[Item]]:
        """Batches of everything once, and of another draw of invented names."""
        more = augmented(self.sentences, self.chance, self.options.patterns)
        return epoch(self.items + make_items(more, self.encoder, self.labels), self.options.budget, self.chance)

    def _start(self, path: Path) -> None:
        """Weights of a finished run; name labels added since begin as small random rows."""
        saved = torch.load(path, map_location=self.device, weights_only=False)["model"]
        own = self.model.state_dict()
        for name, value in saved.items():
            own[name][: len(value)] = value
        self.model.load_state_dict(own)
        print(f"started from {path}", flush=True)

    def _resume(self) -> None:
        path = self.options.work / "checkpoint.pt"
        if not path.exists():
            if self.options.start:
                self._start(self.options.start)
            return
        saved = torch.load(path, map_location=self.device, weights_only=False)
        self.model.load_state_dict(saved["model"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.step, self.seconds = saved["step"], saved["seconds"]
        self.chance.setstate(saved["chance"])
        torch.set_rng_state(saved["torch"].cpu())
        self.queue = []
        print(f"resumed at step {self.step}", flush=True)

    def save(self) -> None:
        path = self.options.work / "checkpoint.pt"
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
            "chance": self.chance.getstate(),
            "torch": torch.get_rng_state(),
        }
        partial = path.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(path)

    def progress(self) -> float:
        """The share of the run that is done: by steps, or by the clock where that is further."""
        by_clock = self.seconds / 60 / self.options.minutes if self.options.minutes else 0.0
        return max(self.step / self.total, by_clock)

    def run(self) -> None:
        print(f"{len(self.items)} sentences, {self.total} steps on {self.device}", flush=True)
        seen: Counter[str] = Counter()
        while (done := self.progress()) < 1:
            started = time.monotonic()
            for name, value in self._one_step(done).items():
                seen[name] += value
                seen["n " + name] += 1
            self.step += 1
            self.seconds += time.monotonic() - started
            if self.step % REPORT_EVERY == 0:
                means = "  ".join(f"{name} {seen[name] / seen['n ' + name]:.4f}" for name in LOSS_WEIGHTS)
                print(f"step {self.step}  {self.seconds:.0f} s  done {done:.3f}  {means}", flush=True)
                seen.clear()
            if self.step % self.options.checkpoint_every == 0:
                self.save()
        self.save()

    def _one_step(self, done: float) -> dict[str, float]:
        self.model.train()
        scale = max(min(1.0, (self.step + 1) / self.options.warm_up) * (1 - done), 0.002)
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * scale
        if not self.queue:
            self.queue = self._epoch()
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.options.bfloat16):
            parts = losses(self.model, self.queue.pop(), self.chance, self.device)
        total = torch.stack([LOSS_WEIGHTS[name] * part for name, part in parts.items()]).sum()
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        nn.utils.clip_grad_norm_([p for p in self.model.parameters() if p.requires_grad], 1.0)
        self.optimizer.step()
        return {name: part.item() for name, part in parts.items()}


def train(options: Options) -> None:
    torch.set_num_threads(options.threads)
    Trainer(options).run()
