"""Methods against overfitting: penalties-and-stopping.ts, noise-and-dropout.ts, batch-normalisation.ts in PyTorch.

Five seeds. The same year, windows, network, initialiser, loss, optimiser, steps and switches, and all their rows. The draws differ:
they come from PyTorch's generator, and the five networks are trained one after the other, where the page trains them
side by side.

It needs PyTorch, xarray and, in the working folder, irish-wind.nc from the page of the data set.
"""

# %% Three days at twelve stations, and the next day at Dublin; part is 1 for training, 2 for validation, 3 for test.
import torch
import xarray as xr
from torch import nn
from torch.nn import functional

data = xr.open_dataset("irish-wind.nc")
DUBLIN = 6


def windows(part):
    """Inputs, shape [windows, 36], and targets in m/s; a part is one unbroken stretch of days."""
    wind = torch.tensor(data.windSpeed[data.part.values == part].values, dtype=torch.float32)
    return wind.unfold(0, 3, 1)[:-1].transpose(1, 2).flatten(1), wind[3:, DUBLIN]


x, y = (values[-365:] for values in windows(1))  # 1972
PARTS = [windows(2), windows(3)]  # 1973–74, to choose on, and 1975–78, the verdict
mean_x, std_x = x.mean(0), x.std(0, unbiased=False)
mean_y, std_y = y.mean(), y.std(unbiased=False)


def errors(forecast):
    """Root mean square errors in m/s on 1973–74 and on 1975–78."""
    with torch.no_grad():
        return torch.stack([(forecast(inputs) - targets).square().mean().sqrt() for inputs, targets in PARTS])


# %% The network, with what the methods change in it
class Network(nn.Module):
    """Layers of ReLU between two standardisations."""

    def __init__(self, hidden, normalised):
        super().__init__()
        sizes = [36, hidden, hidden, 1]
        self.layers = nn.ModuleList(nn.Linear(n, m) for n, m in zip(sizes, sizes[1:]))
        self.normalised = normalised
        for layer in self.layers:
            nn.init.normal_(layer.weight, std=(2 / layer.in_features) ** 0.5)
            nn.init.zeros_(layer.bias)

    def forward(self, examples, dropout=0.0, known=None):
        """Wind in m/s. `known` are examples whose mean and variance normalise, where the batch is not to be asked."""
        count = len(examples) if known is None else len(known)
        together = examples if known is None else torch.cat([known, examples])
        a = (together - mean_x) / std_x
        for index, layer in enumerate(self.layers):
            if index > 0:
                a = functional.dropout(a.relu(), dropout)
            a = a @ layer.weight.T
            if self.normalised and index < len(self.layers) - 1:
                # Batch normalisation without γ: behind a ReLU the next layer's weights can do its work.
                variance, mean = torch.var_mean(a[:count], 0, unbiased=False)
                a = (a - mean) / (variance + 1e-5).sqrt()
            a = a + layer.bias
        return (a.squeeze(1) * std_y + mean_y)[0 if known is None else count :]


# %% Training
def train(seed, hidden=32, l2=0.0, l1=0.0, until=300, dropout=0.0, noise=0.0, stretch=0.0, size=64, normalised=False):
    """The errors of one network, m/s."""
    torch.manual_seed(seed)
    network = Network(hidden, normalised)
    optimizer = torch.optim.Adam(network.parameters(), lr=0.003, eps=1e-7)  # ε as in TensorFlow.js
    weights = [layer.weight for layer in network.layers]
    for _ in range(until):
        rows = torch.randint(len(y), (size,))
        inputs, targets = x[rows], y[rows]
        if noise:
            inputs = inputs + noise * torch.randn_like(inputs) * std_x
        if stretch:  # the same weather, stronger or weaker
            factor = 1 - stretch + 2 * stretch * torch.rand(size)
            inputs, targets = inputs * factor[:, None], targets * factor
        loss = ((network(inputs, dropout) - targets) / std_y).square().mean()
        loss = loss + sum(l2 * w.square().sum() + l1 * w.abs().sum() for w in weights)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    # Nothing is dropped in use, and the statistics are those of the whole year that was learned from.
    return errors(lambda inputs: network(inputs, known=x))


# %% A ridge regression, solved: the penalty stands beside the mean squared error of standardised inputs.
def ridge(penalty):
    scaled = ((x - mean_x) / std_x).double()
    system = scaled.T @ scaled / len(y) + penalty * torch.eye(36, dtype=torch.float64)
    weights = torch.linalg.solve(system, scaled.T @ (y - mean_y).double() / len(y)).float()
    return lambda inputs: (inputs - mean_x) / std_x @ weights + mean_y


# %% One year of Irish wind
CASES = {
    "nothing": {},
    "L2": {"l2": 0.06},
    "L1": {"l1": 0.015},
    "early stopping": {"until": 80},
    "3 neurons a layer": {"hidden": 3},
    "L2 and L1": {"l2": 0.06, "l1": 0.015},
    "L2, stopped early": {"l2": 0.06, "until": 80},
    "dropout": {"dropout": 0.3},
    "noise on the inputs": {"noise": 1.0},
    "augmentation": {"stretch": 0.8},
    "64, normalised": {"normalised": True},
    "8 examples": {"size": 8, "until": 2400},  # as often through the year as 300 steps of 64
    "8, normalised": {"size": 8, "until": 2400, "normalised": True},
}


def show(name, several):
    """Means over networks on 1973–74 and 1975–78, and the spread on the latter."""
    (chosen, final), count = several.mean(0), len(several)
    print(f"{name:20s} {chosen:.2f}, {final:.2f} m/s" + (f", spread {several[:, 1].std():.2f}" if count > 1 else ""))


print("errors on 1973–74, on 1975–78")
show("persistence", errors(lambda inputs: inputs[:, 24 + DUBLIN])[None])
show("ridge, solved", errors(ridge(0.06))[None])
for name, switches in CASES.items():
    show(name, torch.stack([train(seed, **switches) for seed in range(1, 6)]))
