/** The layers of the chosen block, what they add up to, and the rails that change the network. */
import { type Rail, rails } from '../kit/rails.ts';
import { decimal, whole as grouped } from '../kit/reading.ts';
import { text } from '../kit/shapes.ts';
import { type Builder, blocksOf, deepen, whole } from './model.ts';
import { networks, total } from './networks.ts';
import type { Row } from './tally.ts';
import { words } from './words.en.ts';

const pitch = 23;
const columns = [204, 292, 368, 414] as const;

/** Billions of multiply-adds; millions where these are few. */
function computed(multiplyAdds: number): string {
  if (multiplyAdds === 0) return '';
  const [of, unit] = multiplyAdds < 1e7 ? [1e6, 'M'] : [1e9, 'G'];
  const value = multiplyAdds / of;
  return `${decimal(value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0)} ${unit}`;
}

const cells = (y: number, values: readonly string[], kind: string): string =>
  values.map((value, k) => text(columns[k] ?? 0, y, value, `number ${kind}`, 'end')).join('');

function row(layer: Row, y: number): string {
  const { size, channels, parameters, multiplyAdds, field } = layer;
  const lost = size === 0 ? 'wrong' : '';
  return (
    text(6, y, words.layer(layer), lost, 'start') +
    cells(
      y,
      [
        layer.kind === 'dense' || layer.kind === 'mean' ? grouped(channels) : `${size}² × ${channels}`,
        parameters === 0 ? '' : grouped(parameters),
        computed(multiplyAdds),
        field === undefined ? words.all : grouped(field),
      ],
      lost,
    )
  );
}

/** The most layers that a block lists: the table keeps its height. */
const longest = 7;

export function table(state: Builder, top: number): { svg: string; height: number } {
  const blocks = blocksOf(state);
  const block = blocks[state.chosen];
  const rows = block?.rows ?? [];
  const [own, all] = [total(rows), whole(state)];
  const yOf = (k: number): number => top + 20 + pitch * (k + 1);
  const end = yOf(longest + 1);
  const sum = (y: number, name: string, of: typeof own, kind: string): string =>
    text(6, y, name, kind, 'start') +
    text(columns[1], y, grouped(of.parameters), `number ${kind}`, 'end') +
    text(columns[2], y, computed(of.multiplyAdds), `number ${kind}`, 'end');
  return {
    svg:
      text(6, top + 18, words.blockName(block?.id ?? ''), 'value', 'start') +
      cells(top + 18, words.heads, 'soft') +
      rows.map((layer, k) => row(layer, yOf(k))).join('') +
      `<path class="tick" d="M0 ${end - 38}H420"/>` +
      sum(end - 20, words.thisBlock, own, '') +
      sum(end + 2, words.network, all, 'value'),
    height: end + 12 - top,
  };
}

/** Size of the input, width, and the depth of every block that has one. */
export function settings(state: Builder) {
  const { sizes, deepest } = networks[state.network];
  const common: Record<string, Rail<Builder>> = {
    size: {
      label: words.size,
      name: words.sizeName,
      value: state.size,
      ...sizes,
      page: 4 * sizes.step,
      text: words.cells(state.size),
      shown: `${state.size}²`,
      set: (size) => ({ ...state, size }),
    },
    width: {
      label: words.width,
      name: words.widthName,
      value: state.width,
      min: 0.25,
      max: 2,
      step: 0.25,
      page: 0.5,
      text: words.times(decimal(state.width)),
      shown: `× ${decimal(state.width)}`,
      set: (width) => ({ ...state, width }),
    },
  };
  const depths = state.depths.map((depth, k): [string, Rail<Builder>] => [
    `depth-${k}`,
    {
      label: words.depth(state.network, k),
      name: words.depthName(state.network, k),
      value: depth,
      min: 1,
      max: deepest,
      step: 1,
      page: Math.max(1, Math.round(deepest / 6)),
      text: words.depthText(state.network, depth),
      shown: `${depth}`,
      set: (count) => deepen(state, k, count),
    },
  ]);
  return rails<Builder, string>(
    { from: 170, to: 336, y: 24, gap: 36 },
    { ...common, ...Object.fromEntries(depths) },
  );
}
