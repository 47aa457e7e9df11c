/** The network builder: graph, maps, controls and words. */
import { action, type Control, choice, pair } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { fromDrawing } from '../kit/plane.ts';
import { decimal, signed } from '../kit/reading.ts';
import { act, addLayer, edgeName, grab, handles, nextEdge, removeLayer, weightOf } from './changes.ts';
import { columns, graph } from './graph.ts';
import { graph as place } from './layout.ts';
import { gridMap, outputMap } from './maps.ts';
import {
  type Builder,
  type Choice,
  collapse,
  countPieces,
  initial,
  isFolded,
  layers,
  limits,
  parameterCounts,
  reach,
  run,
  sizes,
} from './model.ts';

const names: Record<Choice, string> = {
  identity: 'none (identity)',
  relu: 'ReLU',
  'leaky-relu': 'LeakyReLU',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  gelu: 'GELU',
  silu: 'SiLU',
};
const counted = ['No', 'One', 'Two', 'Three', 'Four'] as const;

/** The state in words and numbers. */
function describe(state: Builder): string {
  const { hidden, activation, probe, shown, selected } = state;
  const network = layers(state);
  const counts = parameterCounts(hidden);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const shape = `${sizes(hidden).join(' → ')}: ${counts.length > 1 ? `${counts.join(' + ')} = ` : ''}${total} parameters.`;
  const { output } = run(network, activation, probe.x, probe.y);
  const here = `At (${decimal(probe.x, 1)}, ${decimal(probe.y, 1)}) the output is ${decimal(output)}.`;
  const weight = `${edgeName(selected, hidden.length)}: ${decimal(weightOf(state, selected))}.`;
  return [shape, shapeInWords(state), seen(hidden, shown), here, weight]
    .filter((part) => part !== '')
    .join(' ');
}

function shapeInWords(state: Builder): string {
  const { hidden, activation } = state;
  const network = layers(state);
  const depth = `${counted[hidden.length]} hidden ${hidden.length === 1 ? 'layer' : 'layers'}`;
  if (activation === 'identity' || hidden.length === 0) {
    const { slope, offset } = collapse(network);
    const plane = `slope (${decimal(slope[0])}, ${decimal(slope[1])}), offset ${signed(offset)}`;
    return hidden.length === 0 ? `No hidden layer, a plane: ${plane}.` : `${depth}, still a plane: ${plane}.`;
  }
  if (!isFolded(activation))
    return `${depth} of ${names[activation]}: the plane is bent smoothly, without folds.`;
  const pieces = countPieces(network, activation);
  return `${depth} of ${names[activation]}: ${pieces} flat ${pieces === 1 ? 'piece' : 'pieces'} seen on a fine grid.`;
}

/** What the second map shows. */
function seen(hidden: readonly number[], shown: number): string {
  const units = hidden[shown - 1];
  if (units === undefined) return '';
  if (units === 1) return `Layer ${shown} has one unit: the whole plane is pressed onto a line.`;
  if (units === 2) return `The grid shows the plane as the two units of layer ${shown} have it.`;
  return `The grid shows the first two of layer ${shown}’s ${units} units.`;
}

function drawings(state: Builder): string {
  const network = layers(state);
  const { shown } = state;
  const after = shown === 0 ? 'The plane of inputs' : `The plane after layer ${shown}`;
  return (
    `<div class="stack">${wide('The network, with weights to drag', place.height, graph(state))}${columns(state)}</div>` +
    square('Output over both inputs', 328, outputMap(state, network)) +
    square(after, 328, gridMap(state, network))
  );
}

function controls(state: Builder): Control<Builder>[] {
  const { hidden, activation } = state;
  return [
    action('add', 'Add a layer', () => addLayer(state), { disabled: hidden.length === limits.layers }),
    action('remove', 'Remove a layer', () => removeLayer(state), { disabled: hidden.length === 0 }),
    choice('activation', 'Activation', names, activation, (chosen) => ({ ...state, activation: chosen })),
    action('weights', 'New weights', () => ({ ...state, seed: state.seed + 1, moved: {} })),
    pair(
      action('previous', '‹', () => nextEdge(state, -1), { label: 'Previous weight' }),
      ' weight ',
      action('next', '›', () => nextEdge(state, 1), { label: 'Next weight' }),
    ),
  ];
}

export const figure: Figure<Builder> = {
  title: 'What layers do to a plane',
  about: 'A small network, its output over the plane of its inputs, and the plane as a layer sees it.',
  initial,
  drawings,
  describe,
  handles,
  controls,
  grab,
  act,
  drag: (state, _id, point) => ({ ...state, probe: fromDrawing(reach, point, 0.1) }),
};
