"""Specific humidity over the sea from air temperature and pressure: the chapter's main program in PyTorch.

For reading beside the TypeScript program: the same data, network, loss and optimiser. It has not been run here,
and its random numbers differ from the page's, so expect its errors to differ in the second decimal.

It needs PyTorch, NumPy and the folder content/datasets/coads of this course.
"""

import gzip
import json
from pathlib import Path

import numpy as np
import torch
from torch import nn

FOLDER = Path("content/datasets/coads")
torch.manual_seed(4)


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
held_back = np.isin(block, blocks[: len(blocks) // 5])

x = torch.tensor(np.stack([T, p], axis=1), dtype=torch.float32)  # [cells, 2]
y = torch.tensor(q, dtype=torch.float32)  # [cells]
train, test = torch.tensor(~held_back), torch.tensor(held_back)
mean_x, std_x = x[train].mean(0), x[train].std(0)
mean_q, std_q = y[train].mean(), y[train].std()


class Humidity(nn.Module):
    """Two hidden layers of 32 neurons between two standardisations."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(2, 32), nn.Tanh(),
            nn.Linear(32, 32), nn.Tanh(),
            nn.Linear(32, 1),
        )  # fmt: skip
        for layer in self.layers:
            if isinstance(layer, nn.Linear):
                nn.init.xavier_normal_(layer.weight)  # Glorot and Bengio (2010)
                nn.init.zeros_(layer.bias)

    def forward(self, cells):
        output = self.layers((cells - mean_x) / std_x)
        return output.squeeze(1) * std_q + mean_q  # g/kg


network = Humidity()
print(sum(parameter.numel() for parameter in network.parameters()), "parameters")

optimizer = torch.optim.Adam(network.parameters(), lr=0.003)
x_train, y_train = x[train], y[train]
for step in range(1500):
    rows = torch.randint(len(y_train), (256,))  # a minibatch
    loss = (network(x_train[rows]) - y_train[rows]).square().mean()
    optimizer.zero_grad()  # PyTorch adds gradients up; forget the last step's
    loss.backward()
    optimizer.step()
    if step % 100 == 0:
        print(f"step {step:5d}  mean squared error {loss.item():.3f} (g/kg)²")


def physics(cells):
    """0.80 of saturation, g/kg, with the vapour pressure of Bolton (1980) in hPa."""
    temperature, pressure = cells.unbind(1)
    e = 6.112 * torch.exp(17.67 * temperature / (temperature + 243.5))
    return 0.80 * 622 * e / (pressure - 0.378 * e)


def line(cells):
    """The least-squares line through temperature and humidity of the training cells."""
    deviation = x_train[:, 0] - mean_x[0]
    slope = (deviation * (y_train - mean_q)).mean() / deviation.square().mean()
    return mean_q + slope * (cells[:, 0] - mean_x[0])


with torch.no_grad():
    for name, model in {"straight line": line, "0.80 × Clausius–Clapeyron": physics, "network": network}.items():
        rmse = (model(x[test]) - y[test]).square().mean().sqrt().item()
        print(f"{name:28s} RMSE {rmse:.3f} g/kg on held-out cells")
