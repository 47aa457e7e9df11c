"""Losses: losses.ts in PyTorch."""

# %%
import torch
from torch.nn import functional

guess, truth = torch.tensor([0.5, 3, 3]), torch.tensor([0.0, 1, 4])  # the guess comes first
wet = torch.tensor([1.0, 0, 1])  # it rained
log_odds = torch.tensor([2, -1, 0.5])
classes = torch.tensor([2, 0])  # numbers of classes, not one-hot
scores = torch.tensor([[0.1, 0.2, 1.5], [1, 0.3, -2]])

print("mean squared error:", functional.mse_loss(guess, truth).item())
print("mean absolute error:", functional.l1_loss(guess, truth).item())
print("Huber:", functional.huber_loss(guess, truth).item())
print("binary cross-entropy:", functional.binary_cross_entropy_with_logits(log_odds, wet).item())
print("cross-entropy:", functional.cross_entropy(scores, classes).item())
