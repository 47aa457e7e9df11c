"""The loop of training: loop.ts in PyTorch."""

# %%
import torch
from torch import nn
from torch.nn import functional

x = torch.linspace(-2, 3, 51)[:, None]
y = x.sin()
model = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(8, 1))
with torch.no_grad():
    model[0].weight.copy_(torch.linspace(-1, 1, 8)[:, None])
    model[0].bias.zero_()
    model[2].weight.fill_(0.1)
    model[2].bias.zero_()
start = functional.mse_loss(model(x), y)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01, eps=1e-7)
for _ in range(200):
    loss = functional.mse_loss(model(x), y)  # forwards
    optimizer.zero_grad()  # forget the last step's gradients
    loss.backward()  # backwards
    optimizer.step()

print("loss at the start:", start.item())
with torch.no_grad():  # nothing is to be differentiated any more
    print("loss after 200 steps:", functional.mse_loss(model(x), y).item())
