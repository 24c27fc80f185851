#!/usr/bin/env python3
"""A larger finder of names that teaches the small one.

A BERT encoder (ONNX) is tuned on sentences with names and then says of each word
how likely it is no name, or the beginning or inside of a person, place or
organisation. `chancery train --teacher` learns from these chances beside the
annotation (Hinton, Vinyals and Dean 2015). It runs once, on a developer's
machine; nothing of it is needed to read. README.md beside it gives the commands.

Input: BIO files as `chancery train --beside MODEL --names-out FILE` writes them
("word<TAB>tag", blank line after a sentence, "?" for a word that may be another
kind of name), or CoNLL-U files (sentences to label only). Output: a word and
seven numbers in per mille a line, blank line after a sentence.
"""
import argparse
import pathlib
import pickle
import random
import sys
import time

import jax
import jax.numpy as jnp
import numpy as np
import onnx
from onnx import numpy_helper
from tokenizers import Tokenizer

TAGS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]
WIDTH, BATCH, SHAPES = 128, 16, 12
CLS, SEP, UNKNOWN = 101, 102, 100


def read(path):
    """Sentences of a BIO or CoNLL-U file, as words and tag numbers."""
    out, words, tags = [], [], []
    conllu = path.endswith(".conllu")
    with open(path, encoding="utf-8") as f:
        for n, line in enumerate(f, 1):
            line = line.rstrip("\n")
            if not line:
                if words:
                    out.append((words, tags))
                words, tags = [], []
                continue
            cells = line.split("\t")
            if line.startswith("# ") and len(cells) == 1:
                continue
            if conllu:
                if cells[0].isdigit():
                    words.append(cells[1])
                    tags.append(0)
            elif len(cells) == 2:
                words.append(cells[0])
                tags.append(TAGS.index(cells[1]) if cells[1] in TAGS else 0)
            else:
                sys.exit(f"{path}:{n}: {len(cells)} cells, not a word and a tag")
    if words:
        out.append((words, tags))
    return out


def shape(w):
    """The kind of capitals of a word: the encoder sees small letters only."""
    if w.isdigit():
        return 1
    if any(c.isdigit() for c in w):
        return 2
    if not any(c.isalpha() for c in w):
        return 3
    if w.islower():
        return 4
    if w.isupper():
        return 5 if len(w) > 1 else 6
    if w[0].isupper():
        return 7 if w[1:].islower() else 8
    return 9


def load(path):
    """The weights of a BERT encoder from its ONNX graph."""
    graph = onnx.load(path).graph
    have = {i.name: numpy_helper.to_array(i).astype(np.float32) for i in graph.initializer}
    made = {n.output[0]: n for n in graph.node}
    mats = {}
    for n in graph.node:  # names of matrices are lost; those of the biases added to their product are not
        if n.op_type != "Add":
            continue
        bias = [x for x in n.input if x in have and x.endswith(".bias")]
        other = [x for x in n.input if x not in have]
        if bias and other and other[0] in made and made[other[0]].op_type == "MatMul":
            for x in made[other[0]].input:
                if x in have:
                    mats[bias[0][:-5]] = have[x]
    e = "embeddings."
    p = {"word": have[e + "word_embeddings.weight"], "pos": have[e + "position_embeddings.weight"],
         "typ": have[e + "token_type_embeddings.weight"][0], "g0": have[e + "LayerNorm.weight"],
         "h0": have[e + "LayerNorm.bias"], "layers": []}
    while f"encoder.layer.{len(p['layers'])}.output.dense.bias" in have:
        base, layer = f"encoder.layer.{len(p['layers'])}.", {}
        for name, key in (("attention.self.query", "q"), ("attention.self.key", "k"), ("attention.self.value", "v"),
                          ("attention.output.dense", "o"), ("intermediate.dense", "u"), ("output.dense", "d")):
            layer["w" + key], layer["b" + key] = mats[base + name], have[base + name + ".bias"]
        for name, key in (("attention.output.LayerNorm", "1"), ("output.LayerNorm", "2")):
            layer["g" + key], layer["h" + key] = have[base + name + ".weight"], have[base + name + ".bias"]
        p["layers"].append(layer)
    return p


def norm(x, g, h):
    m = x.mean(-1, keepdims=True)
    return (x - m) * jax.lax.rsqrt(((x - m) ** 2).mean(-1, keepdims=True) + 1e-12) * g + h


def drop(x, key, rate=0.1):
    return x if key is None else jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def scores(p, ids, shapes, mask, key=None, heads=12):
    """Log chances of the tags of all pieces."""
    rows, cols = ids.shape
    n = 2 * len(p["layers"]) + 2
    keys = [None] * n if key is None else list(jax.random.split(key, n))
    x = p["word"][ids] + p["pos"][:cols][None] + p["typ"] + p["shape"][shapes]
    x = drop(norm(x, p["g0"], p["h0"]), keys[0])
    bias = jnp.where(mask[:, None, None, :], 0.0, -1e9)
    size = x.shape[-1]
    for i, l in enumerate(p["layers"]):
        q, k, v = ((x @ l["w" + c] + l["b" + c]).reshape(rows, cols, heads, size // heads) for c in "qkv")
        a = jax.nn.softmax(jnp.einsum("bqhd,bkhd->bhqk", q, k) / np.sqrt(size // heads) + bias, -1)
        y = jnp.einsum("bhqk,bkhd->bqhd", a, v).reshape(rows, cols, size) @ l["wo"] + l["bo"]
        x = norm(x + drop(y, keys[2 * i + 1]), l["g1"], l["h1"])
        y = jax.nn.gelu(x @ l["wu"] + l["bu"], approximate=True) @ l["wd"] + l["bd"]
        x = norm(x + drop(y, keys[2 * i + 2]), l["g2"], l["h2"])
    return jax.nn.log_softmax(drop(x, keys[-1]) @ p["out"] + p["outbias"])


class Windows:
    """Sentences as pieces of words, as many side by side as a window holds."""

    def __init__(self, tokenizer):
        self.tokenizer, self.cache = tokenizer, {}

    def pieces(self, word):
        if word not in self.cache:
            self.cache[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:12] or [UNKNOWN]
        return self.cache[word]

    def __call__(self, sentences):
        out = []
        for s, (words, tags) in enumerate(sentences):
            ids, labels, shapes, at = [], [], [], []
            for w, word in enumerate(words):
                p, kind = self.pieces(word), shape(word)
                if len(ids) + len(p) > WIDTH - 3:
                    break  # the rest of a very long sentence counts as no name
                at.append((len(ids), s, w))
                ids += p
                labels += [tags[w]] + [-1] * (len(p) - 1)
                shapes += [kind] + [10 if kind == 4 else 11] * (len(p) - 1)
            if not out or len(out[-1]["ids"]) + len(ids) + 1 > WIDTH:
                out.append({"ids": [CLS], "labels": [-1], "shapes": [0], "at": []})
            last = out[-1]
            from_ = len(last["ids"])
            last["at"] += [(from_ + a, s, w) for a, s, w in at]
            last["ids"] += ids + [SEP]
            last["labels"] += labels + [-1]
            last["shapes"] += shapes + [0]
        return out


def batch(windows):
    ids, shapes = np.zeros((BATCH, WIDTH), np.int32), np.zeros((BATCH, WIDTH), np.int32)
    labels, mask = -np.ones((BATCH, WIDTH), np.int32), np.zeros((BATCH, WIDTH), bool)
    mask[:, 0] = True
    for i, w in enumerate(windows):
        n = len(w["ids"])
        ids[i, :n], shapes[i, :n], labels[i, :n], mask[i, :n] = w["ids"], w["shapes"], w["labels"], True
    return ids, shapes, mask, labels


def tune(p, windows, epochs, peak, seed, save):
    """AdamW, a rate that rises for 6 % of the run and falls to zero."""
    steps = epochs * (len(windows) // BATCH)
    new = {"shape", "out", "outbias"}  # begin at random, so they learn ten times as fast
    speed = {k: jax.tree.map(lambda _, f=10.0 if k in new else 1.0: f, v) for k, v in p.items()}

    def loss(p, ids, shapes, mask, labels, key):
        z, told = scores(p, ids, shapes, mask, key), labels >= 0
        return -(jnp.take_along_axis(z, jnp.maximum(labels, 0)[..., None], -1)[..., 0] * told).sum() / told.sum()

    @jax.jit
    def step(p, m, v, t, key, *data):
        value, g = jax.value_and_grad(loss)(p, *data, key)
        size = jnp.sqrt(sum((x**2).sum() for x in jax.tree.leaves(g)))
        g = jax.tree.map(lambda x: x * jnp.minimum(1.0, 1.0 / (size + 1e-6)), g)
        rate = peak * jnp.minimum((t + 1) / (0.06 * steps), (steps - t) / (0.94 * steps)).clip(0, 1)
        m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, m, g)
        v = jax.tree.map(lambda a, b: 0.98 * a + 0.02 * b * b, v, g)
        c1, c2 = 1 - 0.9 ** (t + 1), 1 - 0.98 ** (t + 1)
        p = jax.tree.map(lambda w, a, b, f: w - rate * f * (a / c1 / (jnp.sqrt(b / c2) + 1e-8) + 0.01 * w), p, m, v, speed)
        return p, m, v, value

    m, v = jax.tree.map(jnp.zeros_like, p), jax.tree.map(jnp.zeros_like, p)
    key, shuffle, t, start = jax.random.PRNGKey(seed), random.Random(seed), 0, time.time()
    for epoch in range(epochs):
        shuffle.shuffle(windows)
        for b in range(0, len(windows) - BATCH + 1, BATCH):
            key, k = jax.random.split(key)
            p, m, v, value = step(p, m, v, float(t), k, *batch(windows[b:b + BATCH]))
            t += 1
            if t % 20 == 0:
                print(f"step {t}/{steps} loss {float(value):.4f} {(time.time() - start) / t:.1f} s/step", flush=True)
        save(p)
        print(f"epoch {epoch + 1} done", flush=True)
    return p


def chances(p, windows, sentences, heat):
    """The chances of the tags of every word; words not reached are no names."""
    run = jax.jit(scores)
    out = [np.tile(np.eye(len(TAGS))[0], (len(words), 1)) for words, _ in sentences]
    for b in range(0, len(windows), BATCH):
        part = windows[b:b + BATCH]
        z = np.exp(np.asarray(run(p, *batch(part)[:3])) / heat)
        for i, w in enumerate(part):
            for at, s, word in w["at"]:
                out[s][word] = z[i, at] / z[i, at].sum()
    return out


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("--encoder", required=True, type=pathlib.Path, help="directory with the encoder's .onnx and tokenizer.json")
    a.add_argument("--learn", nargs="*", default=[], help="BIO files to learn from")
    a.add_argument("--label", nargs="*", default=[], help="BIO or CoNLL-U files to label")
    a.add_argument("--weights", required=True, type=pathlib.Path, help="file of tuned weights: written, and read to go on from")
    a.add_argument("--out", help="file of chances to write")
    a.add_argument("--epochs", type=int, default=2)
    a.add_argument("--rate", type=float, default=1e-4)
    a.add_argument("--heat", type=float, default=1.5, help="what scores are divided by, so that chances are less sure")
    a.add_argument("--seed", type=int, default=1)
    o = a.parse_args()

    tokenizer = Tokenizer.from_file(str(next(o.encoder.glob("*tokenizer.json"))))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    windows = Windows(tokenizer)
    if o.weights.exists():
        p = pickle.loads(o.weights.read_bytes())
    else:
        p, rnd = load(str(next(o.encoder.glob("*.onnx")))), np.random.default_rng(o.seed)
        size = p["word"].shape[1]
        p["shape"] = (rnd.normal(size=(SHAPES, size)) * 0.02).astype(np.float32)
        p["out"] = (rnd.normal(size=(size, len(TAGS))) * 0.02).astype(np.float32)
        p["outbias"] = np.zeros(len(TAGS), np.float32)
    p = jax.tree.map(jnp.asarray, p)

    def save(p):
        part = o.weights.with_suffix(".part")
        part.write_bytes(pickle.dumps(jax.tree.map(np.asarray, p)))
        part.replace(o.weights)

    if o.learn:
        p = tune(p, windows([s for f in o.learn for s in read(f)]), o.epochs, o.rate, o.seed, save)
    if o.label:
        with open(o.out, "w", encoding="utf-8") as f:
            for path in o.label:
                sentences = read(path)
                for (words, _), rows in zip(sentences, chances(p, windows(sentences), sentences, o.heat)):
                    for word, row in zip(words, np.rint(rows * 1000).astype(int)):
                        f.write(word + "\t" + "\t".join(map(str, row)) + "\n")
                    f.write("\n")
                print(path, len(sentences), "sentences", flush=True)


if __name__ == "__main__":
    main()
