/** What the reader sets in the computation graph: which graph, the numbers at its leaves, and how far it has been walked. */
import { forward, type Graph, slopesAfter } from './graph.ts';

export const leafIds = ['x', 'w', 'b', 'v', 't'] as const;
export type LeafId = (typeof leafIds)[number];
export type GraphId = 'neuron' | 'shortcut';

export interface Walk {
  readonly graph: GraphId;
  readonly leaves: Readonly<Record<LeafId, number>>;
  /** Operations done: first all of them forward, then all of them backward. */
  readonly done: number;
}

const neuron: Graph = [
  { id: 'm', operation: 'times', parents: ['w', 'x'] },
  { id: 'z', operation: 'plus', parents: ['m', 'b'] },
  { id: 'a', operation: 'tanh', parents: ['z'] },
  { id: 'y', operation: 'times', parents: ['v', 'a'] },
  { id: 'e', operation: 'minus', parents: ['y', 't'] },
  { id: 'L', operation: 'square', parents: ['e'] },
];

/** A neuron behind a weight; and the same with a shortcut, by which x goes two ways. */
export const graphs: Readonly<Record<GraphId, Graph>> = {
  neuron,
  shortcut: neuron.flatMap((step) => {
    if (step.id === 'y')
      return [
        { ...step, id: 'p' },
        { id: 'y', operation: 'plus' as const, parents: ['p', 'x'] },
      ];
    return [step];
  }),
};

export const initial: Walk = {
  graph: 'neuron',
  leaves: { x: 1.5, w: 0.6, b: -0.2, v: 0.8, t: 1.2 },
  done: 0,
};

/** The learning rate of the update. */
const rate = 0.2;
/** Leaves stay in [−limit, limit]. */
export const limit = 3;

/** Where the walk stands: the values and slopes that are known by now, and how many operations the graph has. */
export function where(walk: Walk): {
  graph: Graph;
  values: Record<string, number>;
  slopes: Record<string, number>;
  forwardDone: number;
  backwardDone: number;
} {
  const graph = graphs[walk.graph];
  const values = forward(graph, walk.leaves);
  const forwardDone = Math.min(walk.done, graph.length);
  const backwardDone = walk.done - forwardDone;
  const slopes = backwardDone > 0 ? slopesAfter(graph, values, backwardDone) : {};
  return { graph, values, slopes, forwardDone, backwardDone };
}

/** The walk at its end. */
export function finished(walk: Walk): Walk {
  return { ...walk, done: 2 * graphs[walk.graph].length };
}

/** One step of gradient descent in w, b and v from the end of the walk, and the walk at its end again. */
export function update(walk: Walk): Walk {
  const { slopes } = where(finished(walk));
  const moved = (id: LeafId): number => {
    const value = walk.leaves[id] - rate * (slopes[id] ?? 0);
    return Math.max(-limit, Math.min(limit, value));
  };
  return finished({ ...walk, leaves: { ...walk.leaves, w: moved('w'), b: moved('b'), v: moved('v') } });
}

/** What the loss does when one leaf is moved by a little to both sides: a slope that needs no chain rule. */
export function difference(walk: Walk, leaf: LeafId, h = 1e-4): number {
  const graph = graphs[walk.graph];
  const loss = (by: number): number =>
    forward(graph, { ...walk.leaves, [leaf]: walk.leaves[leaf] + by })['L'] ?? Number.NaN;
  return (loss(h) - loss(-h)) / (2 * h);
}
