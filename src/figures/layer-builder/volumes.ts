/** The blocks as volumes: as wide as their channels, as high and deep as their maps, all by the roots of the numbers. */
import type { Handle, Point } from '../kit/figure.ts';
import { handle, line, round, text } from '../kit/shapes.ts';
import { type Builder, blocksOf } from './model.ts';
import type { Block } from './networks.ts';
import { words } from './words.en.ts';

/** A volume's front face, its lower left corner at (x, y). */
interface Volume extends Point {
  readonly width: number;
  readonly height: number;
  readonly block: Block;
}

interface Layout {
  readonly volumes: readonly Volume[];
  /** Where the rail lies that the chosen block is moved on. */
  readonly rail: number;
  readonly height: number;
}

/** How far the back of a volume lies right of its front and above it, in heights. */
const [right, up] = [0.36, 0.24];
const [first, last] = [12, 408];

export function layout(state: Builder): Layout {
  return state.network === 'unet' ? inAU(blocksOf(state)) : inARow(blocksOf(state));
}

/** Units of the drawing for a number of cells or channels; what is left of nothing is drawn as nothing. */
const root = (number: number, scale: number): number => round(Math.sqrt(number) * scale);

/** The widest of a block: of dense layers each is drawn. */
const widest = ({ channels, rows }: Block): number =>
  Math.max(channels, ...rows.filter(({ kind }) => kind === 'dense').map((row) => row.channels));

function inARow(blocks: readonly Block[]): Layout {
  const least = 47;
  const gap = 10;
  const heights = blocks.map(({ size }) => root(size, 4.6));
  // The scale at which all of them just fit; small ones keep room for their labels.
  const needs = (scale: number): number[] =>
    blocks.map((block, k) =>
      Math.max(least, root(widest(block), scale) + gap + right * 0.6 * (heights[k] ?? 0)),
    );
  const wide = (scale: number): number => needs(scale).reduce((sum, need) => sum + need, 0);
  let scale = 2;
  while (scale > 0.2 && wide(scale) > last - first) scale -= 0.05;
  let x = first;
  const volumes = blocks.map((block, k) => {
    const volume = { x: round(x), y: 142, width: root(widest(block), scale), height: heights[k] ?? 0, block };
    x += needs(scale)[k] ?? 0;
    return volume;
  });
  return { volumes, rail: 204, height: 226 };
}

function inAU(blocks: readonly Block[]): Layout {
  const floors = [86, 150, 200, 238, 268];
  const levels = [0, 1, 2, 3, 4, 3, 2, 1, 0, 0];
  const volumes = blocks.map((block, k) => {
    const level = levels[k] ?? 0;
    const width = Math.max(2, root(block.channels, 1.1));
    // Down the left side and up the right one; the last block stands beside the one before it.
    const middle = k <= 4 ? 52 + 36 * k : k < 9 ? 204 + 34 * (k - 4) : 364;
    return {
      x: round(middle - width / 2),
      y: floors[level] ?? 0,
      width,
      height: root(block.size, 2.5),
      block,
    };
  });
  return { volumes, rail: 304, height: 326 };
}

/** Which block is chosen: by its volume or on the rail below them. */
export function blockHandle(state: Builder): Handle<Builder> {
  const { volumes } = layout(state);
  const middles = volumes.map(middleOf);
  return {
    label: words.block,
    value: state.chosen,
    min: 0,
    max: volumes.length - 1,
    step: 1,
    page: 3,
    text: words.blockName(volumes[state.chosen]?.block.id ?? ''),
    at: ({ x }) => nearest(middles, x),
    set: (chosen) => ({ ...state, chosen }),
  };
}

const middleOf = ({ x, width }: Volume): number => round(x + width / 2);

function nearest(places: readonly number[], x: number): number {
  return places.reduce(
    (best, place, k) => (Math.abs(place - x) < Math.abs((places[best] ?? 0) - x) ? k : best),
    0,
  );
}

export function volumes(state: Builder): string {
  const { volumes, rail } = layout(state);
  const drawn = volumes.map((volume, k) => {
    const kind = k === state.chosen ? 'volume chosen' : 'volume';
    const { x, y, width, height } = volume;
    const target = { width: Math.max(26, width + right * height), height: Math.max(26, height * (1 + up)) };
    return (
      `<g class="${kind}" data-grab="block-${k}">` +
      `<rect class="take" x="${round(x - (target.width - width - right * height) / 2)}" y="${round(y - target.height + 2)}" width="${round(target.width)}" height="${round(target.height)}"/>` +
      `${solid(volume)}</g>`
    );
  });
  const places = volumes.map(middleOf);
  const labels = state.network === 'unet' ? labelsOfU(volumes) : volumes.map(label).join('');
  return (
    (state.network === 'unet' ? skips(volumes) : '') +
    drawn.join('') +
    labels +
    `<path class="rail" d="M${places[0]} ${rail}H${places.at(-1)}"/>` +
    `<path class="tick" d="${places.map((x) => `M${x} ${rail - 8}v-5`).join('')}"/>` +
    handle('block', blockHandle(state), { x: places[state.chosen] ?? 0, y: rail })
  );
}

/** Front, top and side; of dense layers a bar each. */
function solid({ x, y, width, height, block }: Volume): string {
  const dense = block.rows.filter(({ kind }) => kind === 'dense');
  if (dense.length > 0)
    return dense
      .map(({ channels }, k) => {
        const long = round((width * Math.sqrt(channels)) / Math.sqrt(widest(block)));
        return `<rect class="front" x="${x}" y="${y - 7 - 9 * k}" width="${long}" height="6"/>`;
      })
      .join('');
  const back = { x: right * height, y: -up * height };
  const face = (kind: string, corners: readonly Point[]): string =>
    `<path class="${kind}" d="${line(corners)}z"/>`;
  const [a, b, c, d] = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y - height },
    { x, y: y - height },
  ];
  const behind = (of: Point): Point => ({ x: of.x + back.x, y: of.y + back.y });
  return (
    face('roof', [d, c, behind(c), behind(d)]) +
    face('side', [b, c, behind(c), behind(b)]) +
    face('front', [a, b, c, d])
  );
}

/** Cells and channels below a block of a row. */
function label(volume: Volume): string {
  const { block, y } = volume;
  const x = middleOf(volume);
  if (block.rows.some(({ kind }) => kind === 'dense')) return text(x, y + 18, words.denseLabel, 'soft');
  return (
    text(x, y + 18, `${block.size}²`, 'number soft') + text(x, y + 34, `× ${block.channels}`, 'number soft')
  );
}

/** Cells left of the way down and right of the way up; channels below the lowest. */
function labelsOfU(volumes: readonly Volume[]): string {
  return volumes
    .map((volume, k) => {
      const { x, y, width, height, block } = volume;
      const cells = `${block.size}²`;
      if (k < 4) return text(x - 5, y - height / 2 + 4, cells, 'number soft', 'end');
      if (k === 4) return text(middleOf(volume), y + 17, cells, 'number soft');
      const beyond = x + width + right * height + 5;
      return k === 8 ? '' : text(beyond, y - height / 2 + 4, cells, 'number soft', 'start');
    })
    .join('');
}

/** From each level of the way down to the same on the way up. */
function skips(volumes: readonly Volume[]): string {
  return [0, 1, 2, 3]
    .map((level) => {
      const [from, to] = [volumes[level], volumes[8 - level]];
      if (!from || !to) return '';
      const y = round(from.y - Math.min(from.height, to.height) / 2);
      return `<path class="skip" d="M${round(from.x + from.width + right * from.height + 4)} ${y}H${round(to.x - 5)}m-6 -4l6 4l-6 4"/>`;
    })
    .join('');
}
