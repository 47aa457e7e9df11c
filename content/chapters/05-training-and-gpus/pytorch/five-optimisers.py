"""Five optimisers on one network: the chapter's main program in PyTorch.

For reading beside the TypeScript program: the same data, network, rates and search. It has not been run here, and its random numbers differ from the page's, so expect other digits.

It needs PyTorch, NumPy and the folder content/datasets/coads of this course.
"""

import gzip
import json
from pathlib import Path

import numpy as np
import torch
from torch import nn

FOLDER = Path("content/datasets/coads")
RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3]
STEPS, BATCH, TARGET, SEED = 400, 64, 0.7, 1


def load():
    """Columns T (°C), p (hPa), q (g/kg) and the block of ocean, for the cells in which all three are present."""
    card = json.loads((FOLDER / "dataset.json").read_text(encoding="utf-8"))
    payload = gzip.decompress((FOLDER / "coads.bin").read_bytes())
    shape = [axis["count"] for axis in card["axes"]]  # month, latitude, longitude
    cells = int(np.prod(shape))

    def variable(name):
        spec = next(v for v in card["variables"] if v["name"] == name)
        # A plane of low bytes, then a plane of high bytes, of 16-bit integers.
        planes = np.frombuffer(payload, np.uint8, 2 * cells, spec["byteOffset"]).reshape(2, cells)
        code = (planes[0].astype(np.int32) | (planes[1].astype(np.int32) << 8)).astype(np.uint16).view(np.int16)
        values = spec["offset"] + spec["scale"] * code.astype(np.float32)
        return np.where(code == card["missingCode"], np.nan, values).reshape(shape)

    temperature, pressure, humidity = map(variable, ("airTemperature", "pressure", "specificHumidity"))
    _, row, column = np.indices(shape)
    block = (row // 5) * 36 + column // 5  # blocks of 10° × 10°: five boxes of 2° each way
    present = ~np.isnan(temperature + pressure + humidity)
    return [array[present] for array in (temperature, pressure, humidity, block)]


T, p, q, block = load()
# Whole blocks are held back. The page splits by a hash of the block; here a shuffle does the same job.
blocks = np.random.default_rng(4).permutation(np.unique(block))
tenth = len(blocks) // 10
part = np.full(block.shape, "train", dtype="<U10")
part[np.isin(block, blocks[:tenth])] = "validation"
part[np.isin(block, blocks[tenth : 3 * tenth])] = "test"

columns = torch.tensor(np.stack([T, p, q], axis=1), dtype=torch.float32)  # [cells, 3]
rows = {name: torch.tensor(part == name) for name in ("train", "validation", "test")}
mean, std = columns[rows["train"]].mean(0), columns[rows["train"]].std(0)
scaled = (columns - mean) / std
parts = {name: (scaled[mask, :2], scaled[mask, 2]) for name, mask in rows.items()}

OPTIMISERS = {
    "SGD": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate),
    "momentum": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate, momentum=0.9),
    "RMSProp": lambda parameters, rate: torch.optim.RMSprop(parameters, lr=rate, alpha=0.9),
    "Adam": lambda parameters, rate: torch.optim.Adam(parameters, lr=rate),
    "AdamW": lambda parameters, rate: torch.optim.AdamW(parameters, lr=rate, weight_decay=0.01),
}


def make_network():
    network = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1), nn.Flatten(0))
    for layer in network:
        if isinstance(layer, nn.Linear):
            nn.init.normal_(layer.weight, std=layer.in_features**-0.5)
            nn.init.zeros_(layer.bias)
    return network


def rmse(network, name):
    x, y = parts[name]
    with torch.no_grad():
        return ((network(x) - y).square().mean().sqrt() * std[2]).item()  # g/kg


def train(make_optimiser, rate):
    """The validation error every ten steps, and the trained network. The seed makes all start alike."""
    torch.manual_seed(SEED)
    network = make_network()
    optimiser = make_optimiser(network.parameters(), rate)
    x, y = parts["train"]
    curve = []
    for step in range(STEPS):
        some = torch.randint(len(y), (BATCH,))
        loss = (network(x[some]) - y[some]).square().mean()
        optimiser.zero_grad()
        loss.backward()  # back-propagation: the slopes of all parameters
        optimiser.step()
        if step % 10 == 9:
            curve.append(rmse(network, "validation"))
    return curve, network


for name, make_optimiser in OPTIMISERS.items():
    runs = {rate: train(make_optimiser, rate) for rate in RATES}
    worst = {rate: float(np.max(curve[-STEPS // 40 :])) for rate, (curve, _) in runs.items()}
    best = min(worst, key=lambda rate: worst[rate] if np.isfinite(worst[rate]) else np.inf)
    curve, network = runs[best]
    reached = next((10 * (k + 1) for k, error in enumerate(curve) if error < TARGET), None)
    held = sum(error < TARGET for error in worst.values())
    print(f"{name:10s} best rate {best:<7} steps to {TARGET} g/kg: {reached}, rates that hold it: {held} of {len(RATES)},", end=" ")
    print(f"held-out RMSE {rmse(network, 'test'):.3f} g/kg")
