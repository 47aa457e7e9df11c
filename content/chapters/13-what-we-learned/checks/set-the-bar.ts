import { check } from 'lab';
import { bar } from 'program';

/** Days that fade towards a level with a kick now and then: where the level is another, so are mean and line. */
const series = (count: number, level: number, kept: number): number[] => {
  const days = [level];
  for (let i = 1; i < count; i++) days.push(level + kept * ((days[i - 1] ?? 0) - level) + Math.sin(i * i));
  return days;
};
const [learn, later] = [series(60, 10, 0.6), series(40, 16, 0.2)];
const [before, truth] = [later.slice(0, -1), later.slice(1)];
const rmse = (forecast: (x: number) => number): number =>
  Math.sqrt(truth.reduce((sum, y, i) => sum + (y - forecast(before[i] ?? 0)) ** 2, 0) / truth.length);
const average = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const [xs, ys] = [learn.slice(0, -1), learn.slice(1)];
const [mx, my] = [average(xs), average(ys)];
const slope =
  xs.reduce((sum, x, i) => sum + (x - mx) * ((ys[i] ?? 0) - my), 0) /
  xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
const wanted = {
  persistence: rmse((x) => x),
  mean: rmse(() => average(learn)),
  line: rmse((x) => my + slope * (x - mx)),
};
const found = bar([...learn], [...later]);
const said = (name: keyof typeof wanted): string =>
  `For the days of this check it should be ${wanted[name].toFixed(3)}; it is ${Number(found[name]).toFixed(3)}.`;
const near = (name: keyof typeof wanted): boolean => Math.abs(found[name] - wanted[name]) < 1e-6;
check('persistence', near('persistence'), `The forecast is the day before. ${said('persistence')}`);
check(
  'the mean',
  near('mean'),
  `The mean of the days to learn from, not of those to be forecast. ${said('mean')}`,
);
check(
  'the line',
  near('line'),
  `Fit it to pairs of days of \`learn\`, and judge it on \`later\`. ${said('line')}`,
);
