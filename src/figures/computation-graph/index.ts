/** The computation graph: the drawing, the numbers to set, and where the walk stands in words. */
import { action, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { type Rail, rails } from '../kit/rails.ts';
import { decimal } from '../kit/reading.ts';
import { height, picture, short } from './drawing.ts';
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
import { words } from './words.en.ts';

function settings(walk: Walk) {
  const leaf = (id: LeafId): Rail<Walk> => ({
    label: words.leafNames[id],
    value: walk.leaves[id],
    min: -limit,
    max: limit,
    step: 0.05,
    page: 0.5,
    text: decimal(walk.leaves[id]),
    set: (value) => ({ ...walk, leaves: { ...walk.leaves, [id]: value } }),
  });
  return rails<Walk, LeafId>(
    { from: 128, to: 350, y: 28 },
    { x: leaf('x'), w: leaf('w'), b: leaf('b'), v: leaf('v'), t: leaf('t') },
  );
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
  if (walk.done === 0) return words.nothingYet(leaves);
  if (backwardDone === 0) {
    const step = graph[forwardDone - 1];
    if (!step) return leaves;
    const say = formulas[step.operation];
    const numbers = step.parents.map((parent) => short(values[parent] ?? Number.NaN));
    const done = forwardDone === graph.length ? words.forwardDone : '';
    const equation = [step.id, say(step.parents), say(numbers), short(values[step.id] ?? Number.NaN)].join(
      ' = ',
    );
    return words.forward(forwardDone, graph.length, equation) + done;
  }
  const handed = backward(graph, values)[backwardDone - 1] ?? [];
  const products = handed.map(({ to, own, local }) =>
    words.handed(`${short(own)} × ${short(local)} = ${short(own * local)}`, to),
  );
  const from = handed[0]?.from ?? '';
  const twice =
    walk.graph === 'shortcut'
      ? backwardDone === graph.length
        ? words.bothWays
        : slopes['x'] === undefined
          ? ''
          : words.oneWay
      : '';
  const slope = short(handed[0]?.own ?? 0);
  const here = words.backward(backwardDone, graph.length, { from, slope, handed: products }) + twice;
  if (backwardDone < graph.length) return here;
  const found = (['w', 'b', 'v'] as const)
    .map((id) => words.found(short(slopes[id] ?? 0), id, short(difference(walk, id))))
    .join(', ');
  return here + words.result(short(values['L'] ?? 0), found);
}

const choices: Record<GraphId, string> = {
  neuron: 'y = v tanh(wx + b)',
  shortcut: 'y = v tanh(wx + b) + x',
};

export const figure: Figure<Walk> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (walk) =>
    wide(words.picture, height, picture(walk)) + wide(words.leaves, 226, settings(walk).svg),
  describe,
  handles: (walk) => settings(walk).handles,
  steps: (walk) => ({
    done: walk.done,
    last: 2 * graphs[walk.graph].length,
    go: (done) => ({ ...walk, done }),
    pause: 1200,
  }),
  controls: (walk) => [
    action('all', words.allSteps, () => finished(walk)),
    action('update', words.update, () => update(walk)),
    choice('graph', words.graph, choices, walk.graph, (graph) => ({ ...walk, graph, done: 0 })),
  ],
};
