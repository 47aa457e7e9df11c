"""Eight kernels and a bend: eight-kernels.ts in PyTorch.

The same pieces, teacher, network, initialiser, optimiser and steps, and the same rows. The start of the weights comes from
PyTorch's generator.

It needs PyTorch, xarray and, in the working folder, landsat.nc and stage-iv.nc from the pages of the data sets.
"""

# %% Three fields, each with mean 0 and standard deviation 1: [1, channels, rows, columns], as PyTorch has them.
import torch
import xarray as xr
from torch import nn
from torch.nn import functional


def standard(values):
    x = torch.tensor(values, dtype=torch.float32)
    return ((x - x.mean()) / x.std(unbiased=False))[None, None]


near_infrared = xr.open_dataset("landsat.nc").nearInfrared.values
rain = xr.open_dataset("stage-iv.nc").rain.values
FIELDS = {
    "the coast it learned": standard(near_infrared[200:320, 150:270]),
    "the coast further north": standard(near_infrared[60:180, 229:349]),
    "rain of Florence": standard(rain[12]),
}

# %% The teacher: the size of Sobel's gradient
sobel = torch.tensor([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]])
SOBEL = torch.stack([sobel, sobel.T])[:, None]  # [filters, channels, rows, columns]


def teacher(x):
    return functional.conv2d(x, SOBEL).square().sum(1, keepdim=True).sqrt()


# %% The pupils: one kernel, solved on the first field, and eight with a ReLU, trained on it
coast = FIELDS["the coast it learned"]
patches = functional.unfold(coast, 3)[0].T.double()  # [places, 9]
inputs = torch.cat([patches, torch.ones(len(patches), 1, dtype=torch.float64)], 1)
solved = torch.linalg.lstsq(inputs, teacher(coast).flatten()[:, None].double()).solution.flatten().float()


def one(x):
    return functional.conv2d(x, solved[:9].reshape(1, 1, 3, 3), solved[9:])


torch.manual_seed(5)
several = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Conv2d(8, 1, 1))
for layer, count in ((several[0], 9), (several[2], 8)):
    nn.init.normal_(layer.weight, std=(2 / count) ** 0.5)
    nn.init.zeros_(layer.bias)
print("parameters:", sum(p.numel() for p in several.parameters()))

# %% Training
target = teacher(coast)
optimizer = torch.optim.Adam(several.parameters(), lr=0.01, eps=1e-7)  # ε as in TensorFlow.js
for _ in range(600):
    loss = (several(coast) - target).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

# %% Size of the gradient: error as a share of its spread
for name, pupil in {"one kernel, solved": one, "eight kernels, ReLU": several}.items():
    with torch.no_grad():
        errors = [(pupil(x) - teacher(x)).square().mean().sqrt() / teacher(x).std(unbiased=False) for x in FIELDS.values()]
    print(f"{name:20s}", ", ".join(f"{error:.3f}" for error in errors))
