/** The computation graph: the drawing, the numbers to set, and where the walk stands in words. */
import { onRail, rail } from '../descent/rail.ts';
import { button, choice, decimal, drawing, type Explorable, frame, type Handle } from '../frame.ts';
import { picture, short, size } from './drawing.ts';
import { backward, type OperationId } from './graph.ts';
import {
  difference,
  finished,
  type GraphId,
  graphs,
  initial,
  type LeafId,
  leafIds,
  limit,
  update,
  type Walk,
  where,
} from './model.ts';

const leafNames: Record<LeafId, string> = {
  x: 'Input x',
  w: 'Weight w',
  b: 'Bias b',
  v: 'Weight v',
  t: 'Truth t',
};

function handles(walk: Walk): Record<LeafId, Handle<Walk>> {
  const all = leafIds.map((id): [LeafId, Handle<Walk>] => [
    id,
    {
      label: leafNames[id],
      value: walk.leaves[id],
      min: -limit,
      max: limit,
      step: 0.05,
      page: 0.5,
      text: decimal(walk.leaves[id]),
      at: onRail(-limit, limit),
      set: (value) => ({ ...walk, leaves: { ...walk.leaves, [id]: value } }),
    },
  ]);
  return Object.fromEntries(all) as Record<LeafId, Handle<Walk>>;
}

const formulas: Record<OperationId, (parents: readonly string[]) => string> = {
  times: ([a, b]) => `${a} × ${b}`,
  plus: ([a, b]) => `${a} + ${b}`,
  minus: ([a, b]) => `${a} − ${b}`,
  tanh: ([a]) => `tanh ${a}`,
  square: ([a]) => `${a}²`,
};

function describe(walk: Walk): string {
  const { graph, values, slopes, forwardDone, backwardDone } = where(walk);
  const leaves = leafIds.map((id) => `${id} = ${decimal(walk.leaves[id])}`).join(', ');
  if (walk.done === 0) return `Nothing is computed yet; given are ${leaves}. Press Step.`;
  if (backwardDone === 0) {
    const step = graph[forwardDone - 1];
    if (!step) return leaves;
    const say = formulas[step.operation];
    const numbers = step.parents.map((parent) => short(values[parent] ?? Number.NaN));
    const done = forwardDone === graph.length ? ' The forward pass is done; the way back begins at L.' : '';
    return `Forward, ${forwardDone} of ${graph.length}: ${step.id} = ${say(step.parents)} = ${say(numbers)} = ${short(values[step.id] ?? Number.NaN)}.${done}`;
  }
  const handed = backward(graph, values)[backwardDone - 1] ?? [];
  const products = handed.map(
    ({ to, own, local }) => `${short(own)} × ${short(local)} = ${short(own * local)} to ${to}`,
  );
  const from = handed[0]?.from ?? '';
  const twice =
    walk.graph === 'shortcut'
      ? backwardDone === graph.length
        ? ' The two ways of x add up.'
        : slopes['x'] === undefined
          ? ''
          : ' For x this is one way of two.'
      : '';
  const here = `Backward, ${backwardDone} of ${graph.length}: ${from} has the slope ${short(handed[0]?.own ?? 0)} and hands back ${products.join(' and ')}.${twice}`;
  if (backwardDone < graph.length) return here;
  const found = (['w', 'b', 'v'] as const)
    .map((id) => `${short(slopes[id] ?? 0)} for ${id} (by differences ${short(difference(walk, id))})`)
    .join(', ');
  return `${here} L = ${short(values['L'] ?? 0)}; its slopes: ${found}.`;
}

const choices: readonly (readonly [GraphId, string])[] = [
  ['neuron', 'y = v tanh(wx + b)'],
  ['shortcut', 'y = v tanh(wx + b) + x'],
];

function html(walk: Walk, words = ''): string {
  const all = handles(walk);
  const last = 2 * graphs[walk.graph].length;
  const rails = leafIds.map((id, k) => rail(id, all[id], 28 + 42 * k, decimal(walk.leaves[id])));
  return frame('computation-graph', {
    drawings:
      drawing(
        'wide-drawing',
        'The graph: numbers, operations, and what is known of them',
        size.width,
        size.height,
        picture(walk),
      ) + drawing('wide-drawing', 'The five numbers at the leaves', 420, 226, rails.join('')),
    controls:
      button('step', 'Step', { disabled: walk.done === last }) +
      button('back', 'Step back', { disabled: walk.done === 0 }) +
      button('all', 'All steps') +
      button('update', 'Update w, b, v') +
      choice('graph', 'Graph', choices, walk.graph),
    text: words,
  });
}

/** The figure, for the page and for the hand. */
export const explorable: Explorable<Walk> = {
  initial,
  html,
  describe,
  handles,
  act(walk, action) {
    const last = 2 * graphs[walk.graph].length;
    if (action === 'step') return { ...walk, done: Math.min(last, walk.done + 1) };
    if (action === 'back') return { ...walk, done: Math.max(0, walk.done - 1) };
    return action === 'all' ? finished(walk) : update(walk);
  },
  choose: (walk, _name, value) => {
    if (value !== 'neuron' && value !== 'shortcut') return walk;
    return { ...walk, graph: value, done: 0 };
  },
};
