import { nn, numpy as np, vjp } from '@jax-js/jax';
import { aifsBatch, aifsGraphs } from '../models/mini-aifs.ts';
import { dense, type JaxModel, meanSquare, reader } from './model.ts';

type Take = () => np.Array;
/** Edges, and what is known of each. */
type Edges = [from: np.Array, to: np.Array, features: np.Array];

const [samples, width, heads, layers] = [4, 64, 4, 4];

function norm(x: np.Array, take: Take): np.Array {
  const centred = x.ref.sub(np.mean(x, -1, { keepdims: true }));
  const variance = np.mean(np.square(centred.ref), -1, { keepdims: true });
  return centred
    .div(np.sqrt(variance.add(1)))
    .mul(take())
    .add(take());
}

const halves = (x: np.Array): [np.Array, np.Array] =>
  np.split(x, 2, x.shape.length - 1) as [np.Array, np.Array];

/** Two linear layers whose results are multiplied, and a third. */
function product(x: np.Array, take: Take): np.Array {
  const [a, b] = halves(dense(x, take));
  return dense(a.mul(b), take);
}

/** Sums by receiver, which jax-js has as the transpose of a gather alone. */
function sumsOf(z: np.Array, to: np.Array, receivers: number): np.Array {
  const empty = np.zeros([receivers, ...z.shape.slice(1)]);
  const [gathered, transposed] = vjp((rows: np.Array) => np.take(rows, to, 0), [empty]);
  gathered.dispose();
  const [sums] = transposed(z) as [np.Array];
  transposed.dispose();
  return sums;
}

/** Scores are small in these few steps: nothing is taken off before the exponential, which changes no share. */
function attention(
  [query, k, v, keys, gates]: [np.Array, np.Array, np.Array, np.Array, np.Array],
  to: np.Array,
): np.Array {
  const [receivers = 0] = query.shape;
  const perHead = [-1, samples, heads, width / heads];
  const scores = np.take(query, to.ref, 0).mul(k.add(keys));
  const powers = np.exp(np.sum(np.reshape(scores, perHead), 3).mul(1 / Math.sqrt(width / heads)));
  const sums = np.take(sumsOf(powers.ref, to.ref, receivers), to.ref, 0);
  const shares = np.reshape(powers.div(sums), [-1, samples, heads, 1]);
  const spread = np.broadcastTo(shares, [to.shape[0] as number, samples, heads, width / heads]);
  // A product last: jax-js 0.1.25 compiles no sum of what was only reshaped.
  const said = v.mul(gates.add(1)).mul(np.reshape(spread, [-1, samples, width]));
  return sumsOf(said, to, receivers);
}

function graphTransformer(
  receivers: np.Array,
  senders: np.Array | undefined,
  [from, to, features]: Edges,
  take: Take,
): np.Array {
  const own = norm(receivers.ref, take);
  const second: [np.Array, np.Array] = [take(), take()];
  const third: np.Array[] = [take(), take()];
  const given = (weights: np.Array[]) => () => weights.shift() as np.Array;
  const heard = senders ? norm(senders, given(second)) : own.ref;
  if (!senders) for (const unused of second) unused.dispose();
  const query = dense(own, take);
  const [k, v] = halves(np.take(dense(heard, take), from, 0));
  const mix = [take(), take()];
  const edge = dense(nn.gelu(dense(features, take), { approximate: false }), take);
  const [keys, gates] = halves(np.reshape(edge, [-1, 1, 2 * width]));
  const sum = receivers.add(dense(attention([query, k, v, keys, gates], to), given(mix)));
  return sum.ref.add(product(norm(sum, given(third)), take));
}

/** AIFS in small, as its twin makes it. */
export function aifs(): JaxModel {
  const { grid, vertices, encoder, processor, decoder } = aifsGraphs(32, 3);
  const [points, nodes] = [grid.length / 3, vertices.length / 3];
  const { x, change } = aifsBatch(grid, samples);
  const floats = (values: Float32Array, shape: number[]) => np.array(Float32Array.from(values), { shape });
  const edges = [encoder, processor, decoder].flatMap(({ from, to, features }) => [
    np.array(Int32Array.from(from)),
    np.array(Int32Array.from(to)),
    floats(features, [from.length, 5]),
  ]);
  return {
    data: [
      floats(x, [points, samples, 11]),
      floats(change, [points, samples, 4]),
      floats(vertices, [nodes, 1, 3]),
      ...edges,
    ],
    loss(weights, ...data) {
      const take = reader(weights);
      const [known, wanted, places, ...lists] = data as [np.Array, np.Array, np.Array, ...np.Array[]];
      const [encoding, processing, decoding] = [0, 3, 6].map((at) => lists.slice(at, at + 3)) as [
        Edges,
        Edges,
        Edges,
      ];
      const embedded = dense(known.ref, take);
      const seen = embedded.add(product(known, take));
      const start = np.broadcastTo(dense(places, take), [nodes, samples, width]);
      let mesh = graphTransformer(start, seen.ref, encoding, take);
      for (let layer = 0; layer < layers; layer++) {
        const again = processing.map((list) => list.ref) as Edges;
        mesh = graphTransformer(mesh, undefined, again, take);
      }
      for (const list of processing) list.dispose();
      return meanSquare(dense(norm(graphTransformer(seen, mesh, decoding, take), take), take), wanted);
    },
  };
}
