/**
 * What a user of the station winds must know; the numbers in it are counted from the data.
 *
 * @param speeds knots, [days, stations]
 * @param meanWind the means that the source states for the stations, in metres per second
 */
export function flaws(
  speeds: readonly number[],
  knot: number,
  stations: readonly { name: string }[],
  meanWind: readonly number[],
): string[] {
  const count = stations.length;
  const series = stations.map((_, station) => speeds.filter((_, cell) => cell % count === station));
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  const correlation = (a: readonly number[], b: readonly number[]): number => {
    const [ma, mb] = [mean(a), mean(b)];
    const product = (x: readonly number[], mx: number, y: readonly number[], my: number): number =>
      x.reduce((sum, v, i) => sum + (v - mx) * ((y[i] as number) - my), 0);
    return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
  };
  const means = series.map((values) => mean(values) * knot);
  const apart = (factor: number): string =>
    Math.max(...means.map((value, i) => Math.abs((value / knot) * factor - (meanWind[i] as number)))).toFixed(
      2,
    );
  const sorted = [...means].sort((a, b) => a - b);
  const name = (value: number | undefined): string =>
    stations[means.indexOf(value ?? Number.NaN)]?.name ?? '';
  const pairs = series.flatMap((a, i) => series.slice(i + 1).map((b) => correlation(a, b)));
  const lag = series.map((values) => correlation(values.slice(0, -1), values.slice(1)));
  const calm = speeds.filter((value) => value === 0).length;
  const range = (values: readonly number[]): string =>
    `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;

  return [
    `Stations stand in different ground: the mean at ${name(sorted.at(-1))} is ${sorted.at(-1)?.toFixed(2)} m s⁻¹, at ` +
      `${name(sorted[0])} ${sorted[0]?.toFixed(2)}. Heights and exposure are not in the source.`,
    'The source’s manual gives a knot as 0.5418 m s⁻¹; it is 0.5144. The means that the source lists in m s⁻¹ agree with ' +
      `0.5144 to within ${apart(knot)} m s⁻¹; with 0.5418 they would be up to ${apart(0.5418)} off.`,
    `A day remembers the day before: the correlation from day to day is ${range(lag)}. Days put at random into training ` +
      'and test would not be independent, which is why the split is in time, with two weeks between parts.',
    `Stations blow together: the correlation between two of them on the same day is ${range(pairs)}. Twelve stations are ` +
      'far less than twelve independent witnesses.',
    `Speeds have no direction, and a mean over a day hides gusts. ${calm} values are 0.`,
    'The paper left Rosslare out of its model because its wind behaves unlike that of the others.',
  ];
}
