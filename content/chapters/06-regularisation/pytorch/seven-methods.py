"""Seven methods against overfitting on one year of Irish wind: the chapter's three programs of methods in PyTorch.

For reading beside the TypeScript programs: the same data, network, loss and switches, trained one seed after another.
Early stopping watches the validation years while it trains, where the page takes a number of steps chosen on them.
It has not been run, and its random numbers differ from the page's, so expect errors that differ in the second decimal.

It needs PyTorch, NumPy and the folder content/datasets/irish-wind of this course.
"""

import copy
import gzip
import json
from pathlib import Path

import numpy as np
import torch
from torch import nn

FOLDER = Path("content/datasets/irish-wind")
DUBLIN = 6
CASES = {
    "nothing": {},
    "L2": {"l2": 0.06},
    "L1": {"l1": 0.01},
    "dropout": {"dropout": 0.3},
    "batch normalisation": {"batch_norm": True},
    "early stopping": {"early": True},
    "noise on the inputs": {"noise": 1.0},
    "augmentation": {"stretch": 0.8},
    "3 neurons a layer": {"hidden": 3},
}


def load():
    """Mean wind of each day in m/s, shape [days, 12], and the parts of the axis of time."""
    card = json.loads((FOLDER / "dataset.json").read_text(encoding="utf-8"))
    payload = np.frombuffer(gzip.decompress((FOLDER / "irish-wind.bin").read_bytes()), np.uint8)
    shape = [axis["count"] for axis in card["axes"]]
    spec = card["variables"][0]
    # A plane of low bytes, then a plane of high bytes, of 16-bit integers.
    low, high = payload[spec["byteOffset"] :][: 2 * np.prod(shape)].reshape(2, -1).astype(np.int32)
    code = (low | (high << 8)).astype(np.uint16).view(np.int16)
    wind = spec["offset"] + spec["scale"] * code.astype(np.float32)
    return wind.reshape(shape), card["split"]["ranges"]


WIND, RANGES = load()


def examples(part, last=None):
    """Three days at twelve stations, shape [windows, 36], and the next day at Dublin, m/s."""
    days = range(RANGES[part]["first"], RANGES[part]["last"] - 2)
    days = list(days)[-last:] if last else list(days)
    x = np.stack([WIND[day : day + 3].reshape(-1) for day in days])
    y = np.stack([WIND[day + 3, DUBLIN] for day in days])
    return torch.tensor(x, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)


train_x, train_y = examples("train", last=365)  # 1972
validation, test = examples("validation"), examples("test")
mean_x, std_x = train_x.mean(0), train_x.std(0, correction=0)
mean_y, std_y = train_y.mean(), train_y.std(correction=0)


class Network(nn.Module):
    """Two hidden layers of ReLU between two standardisations."""

    def __init__(self, hidden, dropout, batch_norm):
        super().__init__()
        sizes = [36, hidden, hidden, 1]
        parts = []
        for inputs, outputs in zip(sizes[:-1], sizes[1:]):
            linear = nn.Linear(inputs, outputs)
            nn.init.normal_(linear.weight, std=(2 / inputs) ** 0.5)
            nn.init.zeros_(linear.bias)
            parts.append(linear)
            if outputs > 1:
                parts += [nn.BatchNorm1d(outputs)] if batch_norm else []
                parts += [nn.ReLU(), nn.Dropout(dropout)]
        self.layers = nn.Sequential(*parts)

    def forward(self, x):
        return self.layers((x - mean_x) / std_x).squeeze(1) * std_y + mean_y  # m/s


def rmse(network, data):
    """Root mean square error in m/s, with dropout off and running statistics in use."""
    network.eval()
    with torch.no_grad():
        error = (network(data[0]) - data[1]).square().mean().sqrt().item()
    network.train()
    return error


def fit(seed, hidden=32, l2=0.0, l1=0.0, dropout=0.0, batch_norm=False, early=False, noise=0.0, stretch=0.0):
    """Trains one network and returns its error on the test years."""
    torch.manual_seed(seed)
    network = Network(hidden, dropout, batch_norm)
    optimizer = torch.optim.Adam(network.parameters(), lr=0.003)
    weights = [p for p in network.parameters() if p.ndim == 2]
    lowest, best = float("inf"), None
    for step in range(300):
        rows = torch.randint(len(train_y), (64,))
        x, y = train_x[rows], train_y[rows]
        if noise:
            x = x + noise * torch.randn_like(x) * std_x
        if stretch:
            factor = 1 - stretch + 2 * stretch * torch.rand(len(y))
            x, y = x * factor[:, None], y * factor
        loss = ((network(x) - y) / std_y).square().mean()
        loss = loss + sum(l2 * w.square().sum() + l1 * w.abs().sum() for w in weights)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if early and step % 20 == 19:
            error = rmse(network, validation)
            if error < lowest:
                lowest, best = error, copy.deepcopy(network.state_dict())
    if best:
        network.load_state_dict(best)
    return rmse(network, test)


for name, switches in CASES.items():
    errors = torch.tensor([fit(seed, **switches) for seed in range(5)])
    print(f"{name:22s} {errors.mean():.2f} ± {errors.std():.2f} m/s on 1975–78")
