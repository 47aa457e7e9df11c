"""Wet or dry in Seattle from temperatures, wind and the date: the chapter's main program in PyTorch.

For reading beside the TypeScript program: the same data, split, network, loss and optimiser. It has not been run
here, and its random numbers differ from the page's: expect a few days more or fewer to be right.

It needs PyTorch, NumPy and the folder content/datasets/seattle-weather of this course.
"""

import datetime
import gzip
import json
from pathlib import Path

import numpy as np
import torch
from torch import nn

FOLDER = Path("content/datasets/seattle-weather")
torch.manual_seed(2)


def load():
    """Precipitation (mm), highest and lowest temperature (°C), wind (m/s): one value a day, 2012 to 2015."""
    card = json.loads((FOLDER / "dataset.json").read_text(encoding="utf-8"))
    payload = gzip.decompress((FOLDER / "seattle-weather.bin").read_bytes())
    days = card["axes"][0]["count"]

    def variable(name):
        spec = next(v for v in card["variables"] if v["name"] == name)
        # A plane of low bytes, then a plane of high bytes, of 16-bit integers.
        planes = np.frombuffer(payload, np.uint8, 2 * days, spec["byteOffset"]).reshape(2, days)
        code = (planes[0].astype(np.int32) | (planes[1].astype(np.int32) << 8)).astype(np.uint16).view(np.int16)
        return spec["offset"] + spec["scale"] * code.astype(np.float32)

    ranges = card["split"]["ranges"]
    parts = {name: np.arange(r["first"], r["last"] + 1) for name, r in ranges.items()}
    names = ("precipitation", "maxTemperature", "minTemperature", "windSpeed")
    return [variable(name) for name in names], parts


(rain, highest, lowest, wind), parts = load()
wet = (rain > 0).astype(np.float32)
dates = [datetime.date(2012, 1, 1) + datetime.timedelta(days=d) for d in range(len(rain))]
day_of_year = np.array([d.timetuple().tm_yday - 1 for d in dates], dtype=np.float32)
train, test = parts["train"][1:], parts["test"]  # the first day has no yesterday


def rows(days):
    """Today's three numbers, yesterday's three, the date: shape [days, 7]."""
    today = [highest[days], lowest[days], wind[days]]
    yesterday = [highest[days - 1], lowest[days - 1], wind[days - 1]]
    return torch.tensor(np.stack([*today, *yesterday, day_of_year[days]], axis=1))


mean, std = rows(train).mean(0), rows(train).std(0, unbiased=False)  # of the training days only
x, y = (rows(train) - mean) / std, torch.tensor(wet[train])[:, None]
network = nn.Sequential(nn.Linear(7, 16), nn.Tanh(), nn.Linear(16, 8), nn.Tanh(), nn.Linear(8, 1))
for layer in network:
    if isinstance(layer, nn.Linear):
        nn.init.xavier_normal_(layer.weight)
        nn.init.zeros_(layer.bias)

loss_function = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(network.parameters(), lr=0.003)
step = 0
while step < 300:
    for batch in torch.randperm(len(x)).split(64):
        loss = loss_function(network(x[batch]), y[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        step += 1
        if step == 300:
            break


def heidke(guess, truth):
    """Share of right answers beyond what chance gets with the same frequencies; 1 is perfect, 0 chance."""
    right = (guess == truth).mean()
    chance = guess.mean() * truth.mean() + (1 - guess.mean()) * (1 - truth.mean())
    return (right - chance) / (1 - chance)


with torch.no_grad():
    calls = (network((rows(test) - mean) / std)[:, 0] > 0).numpy().astype(np.float32)
truth = wet[test]
for name, guess in {"always dry": 0 * truth, "as yesterday": wet[test - 1], "network": calls}.items():
    print(f"{name:14s} {int((guess == truth).sum())} days right of {len(truth)}, Heidke skill {heidke(guess, truth):.2f}")
