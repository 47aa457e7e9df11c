"""The next hour of Florence: nowcast.ts in PyTorch.

The same hours, network, initialiser, pieces, losses, optimiser, steps, learning rate and scores, and all rows of the table.
The draws differ: they come from PyTorch's generator.

It needs PyTorch, xarray and, in the working folder, stage-iv.nc from the page of the data set.
"""

# %% Three hours of rain in, the next one out, mm in the hour; part is 1 for training, 2 for validation, 3 for test.
import torch
import xarray as xr
from torch import nn
from torch.nn import functional

data = xr.open_dataset("stage-iv.nc")
rain = torch.tensor(data.rain.values, dtype=torch.float32)  # [hours, 118, 87]
train, validation, test = (torch.tensor((data.part.values == part).nonzero()[0]) for part in (1, 2, 3))
train = train[3:]


def before(targets):
    """The three hours before each target, the last one first: [hours, 3, 118, 87]."""
    return torch.stack([rain[targets - back] for back in (1, 2, 3)], 1)


# %% Scores: RMSE, CSI of an amount, and FSS of 5 mm over squares of 5 cells
def rmse(forecast, truth):
    return (forecast - truth).square().mean().sqrt().item()


def csi(forecast, truth, threshold):
    hits = ((forecast >= threshold) & (truth >= threshold)).sum()
    return (hits / ((forecast >= threshold) | (truth >= threshold)).sum()).item()


def fss(forecast, truth, threshold=5, side=5):
    share = lambda f: functional.avg_pool2d((f >= threshold).float(), side, 1, side // 2)  # nothing beyond the edge
    f, o = share(forecast), share(truth)
    return (1 - (f - o).square().sum() / (f.square() + o.square()).sum()).item()


# %% The network: three layers of 5 × 5
def network():
    layers = [nn.Conv2d(3, 8, 5, padding=2), nn.Conv2d(8, 8, 5, padding=2), nn.Conv2d(8, 1, 5, padding=2)]
    for layer in layers:
        nn.init.normal_(layer.weight, std=(2 / (25 * layer.in_channels)) ** 0.5)
        nn.init.zeros_(layer.bias)
    return nn.Sequential(layers[0], nn.ReLU(), layers[1], nn.ReLU(), layers[2])


def train_on(loss, steps=200, peak=0.003):
    torch.manual_seed(5)
    model = network()
    optimizer = torch.optim.Adam(model.parameters(), lr=peak, eps=1e-7)  # ε as in TensorFlow.js
    cosine = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: (1 + torch.cos(torch.tensor(torch.pi * step / (steps - 1))).item()) / 2
    )
    forecast = lambda x: model(x.log1p() / 1.5)[:, 0] * 8  # mm
    for _ in range(steps):
        pieces = []
        for _ in range(4):
            t, y, x = (torch.randint(n, ()).item() for n in (8, 79, 48))
            pieces.append(rain[train[t] - 3 : train[t] + 1, y : y + 40, x : x + 40])
        pieces = torch.stack(pieces)
        error = loss(forecast(pieces[:, [2, 1, 0]]), pieces[:, 3])
        optimizer.zero_grad()
        error.backward()
        optimizer.step()
        cosine.step()
    return lambda x: forecast(x).relu()


# %% Florence, one hour ahead
@torch.no_grad()
def show(name, forecast):
    chosen, f, truth = forecast(before(validation)), forecast(before(test)), rain[test]
    scores = [rmse(chosen, rain[validation]), rmse(f, truth), csi(f, truth, 1), csi(f, truth, 5), fss(f, truth)]
    print(f"{name:20s}", ", ".join(f"{score:.3f}" for score in scores))


print("val. (mm), test (mm), CSI 1 mm, CSI 5 mm, FSS 5 mm")
show("this hour again", lambda x: x[:, 0])
show("this hour, smoothed", lambda x: functional.avg_pool2d(x[:, 0], 15, 1, 7, count_include_pad=False))
show("network", train_on(lambda f, y: (f - y).square().mean()))
# ln(1 + rain); below 0, where a network may go astray, a straight line, so that it finds its way back.
scaled = lambda f: f.relu().log1p() + f.clamp(max=0)
show("network, logarithm", train_on(lambda f, y: (scaled(f) - scaled(y)).square().mean()))
