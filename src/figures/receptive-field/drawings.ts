/** The cone of what a unit sees, and the table of the layers. */
import type { Handle } from '../kit/figure.ts';
import { type Rail, rails } from '../kit/rails.ts';
import { whole } from '../kit/reading.ts';
import { linear } from '../kit/scale.ts';
import { handle, round, text } from '../kit/shapes.ts';
import {
  change,
  cone,
  denseParameters,
  type Layer,
  parameters,
  type Shape,
  type Stack,
  seen,
  shapes,
  top,
  unitOf,
} from './model.ts';
import { words } from './words.en.ts';

const [left, right] = [16, 404] as const;
const [first, tall] = [30, 210] as const;
const pitch = 25;

/** The unit from which the cone hangs: a handle in the uppermost row. */
export function unitHandle(stack: Stack): Handle<Stack> {
  const { size, start, jump } = top(stack);
  const last = Math.max(0, size - 1);
  const along = across(stack);
  return {
    label: words.unit,
    value: unitOf(stack),
    min: 0,
    max: last,
    step: 1,
    page: Math.max(1, Math.round(last / 8)),
    text: spoken(stack),
    at: ({ x }) => (along.invert(x) - start) / jump,
    set: (value) => ({ ...stack, unit: last === 0 ? 0.5 : value / last }),
  };
}

/** Which unit it is, and the cells that it sees, counted from 1. */
function spoken(stack: Stack): string {
  const unit = words.unitText(unitOf(stack) + 1, Math.max(1, top(stack).size));
  const { first, last } = seen(stack);
  return last < first ? words.seesPadding(unit) : words.seesCells(unit, first + 1, last + 1);
}

/** Cells of the input, and where they are drawn: with padding the upper rows may be longer than the input. */
function across(stack: Stack) {
  const ends = shapes(stack)
    .filter(({ size }) => size > 0)
    .flatMap(({ size, start, jump }) => [start - 0.5, start + (size - 1) * jump + 0.5]);
  return linear([Math.min(...ends), Math.max(...ends)], [left, right]);
}

/** A row of units for each layer, the input at the bottom, and in each the units that the chosen one sees. */
export function coneDrawing(stack: Stack): string {
  const all = shapes(stack);
  const along = across(stack);
  const [ranges, gap] = [cone(stack), tall / stack.layers.length];
  const heightOf = (layer: number): number => round(first + (stack.layers.length - layer) * gap);
  const fits = all.every(({ size }) => size > 0);
  const edges = ranges.map(({ first: from, last: to }, layer) => {
    const { start, jump } = all[layer] as Shape;
    const half = layer === 0 ? 0.5 : 0;
    return {
      from: along(start + (from - half) * jump),
      to: along(start + (to + half) * jump),
      y: heightOf(layer),
    };
  });
  const outline = [
    ...edges.map(({ from, y }) => `${from} ${y}`),
    ...edges.map(({ to, y }) => `${to} ${y}`).reverse(),
  ];
  const rows = all.map(({ size, start, jump }, layer) => {
    const y = heightOf(layer);
    const { first: from = 0, last: to = -1 } = fits ? (ranges[layer] ?? {}) : {};
    const place = (unit: number): number => along(start + unit * jump);
    const wide = (along(jump) - along(0)) * 0.7;
    if (wide < 1.6)
      return (
        `<path class="axis" d="M${place(0)} ${y}H${place(size - 1)}"/>` +
        `<path class="seen-line" d="M${place(Math.max(0, from))} ${y}H${place(Math.min(size - 1, to))}"/>`
      );
    const size2 = round(Math.min(9, wide));
    return Array.from({ length: size }, (_, unit) => {
      const seen = unit >= from && unit <= to;
      return `<rect class="unit${seen ? ' seen' : ''}" x="${round(place(unit) - size2 / 2)}" y="${round(y - size2 / 2)}" width="${size2}" height="${size2}"/>`;
    }).join('');
  });
  const { start, jump } = top(stack);
  return (
    text(left, 12, words.top(stack.layers.length), 'soft', 'start') +
    (fits
      ? `<clipPath id="cone-edge"><rect x="0" y="0" width="420" height="300"/></clipPath><path class="cone" clip-path="url(#cone-edge)" d="M${outline.join('L')}z"/>`
      : '') +
    rows.join('') +
    text(left, first + tall + 22, words.bottom(stack.n), 'soft', 'start') +
    (fits
      ? text(right, first + tall + 22, words.sees(whole(top(stack).field)), 'number value', 'end') +
        handle('unit', unitHandle(stack), { x: along(start + unitOf(stack) * jump), y: first })
      : '')
  );
}

/** Name, size, jump, field and parameters of every layer. */
export function table(stack: Stack): { svg: string; height: number } {
  const columns = [150, 218, 262, 318, 410] as const;
  const row = (at: number, cells: readonly string[], kind: string): string =>
    cells.map((cell, k) => text(columns[k + 1] as number, at, cell, `number ${kind}`, 'end')).join('');
  const lines = shapes(stack).map((shape, layer) => {
    const y = 24 + pitch * (layer + 1);
    const settings = stack.layers[layer - 1];
    const name = settings
      ? words.layerRow(layer, words.kinds[settings.kind], settings.k, settings.s)
      : words.input;
    const size = `${shape.size}² × ${shape.channels}`;
    const bar =
      layer - 1 === stack.chosen
        ? `<rect class="chosen-row" x="0" y="${y - 17}" width="420" height="${pitch}"/>`
        : '';
    return (
      bar +
      text(8, y, name, shape.size === 0 ? 'wrong' : '', 'start') +
      row(
        y,
        [size, whole(shape.jump), whole(shape.field), settings ? whole(shape.parameters) : ''],
        shape.size === 0 ? 'wrong' : '',
      )
    );
  });
  const end = 24 + pitch * (stack.layers.length + 2) + 6;
  return {
    svg:
      row(24, words.heads, 'soft') +
      lines.join('') +
      `<path class="tick" d="M0 ${end - 22}H420"/>` +
      text(8, end, words.allLayers, '', 'start') +
      text(410, end, whole(parameters(stack)), 'number value', 'end') +
      text(8, end + pitch, words.dense, 'soft', 'start') +
      text(410, end + pitch, whole(denseParameters(stack)), 'number soft', 'end'),
    height: end + pitch + 12,
  };
}

/** The numbers of the input and of the chosen layer, on rails. */
export function settings(stack: Stack, y: number) {
  const layer = stack.layers[stack.chosen] as Layer;
  const at = stack.chosen + 1;
  const ofLayer = (
    id: 'k' | 's' | 'p',
    rail: Pick<Rail<Stack>, 'label' | 'name' | 'min' | 'max' | 'page' | 'text'>,
  ) => ({
    ...rail,
    value: layer[id],
    step: 1,
    shown: `${layer[id]}`,
    set: (value: number) => change(stack, { [id]: value }),
  });
  return rails<Stack, string>(
    { from: 130, to: 360, y },
    {
      n: {
        label: words.length,
        name: words.input,
        value: stack.n,
        min: 8,
        max: 256,
        step: 1,
        page: 16,
        text: words.cells(stack.n),
        shown: `${stack.n}`,
        set: (n) => ({ ...stack, n }),
      },
      k: ofLayer('k', {
        label: words.kernel(at),
        name: words.kernelName,
        min: 1,
        max: 11,
        page: 2,
        text: words.kernelText(layer.k),
      }),
      s: ofLayer('s', {
        label: words.stride(at),
        name: words.strideName,
        min: 1,
        max: 4,
        page: 1,
        text: words.strideText(layer.s),
      }),
      p: ofLayer('p', {
        label: words.padding(at),
        name: words.paddingName,
        min: 0,
        max: 5,
        page: 2,
        text: words.paddingText(layer.p),
      }),
    },
  );
}
