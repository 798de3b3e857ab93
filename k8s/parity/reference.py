"""Runs the steps of a parity dump in PyTorch and compares the results. Shares no code with the trainer.

usage: reference.py DUMP [float32|float64]     (needs torch, numpy and safetensors)

Prints one JSON object of largest relative differences; exits 1 when one is above its bound.
"""

import csv
import json
import math
import sys

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file

BOUNDS = {"loss": 1e-5, "gradient_norm": 1e-3, "learning_rate": 1e-12, "parameters": 1e-3}


class Reference:
    """The ladder model, written from its description in the dump's README."""

    def __init__(self, shape, parameters):
        self.shape = shape
        self.parameters = parameters
        self.head = shape["width"] // shape["heads"]

    def weight(self, name):
        return self.parameters[name + ".weight"]

    def norm(self, x, name):
        scale = torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.shape["normEpsilon"])
        return x * scale * self.weight(name)

    def rotated(self, x):
        half = self.head // 2
        rates = self.shape["rotaryBase"] ** (-torch.arange(half, dtype=torch.float64) / half)
        angles = torch.outer(torch.arange(x.shape[-2], dtype=torch.float64), rates)
        cos, sin = angles.cos().to(x.dtype), angles.sin().to(x.dtype)
        a, b = x[..., :half], x[..., half:]
        return torch.cat((a * cos - b * sin, b * cos + a * sin), -1)

    def attention(self, x, name):
        batch, time, width = x.shape
        query, key, value = (
            F.linear(x, self.weight(f"{name}.{part}_proj")).view(batch, time, -1, self.head).transpose(1, 2)
            for part in "qkv"
        )
        scores = self.rotated(query) @ self.rotated(key).transpose(-1, -2) / math.sqrt(self.head)
        future = torch.ones(time, time, dtype=torch.bool).triu(1)
        mixed = torch.softmax(scores.masked_fill(future, -math.inf), -1) @ value
        return F.linear(mixed.transpose(1, 2).reshape(batch, time, width), self.weight(f"{name}.o_proj"))

    def feed_forward(self, x, name):
        gate = F.silu(F.linear(x, self.weight(f"{name}.gate_proj")))
        return F.linear(gate * F.linear(x, self.weight(f"{name}.up_proj")), self.weight(f"{name}.down_proj"))

    def logits(self, ids):
        x = self.weight("model.embed_tokens")[ids]
        for layer in range(self.shape["layers"]):
            name = f"model.layers.{layer}"
            x = x + self.attention(self.norm(x, f"{name}.input_layernorm"), f"{name}.self_attn")
            x = x + self.feed_forward(self.norm(x, f"{name}.post_attention_layernorm"), f"{name}.mlp")
        return F.linear(self.norm(x, "model.norm"), self.weight("lm_head"))


def learning_rate(schedule, step):
    peak, warmup = schedule["peak"], schedule["warmupSteps"]
    if step < warmup:
        return peak * step / warmup
    floor = peak * schedule["finalFraction"]
    progress = (step - warmup) / (schedule["steps"] - warmup)
    return floor + (peak - floor) * (1 + math.cos(math.pi * progress)) / 2


def relative(found, expected):
    return abs(found - expected) / abs(expected)


def main(dump, dtype):
    torch.manual_seed(0)
    with open(f"{dump}/parity.json") as file:
        setting = json.load(file)
    shape, optimizer = setting["shape"], setting["optimizer"]
    start = load_file(f"{dump}/initial/model.safetensors")
    parameters = {name: torch.nn.Parameter(value.to(dtype)) for name, value in start.items()}
    model = Reference(shape, parameters)
    adamw = torch.optim.AdamW(
        parameters.values(),
        betas=(optimizer["beta1"], optimizer["beta2"]),
        eps=optimizer["epsilon"],
        weight_decay=optimizer["weightDecay"],
    )
    tokens = np.fromfile(f"{dump}/tokens.bin", "<i4").astype(np.int64)
    batches = torch.from_numpy(tokens.reshape(setting["steps"], setting["sequences"], shape["sequenceLength"]))
    worst = dict.fromkeys(BOUNDS, 0.0)
    with open(f"{dump}/steps.csv") as file:
        for row in csv.DictReader(file):
            step = int(row["step"])
            batch = batches[step - 1]
            adamw.zero_grad()
            logits = model.logits(batch[:, :-1])
            loss = F.cross_entropy(logits.flatten(0, 1), batch[:, 1:].flatten())
            loss.backward()
            norm = torch.nn.utils.clip_grad_norm_(parameters.values(), optimizer["gradientClip"])
            rate = learning_rate(setting["schedule"], step)
            adamw.param_groups[0]["lr"] = rate
            adamw.step()
            found = {"loss": loss.item(), "gradient_norm": norm.item(), "learning_rate": rate}
            for name, value in found.items():
                worst[name] = max(worst[name], relative(value, float(row[name])))
    end = load_file(f"{dump}/checkpoints/step-{setting['steps']:08d}/model.safetensors")
    for name, value in parameters.items():
        difference = (value.detach() - end[name]).double().norm() / end[name].double().norm()
        worst["parameters"] = max(worst["parameters"], difference.item())
    print(json.dumps({"dtype": str(dtype), **worst}))
    return all(worst[name] <= bound for name, bound in BOUNDS.items())


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(0 if main(sys.argv[1], getattr(torch, sys.argv[2] if len(sys.argv) == 3 else "float32")) else 1)
