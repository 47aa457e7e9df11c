"""The smallest data-driven forecasts of the wind, one month ahead: the chapter's main program in PyTorch.

For reading beside the TypeScript program: the same data, split, weights, loss and optimiser. It has not been run here.

It needs PyTorch, NumPy and the folder content/datasets/fnoc-winds of this course.
"""

import gzip
import json
from pathlib import Path

import numpy as np
import torch

FOLDER = Path("content/datasets/fnoc-winds")


def load():
    """Eastward wind u in m/s, shape [132 months, 73 latitudes, 144 longitudes], and the parts in time."""
    card = json.loads((FOLDER / "dataset.json").read_text(encoding="utf-8"))
    payload = gzip.decompress((FOLDER / "fnoc-winds.bin").read_bytes())
    shape = [axis["count"] for axis in card["axes"]]
    cells = int(np.prod(shape))
    spec = next(v for v in card["variables"] if v["name"] == "u")
    # A plane of low bytes, then a plane of high bytes, of 16-bit integers: differences from the point before.
    planes = np.frombuffer(payload, np.uint8, 2 * cells, spec["byteOffset"]).reshape(2, cells)
    code = (planes[0].astype(np.int64) | (planes[1].astype(np.int64) << 8)).reshape(shape)
    code = code.cumsum(axis=2).cumsum(axis=1) & 0xFFFF
    values = spec["offset"] + spec["scale"] * code.astype(np.uint16).view(np.int16)
    return values.astype(np.float32), card["split"]["ranges"]


u, ranges = load()
first, last = ranges["train"]["first"], ranges["train"]["last"]  # 1982 to 1988
climatology = np.stack([u[first : last + 1][month::12].mean(0) for month in range(12)])
anomaly = u - climatology[np.arange(len(u)) % 12]
coarse = torch.tensor(anomaly[:, ::4, ::4].reshape(len(u), -1))  # 19 × 36 points, 10° apart

latitudes = np.linspace(-90, 90, 19)
row_weights = np.clip(np.cos(np.radians(latitudes)), 0, None)
weights = torch.tensor(np.repeat(row_weights / row_weights.mean(), 36), dtype=torch.float32)


def rmse(guess, truth):
    """Latitude-weighted root mean square error in m/s; squares are averaged before the root."""
    return ((guess - truth).square() * weights).mean().sqrt()


def pairs(part, lead):
    """Fields and the fields `lead` months later, none across the edge of the part."""
    start, end = ranges[part]["first"], ranges[part]["last"] + 1
    return coarse[start : end - lead], coarse[start + lead : end]


for lead in (1, 2, 3, 6):
    (x, y), (x_test, y_test) = pairs("train", lead), pairs("test", lead)

    # One number for the whole globe, by least squares.
    alpha = (x * y * weights).sum() / (x.square() * weights).sum()

    # A linear layer without bias, from zero.
    layer = torch.nn.Linear(x.shape[1], y.shape[1], bias=False)
    torch.nn.init.zeros_(layer.weight)
    optimizer = torch.optim.Adam(layer.parameters(), lr=0.002)
    for _ in range(25):
        optimizer.zero_grad()
        loss = ((layer(x) - y).square() * weights).mean()
        loss.backward()
        optimizer.step()

    with torch.no_grad():
        scores = {
            "kept anomaly": rmse(x_test, y_test),
            "climatology": rmse(torch.zeros_like(y_test), y_test),
            f"one number ({alpha:.2f})": rmse(alpha * x_test, y_test),
            f"linear layer ({layer.weight.numel()} weights)": rmse(layer(x_test), y_test),
        }
    print(f"{lead} months:", ", ".join(f"{name} {score:.2f} m/s" for name, score in scores.items()))
