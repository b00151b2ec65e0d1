"""The training loop: groups to batches of alike length, three losses, AdamW, an average of the weights."""

import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from models.training.network import CLASSES, Network, save
from models.training.pairs import Group, Pieces, encode

BATCH: Final = 5_000
"""Word pieces of a batch, padding included."""
_WARM, _LEAST = 0.05, 1e-3
"""Share of the batches over which the learning rate warms up; what is left of it in the end."""
_POOL: Final = 60
"""Batches among which groups are sorted by length."""
_PARTLY: Final = 0.5
"""Weight of a claim that is supported in part, as one that is not supported."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    Attributes:
        rate: highest learning rate; it warms up over a twentieth of all batches, then falls in a line.
        horizon: steps after which it would be nothing; None for all batches.
        stop: steps after which to stop; None for all batches.
        average: decay of the running average of the weights that is kept in the end; 0 for none.
        seed: of the order of the groups.
    """

    rate: float
    horizon: int | None = None
    stop: int | None = None
    average: float = 0.997
    seed: int = 0


Encoded = tuple[Group, tuple[Pieces, ...]]


def batches(groups: Sequence[Encoded], chance: random.Random) -> Iterator[list[Encoded]]:
    """Yield the groups once, in batches of at most `BATCH` pieces, groups of alike length together."""
    order = list(groups)
    chance.shuffle(order)
    mean = sum(len(row.ids) for _, rows in order for row in rows) / max(1, len(order))
    step = max(1, int(_POOL * BATCH / max(mean, 1)))
    for start in range(0, len(order), step):
        pool = sorted(order[start : start + step], key=lambda one: max(len(row.ids) for row in one[1]))
        made: list[list[Encoded]] = [[]]
        longest = pairs = 0
        for one in pool:
            longest, pairs = max(longest, *(len(row.ids) for row in one[1])), pairs + len(one[1])
            if made[-1] and longest * pairs > BATCH:
                made.append([])
                longest, pairs = max(len(row.ids) for row in one[1]), len(one[1])
            made[-1].append(one)
        chance.shuffle(made)
        yield from made


def loss_of(network: Network, batch: Sequence[Encoded]) -> tuple[torch.Tensor, dict[str, float]]:
    """Return the loss of a batch and its parts."""
    examples = [example for group, _ in batch for example in group]
    rows = [row for _, pieces in batch for row in pieces]
    padded = pad(rows)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        relevance, support, span = network(padded.ids, padded.kinds, padded.held)
    sure = functional.log_softmax(support, -1)
    unsure = torch.log1p(-sure[:, 0].exp().clamp(max=1 - 1e-6))
    parts: dict[str, list[torch.Tensor]] = {
        "relevance": [],
        "order": [],
        "span": [],
        "support": [],
        "choice": [],
    }
    starts, ends = functional.log_softmax(span, -1).unbind(1)
    for n, (example, row) in enumerate(zip(examples, rows, strict=True)):
        if example.relevant is not None:
            target = torch.tensor(float(example.relevant))
            parts["relevance"].append(functional.binary_cross_entropy_with_logits(relevance[n], target))
        if row.spans is not None:
            each = torch.stack([starts[n, a] + ends[n, b] for a, b in row.spans])
            parts["span"].append(-torch.logsumexp(each, 0) / 2)
        if example.verdict in CLASSES:
            parts["support"].append(-sure[n, CLASSES.index(example.verdict)])
        elif example.verdict is not None:
            parts["support"].append(-unsure[n] * (_PARTLY if example.verdict == "partly" else 1.0))
    at = 0
    odds = sure[:, 0] - unsure
    for group, _ in batch:
        here = slice(at, at + len(group))
        at += len(group)
        if len(group) > 1 and all(example.relevant is not None for example in group):
            parts["order"].append(-functional.log_softmax(relevance[here], 0)[0])
        if len(group) > 1 and all(example.verdict is not None for example in group):
            parts["choice"].append(-functional.log_softmax(odds[here], 0)[0])
    means = {name: torch.stack(each).sum() / len(rows) for name, each in parts.items() if each}
    return sum(means.values(), torch.zeros(())), {name: value.item() for name, value in means.items()}


def fit(
    network: Network, groups: Sequence[Group], tokenizer: Tokenizer, plan: Plan, keep: Path | None = None
) -> Network:
    """Train `network` on `groups` once, or as far as the plan goes; return it with its averaged weights.

    What was learned so far is written to `keep` every 500 steps.
    """
    chance = random.Random(plan.seed)  # noqa: S311 - it shuffles, and keeps no secret
    encoded = [(group, tuple(encode(tokenizer, example) for example in group)) for group in groups]
    order = list(batches(encoded, chance))
    weights = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=plan.rate, weight_decay=0.01, fused=True)
    averaged = [p.detach().clone() for p in weights]
    network.train()
    for layer in network.layers:
        layer.compile(dynamic=True)  # a tenth faster; it takes a C++ compiler
    began, sums = time.monotonic(), dict.fromkeys(("relevance", "order", "span", "support", "choice"), 0.0)
    horizon = plan.horizon or len(order)
    for step, batch in enumerate(order[: plan.stop], 1):
        left = max(0.0, 1 - step / horizon) + _LEAST
        optimiser.param_groups[0]["lr"] = plan.rate * min(step / (_WARM * len(order)), left)
        loss, parts = loss_of(network, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        decay = min(plan.average, step / (step + 10))
        torch._foreach_lerp_(averaged, [p.detach() for p in weights], 1 - decay)
        for name, value in parts.items():
            sums[name] = 0.98 * sums[name] + 0.02 * value
        if keep is not None and step % 500 == 0:
            save(network, keep)
        if step % 50 == 0:
            told = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
            sys.stdout.write(f"{step}/{len(order)} {time.monotonic() - began:.0f} s {told}\n")
            sys.stdout.flush()
    for weight, mean in zip(weights, averaged, strict=True):
        weight.data.copy_(mean)
    network.eval()
    return network


@dataclass(frozen=True, slots=True)
class Padded:
    """Pairs as tensors [batch, length]."""

    ids: torch.Tensor
    kinds: torch.Tensor
    held: torch.Tensor


def pad(rows: Sequence[Pieces]) -> Padded:
    """Put pairs beside one another, the shorter filled up with padding."""
    length = max(len(row.ids) for row in rows)
    ids = np.zeros((len(rows), length), dtype=np.int64)
    kinds, held = ids.copy(), np.zeros((len(rows), length), dtype=bool)
    for n, row in enumerate(rows):
        ids[n, : len(row.ids)] = row.ids
        kinds[n, : len(row.ids)] = row.kinds
        held[n, : len(row.ids)] = True
    return Padded(torch.from_numpy(ids), torch.from_numpy(kinds), torch.from_numpy(held))
