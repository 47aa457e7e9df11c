"""Stations as a graph: stations-as-a-graph.ts in PyTorch, without a library for graphs.

The same days, graphs, networks, initialiser, optimiser, steps and rows of the table. The four networks are trained one
after the other, which is the same, as they share no weights. The draws differ: they come from PyTorch's generator.

It needs PyTorch, xarray and, in the working folder, irish-wind.nc from the page of the data set.
"""

# %% Departures from normal at twelve stations; part is 1 for training, 2 for validation, 3 for test.
import numpy as np
import torch
import xarray as xr
from torch import nn

KNOWN, WIDTH = 5, 24  # days; numbers a station
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

# %% Ridge regression, solved: the squared error of the mean and 0.03 of the squared weights
x, y = train[0].flatten(1).double(), train[1].double()
centred = x - x.mean(0)
gram = centred.T @ centred + 0.03 * len(x) * torch.eye(x.shape[1], dtype=torch.float64)
weights = torch.linalg.solve(gram, centred.T @ (y - y.mean(0)))
offset = y.mean(0) - x.mean(0) @ weights
show("ridge, 5 days", lambda x: (x.flatten(1).double() @ weights + offset).float())


# %% Graphs: in row i, what share of what station i hears comes from each. Without edges each hears itself
latitude, longitude = np.radians(data.latitude.values), np.radians(data.longitude.values)
point = np.stack([np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)], 1)
km = 6371.0088 * np.arctan2(np.linalg.norm(np.cross(point[:, None], point), axis=2), point @ point.T)


def within(most):
    edges = torch.tensor((km < most) & ~np.eye(12, dtype=bool), dtype=torch.float32)
    return edges / edges.sum(1, keepdim=True)


none = torch.eye(12)
graphs = {"no edges": none, "edges to 150 km": within(150), "edges to all": within(1000), "edges as learned": None}


# %% One round of messages, then each station by itself. The networks differ in the graph alone
class GraphNetwork(nn.Module):
    def __init__(self, given):
        super().__init__()
        self.given = given
        self.place = nn.Parameter(torch.randn(12, WIDTH))
        self.scores = nn.Parameter(torch.zeros(12, 12))
        self.embed, self.read = nn.Linear(KNOWN, WIDTH), nn.Linear(WIDTH, 1)
        self.give, self.mix = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.widen, self.narrow = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        for layer in self.modules():
            if isinstance(layer, nn.Linear):
                nn.init.xavier_normal_(layer.weight)
                nn.init.zeros_(layer.bias)

    def forward(self, x):
        shares = torch.softmax(self.scores - 1e9 * none, -1) if self.given is None else self.given
        own = self.embed(x.transpose(1, 2)) + self.place
        heard = own + self.mix(shares @ self.give(nn.functional.layer_norm(own, (WIDTH,))))
        widened = torch.relu(self.widen(nn.functional.layer_norm(heard, (WIDTH,))))
        return self.read(heard + self.narrow(widened)).squeeze(2)


for name, given in graphs.items():
    torch.manual_seed(3)
    forecast = GraphNetwork(given)
    optimizer = torch.optim.Adam(forecast.parameters(), lr=0.004, eps=1e-7)
    for _ in range(300):
        some = torch.randint(len(train[1]), (64,))
        loss = (forecast(train[0][some]) - train[1][some]).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    show(name, forecast)
