import { described } from '../arguments/described.ts';
import { wantOptions, wantWhole } from '../arguments/want.ts';
import { type Edges, edgeFeatures } from './edges.ts';

/** Numbers of nodes, each from 0 and below a count. */
export function wantNodes(
  where: string,
  name: string,
  nodes: unknown,
  count: number,
): asserts nodes is Int32Array {
  if (!(nodes instanceof Int32Array)) {
    throw new TypeError(`${where}: ${name} must be an Int32Array; it is ${described(nodes)}.`);
  }
  const wrong = nodes.findIndex((node) => node < 0 || node >= count);
  if (wrong < 0) return;
  throw new RangeError(`${where}: entry ${wrong} of ${name} is ${nodes[wrong]}; there are ${count} nodes.`);
}

/** As many senders as receivers, and at least one edge. */
export function wantPairs(
  where: string,
  name: string,
  edges: unknown,
  senders: number,
  receivers: number,
): asserts edges is Pick<Edges, 'from' | 'to'> {
  wantOptions(where, name, edges);
  const { from, to } = edges as Partial<Edges>;
  wantNodes(where, `${name}.from`, from, senders);
  wantNodes(where, `${name}.to`, to, receivers);
  if (from.length === to.length && from.length > 0) return;
  throw new RangeError(`${where}: ${name} has ${from.length} senders and ${to.length} receivers.`);
}

/** Edges with features, as `sphereEdges` gives them. */
export function wantEdges(where: string, name: string, edges: unknown): asserts edges is Edges {
  wantOptions(where, name, edges);
  const { senders, receivers, from, features } = edges as Partial<Edges>;
  wantWhole(where, `${name}.senders`, senders, 1);
  wantWhole(where, `${name}.receivers`, receivers, 1);
  wantPairs(where, name, edges, senders, receivers);
  if (!(features instanceof Float32Array)) {
    throw new TypeError(`${where}: ${name}.features must be a Float32Array; it is ${described(features)}.`);
  }
  if (features.length === edgeFeatures * (from?.length ?? 0)) return;
  throw new RangeError(
    `${where}: ${name}.features has ${features.length} numbers; ${from?.length} edges have ${edgeFeatures} each.`,
  );
}

/** Places on the unit sphere, flat [places, 3]. */
export function wantPlaces(where: string, name: string, places: unknown): asserts places is Float32Array {
  if (!(places instanceof Float32Array)) {
    throw new TypeError(
      `${where}: ${name} must be a Float32Array, flat [places, 3]; it is ${described(places)}.`,
    );
  }
  const { length } = places;
  if (length === 0 || length % 3 !== 0) {
    throw new RangeError(`${where}: ${name} must be flat [places, 3]; it has ${length} numbers.`);
  }
  for (let at = 0; at < length; at += 3) {
    const size = Math.hypot(Number(places[at]), Number(places[at + 1]), Number(places[at + 2]));
    if (Math.abs(size - 1) < 1e-3) continue;
    throw new RangeError(
      `${where}: ${name} must lie on the unit sphere; place ${at / 3} is ${size} from its middle.`,
    );
  }
}

/** A source of random numbers, as `random` makes it. */
export function wantSeeds(where: string, rng: unknown): asserts rng is { seed(): number } {
  wantOptions(where, 'options.rng', rng);
  if (typeof (rng as { seed?: unknown }).seed === 'function') return;
  throw new TypeError(`${where}: options.rng must be what random(…) gives; it has no seed().`);
}
