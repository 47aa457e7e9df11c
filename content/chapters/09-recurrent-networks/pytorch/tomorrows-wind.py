"""Tomorrow's wind from five days: tomorrows-wind.ts in PyTorch.

The same days, networks, initialisers, optimiser, steps and rows of the table. The draws differ: they come from
PyTorch's generator. The GRU differs in one place: PyTorch resets the old state after its weights and not before.

It needs PyTorch, xarray and, in the working folder, irish-wind.nc from the page of the data set.
"""

# %% Departures from normal at twelve stations; part is 1 for training, 2 for validation, 3 for test.
import numpy as np
import torch
import xarray as xr
from torch import nn

KNOWN = 5  # days
data = xr.open_dataset("irish-wind.nc")
wind, part = data.windSpeed.values.astype("float64"), data.part.values

# The year has 366 days, so that what follows 29 February keeps its place in every year.
date = data.time.dt
leap = date.is_leap_year.values
slot = date.dayofyear.values - 1 + ((date.dayofyear.values > 59) & ~leap)
sums, counts = np.zeros((366, 12)), np.zeros((366, 1))
for day in np.flatnonzero(part == 1):
    around = (slot[day] + np.arange(-15, 16)) % 366  # 31 days count as one time of the year
    sums[around] += wind[day]
    counts[around] += 1
departures = wind - (sums / counts)[slot]
mean, deviation = departures[part == 1].mean(), departures[part == 1].std()
values = torch.tensor((departures - mean) / deviation, dtype=torch.float32)


def examples(which):
    """Five days, shape [examples, 5, 12], and the next; a part is one unbroken stretch of days."""
    days = values[torch.tensor(part == which)]
    return days.unfold(0, KNOWN, 1)[:-1].transpose(1, 2), days[KNOWN:]


train, validation, test = (examples(which) for which in (1, 2, 3))


@torch.no_grad()
def show(name, forecast):
    errors = [(forecast(x) - y).square().mean().sqrt().item() * deviation for x, y in (train, validation, test)]
    print(f"{name:14s}", ", ".join(f"{error:.3f}" for error in errors))


print("1961–72 (m/s), 1973–74 (m/s), 1975–78 (m/s)")
show("climatology", lambda x: torch.zeros(len(x), 12))
show("persistence", lambda x: x[:, -1])


# %% Ridge regression, solved: the squared error of the mean and 0.03 of the squared weights
for days in (1, KNOWN):
    flat = lambda x: x[:, -days:].flatten(1)
    x, y = flat(train[0]).double(), train[1].double()
    centred = x - x.mean(0)
    gram = centred.T @ centred + 0.03 * len(x) * torch.eye(x.shape[1], dtype=torch.float64)
    weights = torch.linalg.solve(gram, centred.T @ (y - y.mean(0)))
    offset = y.mean(0) - x.mean(0) @ weights
    name = f"ridge, {days} days" if days > 1 else "ridge, 1 day"
    show(name, lambda x: (flat(x).double() @ weights + offset).float())


# %% Three networks: a recurrent layer reads day after day, twelve sums of its last state are the forecast
for name, kind in {"RNN": nn.RNN, "GRU": nn.GRU, "LSTM": nn.LSTM}.items():
    torch.manual_seed(3)
    layer, sums = kind(12, 32, batch_first=True), nn.Linear(32, 12)
    for parameter in [*layer.parameters(), *sums.parameters()]:
        nn.init.orthogonal_(parameter) if parameter.dim() > 1 else nn.init.zeros_(parameter)
    if name == "LSTM":
        with torch.no_grad():
            layer.bias_ih_l0[32:64] = 1  # the forget gate, as TensorFlow.js begins it
    forecast = lambda x: sums(layer(x)[0][:, -1])
    optimizer = torch.optim.Adam([*layer.parameters(), *sums.parameters()], lr=0.004, eps=1e-7)
    for _ in range(300):
        some = torch.randint(len(train[1]), (64,))
        loss = (forecast(train[0][some]) - train[1][some]).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    show(name, forecast)
