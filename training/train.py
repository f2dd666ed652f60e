"""Stage three: trains, in as many processes as the configuration says, one thread each.

The parameters lie in one shared bfloat16 tensor; each worker keeps float32 masters and Adam's
moments for its own stretch of it, sums the workers' gradients there, and writes the result
back (as ZeRO does, over shared memory). Two such workers move more tokens on two cores than
one process with two threads, since nothing in them runs alone.

    python -m training.train --work DIR [--until HH:MM]

Stopped by SIGTERM it saves a checkpoint; started again it goes on from there.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import os
import signal
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.multiprocessing as multiprocessing
from torch import Tensor

from training import batches, config, prepare
from training.network import Network

if TYPE_CHECKING:
    from collections.abc import Sequence

BETAS = (0.9, 0.98)
SIDES = 2


@dataclass
class Progress:
    """Where a run stands: updates, tokens (both sides, no padding), minutes of training."""

    updates: int = 0
    tokens: int = 0
    minutes: float = 0.0
    log: list[dict[str, float]] = field(default_factory=list)


@dataclass
class Shared:
    """What the workers share: flat parameters, a flat gradient each, sums, and a barrier."""

    weights: Tensor
    grads: Tensor
    sums: Tensor
    average: Tensor
    stop: Tensor
    barrier: Any


@dataclass(frozen=True)
class Plan:
    """When a run ends: after so many tokens, or else at a time of day (seconds since the epoch).

    By tokens, the same seed and data give the same run; by time, the machine's load decides.
    """

    tokens: int
    until: float
    minutes: float

    def share(self, progress: Progress) -> float:
        """How much of the run is behind, 0 to 1: by tokens, or by minutes of training."""
        done, whole = (
            (float(progress.tokens), float(self.tokens))
            if self.tokens
            else (progress.minutes, self.minutes)
        )
        return min(1.0, done / max(whole, 1e-6))

    def over(self, progress: Progress) -> bool:
        """Whether the run has come to its end."""
        return progress.tokens >= self.tokens if self.tokens else time.time() >= self.until


def rate(settings: config.Train, progress: Progress, plan: Plan) -> float:
    """Linear warm-up by updates, then a cosine over the plan down to the final rate."""
    if progress.updates < settings.warmup:
        return settings.learning_rate * (progress.updates + 1) / settings.warmup
    share = plan.share(progress)
    span = settings.learning_rate - settings.final_rate
    return settings.final_rate + span * 0.5 * (1 + math.cos(math.pi * share))


def bind(model: Network, weights: Tensor, grads: Tensor) -> None:
    """Makes a model's parameters and gradients views of flat tensors."""
    start = 0
    for parameter in model.parameters():
        end = start + parameter.numel()
        parameter.data = weights[start:end].view(parameter.shape)
        parameter.grad = grads[start:end].view(parameter.shape)
        start = end


def fresh(settings: config.Config, work: Path) -> Tensor:
    """Flat float32 parameters of a new model, embeddings from the corpus's own SVD."""
    torch.manual_seed(settings.train.seed)
    model = Network(settings.model, 0.0)
    table = work / "embeddings.npy"
    if table.exists():
        model.embeddings.data = torch.from_numpy(np.load(table))
    return torch.cat([p.detach().reshape(-1).float() for p in model.parameters()])


class Worker:
    """One process's part of the work: its batches, and its stretch of the parameters."""

    def __init__(
        self,
        rank: int,
        settings: config.Config,
        shared: Shared,
        plan: Plan,
        saved: dict[str, Any],
    ) -> None:
        """`saved` is a checkpoint as `resume` gives it."""
        self.rank, self.settings, self.shared, self.plan = rank, settings, shared, plan
        size = -(-shared.weights.numel() // settings.train.workers)
        self.own = slice(rank * size, min((rank + 1) * size, shared.weights.numel()))
        self.master = torch.nn.Parameter(saved["masters"][self.own].clone())
        self.optimizer = torch.optim.AdamW(
            [self.master],
            lr=1e-3,
            betas=BETAS,
            eps=1e-8,
            weight_decay=settings.train.weight_decay,
            fused=True,
        )
        if state := saved["optimizers"].get(rank):
            self.optimizer.load_state_dict(state)
        self.model = Network(settings.model, settings.train.dropout).to(torch.bfloat16)
        bind(self.model, shared.weights, shared.grads[rank])

    @property
    def learning_rate(self) -> float:
        """The rate of the last update."""
        return float(self.optimizer.param_groups[0]["lr"])

    def step(self, batch: batches.Batch, progress: Progress) -> tuple[float, float, int]:
        """One update; returns this worker's summed loss, alignment loss and target tokens."""
        train, shared = self.settings.train, self.shared
        shared.grads[self.rank].zero_()
        loss, heard, count = self.model.loss(
            batch.source, batch.target, batch.origins, train.smoothing, train.alignment_weight
        )
        torch.autograd.backward(loss / (count * train.workers))
        shared.barrier.wait()
        grad = shared.grads[:, self.own].float().sum(dim=0)
        shared.sums[self.rank, 0] = grad.square().sum()
        shared.sums[self.rank, 1] = batch.tokens
        shared.barrier.wait()
        norm = float(shared.sums[:, 0].sum().sqrt())
        progress.tokens += int(shared.sums[:, 1].sum())
        self.optimizer.param_groups[0]["lr"] = rate(train, progress, self.plan)
        self.master.grad = grad.mul_(min(1.0, train.clip / (norm + 1e-6)))
        if math.isfinite(norm):
            self.optimizer.step()
        shared.weights[self.own] = self.master.detach().to(torch.bfloat16)
        progress.updates += 1
        if progress.updates % train.average_every == 0:
            # A short memory at first: the average must not drag the random start along.
            decay = min(train.average_decay, progress.updates / (progress.updates + 200))
            shared.average[self.own].lerp_(self.master.detach(), 1 - decay)
        shared.barrier.wait()
        return float(loss.detach()), float(heard.detach()), count


def run(
    rank: int,
    work: Path,
    settings: config.Config,
    shared: Shared,
    plan: Plan,
    saved: dict[str, Any],
) -> None:
    """A worker's whole life: shard after shard until the plan's end or until it is stopped."""
    progress: Progress = saved["progress"]
    torch.set_num_threads(1)
    torch.manual_seed(settings.train.seed + rank + 17 * progress.updates)
    signal.signal(signal.SIGTERM, lambda *_: shared.stop.fill_(1))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    worker = Worker(rank, settings, shared, plan, saved)
    before, began = progress.minutes, time.time()
    report = Report(work, settings, worker, progress)
    folder = work / "shards"
    folder.mkdir(exist_ok=True)
    while True:
        shards = sorted(folder.glob("*[0-9].npz"))
        if not shards:
            time.sleep(0.5)
            continue
        shared.barrier.wait()
        for group in batches.batches(
            shards[0],
            settings.train.batch_tokens // settings.train.workers,
            settings.model.vocabulary,
            settings.train.workers,
            int(shards[0].stem),
        ):
            sums = worker.step(group[rank], progress)
            progress.minutes = before + (time.time() - began) / 60
            report.add(*sums)
            if rank == 0 and plan.over(progress):
                shared.stop.fill_(2)
            shared.barrier.wait()
            if int(shared.stop):
                report.checkpoint()
                return
        if rank == 0:
            shards[0].unlink()
        shared.barrier.wait()


class Report:
    """Logs the loss and saves checkpoints (worker 0 writes; every worker hands in its state)."""

    EVERY = 100

    def __init__(
        self, work: Path, settings: config.Config, worker: Worker, progress: Progress
    ) -> None:
        """Starts a fresh window of sums."""
        self.work, self.settings, self.worker = work, settings, worker
        self.progress = progress
        self.loss = self.heard = 0.0
        self.count = 0
        self.mark = (time.time(), progress.tokens)
        self.saved = time.time()

    def add(self, loss: float, heard: float, count: int) -> None:
        """Adds one update's sums; logs and saves when due."""
        self.loss += loss
        self.heard += heard
        self.count += count
        progress = self.progress
        if progress.updates % self.EVERY:
            return
        now = time.time()
        if self.worker.rank == 0:
            entry = {
                "updates": progress.updates,
                "tokens": progress.tokens,
                "minutes": round(progress.minutes, 2),
                "loss": round(self.loss / self.count, 4),
                "alignment": round(self.heard / self.count, 4),
                "rate": float(f"{self.worker.learning_rate:.3g}"),
                "tokens_per_second": round((progress.tokens - self.mark[1]) / (now - self.mark[0])),
            }
            progress.log.append(entry)
            print(json.dumps(entry), file=sys.stderr, flush=True)
            due = now - self.saved > 60 * self.settings.train.checkpoint_minutes
            self.worker.shared.sums[0, 2] = float(due)
        self.loss = self.heard = 0.0
        self.count = 0
        self.mark = (now, progress.tokens)
        self.worker.shared.barrier.wait()
        if self.worker.shared.sums[0, 2] > 0:
            self.checkpoint()

    def checkpoint(self) -> None:
        """Saves everything needed to go on, each worker its own file, then the whole's name."""
        folder = self.work / "checkpoints"
        folder.mkdir(exist_ok=True)
        rank, shared = self.worker.rank, self.worker.shared
        shared.barrier.wait()
        own = {
            "optimizer": self.worker.optimizer.state_dict(),
            "master": self.worker.master.detach(),
        }
        stem = f"{self.progress.updates:07d}"
        torch.save(own, folder / f"{stem}.rank{rank}.pt")
        shared.barrier.wait()
        if rank == 0:
            whole = {"average": shared.average, "progress": asdict(self.progress)}
            torch.save(whole, folder / f"{stem}.tmp")
            os.replace(folder / f"{stem}.tmp", folder / f"{stem}.pt")
            for old in sorted(folder.glob("*.rank*.pt"))[: -2 * shared.grads.shape[0]]:
                old.unlink()
        self.saved = time.time()
        shared.sums[0, 2] = 0
        shared.barrier.wait()


def resume(work: Path, settings: config.Config) -> dict[str, Any]:
    """The last checkpoint's state, or a new model's."""
    folder = work / "checkpoints"
    found = sorted(p for p in folder.glob("*.pt") if ".rank" not in p.name)
    if not found:
        masters = fresh(settings, work)
        return {
            "masters": masters,
            "average": masters.clone(),
            "optimizers": {},
            "progress": Progress(),
        }
    whole = torch.load(found[-1], weights_only=True)
    parts = [
        torch.load(folder / f"{found[-1].stem}.rank{rank}.pt", weights_only=True)
        for rank in range(settings.train.workers)
    ]
    return {
        "masters": torch.cat([part["master"] for part in parts]),
        "average": whole["average"],
        "optimizers": {rank: part["optimizer"] for rank, part in enumerate(parts)},
        "progress": Progress(**whole["progress"]),
    }


def share(tensor: Tensor) -> Tensor:
    """Moves a tensor into memory that all workers see."""
    shared: Tensor = tensor.share_memory_()  # type: ignore[no-untyped-call]
    return shared


def deadline(clock: str | None, minutes: float, done: float) -> float:
    """When to stop, in seconds since the epoch: at a time of day, or after what is left."""
    if not clock:
        return time.time() + 60 * (minutes - done)
    hour, minute = map(int, clock.split(":"))
    now = datetime.datetime.now()
    end = now.replace(hour=hour, minute=minute, second=0)
    return (end if end > now else end + datetime.timedelta(days=1)).timestamp()


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains until the planned minutes are over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--until", help="HH:MM: end then, instead of after the planned minutes")
    parser.add_argument("--tokens", type=int, default=0, help="end after so many, at any time")
    options = parser.parse_args(arguments)
    settings = config.load(Path(prepare.Sources.load(options.work).config))
    saved = resume(options.work, settings)
    masters: Tensor = saved["masters"]
    workers = settings.train.workers
    # Large blocks are kept instead of given back to the system after each update: a fifth faster.
    os.environ.update(
        MALLOC_MMAP_THRESHOLD_="33554432",
        MALLOC_TRIM_THRESHOLD_="8000000000",
        MALLOC_TOP_PAD_="268435456",
    )
    shared = Shared(
        share(masters.to(torch.bfloat16)),
        share(torch.zeros(workers, masters.numel(), dtype=torch.bfloat16)),
        share(torch.zeros(workers, 3)),
        share(saved["average"]),
        share(torch.zeros(1)),
        multiprocessing.get_context("spawn").Barrier(workers),
    )
    done = saved["progress"].minutes
    until = deadline(options.until, settings.train.minutes, done)
    plan = Plan(options.tokens, until, done + (until - time.time()) / 60)
    context = multiprocessing.spawn(  # type: ignore[attr-defined, no-untyped-call]
        run, (options.work, settings, shared, plan, saved), nprocs=workers, join=False
    )
    signal.signal(signal.SIGTERM, lambda *_: shared.stop.fill_(1))
    while not context.join():
        pass


if __name__ == "__main__":
    main()
