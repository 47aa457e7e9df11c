"""Tensors: tensors.ts in PyTorch."""

# %%
import torch

x = torch.tensor([[1.0, 2, 3], [4, 5, 6]])  # 32-bit floats; without the point, integers
y = (2 * x + 1).sqrt()  # operators and methods; x stays as it is
product = x @ x.T  # [2, 2]
columns = y.mean(0)  # over the first axis
joined = torch.cat([x, y], dim=1)  # [2, 6]

print("sum:", y.sum().item())
print("product, row 0, column 1:", product[0, 1].item())
print("mean of column 2:", columns[2].item())
print("columns of both:", joined.shape[1])
