"""A month of wind in a few numbers: a-few-numbers.ts in PyTorch.

The same months, weights by area, networks, initialiser, penalties, optimiser, steps and rows, one size after the other.
The EOFs come from a singular value decomposition. The draws differ: they come from PyTorch's generator.

It needs PyTorch, xarray and, in the working folder, fnoc-winds.nc from the page of the data set.
"""

# %% Months and parts; part is 1 for training, 2 for validation, 3 for test
import torch
import xarray as xr

data = xr.open_dataset("fnoc-winds.nc")
train, validation, test = (torch.tensor((data.part.values == part).nonzero()[0]) for part in (1, 2, 3))
winds = torch.tensor(data[["u", "v"]].to_array().values, dtype=torch.float64)  # [2, months, 73, 144], m/s
winds = winds.transpose(0, 1)
calendar = torch.arange(132) % 12
usual = torch.stack([winds[train[calendar[train] == month]].mean(0) for month in range(12)])

# Each row counts by the area of its cells; edges lie midway between rows.
latitude = torch.tensor(data.latitude.values, dtype=torch.float64)
edges = torch.cat([latitude[:1], (latitude[1:] + latitude[:-1]) / 2, latitude[-1:]])
area = torch.deg2rad(edges).sin().diff().abs()
area = (area / area.mean())[:, None]


# %% The network: 20 numbers, 16, a few, 16, 20; three starts for each of three penalties
penalties = [0.0003, 0.003, 0.01]


def trained(x, learned, size):
    torch.manual_seed(2)
    layers = []
    for inputs, outputs in [(20, 16), (16, size), (size, 16), (16, 20)]:
        w = (torch.randn(3, inputs, outputs) * inputs**-0.5).repeat(3, 1, 1).requires_grad_()
        layers.append((w, torch.zeros(9, 1, outputs, requires_grad=True)))

    def network(a):
        for number, (w, b) in enumerate(layers):
            a = (a.tanh() if number % 2 == 1 else a) @ w + b  # bends once on the way in and once on the way out
        return a

    price = torch.tensor(penalties).repeat_interleave(3)
    optimizer = torch.optim.Adam([part for layer in layers for part in layer], lr=0.01, eps=1e-7)  # ε as in TensorFlow.js
    for _ in range(300):
        squares = sum(w.square().sum((1, 2)) for w, _ in layers)
        loss = ((network(learned) - learned).square().mean((1, 2)) + squares * price).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        return (network(x) - x).square().sum(2)


# %% EOFs and networks
def compare(title, winds, sizes):
    print(title)
    print("numbers: EOFs (m/s), network (m/s), spread")
    anomalies = ((winds - winds[train].mean(0)) * area.sqrt()).flatten(1) / (2 * 73 * 144) ** 0.5
    patterns = torch.linalg.svd(anomalies[train], full_matrices=False).Vh[:20]
    components = anomalies @ patterns.T  # m/s
    lost = anomalies.square().sum(1) - components.square().sum(1)
    errors = lambda squares, part: (squares + lost)[:, part].mean(1).sqrt()
    unit = components[train].square().mean().sqrt()
    x = (components / unit).float().expand(9, -1, -1)
    for size in sizes:
        left = trained(x, x[:, train], size) * unit**2
        chosen, final = (errors(left, part).reshape(3, 3) for part in (validation, test))
        best = chosen.mean(1).argmin()
        eof = errors(components[:, size:].square().sum(1)[None], test)[0]
        print(f"{size:2d}: {eof:.3f}, {final[best].mean():.3f}, {final[best].std():.3f}")


compare("Winds", winds, [1, 2, 4, 16])
compare("Winds less their seasons", winds - usual[calendar], [1, 2])
