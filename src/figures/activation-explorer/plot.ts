/** The explorer's drawing: function, derivative, tangent, saturated stretches, and the input's distribution. */

import { type ActivationId, activations } from '../activations.ts';
import type { Handle } from '../kit/figure.ts';
import { plot } from '../kit/plot.ts';
import { decimal } from '../kit/reading.ts';
import { linear } from '../kit/scale.ts';
import { between, handle, round, text } from '../kit/shapes.ts';
import { normalDensity } from '../normal.ts';
import type { Exploration } from './model.ts';
import { other, saturated } from './model.ts';
import { words } from './words.en.ts';

const range = { left: -5, right: 5, low: -2, high: 5 };
/** Both axes have the same scale, 40 to 1, so that slopes are true. */
const axes = plot(linear([range.left, range.right], [10, 410]), linear([range.low, range.high], [290, 10]));
const strip = { base: 366, height: 40 };

/** The drawing's height. */
export const height = 372;

/** The point on the curve, and PReLU's branch. */
export function handles(state: Exploration): Record<string, Handle<Exploration>> {
  const { chosen, compared, alpha } = state;
  const { f, slope, name } = activations[chosen];
  const point: Handle<Exploration> = {
    label: words.point(name),
    value: state.x,
    min: range.left,
    max: range.right,
    step: 0.05,
    page: 1,
    text: `x ${decimal(state.x)}, f ${decimal(f(state.x, alpha), 3)}, slope ${decimal(slope(state.x, alpha), 3)}`,
    at: ({ x }) => axes.x.invert(x),
    set: (x) => ({ ...state, x }),
  };
  if (chosen !== 'prelu' && compared !== 'prelu') return { point };
  const branch: Handle<Exploration> = {
    label: words.alpha,
    value: alpha,
    min: 0,
    max: 0.8,
    step: 0.01,
    page: 0.1,
    text: `α ${decimal(alpha)}`,
    vertical: true,
    at: ({ y }) => axes.y.invert(y) / branchAt(state),
    set: (value) => ({ ...state, alpha: value }),
  };
  return { point, alpha: branch };
}

/** Where on PReLU's left branch its handle sits: out of the way of the point. */
function branchAt({ x }: Exploration): number {
  return Math.abs(x + 2.5) < 0.7 ? -1.2 : -2.5;
}

/** A curve as path data: cut where it leaves the plot and where it jumps. */
function trace(y: (x: number) => number): string {
  const step = 0.05;
  let path = '';
  let last: number | undefined;
  for (let k = 0; k <= 200; k++) {
    const x = range.left + k * step;
    const value = y(x);
    if (value > range.high + 0.02 || value < range.low) {
      last = undefined;
      continue;
    }
    const { x: a, y: b } = axes.at(x, value);
    path += `${last === undefined || Math.abs(value - last) > 0.3 ? 'M' : 'L'}${round(a)} ${Math.round(b * 10) / 10}`;
    last = value;
  }
  return path;
}

function curves(id: ActivationId, alpha: number, kind: string): string {
  const { f, slope, name } = activations[id];
  // The second function's name stands further in: it is longer, and the slope of the first has its own at the edge.
  let x = kind === 'first' ? 4.5 : 2.9;
  while (f(x, alpha) > 4.4) x -= 0.1;
  const top = axes.at(x, f(x, alpha));
  const low = axes.at(kind === 'first' ? 4.75 : 4.1, slope(4.75, alpha));
  const suffix = kind === 'first' ? '' : ` ${name}`;
  const anchor = f(x, alpha) > 2 ? 'end' : 'middle';
  return (
    `<path class="slope-curve ${kind}" d="${trace((at) => slope(at, alpha))}"/>` +
    `<path class="curve ${kind}" d="${trace((at) => f(at, alpha))}"/>` +
    text(top.x - (anchor === 'end' ? 8 : 0), top.y - 8, `f${suffix}`, `name halo label ${kind}`, anchor) +
    text(low.x, low.y + (kind === 'first' ? -7 : 18), `f′${suffix}`, `name halo label slope ${kind}`)
  );
}

/** Axes through zero, with the numbers of x along the lower edge. */
function cross(): string {
  const zero = axes.at(0, 0);
  const marks = [-1, 1, 2, 3, 4].map((y) => {
    const at = axes.at(0, y);
    return `<path class="tick" d="M${at.x - 3} ${at.y}h6"/>${text(at.x - 7, at.y + 4, decimal(y, 0), 'number soft', 'end')}`;
  });
  const [from, to] = [axes.at(range.left, range.low), axes.at(range.right, range.high)];
  return (
    `<path class="axis" d="M${from.x} ${zero.y}H${to.x}M${zero.x} ${to.y}V${from.y}"/>` +
    `<path class="tick" d="M${from.x} ${from.y}H${to.x}"/>${axes.xAxis({ at: [-4, -2, 2, 4] })}${marks.join('')}` +
    text(zero.x, from.y + 18, 'x', 'name')
  );
}

/** Saturated stretches: a tint behind the curves and, below, the share of the normal distribution they cover. */
function saturation(state: Exploration): string {
  const { base, height } = strip;
  const density = (x: number): string =>
    `${axes.at(x, 0).x} ${round(base - (normalDensity(x) / 0.4) * height)}`;
  const over = (from: number, to: number): string => {
    const count = Math.max(2, Math.ceil((to - from) / 0.1));
    return between(from, to, count).map(density).join('L');
  };
  const areas = saturated(state.chosen, state.alpha).flatMap(([start, end]) => {
    const [from, to] = [Math.max(start, range.left), Math.min(end, range.right)];
    if (to <= from) return [];
    const [a, b] = [axes.at(from, range.high), axes.at(to, range.low)];
    return (
      `<rect class="saturated" x="${a.x}" y="${a.y}" width="${round(b.x - a.x)}" height="${round(b.y - a.y)}"/>` +
      `<path class="share" d="M${a.x} ${base}L${over(from, to)}L${b.x} ${base}z"/>`
    );
  });
  return (
    `${areas.join('')}<path class="tick" d="M${density(range.left)}L${over(range.left, range.right)}"/>` +
    text(410, base - 14, words.standardNormal, 'soft', 'end')
  );
}

/** The whole drawing. */
export function picture(state: Exploration): string {
  const { chosen, alpha, x } = state;
  const second = other(state);
  const { f, slope } = activations[chosen];
  const [y, dy] = [f(x, alpha), slope(x, alpha)];
  const [on, below] = [axes.at(x, y), axes.at(x, dy)];
  const reach = 1.7 / Math.hypot(1, dy);
  const [from, to] = [axes.at(x - reach, y - reach * dy), axes.at(x + reach, y + reach * dy)];
  const all = handles(state);
  const branch = all.alpha
    ? handle('alpha', all.alpha, axes.at(branchAt(state), branchAt(state) * alpha), 'free')
    : '';
  return (
    saturation(state) +
    cross() +
    (second ? curves(second, alpha, 'second') : '') +
    curves(chosen, alpha, 'first') +
    `<path class="guide" d="M${on.x} ${on.y}V${below.y}"/><path class="tangent" d="M${from.x} ${from.y}L${to.x} ${to.y}"/>` +
    `<circle class="slope-dot" cx="${below.x}" cy="${below.y}" r="4.5"/>` +
    branch +
    (all.point ? handle('point', all.point, on) : '')
  );
}
