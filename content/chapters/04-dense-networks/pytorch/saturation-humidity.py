"""Saturation humidity from observations: saturation-humidity.ts in PyTorch.

The same cells, parts, network, initialiser, loss, optimiser and number of steps. Only the draws differ: the weights at
the start and the minibatches come from PyTorch's generator. Five seeds show how much that matters.

It needs PyTorch, xarray and, in the working folder, coads.nc from the page of the data set.
"""

# %% Cells in which all three are present; part is 1 for training, 2 for validation and 3 for test.
import torch
import xarray as xr
from torch import nn

data = xr.open_dataset("coads.nc")
cells = data[["airTemperature", "pressure", "specificHumidity", "part"]].to_dataframe().dropna()


def columns(part):
    """Temperature in °C and pressure in hPa, shape [cells, 2]; humidity in g/kg, shape [cells]."""
    chosen = cells[cells.part == part]
    x = torch.tensor(chosen[["airTemperature", "pressure"]].to_numpy(), dtype=torch.float32)
    return x, torch.tensor(chosen.specificHumidity.to_numpy(), dtype=torch.float32)


(x, q), (x_validation, q_validation), (x_test, q_test) = (columns(part) for part in (1, 2, 3))
mean_x, std_x = x.mean(0), x.std(0, unbiased=False)
mean_q, std_q = q.mean(), q.std(unbiased=False)
print(len(q), "cells to learn from")


# %% The network: two hidden layers of 32 neurons between two standardisations
def dense(inputs, outputs):
    """A layer that starts as TensorFlow.js starts it: Glorot and Bengio (2010), cut off at two deviations."""
    layer = nn.Linear(inputs, outputs)
    deviation = (2 / (inputs + outputs)) ** 0.5
    nn.init.trunc_normal_(layer.weight, std=deviation, a=-2 * deviation, b=2 * deviation)
    nn.init.zeros_(layer.bias)
    return layer


class Humidity(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(dense(2, 32), nn.Tanh(), dense(32, 32), nn.Tanh(), dense(32, 1))

    def forward(self, cells):
        return self.layers((cells - mean_x) / std_x).squeeze(1) * std_q + mean_q  # g/kg


def physics(cells):
    """0.80 of saturation in g/kg, with the vapour pressure of Bolton (1980) in hPa."""
    temperature, pressure = cells.unbind(1)
    e = 6.112 * torch.exp(17.67 * temperature / (temperature + 243.5))
    return 0.80 * 622 * e / (pressure - 0.378 * e)


def rmse(model, x, q):
    with torch.no_grad():
        return (model(x) - q).square().mean().sqrt().item()


# %% Training: 1,500 minibatches of 256 cells
def train(seed):
    torch.manual_seed(seed)
    network = Humidity()
    optimizer = torch.optim.Adam(network.parameters(), lr=0.003, eps=1e-7)  # ε as in TensorFlow.js
    for _ in range(1500):
        rows = torch.randint(len(q), (256,))
        loss = (network(x[rows]) - q[rows]).square().mean()
        optimizer.zero_grad()  # PyTorch adds gradients up: forget the last step's
        loss.backward()
        optimizer.step()
    return network


# %% The verdict on the test cells
print(f"0.80 × Clausius–Clapeyron  RMSE {rmse(physics, x_test, q_test):.3f} g/kg")
for seed in range(1, 6):
    network = train(seed)
    count = sum(parameter.numel() for parameter in network.parameters())
    errors = [rmse(network, x_validation, q_validation), rmse(network, x_test, q_test)]
    print(f"network of {count}, seed {seed}   RMSE {errors[1]:.3f} g/kg (validation {errors[0]:.3f})")
