"""A Marian-type Transformer, as Hugging Face's MarianMTModel computes it, written for two cores.

Post-norm, sinusoidal positions, scaled and fully tied embeddings, ReLU; the decoder starts from
a zero embedding (the pad token's). Self-attention keeps its three projections in one matrix,
the loss sees no padding, and dropout masks are cut from a pool instead of drawn anew.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import torch
import torch.nn.functional as F  # noqa: N812 (the name that everybody knows)
from torch import Tensor, nn

if TYPE_CHECKING:
    from training.config import Model

HIDDEN = -1e9  # added to the logits of what attention must not see


def positions(count: int, width: int) -> Tensor:
    """Sinusoids, all sines before all cosines: (count, width)."""
    rate = 10000 ** (-2 * (torch.arange(width) // 2) / width)
    angles = torch.arange(count)[:, None] * rate[None, :]
    return torch.cat([angles[:, 0::2].sin(), angles[:, 1::2].cos()], dim=1)


class MaskPool:
    """Dropout from a pool of ready masks: random slices of one long random tensor."""

    SIZE = 1 << 23

    def __init__(self, rate: float, dtype: torch.dtype = torch.bfloat16) -> None:
        """`rate` is the share that is dropped; 0 turns dropout off."""
        self.rate, self.dtype, self.on = rate, dtype, rate > 0
        self.pool = torch.empty(0)
        self.uses = 0

    def __call__(self, x: Tensor) -> Tensor:
        """Drops a share of x and scales up the rest."""
        if not self.on:
            return x
        if self.uses % 4000 == 0:
            keep = torch.rand(self.SIZE) >= self.rate
            self.pool = (keep / (1 - self.rate)).to(self.dtype)
        self.uses += 1
        start = int(torch.randint(self.SIZE - x.numel(), (1,)))
        return x * self.pool[start : start + x.numel()].view_as(x)


_workspace: dict[torch.dtype, Tensor] = {}


def workspace(rows: int, columns: int, dtype: torch.dtype) -> Tensor:
    """A block that is used again in every update: fresh ones cost a page fault a page."""
    held = _workspace.get(dtype)
    if held is None or held.numel() < rows * columns:
        held = _workspace[dtype] = torch.zeros(rows * columns * 5 // 4, dtype=dtype)
    return held[: rows * columns].view(rows, columns)


class SmoothedLoss(torch.autograd.Function):
    """Label-smoothed cross entropy of hidden states against tied embeddings, summed."""

    @staticmethod
    def forward(ctx: Any, hidden: Tensor, table: Tensor, gold: Tensor, smooth: float) -> Tensor:
        """hidden (n, width), table (pieces, width), gold (n): the summed loss, in float32."""
        narrow = workspace(len(gold), len(table), hidden.dtype)
        logits = workspace(len(gold), len(table), torch.float32)
        logits.copy_(torch.mm(hidden, table.T, out=narrow))
        picked, mean = logits.gather(1, gold[:, None]).squeeze(1), logits.mean(dim=1)
        peak = logits.amax(dim=1)
        chances = logits.sub_(peak[:, None]).exp_()
        total = chances.sum(dim=1)
        loss = (total.log() + peak - (1 - smooth) * picked - smooth * mean).sum()
        ctx.save_for_backward(hidden, table, gold, total)
        ctx.chances = chances
        ctx.smooth = smooth
        return loss

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor, Tensor, None, None]:
        """Softmax minus the smoothed target, carried back to both factors. Runs once a forward."""
        hidden, table, gold, total = ctx.saved_tensors
        delta = ctx.chances.div_(total[:, None]).sub_(ctx.smooth / table.shape[0])
        delta[torch.arange(len(gold)), gold] -= 1 - ctx.smooth
        narrow = workspace(len(gold), len(table), hidden.dtype)
        narrow.copy_(delta.mul_(grads[0]))
        return narrow @ table, narrow.T @ hidden, None, None


def smoothed_loss(hidden: Tensor, table: Tensor, gold: Tensor, smooth: float) -> Tensor:
    """`SmoothedLoss`, typed."""
    loss: Tensor = SmoothedLoss.apply(hidden, table, gold, smooth)  # type: ignore[no-untyped-call]
    return loss


class Attention(nn.Module):
    """Multi-head attention; `fused` holds query, key and value (self) or key and value."""

    def __init__(self, width: int, heads: int, cross: bool) -> None:
        """Cross-attention projects its query apart."""
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width) if cross else None
        self.fused = nn.Linear(width, width * (2 if cross else 3))
        self.out = nn.Linear(width, width)

    def forward(
        self, x: Tensor, memory: Tensor | None, mask: Tensor | None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """x (batch, time, width) → the same, with the queries and keys (batch, heads, ·, ·).

        `mask` is added to the attention's logits: 0 or a large negative number.
        """
        if self.query is not None:
            parts = [self.query(x), *self.fused(memory).chunk(2, dim=-1)]
        else:
            parts = list(self.fused(x).chunk(3, dim=-1))
        q, k, v = (p.unflatten(-1, (self.heads, -1)).transpose(1, 2) for p in parts)
        # Plain products: on a CPU, at these lengths, fused attention's backward pass is slower.
        cells = (q * q.shape[-1] ** -0.5) @ k.transpose(2, 3)
        if mask is not None:
            cells = cells + mask
        mixed = cells.softmax(dim=-1) @ v
        return self.out(mixed.transpose(1, 2).flatten(2)), q, k


class Layer(nn.Module):
    """One encoder or decoder layer."""

    def __init__(self, shape: Model, decoder: bool, drop: MaskPool) -> None:
        """A decoder layer also looks at the encoder's output."""
        super().__init__()
        self.drop = drop
        self.self_attention = Attention(shape.width, shape.heads, cross=False)
        self.self_norm = nn.LayerNorm(shape.width)
        self.decoder = decoder
        if decoder:
            self.cross_attention = Attention(shape.width, shape.heads, cross=True)
            self.cross_norm = nn.LayerNorm(shape.width)
        self.up = nn.Linear(shape.width, shape.ffn)
        self.down = nn.Linear(shape.ffn, shape.width)
        self.final_norm = nn.LayerNorm(shape.width)

    def forward(
        self, x: Tensor, own: Tensor, mask: Tensor, memory: Tensor | None = None
    ) -> tuple[Tensor, Tensor | None, Tensor | None]:
        """Returns the new states and, in a decoder, the cross-attention's queries and keys."""
        y, _, _ = self.self_attention(x, None, own)
        x = self.self_norm(x + self.drop(y))
        q = k = None
        if self.decoder:
            y, q, k = self.cross_attention(x, memory, mask)
            x = self.cross_norm(x + self.drop(y))
        y = self.down(F.relu(self.up(x)))
        return self.final_norm(x + self.drop(y)), q, k


class Network(nn.Module):
    """The whole model. Piece ids run from 0; the pad id equals the vocabulary's size."""

    def __init__(self, shape: Model, dropout: float) -> None:
        """Xavier matrices, embeddings of unit-length rows (to be overwritten by the SVD's)."""
        super().__init__()
        self.shape = shape
        self.drop = MaskPool(dropout)
        self.embeddings = nn.Parameter(
            torch.randn(shape.vocabulary, shape.width) * shape.width**-0.5
        )
        self.encoder = nn.ModuleList(
            Layer(shape, False, self.drop) for _ in range(shape.encoder_layers)
        )
        self.decoder = nn.ModuleList(
            Layer(shape, True, self.drop) for _ in range(shape.decoder_layers)
        )
        for name, weight in self.named_parameters():
            if weight.dim() == 2 and name != "embeddings":
                nn.init.xavier_uniform_(weight)
            elif name.endswith("bias"):
                nn.init.zeros_(weight)
        self.places = positions(shape.positions, shape.width)

    def states(self, source: Tensor, target: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """source (b, s) and target (b, t), padded → decoder states (b, t, width), the last
        layer's cross-attention queries and keys, and the source's mask (b, 1, 1, s)."""
        pad, length = self.shape.vocabulary, source.shape[1]
        both = torch.cat([source, target], dim=1)
        looked = F.embedding(both.clamp(max=pad - 1), self.embeddings)
        looked = looked * math.sqrt(self.shape.width)
        places = self.places.to(looked.dtype)
        mask = (source == pad)[:, None, None, :].to(looked.dtype) * HIDDEN
        x = self.drop(looked[:, :length] + places[:length])
        for layer in self.encoder:
            x, _, _ = layer(x, mask, mask)
        start = looked.new_zeros(len(target), 1, self.shape.width)
        y = torch.cat([start, looked[:, length:-1]], dim=1)
        y = self.drop(y + places[: y.shape[1]])
        steps = y.shape[1]
        causal = torch.full((steps, steps), HIDDEN, dtype=y.dtype).triu(1)
        for layer in self.decoder:
            y, q, k = layer(y, causal, mask, x)
        return y, q, k, mask

    def loss(
        self, source: Tensor, target: Tensor, origins: Tensor, smooth: float, weight: float
    ) -> tuple[Tensor, Tensor, int]:
        """Summed loss with the alignment's share, the alignment loss alone, and target tokens.

        `origins` (b, t) names the source position of each target piece, -1 for none; head 0 of
        the last layer's cross-attention learns it (Garg et al. 2019, here on one head).
        """
        states, q, k, mask = self.states(source, target)
        real = target != self.shape.vocabulary
        gold = target[real]
        loss = smoothed_loss(states[real], self.embeddings, gold, smooth)
        known = origins >= 0
        heard = torch.zeros((), dtype=torch.float32)
        if weight and bool(known.any()):
            cells = (q[:, 0] @ k[:, 0].transpose(1, 2)).float() * q.shape[-1] ** -0.5
            cells = (cells + mask[:, 0])[known]
            heard = F.cross_entropy(cells, origins[known], reduction="sum")
            loss = loss + weight * heard
        return loss, heard, len(gold)
