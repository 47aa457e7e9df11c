/** The explorer's drawing: function, derivative, tangent, saturated stretches, and the input's distribution. */
import { type ActivationId, activations } from '../activations.ts';
import { decimal, type Handle, handle, type Point, round } from '../frame.ts';
import { normalDensity } from '../normal.ts';
import type { Exploration } from './model.ts';
import { other, saturated } from './model.ts';

/** Both axes have the same scale, so that slopes are true. */
const unit = 40;
const range = { left: -5, right: 5, low: -2, high: 5 };
const origin = { x: 10 - range.left * unit, y: 10 + range.high * unit };
const strip = { base: 366, height: 40 };

/** The drawing's width and height. */
export const size = { width: 420, height: 372 };

function place(x: number, y: number): Point {
  return { x: round(origin.x + x * unit), y: round(origin.y - y * unit) };
}

/** The point on the curve, and PReLU's branch. */
export function handles(state: Exploration): Record<string, Handle<Exploration>> {
  const { chosen, compared, alpha } = state;
  const { f, slope, name } = activations[chosen];
  const point: Handle<Exploration> = {
    label: `x on the curve of ${name}`,
    value: state.x,
    min: range.left,
    max: range.right,
    step: 0.05,
    page: 1,
    text: `x ${decimal(state.x)}, f ${decimal(f(state.x, alpha), 3)}, slope ${decimal(slope(state.x, alpha), 3)}`,
    at: ({ x }) => (x - origin.x) / unit,
    set: (x) => ({ ...state, x }),
  };
  if (chosen !== 'prelu' && compared !== 'prelu') return { point };
  const branch: Handle<Exploration> = {
    label: 'α, the slope of PReLU for negative x',
    value: alpha,
    min: 0,
    max: 0.8,
    step: 0.01,
    page: 0.1,
    text: `α ${decimal(alpha)}`,
    vertical: true,
    at: ({ y }) => (origin.y - y) / (branchAt(state) * unit),
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
    const { x: a, y: b } = place(x, value);
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
  const top = place(x, f(x, alpha));
  const low = place(kind === 'first' ? 4.75 : 4.1, slope(4.75, alpha));
  const suffix = kind === 'first' ? '' : ` ${name}`;
  const anchor = f(x, alpha) > 2 ? 'end' : 'middle';
  return (
    `<path class="slope-curve ${kind}" d="${trace((at) => slope(at, alpha))}"/>` +
    `<path class="curve ${kind}" d="${trace((at) => f(at, alpha))}"/>` +
    `<text class="name label ${kind}" x="${top.x - (anchor === 'end' ? 8 : 0)}" y="${top.y - 8}" text-anchor="${anchor}">f${suffix}</text>` +
    `<text class="name label slope ${kind}" x="${low.x}" y="${low.y + (kind === 'first' ? -7 : 18)}" text-anchor="middle">f′${suffix}</text>`
  );
}

function axes(): string {
  const zero = place(0, 0);
  const marks: string[] = [];
  for (const x of [-4, -2, 2, 4]) {
    const at = place(x, range.low);
    marks.push(`<path class="tick" d="M${at.x} ${at.y}v4"/>`);
    marks.push(
      `<text class="number soft" x="${at.x}" y="${at.y + 18}" text-anchor="middle">${decimal(x, 0)}</text>`,
    );
  }
  for (const y of [-1, 1, 2, 3, 4]) {
    const at = place(0, y);
    marks.push(`<path class="tick" d="M${at.x - 3} ${at.y}h6"/>`);
    marks.push(
      `<text class="number soft" x="${at.x - 7}" y="${at.y + 4}" text-anchor="end">${decimal(y, 0)}</text>`,
    );
  }
  const [from, to] = [place(range.left, range.low), place(range.right, range.high)];
  return (
    `<path class="axis" d="M${from.x} ${zero.y}H${to.x}M${zero.x} ${to.y}V${from.y}"/>` +
    `<path class="tick" d="M${from.x} ${from.y}H${to.x}"/>${marks.join('')}` +
    `<text class="name" x="${zero.x}" y="${from.y + 18}" text-anchor="middle">x</text>`
  );
}

/** Saturated stretches: a tint behind the curves and, below, the share of the normal distribution they cover. */
function saturation(state: Exploration): string {
  const { base, height } = strip;
  const density = (x: number): string =>
    `${place(x, 0).x} ${round(base - (normalDensity(x) / 0.4) * height)}`;
  const over = (from: number, to: number): string => {
    const count = Math.max(2, Math.ceil((to - from) / 0.1));
    return Array.from({ length: count + 1 }, (_, k) => density(from + ((to - from) * k) / count)).join('L');
  };
  const areas = saturated(state.chosen, state.alpha).flatMap(([start, end]) => {
    const [from, to] = [Math.max(start, range.left), Math.min(end, range.right)];
    if (to <= from) return [];
    const [a, b] = [place(from, range.high), place(to, range.low)];
    return (
      `<rect class="saturated" x="${a.x}" y="${a.y}" width="${round(b.x - a.x)}" height="${round(b.y - a.y)}"/>` +
      `<path class="share" d="M${a.x} ${base}L${over(from, to)}L${b.x} ${base}z"/>`
    );
  });
  return (
    `${areas.join('')}<path class="tick" d="M${density(range.left)}L${over(range.left, range.right)}"/>` +
    `<text class="soft" x="${size.width - 10}" y="${base - 14}" text-anchor="end">standard normal</text>`
  );
}

/** The whole drawing. */
export function plot(state: Exploration): string {
  const { chosen, alpha, x } = state;
  const second = other(state);
  const { f, slope } = activations[chosen];
  const [y, dy] = [f(x, alpha), slope(x, alpha)];
  const [on, below] = [place(x, y), place(x, dy)];
  const reach = 1.7 / Math.hypot(1, dy);
  const [from, to] = [place(x - reach, y - reach * dy), place(x + reach, y + reach * dy)];
  const all = handles(state);
  const branch = all.alpha
    ? handle('alpha', all.alpha, place(branchAt(state), branchAt(state) * alpha), 'free')
    : '';
  return (
    saturation(state) +
    axes() +
    (second ? curves(second, alpha, 'second') : '') +
    curves(chosen, alpha, 'first') +
    `<path class="guide" d="M${on.x} ${on.y}V${below.y}"/><path class="tangent" d="M${from.x} ${from.y}L${to.x} ${to.y}"/>` +
    `<circle class="slope-dot" cx="${below.x}" cy="${below.y}" r="4.5"/>` +
    branch +
    (all.point ? handle('point', all.point, on) : '')
  );
}
