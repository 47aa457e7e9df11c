"""A curve, with the gradient found by the machine: curve-by-autodiff.ts in PyTorch.

The same cells, parts, polynomial, loss, rate and steps. Nothing is drawn at random, so the errors are those of the page
but for the order in which sums are rounded.

It needs PyTorch, xarray and, in the working folder, coads.nc from the page of the data set.
"""

# %% Cells in which both are present; part is 1 for training, 2 for validation and 3 for test.
import torch
import xarray as xr

data = xr.open_dataset("coads.nc")
cells = data[["airTemperature", "specificHumidity", "part"]].to_dataframe().dropna()


def column(name, part):
    """A variable's values in one part, shape [cells]."""
    return torch.tensor(cells.loc[cells.part == part, name].to_numpy(), dtype=torch.float32)


T, q = column("airTemperature", 1), column("specificHumidity", 1)  # °C, g/kg
T_test, q_test = column("airTemperature", 3), column("specificHumidity", 3)


# %% The curve, its loss, and a step downhill without an optimiser
def powers(celsius, degree):
    """Powers of the temperature in tens of degrees, shape [cells, degree]."""
    return torch.stack([(celsius / 10) ** (k + 1) for k in range(degree)], dim=1)


def mean_square(guess, truth):
    return (guess - truth).square().mean()


def train(degree):
    """The curve after 300 steps, and where the walk would end: two functions from powers to humidity in g/kg."""
    learning_rate = 0.3 if degree < 4 else 0.1  # with degree 8 a walk at 0.3 runs away
    inputs = powers(T, degree)
    mean, deviation = inputs.mean(0), inputs.std(0, unbiased=False)
    w = torch.zeros(degree, requires_grad=True)  # requires_grad: record what is computed with it
    b = torch.zeros((), requires_grad=True)

    def scaled(x):
        return (x - mean) / deviation

    def curve(x):
        return scaled(x) @ w + b

    for _ in range(300):
        loss = mean_square(curve(inputs), q)  # forward pass
        loss.backward()  # backward pass: fills w.grad and b.grad
        with torch.no_grad():  # the update itself is not to be differentiated
            for parameter in (w, b):
                parameter -= learning_rate * parameter.grad
                parameter.grad.zero_()  # backward() adds up: forget this step's


    # The lowest place, solved for in double precision: each power is nearly a weighted sum of the others.
    def ones_and(x):
        return torch.cat([torch.ones(len(x), 1), scaled(x)], dim=1).double()

    lowest = torch.linalg.lstsq(ones_and(inputs), q.double()[:, None]).solution
    return curve, lambda x: (ones_and(x) @ lowest).squeeze(1)


# %% The gradient of the line at the start, by hand and by the machine
w, b = torch.zeros(1, requires_grad=True), torch.zeros((), requires_grad=True)
mean_square(powers(T, 1) @ w + b, q).backward()
hand = {"w": -2 * (T / 10 * q).mean(), "b": -2 * q.mean()}
for name, machine in {"w": w.grad.squeeze(), "b": b.grad}.items():
    print(f"dL/d{name}  by hand {hand[name]:.3f}, by machine {machine:.3f}")

# %% Held-out error
print(f"mean humidity     RMSE {mean_square(q.mean(), q_test).sqrt():.3f} g/kg")
for degree in (1, 2, 3, 8):
    for name, curve in zip(("", ", solved"), train(degree)):
        if name and degree < 3:
            continue
        with torch.no_grad():
            error = mean_square(curve(powers(T_test, degree)), q_test).sqrt()
        print(f"{f'degree {degree}{name}':16s}  RMSE {error:.3f} g/kg")
