"""Features learned by a network: learned-features.ts in PyTorch.

The same days, inputs, network, initialiser, loss, optimiser, passes and rival. Only the draws differ: the weights at the
start and the order of the days come from PyTorch's generator, nine seeds as on the page.

It needs PyTorch, xarray and, in the working folder, seattle-weather.nc from the page of the data set.
"""

# %% Seven inputs of each day; part is 1 for training (2012, 2013), 2 for validation (2014) and 3 for test (2015).
import torch
import xarray as xr
from torch import nn

data = xr.open_dataset("seattle-weather.nc")
NAMES = ["maxTemperature", "minTemperature", "windSpeed"]  # °C, °C, m/s
today = torch.tensor(data[NAMES].to_array("name").transpose("time", "name").values, dtype=torch.float32)
wet = torch.tensor((data.precipitation > 0).values, dtype=torch.float32)[:, None]
date = torch.tensor(data.time.dt.dayofyear.values - 1, dtype=torch.float32)[:, None]
inputs = torch.cat([today, today.roll(1, dims=0), date], dim=1)  # today, yesterday, days since 1 January
inputs[0] = float("nan")  # the first day has no yesterday
part = torch.tensor(data.part.values)
part[0] = 0

mean, deviation = inputs[part == 1].mean(0), inputs[part == 1].std(0, unbiased=False)
(x, y), later, last = [((inputs[part == k] - mean) / deviation, wet[part == k]) for k in (1, 2, 3)]


# %% A network, or with one size a weighted sum, and its training
def dense(inputs, outputs):
    """A layer that starts as TensorFlow.js starts it: Glorot and Bengio (2010), cut off at two deviations."""
    layer = nn.Linear(inputs, outputs)
    deviation = (2 / (inputs + outputs)) ** 0.5
    nn.init.trunc_normal_(layer.weight, std=deviation, a=-2 * deviation, b=2 * deviation)
    nn.init.zeros_(layer.bias)
    return layer


def train(sizes, make_optimizer, passes, batch, seed=1):
    torch.manual_seed(seed)
    layers = []
    for inputs, outputs in zip([7, *sizes], sizes):
        layers += [dense(inputs, outputs), nn.Tanh()]
    network = nn.Sequential(*layers[:-1])  # the last answer is the log-odds of rain
    optimizer = make_optimizer(network.parameters())
    loss_function = nn.BCEWithLogitsLoss()
    for _ in range(passes):
        for rows in torch.randperm(len(x)).split(batch):  # every day once, in a new order
            loss = loss_function(network(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return network


def right(network, days):
    """Days called right: wet where the log-odds are positive."""
    with torch.no_grad():
        return int(((network(days[0]) > 0) == (days[1] > 0)).sum())


# %% Nine networks, and a weighted sum of the same numbers trained to the end
nine = [train([16, 8, 1], lambda p: torch.optim.Adam(p, lr=0.003, eps=1e-7), 25, 64, seed) for seed in range(1, 10)]
total = train([1], lambda p: torch.optim.SGD(p, lr=0.5, momentum=0.95), 600, len(x))
for name, days in {"2014": later, "2015": last}.items():
    counts = sorted(right(network, days) for network in nine)
    print(
        f"{name}, days right of {len(days[1])}: weighted sum {right(total, days)}, "
        f"network {sum(counts) / 9:.1f} ({counts[0]} to {counts[-1]})"
    )

# %% What have they found? The slope of each answer for each input, over networks and days of 2015
days = last[0].clone().requires_grad_()
slopes = torch.stack([torch.autograd.grad(network(days).sum(), days)[0] for network in nine])
names = [f"{name} {when}" for when in ("today", "yesterday") for name in ("highest", "lowest", "wind")]
for name, slope, size in zip([*names, "day of the year"], slopes.mean((0, 1)), slopes.abs().mean((0, 1))):
    print(f"{name:18s} slope {slope:5.2f}, size {size:.2f} per standard deviation")
