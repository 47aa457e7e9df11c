"""Mini-AIFS: mini-aifs.ts in PyTorch, without a library for graphs. The states are SIMULATED.

The same states, parts, ridge, network, initialisers, optimiser, steps and rows of the table. The draws differ: they
come from PyTorch's generator.

It needs PyTorch, xarray and, in the working folder, barotropic.nc from the page of the data set. `mini-aifs.py longer`
begins at persistence, without anything solved, trains for 3,300 steps of four states and writes network.json: the
weights that mini-aifs.ts loads.
"""

# %% States and what is normal, in 7 · 10⁶ m² s⁻¹; part is 1 for training, 2 for validation, 3 for test.
import base64
import json
import sys

import numpy as np
import torch
import xarray as xr
from torch import nn
from torch.nn.functional import gelu

UNIT, WIDTH, HEADS = 7, 32, 4
LONG = "longer" in sys.argv
BATCH, ONCE, LONGER, RATE = (4, 3000, 300, 0.008) if LONG else (2, 32, 4, 0.003)
data = xr.open_dataset("barotropic.nc")
psi, part = data.streamfunction.values, data.part.values
latitude, longitude = np.radians(data.latitude.values), np.radians(data.longitude.values)
ROWS, COLUMNS = len(latitude), len(longitude)
date = data.time.dt
day = date.dayofyear.values - 1 + ((date.dayofyear.values > 59) & ~date.is_leap_year.values)
sums, counts = np.zeros((366, ROWS, COLUMNS)), np.zeros((366, 1, 1))
for time in np.flatnonzero(part == 1):
    around = (day[time] + np.arange(-15, 16)) % 366  # 31 days count as one time of the year
    sums[around] += psi[time]
    counts[around] += 1
both = torch.tensor(np.stack([psi, (sums / counts)[day]]) / UNIT, dtype=torch.float32)


def windows(which, targets, every=1):
    """Two states that are known and those to be forecast, of runs of 16 states; and what is normal."""
    first = [time for time in range(len(part)) if part[time] == which and time % 16 + targets + 2 <= 16]
    return torch.stack([both[:, torch.tensor(first[::every]) + step] for step in range(targets + 2)], 1)


# %% What is seen: departure, change, normal; fluxes of momentum; winds and their change
k = np.arange(COLUMNS)
apart = (k[:, None] - k) % COLUMNS
signs = np.where(apart % 2, -0.5, 0.5)
slope = np.where(apart > 0, signs / np.tan(np.pi * np.maximum(apart, 0.5) / COLUMNS), 0)
slope = torch.tensor(slope, dtype=torch.float32)
earth, step = 6.371, latitude[1] - latitude[0]
circle = torch.tensor(earth * np.cos(latitude), dtype=torch.float32)[:, None]


def wind(x):
    x = x * UNIT / 15
    across = [x[:, [row]].roll(COLUMNS // 2, 2) for row in (0, -1)]
    longer = torch.cat([across[0], x, across[1]], 1)
    u, v = (longer[:, :-2] - longer[:, 2:]) / (2 * step * earth), x @ slope.T / circle
    return u.clamp(-3, 3), v.clamp(-3, 3)


def see(before, now, usual, channels):
    change = now - before
    (u, v), (du, dv) = wind(now), wind(change)
    fluxes = [0.7 * flux for flux in (u * v, u * u - v * v, u * dv + v * du, u * du - v * dv)]
    return torch.stack([now - usual, change, usual, *fluxes, u, v, du, dv][:channels], 1)


# %% Ridge regression, solved for each zonal wave: weights that are the same at all longitudes
def ridge(known, channels, penalty=0.001):
    (before, now, wanted), usual = known[0, :3], known[1, 1]
    x, y = see(before, now, usual, channels), wanted - now
    mean_x, mean_y = x.mean((0, 3), keepdim=True), y.mean((0, 2), keepdim=True)
    waves = lambda field: torch.fft.rfft(field, norm="ortho").flatten(1, -2).permute(2, 0, 1)
    a, b = waves((x - mean_x).double()), waves((y - mean_y).double())
    gram = a.mH @ a
    share = penalty * gram.diagonal(dim1=1, dim2=2).real.mean(1)
    weights = torch.linalg.solve(gram + share[:, None, None] * torch.eye(gram.shape[1]), a.mH @ b).cfloat()

    def forecast(before, now, usual):
        change = waves(see(before, now, usual, channels) - mean_x) @ weights
        return now + torch.fft.irfft(change.permute(1, 2, 0), n=COLUMNS, norm="ortho") + mean_y

    return forecast


def roll_out(forecast, known, leads):
    states = [known[0, 0], known[0, 1]]
    for lead in range(1, leads + 1):
        states.append(forecast(states[-2], states[-1], known[1, lead]))
    return states[2:]


real, long, test = windows(1, 1), windows(1, 4, 3), windows(3, 10, 5)
models = {"ridge": ridge(real, 3), "solved, one step": ridge(real, 7)}
made = [long[0, 1], *roll_out(models["solved, one step"], long, 3)]
own = [torch.stack([torch.stack([made[n], made[n + 1], long[0, n + 3]]), long[1, n + 1 : n + 4]]) for n in range(3)]
train = torch.cat([real, *own], 2)
solved = models["solved"] = ridge(train, 7)


# %% The grid, and an icosahedron whose edges are halved twice; edges of all three levels
def sphere(vectors):
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


ring = np.stack([np.cos(longitude), np.sin(longitude)], 1)
grid = np.concatenate([np.c_[np.cos(row) * ring, np.full(COLUMNS, np.sin(row))] for row in latitude])
turn = np.arange(10) * np.pi / 5
belt = np.c_[2 * np.cos(turn), 2 * np.sin(turn), (-1.0) ** np.arange(10)] / np.sqrt(5)
nodes, pairs = np.concatenate([[[0, 0, 1]], belt, [[0, 0, -1]]]), set()
for level in range(3):
    apart = np.linalg.norm(nodes[:, None] - nodes, axis=2)
    near = (apart > 0) & (apart < 1.3 * 1.0515 / 2**level)  # edges of a level are nearly alike
    pairs |= {(a, b) for a, b in zip(*np.nonzero(near))}
    if level < 2:
        middles = [nodes[a] + nodes[b] for a, b in zip(*np.nonzero(np.triu(near)))]
        nodes = np.concatenate([nodes, sphere(np.array(middles))])


def describe(pairs, senders, receivers):
    """Sender, receiver, and what is known of an edge: its length, its direction as the receiver sees it, and the double."""
    a, b = np.array(sorted(pairs, key=lambda pair: pair[::-1])).T
    s, r = senders[a], receivers[b]
    length = 2 * np.arcsin(np.minimum(1, np.linalg.norm(s - r, axis=1) / 2))
    flat = np.hypot(r[:, 0], r[:, 1])
    x, y = np.where(flat > 1e-6, r[:, :2].T / np.maximum(flat, 1e-6), [[1], [0]])
    east, north = s[:, 1] * x - s[:, 0] * y, s[:, 2] * flat - r[:, 2] * (s[:, 0] * x + s[:, 1] * y)
    size = np.maximum(np.hypot(east, north), 1e-6)
    east, north = east / size, north / size
    known = np.stack([length / length.max(), east, north, 2 * east * north, north**2 - east**2], 1)
    return torch.tensor(a), torch.tensor(b), torch.tensor(known, dtype=torch.float32)


cosines = nodes @ grid.T
encoder = describe([(point, node) for node, point in np.argwhere(cosines >= np.cos(np.radians(11)))], grid, nodes)
nearest = np.argsort(-cosines, axis=0)[:3]
decoder = describe([(node, point) for point in range(len(grid)) for node in nearest[:, point]], nodes, grid)
processor = describe(pairs, nodes, nodes)


# %% Encoder, processor and decoder of graph transformers
def linear(inputs, outputs, begin=1.0):
    layer = nn.Linear(inputs, outputs)
    nn.init.normal_(layer.weight, 0, begin / inputs**0.5)
    nn.init.zeros_(layer.bias)
    return layer


class Product(nn.Module):
    def __init__(self, inputs, hidden, outputs):
        super().__init__()
        self.both, self.out = linear(inputs, 2 * hidden), linear(hidden, outputs)

    def forward(self, x):
        a, b = self.both(x).chunk(2, -1)
        return self.out(a * b)


class Layer(nn.Module):
    def __init__(self, edges):
        super().__init__()
        self.edges = edges
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH, eps=1.0) for _ in range(3))
        self.query, self.key_value = linear(WIDTH, WIDTH), linear(WIDTH, 2 * WIDTH)
        self.mix = linear(WIDTH, WIDTH)
        self.read_edge, self.edge_out = linear(5, 16), linear(16, 2 * WIDTH)
        self.product = Product(WIDTH, 2 * WIDTH, WIDTH)

    def forward(self, receivers, senders=None):
        source, to, known = self.edges
        own = self.norms[0](receivers)
        key, value = self.key_value(own if senders is None else self.norms[1](senders))[source].chunk(2, -1)
        keys, gates = self.edge_out(gelu(self.read_edge(known))).unsqueeze(1).chunk(2, -1)
        heads = (len(to), own.shape[1], HEADS, WIDTH // HEADS)
        scores = (self.query(own)[to] * (key + keys)).reshape(heads).sum(3) / (WIDTH / HEADS) ** 0.5
        powers = (scores - scores.detach().max()).exp()
        shares = powers / torch.zeros(len(own), *heads[1:3]).index_add(0, to, powers)[to]
        said = ((value * (gates + 1)).reshape(heads) * shares.unsqueeze(3)).flatten(2)
        heard = receivers + self.mix(torch.zeros_like(own).index_add(0, to, said))
        return heard + self.product(self.norms[2](heard))


class MiniAifs(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed, self.product, self.place = linear(14, WIDTH), Product(14, WIDTH, WIDTH), linear(3, WIDTH)
        self.encode = Layer(encoder)
        self.process = nn.Sequential(Layer(processor), Layer(processor))
        self.decode = Layer(decoder)
        self.read = nn.Sequential(nn.LayerNorm(WIDTH, eps=1.0), linear(WIDTH, 1, 0))
        self.grid, self.nodes = (torch.tensor(x, dtype=torch.float32).unsqueeze(1) for x in (grid, nodes))

    def forward(self, before, now, usual):
        seen = see(before, now, usual, 11).flatten(2).permute(2, 0, 1)
        x = torch.cat([seen, self.grid.expand(-1, seen.shape[1], -1)], 2)
        points = self.embed(x) + self.product(x)
        mesh = self.process(self.encode(self.place(self.nodes).expand(-1, seen.shape[1], -1), points))
        said = self.read(self.decode(points, mesh))
        return start(before, now, usual) + 0.1 * said.permute(1, 2, 0).reshape(now.shape)


# %% Trained on what the solution leaves: forecasts of one step, then of three
start = (lambda before, now, usual: now) if LONG else solved
torch.manual_seed(4)
forecast = models["mini-AIFS"] = MiniAifs()
print(sum(weights.numel() for weights in forecast.parameters()), "parameters")
area = torch.tensor(np.cos(latitude) / np.cos(latitude).mean(), dtype=torch.float32)[:, None]
optimizer = torch.optim.AdamW(forecast.parameters(), lr=RATE, weight_decay=0.01)
total = ONCE + LONGER
cosine = lambda n: (n + 1) / 10 if n < 9 else (1 + np.cos(np.pi * min(1, (n - 9) / (total - 10)))) / 2
schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, cosine)
for n in range(total):
    source, leads = (long, 3) if n >= ONCE else (real if LONG else train, 1)
    known = source[:, :, torch.randint(source.shape[2], (BATCH,))].roll(int(torch.randint(COLUMNS, ())), -1)
    made = roll_out(forecast, known, leads)
    loss = sum(((x - known[0, lead + 2]) ** 2 * area).mean() for lead, x in enumerate(made)) / leads
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(forecast.parameters(), 1)
    optimizer.step()
    schedule.step()
    if LONG and n % 100 == 99:
        print(n + 1, f"{loss.item():.4f}", flush=True)
if LONG:
    weights = [x.detach().T if x.dim() == 2 else x.detach() for x in forecast.parameters()]
    values = [x.contiguous().numpy() for x in weights]
    coded = [{"shape": x.shape, "values": base64.b64encode(x.tobytes()).decode()} for x in values]
    json.dump({"scores": {}, "tensors": coded}, open("network.json", "w"))

# %% The test part, looked at once
print("SIMULATED: RMSE (10⁶ m² s⁻¹) after 12, 24, … 120 hours")
rivals = {"persistence": lambda before, now, usual: now, **models}
with torch.no_grad():
    for name, model in rivals.items():
        squares = np.zeros(10)
        for few in test.split(10, 2):
            for lead, x in enumerate(roll_out(model, few, 10)):
                squares[lead] += ((x - few[0, lead + 2]) ** 2 * area).mean((1, 2)).sum().item() / test.shape[2]
        print(f"{name:16s}", ", ".join(f"{UNIT * error:.2f}" for error in np.sqrt(squares)))
