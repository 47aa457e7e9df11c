import { aside, type Drawing, drawing, height, line, width } from './drawing.ts';
import { openDataset } from './open-dataset.ts';

/** Eastward wind (m/s) at the foot of the drawing, and units of the drawing for each m/s. */
const lowest = -8.5;
const scale = 13;

/**
 * The head of the chapter on baselines: the eastward wind around the globe by latitude, from north to south, in each of
 * the 24 months that the chapter forecasts, and what is usual by the years before. Climatology is the thick line; a
 * forecast is about the thin ones.
 */
export function drawUsualWinds(): Drawing {
  const winds = openDataset('fnoc-winds');
  const latitudes = Array.from(winds.axes['latitude'] ?? []);
  const columns = winds.axes['longitude']?.length ?? 0;
  const { train, test } = winds.split();
  const around = (month: number): number[] => {
    const field = winds.variables['u']?.take([month]) ?? new Float32Array();
    return latitudes.map((_, row) => mean(field.subarray(row * columns, (row + 1) * columns)));
  };
  const known = Array.from(train, around);
  const usual = latitudes.map((_, row) => mean(known.map((month) => month[row] ?? Number.NaN)));
  const path = (speeds: readonly number[]): string =>
    line(latitudes.map((latitude, row) => [across(latitude), up(speeds[row] ?? Number.NaN)]));
  const strongest = (hemisphere: (latitude: number) => boolean): string =>
    Math.max(...usual.filter((_, row) => hemisphere(latitudes[row] ?? 0))).toFixed(1);
  const asides = [
    ...[5, 10].map((speed) => aside(`${speed}${speed === 10 ? ' m/s' : ''}`, width, up(speed) + 4)),
    aside('0', width, up(0) - 6),
  ];
  return drawing({
    alt: `The eastward wind by latitude in each of the ${test.length} months of 1991 and 1992, averaged around the globe, and the mean of 1982 to 1988: below zero in the tropics, up to ${strongest((latitude) => latitude > 20)} m/s in the north and ${strongest((latitude) => latitude < -20)} m/s in the south. The single months lie up to some metres per second beside it.`,
    caption:
      'Eastward wind by latitude, mean around the globe (FNOC): 24 single months, and what is usual as a thick line.',
    marks: `<path class="axis" d="M0 ${up(0)}H${width}"/><path class="threads" d="${Array.from(test, around).map(path).join('')}"/><path class="curve" d="${path(usual)}"/>`,
    asides,
    ticks: [60, 30, 0, -30, -60].map((latitude) => [
      across(latitude),
      latitude === 0 ? 'Equator' : `${Math.abs(latitude)}° ${latitude > 0 ? 'N' : 'S'}`,
    ]),
    top: 100,
  });
}

function mean(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}

function across(latitude: number): number {
  return ((90 - latitude) / 180) * width;
}

function up(wind: number): number {
  return height - (wind - lowest) * scale;
}
