import { aside, type Drawing, drawing, height, line, round, width } from './drawing.ts';
import { openDataset } from './open-dataset.ts';

/** The words from above: dry weather at the top, wet at the foot. */
const rows = ['sun', 'fog', 'drizzle', 'rain', 'snow'];
const top = 150;
/** Width of the drawing without the words at its right. */
const inner = width - 100;

/**
 * The head of the chapter on transformers: the weather of Seattle in 2012 as a text of 366 words, one a day. What word
 * comes after these is the question of the chapter's last program.
 */
export function drawWeatherWords(): Drawing {
  const { variables, times } = openDataset('seattle-weather');
  const { labels = [], values = new Uint8Array() } = variables['weather'] ?? {};
  const days = times.filter((date) => date.getUTCFullYear() === 2012);
  const at = (row: number): number => top + 25 + (row * (height - top - 60)) / (rows.length - 1);
  const words = days.map((_, day) => labels[values[day] ?? 0] ?? '');
  const places = words.map((word, day): [number, number] => [
    5 + (day / (days.length - 1)) * inner,
    at(rows.indexOf(word)),
  ]);
  const count = (word: string): number => words.filter((one) => one === word).length;
  const firsts = days.flatMap((date, day) =>
    date.getUTCDate() === 1 && date.getUTCMonth() % 2 === 0 ? [[date, places[day]?.[0] ?? 0] as const] : [],
  );
  return drawing({
    alt: `The weather of Seattle in 2012 as a text of ${days.length} words, a dot a day: ${rows.map((word) => `${count(word)} times ${word}`).join(', ')}. Rain follows rain for weeks in winter, sun follows sun in summer.`,
    caption: 'The weather of Seattle in 2012 as a text: a word a day.',
    marks: `<path class="threads" d="${line(places)}"/><path class="dots" style="--across:6" d="${places.map(([x, y]) => `M${round(x)} ${round(y)}h0`).join('')}"/>`,
    asides: rows.map((word, row) => aside(word, width, at(row) + 4)),
    ticks: firsts.map(([date, x]) => [
      x,
      date.toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' }),
    ]),
    top,
  });
}
