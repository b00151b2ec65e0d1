"""The reader's network in plain torch: a cross-encoder with heads for relevance, answer span and support.

BERT (Devlin et al. 2019) with the weights of all-MiniLM-L6-v2, reading `[CLS] query [SEP] text [SEP]`. The
word vectors stay as they are. Relevance after Nogueira and Cho (2019), spans with "none" at [CLS] after BERT
on SQuAD 2, support as natural language inference with three classes.
"""

from pathlib import Path
from typing import Any, Final

import torch
from torch.nn import functional

from models.minilm_torch import HEADS, LAYERS, WIDTH, Weights, linear, norm, read_safetensors

CLASSES: Final = ("supported", "contradicted", "neither")
"""What a text may do for a claim, in the order of the network's output."""
_NOWHERE: Final = -1e4


class Network(torch.nn.Module):  # type: ignore[misc]  # torch is absent where mypy runs
    """The trunk with its three heads.

    Args:
        weights: those of all-MiniLM-L6-v2, as published.
        drop: share of activations dropped in training.
    """

    def __init__(self, weights: Weights, drop: float = 0.1) -> None:
        super().__init__()
        self.words = torch.nn.Embedding.from_pretrained(
            weights["embeddings.word_embeddings.weight"], freeze=True
        )
        self.places = torch.nn.Parameter(weights["embeddings.position_embeddings.weight"][:512].clone())
        self.kinds = torch.nn.Parameter(weights["embeddings.token_type_embeddings.weight"].clone())
        self.norm = norm(weights, "embeddings.LayerNorm")
        self.drop = torch.nn.Dropout(drop)
        self.layers = torch.nn.ModuleList(_Layer(weights, f"encoder.layer.{n}", drop) for n in range(LAYERS))
        self.pooler = torch.nn.Linear(WIDTH, WIDTH)
        self.relevance = torch.nn.Linear(WIDTH, 1)
        self.support = torch.nn.Linear(WIDTH, len(CLASSES))
        self.span = torch.nn.Linear(WIDTH, 2)

    def forward(
        self, ids: torch.Tensor, kinds: torch.Tensor, held: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Read pairs.

        Args:
            ids: word pieces, int64 [batch, length].
            kinds: 0 for the query and 1 for the text, int64 [batch, length].
            held: which are no padding, bool [batch, length].

        Returns:
            Relevance [batch], support [batch, 3] and span [batch, 2, length], all as logits.
        """
        x = self.drop(self.norm(self.words(ids) + self.places[: ids.shape[1]] + self.kinds[kinds]))
        mask = torch.where(held, 0.0, _NOWHERE)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask)
        pooled = self.drop(torch.tanh(self.pooler(x[:, 0])))
        span = self.span(x).float().transpose(1, 2)
        may = held & (kinds == 1)
        may = torch.cat([torch.ones_like(may[:, :1]), may[:, 1:]], 1)
        span = span.masked_fill(~may[:, None], _NOWHERE)
        return self.relevance(pooled)[:, 0].float(), self.support(pooled).float(), span


class _Layer(torch.nn.Module):  # type: ignore[misc]  # torch is absent where mypy runs
    def __init__(self, weights: Weights, name: str, drop: float) -> None:
        super().__init__()
        parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        self.mixed = linear(
            *(torch.cat([weights[f"{p}.{what}"] for p in parts]) for what in ("weight", "bias"))
        )
        self.out, self.wide, self.narrow = (
            linear(weights[f"{name}.{part}.dense.weight"], weights[f"{name}.{part}.dense.bias"])
            for part in ("attention.output", "intermediate", "output")
        )
        self.norm_attention = norm(weights, f"{name}.attention.output.LayerNorm")
        self.norm_output = norm(weights, f"{name}.output.LayerNorm")
        self.drop = torch.nn.Dropout(drop)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        batch, length, _ = x.shape
        split = self.mixed(x).reshape(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = split.unbind(0)
        heard = torch.softmax(query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask, -1) @ value
        heard = heard.permute(0, 2, 1, 3).reshape(batch, length, WIDTH)
        x = self.norm_attention(x + self.drop(self.out(heard)))
        return self.norm_output(x + self.drop(self.narrow(functional.gelu(self.wide(x)))))


def untrained(source: Path, seed: int, drop: float = 0.0) -> Network:
    """Return the network with the published trunk and fresh heads."""
    torch.manual_seed(seed)
    return Network(read_safetensors(source / "model.safetensors"), drop)


def mixed(one: Network, other: Network, share: float) -> Network:
    """Return `one` with the mean of both networks' weights, its own counting `share`.

    What a later stage forgets of an earlier one comes back so (Wortsman et al. 2022, WiSE-FT).
    """
    others = dict(other.named_parameters())
    with torch.no_grad():
        for name, weight in one.named_parameters():
            weight.copy_(share * weight + (1 - share) * others[name])
    return one


def save(network: Network, path: Path) -> None:
    """Write the float weights that training made, in torch's format."""
    torch.save(network.state_dict(), path)


def load(path: Path, source: Path) -> Network:
    """Read weights that `save` wrote."""
    network = untrained(source, 0)
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    network.load_state_dict(state)
    network.eval()
    return network
