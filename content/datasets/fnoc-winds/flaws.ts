/** What a user of the winds must know; the numbers in it are counted from the data. */
export function flaws(
  [u, v]: readonly ArrayLike<number>[],
  latitude: readonly number[],
  columns: number,
  ranges: { train: Range; test: Range },
): string[] {
  if (!u || !v) throw new Error('Two components were expected.');
  const months = u.length / (latitude.length * columns);
  const weights = latitude.map((degrees) => Math.max(0, Math.cos((degrees * Math.PI) / 180)));
  /** Root mean square over months and grid, weighted by the area of the cells. */
  const rootMeanSquare = ({ first, last }: Range, error: (month: number, cell: number) => number): number => {
    let [sum, weight] = [0, 0];
    for (let month = first; month <= last; month++) {
      for (let cell = 0; cell < latitude.length * columns; cell++) {
        const w = weights[Math.floor(cell / columns)] as number;
        sum += w * error(month, cell) ** 2;
        weight += w;
      }
    }
    return Math.sqrt(sum / weight);
  };
  const rms = (range: Range, error: (month: number, cell: number) => number): string =>
    rootMeanSquare(range, error).toFixed(2);
  const at = (field: ArrayLike<number>, month: number, cell: number): number =>
    field[month * latitude.length * columns + cell] as number;
  const climatology = (field: ArrayLike<number>, { first, last }: Range): Float64Array => {
    const means = new Float64Array(12 * latitude.length * columns);
    for (let month = first; month <= last; month++)
      for (let cell = 0; cell < latitude.length * columns; cell++) {
        const slot = (month % 12) * latitude.length * columns + cell;
        means[slot] = (means[slot] as number) + at(field, month, cell) / ((last - first + 1) / 12);
      }
    return means;
  };
  const all = { first: 0, last: months - 1 };
  const anomaly = (field: ArrayLike<number>, means: Float64Array) => (month: number, cell: number) =>
    at(field, month, cell) - (means[(month % 12) * latitude.length * columns + cell] as number);
  const whole = anomaly(u, climatology(u, all));
  const trained = anomaly(u, climatology(u, ranges.train));
  // A year that is left out of a mean of n years departs from it by n/(n − 1) of what it departs by as one of them.
  const years = (ranges.train.last - ranges.train.first + 1) / 12;
  const leftOut = (rootMeanSquare(ranges.train, trained) * years) / (years - 1);
  const persistence = rms(
    { first: 1, last: all.last },
    (month, cell) => whole(month, cell) - whole(month - 1, cell),
  );
  const northPole = new Set(
    Array.from({ length: columns }, (_, c) => at(u, 0, (latitude.length - 1) * columns + c)),
  );

  return [
    `From one month to the next the anomaly of the wind is mostly forgotten: taking last month’s anomaly of u as the ` +
      `forecast errs by ${persistence} m s⁻¹ (root mean square, weighted by area), taking the mean of the calendar month ` +
      `by ${rms(all, whole)}. Climatology is the forecast to beat.`,
    `A mean fits the years that it was made from. The mean of the training years errs by ${rms(ranges.train, trained)} m s⁻¹ for u ` +
      `in those years, by ${leftOut.toFixed(2)} if each of them is left out in turn, and by ${rms(ranges.test, trained)} in the ` +
      'test years. Whether the rest is a change of the climate or of the analysis, the file does not tell.',
    'These are means of vectors: storms that blow from all sides cancel. The mean speed of the wind is larger than the ' +
      'speed of this mean.',
    'An analysis is observations and a forecast model blended. Where few report, as in the far south, it is mostly the model.',
    `At the north pole all ${columns} points of a month hold ${northPole.size === 1 ? 'one and the same vector' : `${northPole.size} different values`}, ` +
      'although east is another direction at each of them. Rows at the poles have no area; give them no weight.',
    'The height of the wind above the surface is not stated in the file.',
  ];
}

interface Range {
  first: number;
  last: number;
}
