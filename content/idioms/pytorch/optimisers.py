"""Optimisers: optimisers.ts in PyTorch."""

# %%
import torch


def after_20(make):
    """Where an optimiser is after 20 steps from 4 towards 1."""
    w = torch.tensor(4.0, requires_grad=True)
    optimizer = make([w])  # it is told of the parameters when it is made
    for _ in range(20):
        optimizer.zero_grad()
        (3 * (w - 1) ** 2).backward()
        optimizer.step()
    return w.item()


print("SGD:", after_20(lambda p: torch.optim.SGD(p, lr=0.02)))
print("momentum:", after_20(lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9)))
print("RMSProp:", after_20(lambda p: torch.optim.RMSprop(p, lr=0.02, alpha=0.9)))
print("Adam:", after_20(lambda p: torch.optim.Adam(p, lr=0.2, eps=1e-7)))  # TensorFlow.js has 1e-7
print("AdamW:", after_20(lambda p: torch.optim.AdamW(p, lr=0.2, weight_decay=0.1)))
