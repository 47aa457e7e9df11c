/** Everything the reader can do to the network, as functions from state to state. */
import type { Handle } from '../kit/figure.ts';
import { decimal } from '../kit/reading.ts';
import { along, scaleRail } from './layout.ts';
import { type Builder, type Edge, edgeKey, initial, layers, limits, sizes } from './model.ts';
import { words } from './words.en.ts';

/** The value of one weight. */
export function weightOf(state: Builder, { layer, to, from }: Edge): number {
  const { inputs, weights } = layers(state)[layer] ?? { inputs: 0, weights: new Float64Array() };
  return weights[to * inputs + from] ?? 0;
}

/** Every edge, in the order in which “next weight” visits them. */
export function edges(hidden: readonly number[]): Edge[] {
  const all = sizes(hidden);
  return all.slice(1).flatMap((units, layer) => {
    const inputs = all[layer] ?? 0;
    return Array.from({ length: units * inputs }, (_, k) => ({
      layer,
      to: Math.floor(k / inputs),
      from: k % inputs,
    }));
  });
}

/** A new shape: what is selected and shown must exist in it, and moved weights keep to edges that do. */
function reshape(state: Builder, hidden: readonly number[], shown = state.shown): Builder {
  const keys = new Set(edges(hidden).map(edgeKey));
  const moved = Object.fromEntries(Object.entries(state.moved).filter(([key]) => keys.has(key)));
  const selected = keys.has(edgeKey(state.selected)) ? state.selected : initial.selected;
  return { ...state, hidden, moved, selected, shown: Math.min(shown, hidden.length) };
}

/** The weight so many places after the selected one. */
export function nextEdge(state: Builder, by: number): Builder {
  const all = edges(state.hidden);
  const here = all.findIndex((edge) => edgeKey(edge) === edgeKey(state.selected));
  return { ...state, selected: all[(here + by + all.length) % all.length] ?? initial.selected };
}

/** One hidden layer more, of two units, and the plane as it sees it. */
export function addLayer(state: Builder): Builder {
  const { hidden } = state;
  return hidden.length < limits.layers ? reshape(state, [...hidden, 2], hidden.length + 1) : state;
}

/** Without the last hidden layer. */
export function removeLayer(state: Builder): Builder {
  return reshape(state, state.hidden.slice(0, -1));
}

/** A press on one of the buttons below the columns. */
export function act(state: Builder, action: string): Builder {
  const [name, argument] = action.split(':');
  const index = Number(argument);
  const { hidden } = state;
  const resize = (by: number): Builder =>
    reshape(
      state,
      hidden.map((units, k) => (k === index ? Math.max(1, Math.min(limits.units, units + by)) : units)),
    );
  switch (name) {
    case 'more':
      return resize(1);
    case 'fewer':
      return resize(-1);
    case 'show':
      return { ...state, shown: index };
    default:
      return state;
  }
}

/** An edge is taken by a press anywhere on it. */
export function grab(state: Builder, id: string): { state: Builder; handle: string } {
  const [layer = 0, to = 0, from = 0] = id.split(':').map(Number);
  return { state: { ...state, selected: { layer, to, from } }, handle: 'weight' };
}

/** The selected weight, and the scale of all. */
export function handles(state: Builder): { weight: Handle<Builder>; scale: Handle<Builder> } {
  const { selected, hidden, scale } = state;
  const value = weightOf(state, selected);
  return {
    weight: {
      label: edgeName(selected, hidden.length),
      value: Number(value.toFixed(2)),
      min: -limits.weight,
      max: limits.weight,
      step: 0.05,
      page: 0.5,
      text: decimal(value),
      at: (point) => along(hidden, selected, point),
      set: (next) => ({ ...state, moved: { ...state.moved, [edgeKey(selected)]: next } }),
    },
    scale: {
      label: words.scale,
      value: scale,
      min: 0,
      max: limits.scale,
      step: 0.1,
      page: 0.5,
      text: words.times(decimal(scale, 1)),
      at: ({ x }) => ((x - scaleRail.x) / scaleRail.length) * limits.scale,
      set: (next) => ({ ...state, scale: next, moved: {} }),
    },
  };
}

/** “Weight from unit 2 of layer 1 to the output”. */
export function edgeName({ layer, to, from }: Edge, hiddenLayers: number): string {
  const source = layer === 0 ? words.input(from + 1) : words.unit(from + 1, layer);
  const target = layer === hiddenLayers ? words.theOutput : words.unit(to + 1, layer + 1);
  return words.edge(source, target);
}
