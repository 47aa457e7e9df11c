import { aside, type Drawing, drawing, height, round, width } from './drawing.ts';
import { openDataset } from './open-dataset.ts';

/** Daily range (°C) at the top of the drawing, and how far the year reaches across: the scale stands at its right. */
const top = 37;
const span = 1015;
/** The year begins in October, so that the dry half of it lies at the right, clear of the words. */
const months = ['Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep'];

/**
 * The head of the chapter on features: the daily range of temperature on each of Seattle's 1,461 days, wet days as large
 * dots and dry ones as small. It is the feature that the chapter makes by hand and that its network finds.
 */
export function drawWetAndDryDays(): Drawing {
  const { variables, times } = openDataset('seattle-weather');
  const value = (name: string, day: number): number => variables[name]?.values[day] ?? Number.NaN;
  const paths = { wet: '', dry: '' };
  const count = { wet: 0, dry: 0 };
  for (const [day, date] of times.entries()) {
    const kind = value('precipitation', day) > 0 ? 'wet' : 'dry';
    const range = value('maxTemperature', day) - value('minTemperature', day);
    paths[kind] += `M${round(across(date))} ${round((1 - range / top) * height)}h0`;
    count[kind]++;
  }
  const asides = [
    ...[5, 10, 15].map((range) =>
      aside(`${range}${range === 15 ? ' °C' : ''}`, width, (1 - range / top) * height),
    ),
  ];
  return drawing({
    alt: `The daily range of temperature on ${times.length.toLocaleString('en-GB')} days in Seattle by the time of the year: ${count.wet} wet days lie low, mostly below 10 °C, ${count.dry} dry days reach up to 20 °C in summer.`,
    caption:
      'Highest minus lowest temperature of each day in Seattle, 2012 to 2015: wet days large, dry days small.',
    marks: `<path class="specks" d="${paths.dry}"/><path class="dots" style="--across:5" d="${paths.wet}"/>`,
    asides,
    ticks: months.map((month, i) => [((i + 0.5) / 12) * span, month]),
    top: 150,
  });
}

/** Place of a day along a year of 366 days that begins on 1 October. */
function across(date: Date): number {
  const day = (Date.UTC(2000, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(2000, 9, 1)) / 86_400_000;
  return (((day + 366) % 366) / 366) * span;
}
