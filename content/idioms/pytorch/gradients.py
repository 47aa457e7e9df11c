"""Gradients: gradients.ts in PyTorch."""

# %%
import torch

x, y = torch.tensor([1.0, 2, 3]), torch.tensor([2.0, 4, 7])
w = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(0.0, requires_grad=True)
loss = (w * x + b - y).square().mean()  # recorded as it is computed
loss.backward()  # adds to w.grad and b.grad: set them to zero before the next
# A gradient can be differentiated again where its own computation is recorded.
t = torch.tensor(2.0, requires_grad=True)
(first,) = torch.autograd.grad(t**3, t, create_graph=True)
(second,) = torch.autograd.grad(first, t)

print("L:", loss.item())
print("∂L/∂w:", w.grad.item())
print("∂L/∂b:", b.grad.item())
print("second derivative of t³ at 2:", second.item())
