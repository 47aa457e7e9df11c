"""Memory: memory.ts in PyTorch."""

# %%
import gc

import torch


def tensors():
    """Tensors that are reachable."""
    return sum(isinstance(thing, torch.Tensor) for thing in gc.get_objects())


x = torch.ones(100)
before = tensors()
total = (2 * x + 1).sum()  # what no name holds is freed at once
kept = tensors() - before
result = total.item()
del total  # as leaving a function would
left = tensors() - before

print("sum:", result)
print("tensors kept:", kept)
print("tensors left:", left)
