/** The network builder: graph, maps, controls and words. */
import { button, choice, decimal, drawing, type Explorable, frame, signed } from '../frame.ts';
import { fromDrawing, planeSize } from '../plane.ts';
import { act, choose, edgeName, grab, handles, weightOf } from './changes.ts';
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

function html(state: Builder, words = ''): string {
  const network = layers(state);
  const { hidden, activation, shown } = state;
  const after = shown === 0 ? 'The plane of inputs' : `The plane after layer ${shown}`;
  const graphPanel = drawing(
    'wide-drawing',
    'The network, with weights to drag',
    place.width,
    place.height,
    graph(state),
  );
  return frame('network-builder', {
    drawings:
      `<div class="stack">${graphPanel}${columns(state)}</div>` +
      drawing('square-drawing', 'Output over both inputs', planeSize.width, 328, outputMap(state, network)) +
      drawing('square-drawing', after, planeSize.width, 328, gridMap(state, network)),
    controls:
      button('add', 'Add a layer', { disabled: hidden.length === limits.layers }) +
      button('remove', 'Remove a layer', { disabled: hidden.length === 0 }) +
      choice('activation', 'Activation', Object.entries(names), activation) +
      button('weights', 'New weights') +
      `<span class="pair">${button('previous', '‹', { label: 'Previous weight' })} weight ${button('next', '›', { label: 'Next weight' })}</span>`,
    text: words,
  });
}

/** The figure, for the page and for the hand. */
export const explorable: Explorable<Builder> = {
  initial,
  html,
  describe,
  handles,
  grab,
  act,
  choose: (state, _name, value) => choose(state, names, value),
  drag: (state, _id, point) => ({ ...state, probe: fromDrawing(reach, point, 0.1) }),
};
