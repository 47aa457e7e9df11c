"""What AIFS learns: what-aifs-learns.ts in PyTorch, as modules that could compute.

The program counts by formulas. Here are the parts themselves, encoder, processor and decoder, with as many parameters as
AIFS Single v2 has: they take a gigabyte of memory. At the end the same classes, made small, compute one step on grids
of a few points. The window is written for reading, all pairs first and then a mask, which at the true size would need
104 GB a layer; AIFS computes the window alone.

It needs PyTorch, and no data.
"""

# %% The processor: layers of a transformer, with a window in the order of the points
import torch
from torch import nn
from torch.nn import functional as F


class Layer(nn.Module):
    def __init__(self, d, heads, half):
        super().__init__()
        self.heads, self.half = heads, half
        self.norm, self.qkv, self.mix = nn.LayerNorm(d), nn.Linear(d, 3 * d, bias=False), nn.Linear(d, d)
        self.mlp = nn.Sequential(nn.LayerNorm(d), nn.Linear(d, 4 * d), nn.GELU(), nn.Linear(4 * d, d))

    def forward(self, x):  # [points, d]
        n, d = x.shape
        q, k, v = self.qkv(self.norm(x)).view(n, 3, self.heads, -1).permute(1, 2, 0, 3)
        scores = q @ k.transpose(1, 2) / (d // self.heads) ** 0.5
        place = torch.arange(n)
        far = (place[:, None] - place).abs() > self.half
        shares = scores.masked_fill(far, -torch.inf).softmax(-1)
        x = x + self.mix((shares @ v).transpose(0, 1).reshape(n, d))
        return x + self.mlp(x)


# %% Encoder and decoder: one layer of attention along edges, whose numbers take part in keys and values
class Along(nn.Module):
    def __init__(self, edges, d, heads, own):
        super().__init__()
        self.heads = heads
        self.source, self.target = nn.LayerNorm(d), nn.LayerNorm(d)
        self.q, self.k, self.v, self.self, self.mix = (nn.Linear(d, d) for _ in range(5))
        self.learned, self.e = nn.Parameter(torch.zeros(edges, own)), nn.Linear(3 + own, d)
        self.mlp = nn.Sequential(nn.LayerNorm(d), nn.Linear(d, 4 * d), nn.GELU(), nn.Linear(4 * d, d))

    def forward(self, x, y, frm, to, geometry):  # x sends, y hears
        split = lambda t: t.view(len(t), self.heads, -1)  # noqa: E731
        source, target = self.source(x), self.target(y)
        e = split(self.e(torch.cat([geometry, self.learned], 1)))
        scores = (split(self.q(target))[to] * (split(self.k(source))[frm] + e)).sum(-1) / e.shape[-1] ** 0.5
        powers = (scores - scores.max()).exp()  # the softmax over the edges to one point
        sums = torch.zeros(len(y), self.heads).index_add(0, to, powers)
        messages = (powers / sums[to])[..., None] * (split(self.v(source))[frm] + e)
        heard = torch.zeros(len(y), *e.shape[1:]).index_add(0, to, messages).flatten(1)
        y = y + self.mix(heard + self.self(target))
        return y + self.mlp(y)


# %% All of it
class AIFS(nn.Module):
    def __init__(self, data, hidden, into, out, fields=(92, 28, 14), d=1024, heads=16, layers=16, half=1120, own=8):
        super().__init__()
        prognostic, diagnostic, forcing = fields
        given = 2 * (prognostic + forcing) + 4 + own
        self.prognostic, self.here = prognostic, nn.Parameter(torch.zeros(data, own))
        self.there = nn.Parameter(torch.zeros(hidden, own))
        self.embed, self.embed_hidden, self.ask = nn.Linear(given, d), nn.Linear(4 + own, d), nn.Linear(given, d)
        self.encoder = Along(into, d, heads, own)
        self.processor = nn.Sequential(*(Layer(d, heads, half) for _ in range(layers)))
        self.decoder = Along(out, d, heads, own)
        self.answer = nn.Sequential(nn.LayerNorm(d), nn.Linear(d, prognostic + diagnostic))

    def forward(self, before, now, place, place_hidden, into, out):
        given = torch.cat([before, now, place, self.here], 1)
        x = self.encoder(self.embed(given), self.embed_hidden(torch.cat([place_hidden, self.there], 1)), *into)
        x = x + self.processor(x)  # one more shortcut, around all layers
        y = self.answer(self.decoder(x, self.ask(given), *out))
        tendency, diagnostic = y.split([self.prognostic, y.shape[1] - self.prognostic], 1)
        return torch.cat([now[:, : self.prognostic] + tendency, diagnostic], 1)


# %% Counted in its true shapes
torch.set_grad_enabled(False)


def size(*parts):
    return sum(p.numel() for part in parts for p in ([part] if torch.is_tensor(part) else part.parameters()))


aifs = AIFS(data=542_080, hidden=40_320, into=748_348, out=3 * 542_080)
along = size(aifs.encoder.learned, aifs.decoder.learned)
rows = {
    "encoder": size(aifs.embed, aifs.embed_hidden, aifs.encoder) - size(aifs.encoder.learned),
    "processor": size(aifs.processor),
    "decoder": size(aifs.ask, aifs.decoder, aifs.answer) - size(aifs.decoder.learned),
    "learned for each point": size(aifs.here, aifs.there),
    "learned for each edge": along,
    "all": size(aifs),
    "a layer of the processor": size(aifs.processor[0]),
}
print("numbers, per cent")
for name, count in rows.items():
    print(f"{name:24s} {count}, {100 * count / rows['all']:.2f}")
del aifs

# %% A small one takes a step: 30 data points, 6 hidden ones, each hearing five, and three answering each
torch.manual_seed(1)
small = AIFS(data=30, hidden=6, into=30, out=90, fields=(5, 2, 3), d=32, heads=4, layers=2, half=2)
into = (torch.arange(30), torch.arange(30) // 5, torch.randn(30, 3))
out = (torch.arange(90) % 6, torch.arange(90) // 3, torch.randn(90, 3))
step = small(torch.randn(30, 8), torch.randn(30, 8), torch.randn(30, 4), torch.randn(6, 4), into, out)
print("one step gives", tuple(step.shape))
