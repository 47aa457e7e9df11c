/** The network builder: graph, maps, controls and words. */
import { action, type Control, choice, pair } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, staying, wide } from '../kit/frame.ts';
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
import { words } from './words.en.ts';

const names: Record<Choice, string> = words.names;

/** The state in words and numbers. */
function describe(state: Builder): string {
  const { hidden, activation, probe, shown, selected } = state;
  const network = layers(state);
  const counts = parameterCounts(hidden);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const shape = words.shape(
    sizes(hidden).join(' → '),
    counts.length > 1 ? `${counts.join(' + ')} = ` : '',
    total,
  );
  const { output } = run(network, activation, probe.x, probe.y);
  const here = words.here(decimal(probe.x, 1), decimal(probe.y, 1), decimal(output));
  const weight = words.weightIs(edgeName(selected, hidden.length), decimal(weightOf(state, selected)));
  return [shape, shapeInWords(state), seen(hidden, shown), here, weight]
    .filter((part) => part !== '')
    .join(' ');
}

function shapeInWords(state: Builder): string {
  const { hidden, activation } = state;
  const network = layers(state);
  const depth = words.depth(hidden.length);
  if (activation === 'identity' || hidden.length === 0) {
    const { slope, offset } = collapse(network);
    const plane = words.plane(decimal(slope[0]), decimal(slope[1]), signed(offset));
    return hidden.length === 0 ? words.noLayer(plane) : words.stillPlane(depth, plane);
  }
  if (!isFolded(activation)) return words.smooth(depth, names[activation]);
  const pieces = countPieces(network, activation);
  return words.pieces(depth, names[activation], pieces);
}

/** What the second map shows. */
function seen(hidden: readonly number[], shown: number): string {
  const units = hidden[shown - 1];
  if (units === undefined) return '';
  if (units === 1) return words.seenLine(shown);
  if (units === 2) return words.seenBoth(shown);
  return words.seenTwo(shown, units);
}

function drawings(state: Builder): string {
  const network = layers(state);
  const { shown } = state;
  const after = shown === 0 ? words.inputPlane : words.planeAfter(shown);
  return (
    `<div class="stack">${wide(words.network, place.height, graph(state))}${columns(state)}</div>` +
    staying(square(words.output, 328, outputMap(state, network))) +
    square(after, 328, gridMap(state, network))
  );
}

function controls(state: Builder): Control<Builder>[] {
  const { hidden, activation } = state;
  return [
    action('add', words.add, () => addLayer(state), { disabled: hidden.length === limits.layers }),
    action('remove', words.remove, () => removeLayer(state), { disabled: hidden.length === 0 }),
    choice('activation', words.activation, names, activation, (chosen) => ({ ...state, activation: chosen })),
    action('weights', words.newWeights, () => ({ ...state, seed: state.seed + 1, moved: {} })),
    pair(
      action('previous', '‹', () => nextEdge(state, -1), { label: words.previousWeight }),
      words.weight,
      action('next', '›', () => nextEdge(state, 1), { label: words.nextWeight }),
    ),
  ];
}

export const figure: Figure<Builder> = {
  title: words.title,
  about: words.about,
  initial,
  drawings,
  describe,
  handles,
  controls,
  grab,
  act,
  drag: (state, _id, point) => ({ ...state, probe: fromDrawing(reach, point, 0.1) }),
};
