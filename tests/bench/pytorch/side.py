"""The side of `npm run bench:pytorch` that trains with PyTorch: `side.py FOLDER THREADS`.

It is told what to do, and answers, a line of JSON each (`serve.ts` has their types). In the folder stands, for each model,
what its twin in TensorFlow.js starts from.
"""

import json
import sys
import time

import numpy as np
import torch
from models import MODELS

folder, threads = sys.argv[1], int(sys.argv[2])
torch.set_num_threads(threads)


def start_of(name):
    """The tensors of a file: their shapes and types as a line of JSON, then their bytes."""
    with open(f"{folder}/{name}.start", "rb") as file:
        lists = json.loads(file.readline())
        read = {
            group: [
                torch.from_numpy(np.fromfile(file, each["type"], int(np.prod(each["shape"]))).reshape(each["shape"]))
                for each in tensors
            ]
            for group, tensors in lists.items()
        }
    return read["data"], read["weights"]


def adam(weights):
    """As TensorFlow.js has it; in one pass where PyTorch can on a CPU, as it can since 2.4: it is the quickest of its ways."""
    try:
        return torch.optim.Adam(weights, lr=0.001, eps=1e-7, fused=True)
    except RuntimeError:
        return torch.optim.Adam(weights, lr=0.001, eps=1e-7)


def training(name):
    data, start = start_of(name)
    model = MODELS[name](*data)
    model.begin(start)
    optimizer = adam(model.weights())

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = model()
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


begun = {}


CLOCKS = {"perStep": time.thread_time, "process": time.process_time, "clock": time.perf_counter}


def answer(subject, milliseconds):
    if subject not in begun:
        begun[subject] = training(subject), []
    step, losses = begun[subject]
    steps, began = 0, {name: clock() for name, clock in CLOCKS.items()}

    def spent(name):
        return 1000 * (CLOCKS[name]() - began[name])

    while steps == 0 or spent("perStep") < milliseconds:
        loss = step()
        if len(losses) < 5:
            losses.append(loss)
        steps += 1
    return {**{name: spent(name) / steps for name in CLOCKS}, "losses": losses}


for line in sys.stdin:
    try:
        said = answer(**json.loads(line))
    except Exception as error:  # noqa: BLE001: whatever it is, the other side prints it
        said = {"failed": f"{type(error).__name__}: {error}"}
    print(json.dumps(said), flush=True)
