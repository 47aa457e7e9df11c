import { lax, nn, numpy as np } from '@jax-js/jax';
import { directedEdges } from '../models/graph.ts';
import type { ReferenceName } from '../models/reference.ts';
import { aifs } from './mini-aifs.ts';
import { dense, type JaxModel, meanSquare, noise, reader } from './model.ts';

function mlp(): JaxModel {
  return {
    data: [noise(1, [256, 8]), noise(2, [256, 1])],
    loss(weights, x, y) {
      const take = reader(weights);
      return meanSquare(
        dense(nn.relu(dense(nn.relu(dense(x as np.Array, take)), take)), take),
        y as np.Array,
      );
    },
  };
}

/** jax-js has the channels before the rows: [batch, channel, row, column]. */
const channelsFirst = (x: np.Array): np.Array => np.transpose(x, [0, 3, 1, 2]);

/** A kernel of TensorFlow.js is [row, column, in, out], one of jax-js [out, in, row, column]. */
function convolution(x: np.Array, take: () => np.Array): np.Array {
  const kernel = np.transpose(take(), [3, 2, 0, 1]);
  return lax.conv(x, kernel, [1, 1], 'SAME').add(np.reshape(take(), [1, -1, 1, 1]));
}

const maxPool = (x: np.Array): np.Array => lax.reduceWindow(x, (window) => np.max(window), [2, 2], [2, 2]);

function batchNorm(x: np.Array, take: () => np.Array): np.Array {
  const [gamma, beta] = [np.reshape(take(), [1, -1, 1, 1]), np.reshape(take(), [1, -1, 1, 1])];
  const over = [0, 2, 3];
  const centred = x.ref.sub(np.mean(x, over, { keepdims: true }));
  const variance = np.mean(np.square(centred.ref), over, { keepdims: true });
  return centred
    .div(np.sqrt(variance.add(1e-3)))
    .mul(gamma)
    .add(beta);
}

function cnn(): JaxModel {
  const batch = 32;
  const labels = Float32Array.from({ length: batch * 10 }, (_, i) =>
    Math.floor(i / 10) % 10 === i % 10 ? 1 : 0,
  );
  return {
    data: [channelsFirst(noise(1, [batch, 28, 28, 1])), np.array(labels, { shape: [batch, 10] })],
    loss(weights, x, y) {
      const take = reader(weights);
      const block = (z: np.Array) => maxPool(nn.relu(batchNorm(convolution(z, take), take)));
      const pixels = np.transpose(block(block(x as np.Array)), [0, 2, 3, 1]);
      const logits = dense(np.reshape(pixels, [batch, -1]), take);
      return np.sum((y as np.Array).mul(nn.logSoftmax(logits, -1))).div(-batch);
    },
  };
}

function lstm(): JaxModel {
  const [batch, steps, inputs, units] = [32, 24, 8, 32];
  return {
    data: [noise(1, [batch, steps, inputs]), noise(2, [batch, 1])],
    loss(weights, x, y) {
      const take = reader(weights);
      const [kernel, recurrent, bias] = [take(), take(), take()];
      // The inputs of all steps in one product, as TensorFlow.js does not: jax-js gains by it.
      const flat = np.reshape(x as np.Array, [batch * steps, inputs]);
      const projected = np.split(
        np.reshape(np.matmul(flat, kernel).add(bias), [batch, steps, 4 * units]),
        steps,
        1,
      );
      let [h, c] = [np.zeros([batch, units]), np.zeros([batch, units])];
      for (const [step, input] of projected.entries()) {
        const last = step === steps - 1;
        const sums = np
          .reshape(input, [batch, 4 * units])
          .add(np.matmul(h, last ? recurrent : recurrent.ref));
        const [i, f, g, o] = np.split(sums, 4, 1) as [np.Array, np.Array, np.Array, np.Array];
        const hard = (z: np.Array) => np.clip(z.mul(0.2).add(0.5), 0, 1);
        c = hard(f)
          .mul(c)
          .add(hard(i).mul(np.tanh(g)));
        h = hard(o).mul(np.tanh(c.ref));
      }
      c.dispose();
      return meanSquare(dense(h, take), y as np.Array);
    },
  };
}

function layerNorm(x: np.Array, scale: np.Array, shift: np.Array): np.Array {
  const centred = x.ref.sub(np.mean(x, -1, { keepdims: true }));
  const variance = np.mean(np.square(centred.ref), -1, { keepdims: true });
  return centred
    .div(np.sqrt(variance.add(1e-5)))
    .mul(scale)
    .add(shift);
}

function attention(): JaxModel {
  const [batch, tokens, width, heads] = [8, 64, 32, 4];
  const byHead = (z: np.Array) =>
    np.transpose(np.reshape(z, [batch, tokens, heads, width / heads]), [0, 2, 1, 3]);
  return {
    data: [noise(7, [batch, tokens, width]), noise(8, [batch, tokens, width])],
    loss(weights, given, y) {
      const x = given as np.Array;
      const take = reader(weights);
      const [query, key, value, out, wide, narrow] = Array.from({ length: 6 }, take) as [
        np.Array,
        np.Array,
        np.Array,
        np.Array,
        np.Array,
        np.Array,
      ];
      const [b1, b2, b3, b4, b5, b6] = Array.from({ length: 6 }, take) as [
        np.Array,
        np.Array,
        np.Array,
        np.Array,
        np.Array,
        np.Array,
      ];
      const [hiddenBias, s1, s2, bias] = [take(), take(), take(), take()];
      const normal = layerNorm(x.ref, s1, b1);
      const q = byHead(np.matmul(normal.ref, query).add(b2));
      const k = byHead(np.matmul(normal.ref, key).add(b3));
      const v = byHead(np.matmul(normal, value).add(b4));
      const scores = nn.softmax(np.matmul(q, np.matrixTranspose(k)).mul(1 / Math.sqrt(width / heads)), -1);
      const mixed = np.reshape(np.transpose(np.matmul(scores, v), [0, 2, 1, 3]), [batch, tokens, width]);
      const between = x.add(np.matmul(mixed, out).add(b5));
      const inner = nn.relu(np.matmul(layerNorm(between.ref, s2, b6), wide).add(hiddenBias));
      return meanSquare(between.add(np.matmul(inner, narrow).add(bias)), y as np.Array);
    },
  };
}

/** jax-js has no sum over segments, so it is the transpose of a gather: the product with the matrix of who hears whom. */
function graph(): JaxModel {
  const [width, rounds] = [32, 2];
  const mesh = directedEdges(3);
  const { nodes } = mesh;
  const [from, to] = [mesh.from, mesh.to].map((list) => np.array(Int32Array.from(list))) as [
    np.Array,
    np.Array,
  ];
  return {
    data: [noise(1, [nodes, width]), noise(2, [nodes, width]), from, to],
    loss(weights, x, y, sender, receiver) {
      const take = reader(weights);
      const network = () => [take(), take(), take(), take()] as const;
      const edgeNetworks = Array.from({ length: rounds }, network);
      const nodeNetworks = Array.from({ length: rounds }, network);
      const run = (z: np.Array, [first, second, a, b]: ReturnType<typeof network>) =>
        np.matmul(nn.relu(np.matmul(z, first).add(a)), second).add(b);
      const hears = nn.oneHot((receiver as np.Array).ref, nodes);
      let state = x as np.Array;
      for (let index = 0; index < rounds; index++) {
        const pairs = np.concatenate(
          [
            np.take(state.ref, (sender as np.Array).ref, 0),
            np.take(state.ref, (receiver as np.Array).ref, 0),
          ],
          1,
        );
        const messages = run(pairs, edgeNetworks[index] as ReturnType<typeof network>);
        const sums = np.matmul(np.transpose(hears.ref), messages);
        state = state.ref.add(
          run(np.concatenate([state, sums], 1), nodeNetworks[index] as ReturnType<typeof network>),
        );
      }
      hears.dispose();
      sender?.dispose();
      receiver?.dispose();
      return meanSquare(state, y as np.Array);
    },
  };
}

function unet(): JaxModel {
  const shape = [8, 32, 64, 4];
  return {
    data: [channelsFirst(noise(1, shape)), channelsFirst(noise(2, shape))],
    loss(weights, x, y) {
      const take = reader(weights);
      const twice = (z: np.Array) => nn.relu(convolution(nn.relu(convolution(z, take)), take));
      const up = (z: np.Array, beside: np.Array) =>
        np.concatenate([np.repeat(np.repeat(z, 2, 2), 2, 3), beside], 1);
      const fine = twice(x as np.Array);
      const coarse = twice(maxPool(fine.ref));
      const bottom = twice(maxPool(coarse.ref));
      const joined = twice(up(bottom, coarse));
      return meanSquare(convolution(twice(up(joined, fine)), take), y as np.Array);
    },
  };
}

export const jaxModels = { mlp, cnn, lstm, attention, graph, unet, aifs } satisfies Record<
  ReferenceName,
  () => JaxModel
>;
