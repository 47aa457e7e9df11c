"""A linear layer: one-linear-layer.ts in PyTorch.

The same months, points, anomalies, weights of the latitudes, penalties and choice. Everything is solved and nothing
drawn at random, so the errors are those of the page but for rounding.

It needs PyTorch, xarray and, in the working folder, fnoc-winds.nc from the page of the data set.
"""

# %% Anomalies of the eastward wind on every fourth point; part is 1 for training, 2 for validation and 3 for test.
import torch
import xarray as xr

data = xr.open_dataset("fnoc-winds.nc")
usual = data.u.where(data.part == 1).groupby("time.month").mean()  # of each month of the year, training years only
anomaly = (data.u.groupby("time.month") - usual)[:, ::4, ::4]  # 19 × 36 points, 10° apart
fields = torch.tensor(anomaly.values, dtype=torch.float64).flatten(1)  # m/s, shape [132 months, 684 points]
part = torch.tensor(data.part.values)

rows = torch.deg2rad(torch.tensor(anomaly.latitude.values)).cos().clamp(min=0)  # no area at the poles
weights = (rows / rows.mean()).repeat_interleave(36)


def rmse(guess, truth):
    """Root mean square error in m/s, weighted by latitude; squares are averaged before the root."""
    return ((guess - truth).square() * weights).mean().sqrt().item()


def pairs(k, lead):
    """Fields of a part, and the fields `lead` months later; a part is one unbroken stretch."""
    months = fields[part == k]
    return months[:-lead], months[lead:]


# %% Every point of the forecast is a weighted sum of all points of today: solved, with a penalty on the weights.
def layer(x, y, penalty):
    """The weights are sums of the months seen, so there is one unknown for each pair of month and point."""
    system = x @ x.T + penalty * torch.eye(len(x), dtype=x.dtype)
    solution = torch.linalg.solve(system, y)
    return lambda months: months @ x.T @ solution


PENALTIES = [1, 10, 100, 1000, 3000, 10_000, 30_000, 100_000]  # (m/s)²
print("RMSE in 1991 and 1992, m/s")
for lead in (1, 2, 3, 6):
    (x, y), (x_later, y_later), (x_test, y_test) = (pairs(k, lead) for k in (1, 2, 3))
    layers = [layer(x, y, penalty) for penalty in PENALTIES]
    chosen = min(layers, key=lambda model: rmse(model(x_later), y_later))  # the validation months choose
    print(
        f"{lead} month{'s' if lead > 1 else ' '}  climatology {rmse(0, y_test):.2f}, "
        f"least squares {rmse(layers[0](x_test), y_test):.2f}, with a penalty {rmse(chosen(x_test), y_test):.2f}"
    )
