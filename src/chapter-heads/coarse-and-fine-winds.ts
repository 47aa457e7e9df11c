import { aside, type Drawing, drawing, height, line, round, width } from './drawing.ts';
import { openDataset } from './open-dataset.ts';

/** The month (of the years that the chapter learns from) and the latitude that are drawn. */
const month = 6;
const latitude = 15;
/** Where the drawing begins: the sea, whose wind leaves room for the words above it. */
const from = 130;
/** Points of the fine grid for each of the coarse one: 2.5° and 10°. */
const every = 4;
/** Wind (m/s) at the foot of the drawing, and units of the drawing for each m/s. */
const lowest = -11.5;
const scale = 13;
/** Width of the drawing without the numbers at its right. */
const inner = width - 45;

/**
 * The head of the chapter on architectures: the eastward wind of one month round the globe at one latitude, known every
 * ten degrees and joined by straight lines, and as it was every two and a half. A network is asked for the difference.
 */
export function drawCoarseAndFineWinds(): Drawing {
  const { variables, axes, times } = openDataset('fnoc-winds');
  const stored = Array.from(axes['longitude'] ?? []);
  const row = Array.from(axes['latitude'] ?? []).indexOf(latitude);
  const field = variables['u']?.take([month]) ?? new Float32Array();
  const first = stored.indexOf(from);
  // Once round the globe and back to where it began.
  const columns = [...stored, from].map((_, i) => (first + i) % stored.length);
  const wind = columns.map((column) => field[row * stored.length + column] ?? Number.NaN);
  const places = wind.map((speed, column): [number, number] => [
    (column / stored.length) * inner,
    height - (speed - lowest) * scale,
  ]);
  const coarse = places.filter((_, column) => column % every === 0);
  const up = (speed: number): number => height - (speed - lowest) * scale;
  const across = (longitude: number): number => ((longitude - from) / 360) * inner;
  const asides = [
    aside('points every 10°', across(90 + 360), up(-3), 'middle'),
    aside('every 2.5°', across(280), up(-10.2), 'end'),
    ...[-10, -5, 0, 5, 10].map((speed) =>
      aside(`${speed < 0 ? `−${-speed}` : speed}${speed === 10 ? ' m/s' : ''}`, width, up(speed) + 4),
    ),
  ];
  return drawing({
    alt: `The eastward wind round the globe along ${latitude}° north, between −${(-Math.min(...wind)).toFixed(0)} and ${Math.max(...wind).toFixed(0)} m/s. Points every ten degrees, joined by straight lines, miss the peaks and troughs of the curve through points every two and a half degrees.`,
    caption: `Eastward wind along ${latitude}° N, ${times[month]?.toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })}, every 10° and every 2.5°.`,
    marks: `<path class="axis" d="M0 ${up(0)}H${width}"/><path class="fit" d="${line(coarse)}"/><path class="curve" d="${line(places)}"/><path class="points" d="${coarse.map(([x, y]) => `M${round(x)} ${round(y)}h0`).join('')}"/>`,
    asides,
    ticks: [180, 240, 300, 360, 420, 480].map((longitude) => [across(longitude), name(longitude)]),
    top: 80,
  });
}

function name(longitude: number): string {
  const east = longitude % 360;
  if (east % 180 === 0) return `${east}°`;
  return east < 180 ? `${east}° E` : `${360 - east}° W`;
}
