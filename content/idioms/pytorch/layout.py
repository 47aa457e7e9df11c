"""Shapes and layout: layout.ts in PyTorch."""

# %%
import torch
from torch.nn import functional

# Maps are [batch, channels, height, width]; a kernel is [out, in, height, width].
maps = torch.arange(32.0).sin().reshape(1, 4, 4, 2).permute(0, 3, 1, 2)
kernel = torch.arange(18.0).cos().reshape(3, 3, 2, 1).permute(3, 2, 0, 1)
same = functional.conv2d(maps, kernel, padding=1)
# padding=1 would pad on all sides: with a stride, another result than TensorFlow's "same".
halved = functional.conv2d(functional.pad(maps, (0, 1, 0, 1)), kernel, stride=2)  # [1, 1, 2, 2]

print("sum, same size:", same.sum().item())
print("row 1, column 2:", same[0, 0, 1, 2].item())
print("sum, half size:", halved.sum().item())
