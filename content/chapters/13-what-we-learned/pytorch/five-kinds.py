"""One task, five kinds of network: five-kinds.ts in PyTorch.

The same days, budgets, rates, sizes, initialiser and rows of the table. PyTorch's LSTM has two biases where one does, and
here one of them stays out of the training. The draws differ: they come from PyTorch's generator.

It needs PyTorch, xarray and, in the working folder, irish-wind.nc from the page of the data set.
"""

# %% Departures from normal at twelve stations; part is 1 for training, 2 for validation, 3 for test.
import numpy as np
import torch
import xarray as xr
from torch import nn

KNOWN, WIDTH = 5, 24  # days; numbers of a station
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
show("ridge", lambda x: (x.flatten(1).double() @ weights + offset).float())



# %% Three kinds that read all twelve stations at once: as sixty numbers, along the days, day after day
class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm, self.read = nn.LSTM(12, 26, batch_first=True), nn.Linear(26, 12)

    def forward(self, x):
        return self.read(self.lstm(x)[0][:, -1])


dense = nn.Sequential(nn.Flatten(), nn.Linear(12 * KNOWN, 61), nn.ReLU(), nn.Linear(61, 12))
convolved = [nn.Conv1d(12, 31, 3), nn.ReLU(), nn.Conv1d(31, 31, 3), nn.ReLU()]
convolutional = nn.Sequential(*convolved, nn.Flatten(), nn.Linear(31, 12))


# %% Two kinds that read station by station: each looks where it has learned to, or hears the mean of the others
class Stations(nn.Module):
    def __init__(self, looks, inside):
        super().__init__()
        self.looks = looks
        self.place = nn.Parameter(torch.empty(12, WIDTH))
        self.embed, self.mix, self.read = nn.Linear(KNOWN, WIDTH), nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 1)
        self.give = nn.ModuleList(nn.Linear(WIDTH, WIDTH) for _ in range(3 if looks else 1))
        self.widen, self.narrow = nn.Linear(WIDTH, inside), nn.Linear(inside, WIDTH)

    def forward(self, x):
        norm = lambda x: nn.functional.layer_norm(x, (WIDTH,))
        own = self.embed(x.transpose(1, 2)) + self.place
        given = [give(norm(own)) for give in self.give]
        if self.looks:
            q, k, v = given
            heard = torch.softmax(q @ k.transpose(1, 2) / WIDTH**0.5, -1) @ v
        else:
            heard = (1 - torch.eye(12)) / 11 @ given[0]
        own = own + self.mix(heard)
        return self.read(own + self.narrow(torch.relu(self.widen(norm(own))))).squeeze(2)


kinds = {
    "dense": (0.016, dense),
    "convolutional": (0.004, convolutional),
    "recurrent": (0.004, Recurrent()),
    "transformer": (0.016, Stations(True, 32)),
    "graph": (0.008, Stations(False, 56)),
}

# %% The same training for all
for name, (rate, network) in kinds.items():
    torch.manual_seed(3)
    for key, parameter in network.named_parameters():
        nn.init.xavier_normal_(parameter) if parameter.dim() > 1 else nn.init.zeros_(parameter)
        if "bias_hh" in key:
            parameter.requires_grad = False
            parameter.data[26:52] = 1  # the forget gate
    forecast = lambda x: network(x.transpose(1, 2) if name == "convolutional" else x)
    optimizer = torch.optim.Adam([p for p in network.parameters() if p.requires_grad], lr=rate, eps=1e-7)
    for _ in range(300):
        some = torch.randint(len(train[1]), (64,))
        loss = (forecast(train[0][some]) - train[1][some]).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    show(name, forecast)


# %% And their mean
def mean(x):
    each = [network(x.transpose(1, 2) if name == "convolutional" else x) for name, (_, network) in kinds.items()]
    return torch.stack(each).mean(0)


show("mean of the five", mean)
