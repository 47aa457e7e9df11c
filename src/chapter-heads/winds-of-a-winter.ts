import { aside, type Drawing, drawing, height, line, width } from './drawing.ts';
import { openDataset } from './open-dataset.ts';

/** The days that are drawn, from the first of the record on: they are among those that the chapter learns from. */
const days = 120;
/** Units of the drawing for each m/s. */
const scale = 8;
/** Width of the drawing without the numbers at its right. */
const inner = width - 45;

/**
 * The head of the chapter on memory: the daily wind at twelve Irish stations over four months, and their mean. Today's
 * wind says something about tomorrow's: how much of it a network can use is the question of the chapter.
 */
export function drawWindsOfAWinter(): Drawing {
  const { variables, times } = openDataset('irish-wind');
  const wind = variables['windSpeed']?.values ?? new Float32Array();
  const stations = wind.length / times.length;
  const at = (day: number, station: number): number => wind[day * stations + station] ?? Number.NaN;
  const series = (value: (day: number) => number): string =>
    line(Array.from({ length: days }, (_, day) => [(day / (days - 1)) * inner, height - scale * value(day)]));
  const mean = (day: number): number =>
    Array.from({ length: stations }, (_, station) => at(day, station)).reduce((a, b) => a + b, 0) / stations;
  const means = Array.from({ length: days }, (_, day) => mean(day));
  const firsts = Array.from({ length: days }, (_, day) => day).filter(
    (day) => times[day]?.getUTCDate() === 1,
  );
  const year = times[0]?.getUTCFullYear();
  const asides = [
    ...[5, 10, 15].map((speed) =>
      aside(`${speed}${speed === 15 ? ' m/s' : ''}`, width, height - scale * speed + 4),
    ),
  ];
  return drawing({
    alt: `The daily wind at ${stations} Irish stations in the first ${days} days of ${year}: the stations rise and fall together, and their mean goes up and down between ${Math.min(...means).toFixed(0)} and ${Math.max(...means).toFixed(0)} m/s within a few days.`,
    caption: `Daily wind at ${stations} Irish stations, early in ${year}, and their mean as the thick line.`,
    marks: `<path class="threads" d="${Array.from({ length: stations }, (_, station) => series((day) => at(day, station))).join('')}"/><path class="curve" d="${series(mean)}"/>`,
    asides,
    ticks: firsts.map((day) => [
      (day / (days - 1)) * inner,
      times[day]?.toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' }) ?? '',
    ]),
    top: 150,
  });
}
