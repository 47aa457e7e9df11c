"""Specific humidity over the sea as a polynomial in air temperature: the chapter's curve in PyTorch.

For reading beside the TypeScript program: the same data, model, loss and loop, without an optimiser. It has not been
run here. It chooses its held-back blocks by a shuffle, not by the page's hash, so expect other second decimals.

It needs PyTorch, NumPy and the folder content/datasets/coads of this course.
"""

import gzip
import json
from pathlib import Path

import numpy as np
import torch

FOLDER = Path("content/datasets/coads")


def load():
    """Columns T (°C), q (g/kg) and the block of ocean, for the cells in which both are present."""
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

    temperature, humidity = variable("airTemperature"), variable("specificHumidity")
    _, row, column = np.indices(shape)
    block = (row // 5) * 36 + column // 5  # blocks of 10° × 10°: five boxes of 2° each way
    present = ~np.isnan(temperature + humidity)
    return [array[present] for array in (temperature, humidity, block)]


T, q, block = load()
# Whole blocks are held back, not single cells.
blocks = np.random.default_rng(4).permutation(np.unique(block))
held_back = torch.tensor(np.isin(block, blocks[: len(blocks) // 5]))
T, q = torch.tensor(T, dtype=torch.float32), torch.tensor(q, dtype=torch.float32)
T_train, q_train, T_test, q_test = T[~held_back], q[~held_back], T[held_back], q[held_back]


def powers(celsius, degree):
    """Powers of the temperature in tens of degrees, shape [cells, degree]."""
    return torch.stack([(celsius / 10) ** (k + 1) for k in range(degree)], dim=1)


def rmse(guess):
    """Root mean square error on the held-out cells, g/kg."""
    return (guess - q_test).square().mean().sqrt().item()


print(f"mean humidity  RMSE {rmse(q_train.mean()):.3f} g/kg")
for degree in (1, 2, 3):
    inputs = powers(T_train, degree)
    mean, std = inputs.mean(0), inputs.std(0)
    w = torch.zeros(degree, requires_grad=True)  # requires_grad: record what is computed with it
    b = torch.zeros((), requires_grad=True)

    def curve(x):
        return (x - mean) / std @ w + b

    for step in range(300):
        loss = (curve(inputs) - q_train).square().mean()  # forward pass and loss
        loss.backward()  # backward pass: fills w.grad and b.grad
        with torch.no_grad():  # the update itself is not to be differentiated
            for parameter in (w, b):
                parameter -= 0.3 * parameter.grad
                parameter.grad.zero_()  # backward() adds up; forget this step's
    with torch.no_grad():
        print(f"degree {degree}       RMSE {rmse(curve(powers(T_test, degree))):.3f} g/kg")
