import { descend, type OptimiserId, optimisers } from '../figures/descent/optimisers.ts';
import type { Pair } from '../figures/descent/surface.ts';
import { course } from '../figures/descent/surfaces.ts';
import { isoline, lineScale, sample } from '../figures/kit/isobands.ts';
import { aside, type Drawing, drawing, height, line, round, width } from './drawing.ts';

/** What the drawing shows of the two weights: v to the right, w upwards. */
const shown = { left: -7, right: 3, w: 1.5 };

/** Where the names of the ways stand, with a piece of each before it: left of all ways, below the words of the head. */
const key = { x: 560, y: 262, apart: 31, piece: 46 };

/** Where all start, and each one's rate, chosen so that the four ways can be told apart. */
const start: Pair = [-1.3, 2.2];
const steps = 120;
const runners: readonly { id: OptimiserId; rate: number }[] = [
  { id: 'sgd', rate: 0.1 },
  { id: 'momentum', rate: 0.01 },
  { id: 'rmsprop', rate: 0.03 },
  { id: 'adam', rate: 0.06 },
];

/**
 * The head of the chapter on training: the loss of a network of two weights on 64 observed cells of sea, as lines of
 * equal loss, and the ways down of optimisers that set out from one place.
 */
export function drawOptimiserPaths(): Drawing {
  const surface = course('one', false);
  const field = sample((across, up) => surface.value([shown.w * up, fromLeft((across + 1) / 2)]), 1, 32);
  const levels = [0.1, 0.15, 0.25, 0.4, 0.6, 0.8, 0.95, 1.1, 1.4, 2, 3, 4.5, 7, 11, 16];
  const scale = lineScale(field, 1);
  const lines = levels.map((level) => isoline(field, level)).join('');
  const contours = `<path class="contour" transform="scale(${scale * width} ${scale * height})" d="${lines}"/>`;
  const ways = runners.map(({ id, rate }, k) => {
    const path = descend(surface, { optimiser: id, start, rate, steps, seed: 1 });
    const end = path.at(-1) ?? start;
    return (
      `<g class="trace ${id}"><path class="way" d="${line(path.map(place))}"/>` +
      `<path class="end" d="M${place(end).join(' ')}h0"/>` +
      `<path class="piece" d="M${key.x - key.piece - 10} ${key.y + k * key.apart - 5}h${key.piece}"/></g>`
    );
  });
  const names = runners.map(({ id }, k) => aside(optimisers[id].name, key.x, key.y + k * key.apart, 'start'));
  return drawing({
    leavesRoom: true,
    caption:
      'The loss of a network of two weights, v across and w up, on 64 cells of sea: lines of equal loss, and four ways down from one start.',
    alt: `Lines of equal loss of a network with two weights on 64 observed cells of sea, with two valleys, and the paths of ${runners.map(({ id }) => optimisers[id].name).join(', ')} from one start into them.`,
    marks:
      '<linearGradient id="fade" x1="0" y1="0" x2="0.75" y2="0.6">' +
      '<stop offset="0.55" stop-color="white" stop-opacity="0.07"/><stop offset="1" stop-color="white"/></linearGradient>' +
      `<mask id="head-mask"><rect width="${width}" height="${height}" fill="url(#fade)"/></mask>` +
      `<g mask="url(#head-mask)">${contours}</g>${ways.join('')}` +
      `<path class="start" d="M${place(start).join(' ')}h0"/>`,
    asides: names,
    ticks: [-6, -4, -2, 0, 2].map((v) => [x([0, v]), `${v === 2 ? 'v = ' : ''}${v < 0 ? `−${-v}` : v}`]),
  });
}

/** The weight v at a share of the drawing's width. */
function fromLeft(share: number): number {
  return shown.left + share * (shown.right - shown.left);
}

function x([, v]: Pair): number {
  return round(((v - shown.left) / (shown.right - shown.left)) * width);
}

function y([w]: Pair): number {
  return round(((1 - w / shown.w) / 2) * height);
}

function place(at: Pair): [number, number] {
  return [x(at), y(at)];
}
