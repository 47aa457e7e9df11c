"""Seeds: seeds.ts in PyTorch."""

# %%
import torch


def draw(seed):
    # One generator for all, unless a generator is passed on: torch.Generator().manual_seed(seed)
    torch.manual_seed(seed)
    return torch.randn(1000)


print("same seed, largest difference:", (draw(1) - draw(1)).abs().max().item())
print("another seed, numbers that agree:", (draw(1) == draw(2)).sum().item())
print("mean, to half a unit:", abs((2 * draw(1).mean()).round().item()))
