"""Five optimisers, one network: five-optimisers.ts in PyTorch.

The same cells, parts, network, rates, steps and search over five starts. Only the draws differ: the weights at the start
and the minibatches come from PyTorch's generator, the same for all optimisers, and the five networks are trained one after
the other, where the page trains them side by side.

It needs PyTorch, xarray and, in the working folder, coads.nc from the page of the data set.
"""

# %% Standardised cells; part is 1 for training, 2 for validation and 3 for test.
import torch
import xarray as xr
from torch import nn

NAMES = ["airTemperature", "pressure", "specificHumidity"]
RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3]
STARTS, STEPS, BATCH, TARGET = 5, 300, 64, 0.7  # networks, steps, cells, g/kg

data = xr.open_dataset("coads.nc")
training = data[NAMES].where(data.part == 1)
scaled = (data[NAMES] - training.mean()) / training.std()  # all training cells of each variable
deviation = float(training.specificHumidity.std())  # g/kg
cells = scaled.assign(part=data.part).to_dataframe().dropna()


def columns(part):
    """Temperature and pressure, shape [cells, 2], and humidity, shape [cells, 1]."""
    values = torch.tensor(cells.loc[cells.part == part, NAMES].to_numpy(), dtype=torch.float32)
    return values[:, :2], values[:, 2:]


(x, q), validation, test = (columns(part) for part in (1, 2, 3))
validation = [values[::4] for values in validation]  # every fourth cell is enough to choose by

# %% The network, 16 neurons, and the optimisers
OPTIMISERS = {
    "SGD": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate),
    "momentum": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate, momentum=0.9),
    "RMSProp": lambda parameters, rate: torch.optim.RMSprop(parameters, lr=rate, alpha=0.9),
    "Adam": lambda parameters, rate: torch.optim.Adam(parameters, lr=rate, eps=1e-7),  # ε as in TensorFlow.js
    "AdamW": lambda parameters, rate: torch.optim.AdamW(parameters, lr=rate, weight_decay=0.01),
}


def dense(inputs, outputs):
    layer = nn.Linear(inputs, outputs)
    nn.init.normal_(layer.weight, std=inputs**-0.5)
    nn.init.zeros_(layer.bias)
    return layer


def rmse(network, part):
    """Root mean square error in g/kg."""
    with torch.no_grad():
        return (network(part[0]) - part[1]).square().mean().sqrt().item() * deviation


def train(make_optimiser, rate, seed):
    """The validation error after every twenty steps, and last the test error, g/kg."""
    torch.manual_seed(seed)
    network = nn.Sequential(dense(2, 16), nn.Tanh(), dense(16, 1))
    optimiser = make_optimiser(network.parameters(), rate)
    errors = []
    for step in range(1, STEPS + 1):
        rows = torch.randint(len(q), (BATCH,))
        loss = (network(x[rows]) - q[rows]).square().mean()
        optimiser.zero_grad()
        loss.backward()  # back-propagation: the slopes of all parameters
        optimiser.step()
        if step % 20 == 0:
            errors.append(rmse(network, validation))
    return [*errors, rmse(network, test)]


# %% The search: the rate whose largest validation error in the last third, averaged over the starts, is smallest
for name, make_optimiser in OPTIMISERS.items():
    runs = {
        rate: torch.tensor([train(make_optimiser, rate, seed) for seed in range(1, STARTS + 1)]) for rate in RATES
    }
    paths = {rate: errors[:, :-1].mean(0) for rate, errors in runs.items()}
    worst = {rate: path[-5:].max().nan_to_num(torch.inf).item() for rate, path in paths.items()}
    best = min(worst, key=worst.get)
    reached = next((20 * (k + 1) for k, error in enumerate(paths[best]) if error < TARGET), None)
    held = sum(error < TARGET for error in worst.values())
    final = runs[best][:, -1]
    print(
        f"{name:9s} best rate {best}, steps to {TARGET} g/kg: {reached}, rates that hold it: {held} of {len(RATES)}, "
        f"test {final.mean():.3f} g/kg, spread {final.std():.3f}"
    )
