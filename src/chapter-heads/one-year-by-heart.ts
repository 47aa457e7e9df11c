import { aside, type Drawing, drawing, height, line, round, width } from './drawing.ts';
import { openDataset } from './open-dataset.ts';

/** Place of Dublin among the stations, and the year that is learned by heart. */
const dublin = 6;
const year = 1977;
/** Wind (m/s) at the foot of the drawing, and units of the drawing for each m/s. */
const lowest = 1.8;
const scale = 25;
/** Width of the drawing without the numbers at its right, which on a narrow screen are the widest. */
const inner = width - 100;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The head of the chapter on regularisation: the mean wind at Dublin in the twelve months of one year, the polynomial
 * of degree eleven that goes through all of them, and the same months of the other seventeen years.
 */
export function drawOneYearByHeart(): Drawing {
  const { variables, times } = openDataset('irish-wind');
  const wind = variables['windSpeed']?.values ?? new Float32Array();
  const stations = wind.length / times.length;
  const sums = new Map<string, { sum: number; days: number }>();
  for (const [day, date] of times.entries()) {
    const key = `${date.getUTCFullYear()} ${date.getUTCMonth()}`;
    const { sum, days } = sums.get(key) ?? { sum: 0, days: 0 };
    sums.set(key, { sum: sum + (wind[day * stations + dublin] ?? Number.NaN), days: days + 1 });
  }
  const means = [...sums].map(([key, { sum, days }]) => {
    const [of = 0, month = 0] = key.split(' ').map(Number);
    return { of, month, mean: sum / days };
  });
  const learned = means.filter(({ of }) => of === year).map(({ mean }) => mean);
  const curve = Array.from({ length: 441 }, (_, i) => (11 * i) / 440).map((month) => ({
    month,
    value: interpolate(learned, month),
  }));
  const highest = Math.max(...curve.map(({ value }) => value));
  const dots = (those: typeof means): string =>
    those.map(({ month, mean }) => `M${round(across(month))} ${round(up(mean))}h0`).join('');
  const asides = [
    aside(`through all of ${year}`, across(10.3), up(14), 'end'),
    aside('the other years', across(2.3), up(10.4), 'middle'),
    ...[5, 10, 15].map((speed) => aside(`${speed}${speed === 15 ? ' m/s' : ''}`, width, up(speed) + 4)),
  ];
  return drawing({
    alt: `The mean wind at Dublin in each month of eighteen years, between ${Math.min(...means.map(({ mean }) => mean)).toFixed(1)} and ${Math.max(...means.map(({ mean }) => mean)).toFixed(1)} m/s, and a polynomial through the twelve months of ${year}: it meets every one of them and swings up to ${highest.toFixed(1)} m/s between November and December, where no other year was.`,
    caption: 'Mean wind of each month at Dublin, 1961 to 1978, and a curve with twelve coefficients.',
    marks: `<path class="specks" d="${dots(means.filter(({ of }) => of !== year))}"/><path class="fit" d="${line(curve.map(({ month, value }) => [across(month), up(value)]))}"/><path class="points" d="${dots(means.filter(({ of }) => of === year))}"/>`,
    asides,
    ticks: months.map((name, month) => [across(month), name]),
    top: 20,
  });
}

/** The polynomial of lowest degree through the values at 0, 1, 2 …, in the form of Lagrange. */
export function interpolate(values: readonly number[], x: number): number {
  return values.reduce((sum, value, i) => {
    const base = values.reduce((product, _, j) => (j === i ? product : (product * (x - j)) / (i - j)), 1);
    return sum + value * base;
  }, 0);
}

function across(month: number): number {
  return ((month + 0.5) / 12) * inner;
}

function up(speed: number): number {
  return height - (speed - lowest) * scale;
}
