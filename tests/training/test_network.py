"""The network, its alignment of head 0, and what the trainer does with its parameters."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from training import align, export, train  # noqa: E402 (after the check for torch)
from training.config import Model  # noqa: E402
from training.network import Network, smoothed_loss  # noqa: E402

SHAPE = Model("toy", "0", 32, 4, 1, 1, 64, 60, 40)
PAD = SHAPE.vocabulary


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    """Toys this small only lose by threads, and lose much on a busy machine."""
    torch.set_num_threads(1)


def test_loss_equals_torchs_own() -> None:
    """The hand-written loss and its gradients are label-smoothed cross entropy's."""
    torch.manual_seed(1)
    hidden = torch.randn(7, 8, requires_grad=True)
    table = torch.randn(11, 8, requires_grad=True)
    gold = torch.randint(11, (7,))
    mine = smoothed_loss(hidden, table, gold, 0.1)
    mine.backward()
    grads = hidden.grad.clone(), table.grad.clone()
    hidden.grad = table.grad = None
    theirs = torch.nn.functional.cross_entropy(
        hidden @ table.T, gold, label_smoothing=0.1, reduction="sum"
    )
    theirs.backward()
    assert torch.allclose(mine, theirs, atol=1e-4)
    assert torch.allclose(grads[0], hidden.grad, atol=1e-4)
    assert torch.allclose(grads[1], table.grad, atol=1e-4)


def test_a_toy_learns_to_copy_and_to_align() -> None:
    """A hundred updates bring the loss of copying down, and head 0 looks where it copies from."""
    torch.manual_seed(2)
    model = Network(SHAPE, 0.0)
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3)
    first = last = 0.0
    for _ in range(100):
        ids = torch.randint(1, PAD, (16, 6))
        origins = torch.arange(6).expand(16, 6)
        loss, _, count = model.loss(ids, ids, origins, 0.0, 0.5)
        optimizer.zero_grad()
        (loss / count).backward()
        optimizer.step()
        first, last = first or float(loss.detach() / count), float(loss.detach() / count)
    assert last < 0.7 * first
    _, q, k, _ = model.states(ids, ids)
    looked = (q[:, 0] @ k[:, 0].transpose(1, 2)).argmax(dim=-1)
    assert (looked == torch.arange(6)).float().mean() > 0.8


def test_padding_changes_nothing() -> None:
    """A sentence has the same states alone and beside a longer one."""
    torch.manual_seed(3)
    model = Network(SHAPE, 0.0).eval()
    short = torch.tensor([[5, 6, 7]])
    padded = torch.tensor([[5, 6, 7, PAD, PAD], [9, 8, 7, 6, 5]])
    alone = model.states(short, short)[0]
    beside = model.states(padded, padded)[0][:1, :3]
    assert torch.allclose(alone, beside, atol=1e-5)


def test_parameters_bound_to_flat_memory_are_the_same() -> None:
    """Binding copies nothing: writing the flat tensor changes the model."""
    model = Network(SHAPE, 0.0)
    flat = torch.cat([p.detach().reshape(-1) for p in model.parameters()])
    train.bind(model, flat, torch.zeros_like(flat))
    flat.zero_()
    assert all(bool((p == 0).all()) for p in model.parameters())


def test_marian_computes_the_same() -> None:
    """The exported weights give MarianMTModel's logits."""
    transformers = pytest.importorskip("transformers")
    torch.manual_seed(4)
    model = Network(SHAPE, 0.0).eval()
    marian = transformers.MarianMTModel(
        transformers.MarianConfig(**export.marian_config(SHAPE))
    ).eval()
    marian.load_state_dict(export.marian_state(model))
    source, target = torch.tensor([[5, 6, 7, 0]]), torch.tensor([[9, 8, 0]])
    with torch.no_grad():
        mine = model.states(source, target)[0] @ model.embeddings.T
        theirs = marian(input_ids=source, decoder_input_ids=torch.tensor([[PAD, 9, 8]])).logits
    assert torch.allclose(mine, theirs[..., :PAD], atol=1e-4)


def test_alignment_finds_translations() -> None:
    """IBM model 1 on a toy corpus: each word goes to its own translation."""
    np = pytest.importorskip("numpy")
    rng = np.random.default_rng(1)
    pairs = []
    for _ in range(200):
        words = rng.permutation(10)[:4].astype(np.int32)
        pairs.append((words, (words + 10).astype(np.int32)))
    forth = align.train(pairs, 20)
    back = align.train([(b, a) for a, b in pairs], 20)
    joint = np.sqrt(forth * back.T)
    source = np.array([3, 1, 4], dtype=np.int32)
    assert align.align(joint, source, source + 10).tolist() == [0, 1, 2]
