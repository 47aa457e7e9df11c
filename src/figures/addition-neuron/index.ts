/** The addition neuron: its parts with their numbers, and the map of its error. */
import { choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { fromDrawing } from '../kit/plane.ts';
import { plot } from '../kit/plot.ts';
import { decimal, signed } from '../kit/reading.ts';
import { clamped, linear } from '../kit/scale.ts';
import { between, handle, line, round, text } from '../kit/shapes.ts';
import { edge, handles, onBiasRail, onEdge, onRail, places } from './handles.ts';
import { map } from './map.ts';
import { type Activation, activate, initial, type Neuron, parts, reach, rootMeanSquare } from './model.ts';
import { words } from './words.en.ts';

const names: Record<Activation, string> = words.names;
const subscripts = ['₁', '₂'] as const;

function input(state: Neuron, index: 0 | 1): string {
  const { x, y } = places.inputs[index];
  const value = index === 0 ? state.x1 : state.x2;
  const { half, x: rail } = places.rail;
  const key = index === 0 ? 'x1' : 'x2';
  return (
    `<path class="rail" d="M${rail} ${y - half}v${2 * half}"/><path class="tick" d="M${rail - 5} ${y}h10"/>` +
    `<circle class="node" cx="${x}" cy="${y}" r="23"/>${text(x, y - 31, `x${subscripts[index]}`, 'name')}` +
    text(x, y + 5, decimal(value, 1), 'number value') +
    handle(key, handles(state)[key], onRail(index, value))
  );
}

function weight(state: Neuron, index: 0 | 1, product: number): string {
  const key = index === 0 ? 'w1' : 'w2';
  const w = state[key];
  const way = edge(index);
  const outside = index === 0 ? -1 : 1;
  const normal = { x: outside * -way.along.y, y: outside * way.along.x };
  const beside = (value: number, distance: number): { x: number; y: number } => {
    const point = onEdge(way, value);
    return { x: point.x + distance * normal.x, y: point.y + distance * normal.y };
  };
  const marks = [0, 1, 2].map((value) => {
    const [from, to, label] = [beside(value, -5), beside(value, 5), beside(value, -14)];
    return (
      `<path class="tick" d="${line([from, to])}"/>` +
      text(label.x, label.y + 4, decimal(value, 0), 'number soft')
    );
  });
  const label = beside(1, 26);
  const end = beside(3, 22);
  const sign = w < 0 ? 'negative' : 'positive';
  return (
    `<path class="edge ${sign}" stroke-width="${round(1 + 2 * Math.abs(w))}" d="${line([way.from, way.to])}"/>` +
    marks.join('') +
    text(label.x, label.y + 4, `w${subscripts[index]} = ${decimal(w)}`, 'number') +
    text(end.x + 14, end.y + 4, decimal(product), 'number value') +
    handle(key, handles(state)[key], onEdge(way, w))
  );
}

/** The activation's own little curve over z ∈ [−4, 4], with the present sum on it. */
function activation(state: Neuron, sum: number): string {
  const { x, y, half } = places.activation;
  const tall = state.activation === 'step' || state.activation === 'sigmoid' ? 1 : 4;
  const curve = plot(
    clamped(linear([-4, 4], [x - half + 4, x + half - 4])),
    clamped(linear([-tall, tall], [y + half - 6, y - half + 6])),
  );
  const value = (z: number): number => activate(state.activation, z);
  const points = between(-4, 4, 64).map((z) => [z, value(z)] as const);
  const dot = curve.at(sum, value(Math.max(-4, Math.min(4, sum))));
  return (
    `<rect class="node" x="${x - half}" y="${y - half}" width="${2 * half}" height="${2 * half}" rx="4"/>` +
    `<path class="axis" d="M${x - half + 4} ${y}h${2 * half - 8}M${x} ${y - half + 4}v${2 * half - 8}"/>` +
    `<path class="curve" d="${curve.curve(points)}"/><circle class="dot" cx="${dot.x}" cy="${dot.y}" r="4"/>` +
    text(x, y + half + 18, names[state.activation], 'name')
  );
}

function network(state: Neuron): string {
  const all = parts(state);
  const { x, y, radius } = places.sum;
  const { half, y: railY, limit } = places.bias;
  const rightOfSum = x + radius;
  const box = places.activation;
  const column = 384;
  const result = (row: number, name: string, value: string, kind = ''): string =>
    text(column, row, name, `soft ${kind}`) + text(column, row + 18, value, `number value ${kind}`);
  return (
    `<path class="edge positive" stroke-width="${round(1 + 2 * Math.abs(state.b))}" d="M${x} ${railY}V${y + radius + 2}"/>` +
    `<path class="flow" d="M${rightOfSum + 2} ${y}H${box.x - box.half - 2}M${box.x + box.half + 2} ${y}h8"/>` +
    weight(state, 0, all.product1) +
    weight(state, 1, all.product2) +
    `<circle class="node" cx="${x}" cy="${y}" r="${radius}"/>${text(x, y + 5, decimal(all.sum), 'number value')}` +
    text(x + 8, y - radius - 8, words.sum, 'soft', 'start') +
    input(state, 0) +
    input(state, 1) +
    `<path class="rail" d="M${x - half} ${railY}h${2 * half}"/>` +
    `<path class="tick" d="M${x} ${railY - 5}v10M${round(x + half / limit)} ${railY - 3}v6M${round(x - half / limit)} ${railY - 3}v6"/>` +
    handle('b', handles(state).b, onBiasRail(state.b)) +
    text(x, railY + 30, `b = ${decimal(state.b)}`, 'number') +
    activation(state, all.sum) +
    result(y - 14, words.output, decimal(all.output)) +
    result(y + 40, words.wanted, decimal(all.wanted)) +
    result(y + 94, words.error, signed(all.error), 'wrong')
  );
}

/** The state in words and numbers. */
function describe(state: Neuron): string {
  const { w1, w2, b, x1, x2 } = state;
  const all = parts(state);
  const sum = `${decimal(w1)} · ${decimal(x1, 1)} ${plus(w2)} · ${decimal(x2, 1)} ${plus(b)} = ${decimal(all.sum)}`;
  const result = words.result(sum, names[state.activation], {
    output: decimal(all.output),
    wanted: decimal(all.wanted),
    error: signed(all.error),
  });
  if (state.activation !== 'identity') {
    return `${result} ${words.overMap(decimal(rootMeanSquare(state)))}`;
  }
  if (w1 === 1 && w2 === 1 && b === 0) {
    return `${result} ${words.adds}`;
  }
  const formula = `${decimal(w1 - 1)} x₁ ${plus(w2 - 1)} x₂ ${plus(b)}`;
  return `${result} ${words.overMapAs(formula, decimal(rootMeanSquare(state)))}`;
}

function plus(value: number): string {
  return value < 0 ? `− ${decimal(-value)}` : `+ ${decimal(value)}`;
}

export const figure: Figure<Neuron> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) => wide(words.network, 300, network(state)) + square(words.map, 346, map(state)),
  describe,
  handles,
  controls: (state) => [
    choice('activation', words.activation, names, state.activation, (activation) => ({
      ...state,
      activation,
    })),
  ],
  drag: (state, _id, point) => {
    const { x, y } = fromDrawing(reach, point, 0.1);
    return { ...state, x1: x, x2: y };
  },
};
