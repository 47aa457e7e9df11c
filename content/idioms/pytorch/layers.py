"""Layers and modules: layers.ts in PyTorch."""

# %%
import torch
from torch import nn


class Model(nn.Module):
    """Layers that are attributes are found by parameters(); forward() says what is done with them."""

    def __init__(self):
        super().__init__()
        self.first = nn.Linear(2, 4)  # sizes in and out; weights of shape [out, in]
        self.second = nn.Linear(4, 1)

    def forward(self, x):
        return self.second(torch.tanh(self.first(x)))


model = Model()
with torch.no_grad():
    model.first.weight.copy_(torch.linspace(-1, 1, 8).reshape(2, 4).T)
    model.first.bias.zero_()
    model.second.weight.copy_(torch.linspace(-1, 1, 4).reshape(4, 1).T)
    model.second.bias.fill_(1)
answers = model(torch.tensor([[1, 2], [-3, 0.5]]))

print("parameters:", sum(p.numel() for p in model.parameters()))
print("answer to the first row:", answers[0].item())
print("answer to the second row:", answers[1].item())
