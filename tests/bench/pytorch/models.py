"""The reference models (playground/benchmark/models/) in PyTorch, each with weights and data of its twin.

A model is a module that gives the loss over its one batch. `weights` names its parameters in the order in which the
twin makes its own. Shapes of TensorFlow.js are turned into those of PyTorch when a model is made, outside of what is timed.
Works with PyTorch 1.13 and 2.
"""

import torch
from torch import nn
from torch.nn import functional as F


def image(x):
    """[batch, row, column, channel] to PyTorch's [batch, channel, row, column]."""
    return x.permute(0, 3, 1, 2).contiguous()


class Model(nn.Module):
    def weights(self):
        return list(self.parameters())

    def begin(self, start):
        """Takes the weights with which the twin starts."""
        weights = self.weights()
        if len(weights) != len(start):
            raise ValueError(f"{len(weights)} weights, and {len(start)} of the twin")
        with torch.no_grad():
            for mine, twin in zip(weights, start):
                turned = twin.permute(3, 2, 0, 1) if twin.dim() == 4 else twin.T if twin.dim() == 2 else twin
                if mine.shape != turned.shape:
                    raise ValueError(f"a weight of shape {list(mine.shape)}, and {list(turned.shape)} of the twin")
                mine.copy_(turned)


class Mlp(Model):
    def __init__(self, x, y):
        super().__init__()
        self.x, self.y = x, y
        self.net = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1))

    def forward(self):
        return F.mse_loss(self.net(self.x), self.y)


class Cnn(Model):
    def __init__(self, x):
        super().__init__()
        self.x, self.labels = image(x), torch.arange(len(x)) % 10

        def block(inputs, outputs):
            return [nn.Conv2d(inputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs, eps=1e-3), nn.ReLU(), nn.MaxPool2d(2)]

        self.net = nn.Sequential(*block(1, 16), *block(16, 32), nn.Flatten(), nn.Linear(32 * 7 * 7, 10))

    def begin(self, start):
        # The twin has the channels last where it makes one row of a picture.
        kernel = start[-2].reshape(7, 7, 32, 10).permute(2, 0, 1, 3).reshape(-1, 10)
        super().begin([*start[:-2], kernel, start[-1]])

    def forward(self):
        return F.cross_entropy(self.net(self.x), self.labels)


class Lstm(Model):
    """With sigmoid gates: nn.LSTM has no others. Of its two biases one stays nought, as the twin has one."""

    def __init__(self, x, y):
        super().__init__()
        self.x, self.y = x, y
        self.lstm, self.out = nn.LSTM(8, 32, batch_first=True), nn.Linear(32, 1)
        nn.init.zeros_(self.lstm.bias_hh_l0)
        self.lstm.bias_hh_l0.requires_grad_(False)

    def weights(self):
        return [weight for weight in self.parameters() if weight.requires_grad]

    def forward(self):
        return F.mse_loss(self.out(self.lstm(self.x)[0][:, -1]), self.y)


class Attention(Model):
    def __init__(self, x, y):
        super().__init__()
        self.x, self.y = x, y
        self.norms = nn.ModuleList([nn.LayerNorm(32), nn.LayerNorm(32)])
        self.query, self.key, self.value, self.out = (nn.Linear(32, 32) for _ in range(4))
        self.wide, self.narrow = nn.Linear(32, 64), nn.Linear(64, 32)

    def weights(self):
        first, second = self.norms
        looks = [self.query, self.key, self.value, self.out]
        kernels = [layer.weight for layer in [*looks, self.wide, self.narrow]]
        biases = [first.bias, *(layer.bias for layer in looks), second.bias, self.wide.bias]
        return [*kernels, *biases, first.weight, second.weight, self.narrow.bias]

    def forward(self):
        normal = self.norms[0](self.x)
        heads = (*normal.shape[:2], 4, 8)
        q, k, v = (layer(normal).view(heads).transpose(1, 2) for layer in (self.query, self.key, self.value))
        if hasattr(F, "scaled_dot_product_attention"):
            mixed = F.scaled_dot_product_attention(q, k, v)
        else:
            mixed = torch.softmax((q * 8**-0.5) @ k.transpose(2, 3), -1) @ v
        between = self.x + self.out(mixed.transpose(1, 2).reshape(normal.shape))
        inner = torch.relu(self.wide(self.norms[1](between)))
        return F.mse_loss(between + self.narrow(inner), self.y)


class Graph(Model):
    def __init__(self, x, y, sender, receiver):
        super().__init__()
        self.x, self.y, self.sender, self.receiver = x, y, sender.long(), receiver.long()

        def network():
            return nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 32))

        self.edges = nn.ModuleList([network(), network()])
        self.nodes = nn.ModuleList([network(), network()])

    def weights(self):
        return [weight for net in [*self.edges, *self.nodes] for weight in (net[0].weight, net[2].weight, net[0].bias, net[2].bias)]

    def forward(self):
        state = self.x
        for edges, nodes in zip(self.edges, self.nodes):
            pairs = torch.cat([state.index_select(0, self.sender), state.index_select(0, self.receiver)], 1)
            sums = torch.zeros_like(state).index_add(0, self.receiver, edges(pairs))
            state = state + nodes(torch.cat([state, sums], 1))
        return F.mse_loss(state, self.y)


class Unet(Model):
    """With the channels last in memory, which takes four fifths of the time that PyTorch needs unless told so."""

    def __init__(self, x, y):
        super().__init__()
        self.x, self.y = (image(z).contiguous(memory_format=torch.channels_last) for z in (x, y))

        def twice(inputs, outputs):
            first, second = nn.Conv2d(inputs, outputs, 3, padding=1), nn.Conv2d(outputs, outputs, 3, padding=1)
            return nn.Sequential(first, nn.ReLU(), second, nn.ReLU())

        self.fine, self.coarse, self.bottom = twice(4, 16), twice(16, 32), twice(32, 64)
        self.joined, self.whole = twice(96, 32), twice(48, 16)
        self.out = nn.Conv2d(16, 4, 1)
        self.to(memory_format=torch.channels_last)

    def forward(self):
        def up(x, beside):
            return torch.cat([F.interpolate(x, scale_factor=2, mode="nearest"), beside], 1)

        fine = self.fine(self.x)
        coarse = self.coarse(F.max_pool2d(fine, 2))
        bottom = self.bottom(F.max_pool2d(coarse, 2))
        return F.mse_loss(self.out(self.whole(up(self.joined(up(bottom, coarse)), fine))), self.y)


class Product(nn.Module):
    """Two linear layers whose results are multiplied, and a third."""

    def __init__(self, inputs, hidden, outputs):
        super().__init__()
        self.both, self.out = nn.Linear(inputs, 2 * hidden), nn.Linear(hidden, outputs)

    def forward(self, x):
        a, b = self.both(x).chunk(2, -1)
        return self.out(a * b)


class GraphTransformer(nn.Module):
    def __init__(self, edges, width, heads):
        super().__init__()
        source, to, self.known = edges
        self.source, self.to, self.heads = source.long(), to.long(), heads
        self.norms = nn.ModuleList(nn.LayerNorm(width, eps=1.0) for _ in range(3))
        self.query, self.key_value, self.mix = nn.Linear(width, width), nn.Linear(width, 2 * width), nn.Linear(width, width)
        self.read_edge, self.edge_out = nn.Linear(5, 16), nn.Linear(16, 2 * width)
        self.product = Product(width, 2 * width, width)

    def forward(self, receivers, senders=None):
        source, to = self.source, self.to
        own = self.norms[0](receivers)
        k, v = self.key_value(own if senders is None else self.norms[1](senders)).index_select(0, source).chunk(2, -1)
        keys, gates = self.edge_out(F.gelu(self.read_edge(self.known))).unsqueeze(1).chunk(2, -1)
        nodes, samples, width = own.shape
        heads = (len(to), samples, self.heads, width // self.heads)
        scores = (self.query(own).index_select(0, to) * (k + keys)).view(heads).sum(3) * heads[3] ** -0.5
        powers = (scores - scores.detach().max()).exp()
        sums = torch.zeros(nodes, *heads[1:3]).index_add(0, to, powers)
        said = (v * (gates + 1)).view(heads) * (powers / sums.index_select(0, to)).unsqueeze(3)
        heard = receivers + self.mix(torch.zeros_like(own).index_add(0, to, said.flatten(2)))
        return heard + self.product(self.norms[2](heard))


class MiniAifs(Model):
    def __init__(self, x, residual, vertices, *edges):
        super().__init__()
        encoder, processor, decoder = edges[:3], edges[3:6], edges[6:]
        self.x, self.residual, self.vertices = x, residual, vertices
        self.embed, self.product, self.place = nn.Linear(11, 64), Product(11, 64, 64), nn.Linear(3, 64)
        self.encode = GraphTransformer(encoder, 64, 4)
        self.process = nn.Sequential(*(GraphTransformer(processor, 64, 4) for _ in range(4)))
        self.decode = GraphTransformer(decoder, 64, 4)
        self.read = nn.Sequential(nn.LayerNorm(64, eps=1.0), nn.Linear(64, 4))

    def forward(self):
        grid = self.embed(self.x) + self.product(self.x)
        mesh = self.place(self.vertices).unsqueeze(1).expand(-1, self.x.shape[1], -1)
        mesh = self.process(self.encode(mesh, grid))
        return F.mse_loss(self.read(self.decode(grid, mesh)), self.residual)


MODELS = {"mlp": Mlp, "cnn": Cnn, "lstm": Lstm, "attention": Attention, "graph": Graph, "unet": Unet, "aifs": MiniAifs}
