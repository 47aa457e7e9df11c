/**
 * @title Move the rain
 * @expect table "Florence, one hour ahead" cell "this hour again" "test (mm)" > 1
 */
import { csi, dataset, fss, log, rmse, table } from 'lab';

// Rain of 23 hours, mm in the hour, on 118 × 87 cells of about 4 km. What falls in the next hour?
const stage = await dataset('stage-iv');
const { train, validation, test } = stage.split(); // hours 0–10, 12–15, 17–22
const shape = [118, 87] as const;
type Field = Float32Array;
const rain = (hour: number): Field => stage.variables.rain.take([hour]);

// Beyond the edge it is taken to be as on the edge.
const clamp = (k: number, size: number) => Math.min(size - 1, Math.max(0, k));
const at = (f: Field, y: number, x: number) => f[clamp(y, shape[0]) * shape[1] + clamp(x, shape[1])] ?? 0;
const each = (value: (y: number, x: number) => number): Field =>
  Float32Array.from({ length: shape[0] * shape[1] }, (_, i) => value(Math.floor(i / shape[1]), i % shape[1]));
/** The mean over a square of cells, first along the rows and then across them. */
function mean(f: Field, reach: number): Field {
  const along = (g: Field, dy: number, dx: number) =>
    each((y, x) => {
      let sum = 0;
      for (let k = -reach; k <= reach; k++) sum += at(g, y + k * dy, x + k * dx);
      return sum / (2 * reach + 1);
    });
  return along(along(f, 0, 1), 1, 0);
}

/** Lucas and Kanade: the motion, in cells an hour, that explains best how one hour became the next around a cell. */
function flow(before: Field, now: Field, reach: number): [u: Field, v: Field] {
  const middle = now.map((value, i) => (value + (before[i] ?? 0)) / 2);
  const slopeX = each((y, x) => (at(middle, y, x + 1) - at(middle, y, x - 1)) / 2);
  const slopeY = each((y, x) => (at(middle, y + 1, x) - at(middle, y - 1, x)) / 2);
  const change = now.map((value, i) => value - (before[i] ?? 0));
  const around = (a: Field, b: Field) =>
    mean(
      a.map((value, i) => value * (b[i] ?? 0)),
      reach,
    ); // prettier
  const [xx, xy, yy] = [around(slopeX, slopeX), around(slopeX, slopeY), around(slopeY, slopeY)];
  const [xt, yt] = [around(slopeX, change), around(slopeY, change)];
  const solved = (a: Field, b: Field, c: Field, d: Field) =>
    each((y, x) => {
      const determinant = at(xx, y, x) * at(yy, y, x) - at(xy, y, x) ** 2 + 1e-6;
      return (at(a, y, x) * at(b, y, x) - at(c, y, x) * at(d, y, x)) / determinant;
    });
  return [solved(xy, yt, yy, xt), solved(xy, xt, xx, yt)];
}
/** Each cell looks up where its rain came from, between four cells. */
const moved = (f: Field, [u, v]: readonly [Field, Field]): Field =>
  each((y, x) => {
    const [fromY, fromX] = [y - at(v, y, x), x - at(u, y, x)];
    const [j, i] = [Math.floor(fromY), Math.floor(fromX)];
    const row = (k: number) => at(f, k, i) * (i + 1 - fromX) + at(f, k, i + 1) * (fromX - i);
    return row(j) * (j + 1 - fromY) + row(j + 1) * (fromY - j);
  });

type Forecast = (hour: number) => Field; // the rain of this hour, from the hours before
const join = (hours: ArrayLike<number>, forecast: Forecast) =>
  Array.from(hours, (t) => [...forecast(t)]).flat();
const error = (hours: ArrayLike<number>, forecast: Forecast) =>
  rmse(join(hours, forecast), join(hours, rain));
/** Of some candidates, the one with the smallest error. */
function best<T>(candidates: T[], errorOf: (candidate: T) => number): T {
  const errors = candidates.map(errorOf);
  return candidates[errors.indexOf(Math.min(...errors))] as T;
}
const rows: (string | number)[][] = [];
function show(name: string, forecast: Forecast): void {
  const [f, truth] = [join(test, forecast), join(test, rain)];
  const near = { threshold: 5, window: 5, shape: [test.length, ...shape] };
  const scores = [csi(f, truth, { threshold: 1 }), csi(f, truth, near), fss(f, truth, near)];
  rows.push([name, error(validation, forecast), rmse(f, truth), ...scores]);
  const columns = ['forecast', 'validation (mm)', 'test (mm)', 'CSI 1 mm', 'CSI 5 mm', 'FSS 5 mm'];
  table({ title: 'Florence, one hour ahead', columns, rows, decimals: 3 });
}
show('this hour again', (t) => rain(t - 1));
const shifted =
  ([u, v]: readonly [number, number]): Forecast =>
  (t) => {
    const f = rain(t - 1);
    return each((y, x) => at(f, y - v, x - u));
  };
const shifts = Array.from({ length: 99 }, (_, i) => [(i % 11) - 7, Math.floor(i / 11) - 4] as const);
const shift = best(shifts, (candidate) => error(train.slice(3), shifted(candidate)));
log(`the training hours move by ${shift[0]} cells to the east and ${shift[1]} to the north`);
show('one shift for all', shifted(shift));
const seen = (t: number) => mean(rain(t).map(Math.log1p), 1);
const byFlow =
  (reach: number): Forecast =>
  (t) =>
    moved(rain(t - 1), flow(seen(t - 2), seen(t - 1), reach));
const reach = best([5, 10, 15, 20, 30], (candidate) => error(validation, byFlow(candidate)));
log(`optical flow, within ${reach} cells`);
show('optical flow', byFlow(reach));
