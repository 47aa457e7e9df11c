"""Stations that look at stations: stations-look-at-stations.ts in PyTorch.

The same days, networks, initialiser, optimiser, steps and rows of the table. The draws differ: they come from PyTorch's
generator.

It needs PyTorch, xarray and, in the working folder, irish-wind.nc from the page of the data set.
"""

# %% Departures from normal at twelve stations; part is 1 for training, 2 for validation, 3 for test.
import numpy as np
import torch
import xarray as xr
from torch import nn

KNOWN, WIDTH = 5, 24  # days; numbers a token
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
    print(f"{name:16s}", ", ".join(f"{error:.3f}" for error in errors))


print("1961–72 (m/s), 1973–74 (m/s), 1975–78 (m/s)")
show("persistence", lambda x: x[:, -1])

# %% Ridge regression, solved: the squared error of the mean and 0.03 of the squared weights
x, y = train[0].flatten(1).double(), train[1].double()
centred = x - x.mean(0)
gram = centred.T @ centred + 0.03 * len(x) * torch.eye(x.shape[1], dtype=torch.float64)
weights = torch.linalg.solve(gram, centred.T @ (y - y.mean(0)))
offset = y.mean(0) - x.mean(0) @ weights
show("ridge, 5 days", lambda x: (x.flatten(1).double() @ weights + offset).float())


# %% One layer of a transformer. A token is a station: its five days, and which of the twelve it is
class Transformer(nn.Module):
    def __init__(self, looks):
        super().__init__()
        self.looks = looks
        self.place = nn.Parameter(torch.randn(12, WIDTH))
        self.embed, self.read = nn.Linear(KNOWN, WIDTH), nn.Linear(WIDTH, 1)
        self.ask, self.answer, self.give, self.mix = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.widen, self.narrow = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        for layer in self.modules():
            if isinstance(layer, nn.Linear):
                nn.init.xavier_normal_(layer.weight)
                nn.init.zeros_(layer.bias)

    def look(self, x):
        if self.looks == "nowhere":
            return self.give(x)
        if self.looks == "evenly":
            return self.give(x).mean(1, keepdim=True)
        shares = torch.softmax(self.ask(x) @ self.answer(x).transpose(1, 2) / WIDTH**0.5, -1)
        return shares @ self.give(x)

    def forward(self, x):
        tokens = self.embed(x.transpose(1, 2)) + self.place
        heard = tokens + self.mix(self.look(nn.functional.layer_norm(tokens, (WIDTH,))))
        widened = torch.relu(self.widen(nn.functional.layer_norm(heard, (WIDTH,))))
        return self.read(heard + self.narrow(widened)).squeeze(2)


for looks in ("nowhere", "evenly", "as learned"):
    torch.manual_seed(3)
    forecast = Transformer(looks)
    optimizer = torch.optim.Adam(forecast.parameters(), lr=0.004, eps=1e-7)
    for _ in range(300):
        some = torch.randint(len(train[1]), (64,))
        loss = (forecast(train[0][some]) - train[1][some]).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    show(f"looks {looks}", forecast)
