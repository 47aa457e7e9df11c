/**
 * @title Look at the Irish wind
 * @expect table "Stations in the training years" cell "Malin Head" "mean (m s⁻¹)" > 7.5
 * @expect table "Stations in the training years" cell "Kilkenny" "mean (m s⁻¹)" < 3.6
 * @expect plot "What is normal" series "Malin Head" last > 8
 */
import { dataset, plot, stationMap, table } from 'lab';

const irish = await dataset('irish-wind');
const { windSpeed } = irish.variables;
const { stations } = irish;
const training = irish.split().train;
const lag: number = 1; // @knob 1..30 days from one wind to the other

stationMap({
  title: 'Mean wind in the training years',
  units: windSpeed.units,
  stations: stations.map((place, station) => ({
    ...place,
    value:
      training.reduce((sum, day) => sum + (windSpeed.values[day * stations.length + station] ?? 0), 0) /
      training.length,
  })),
});

// What is normal for a day of the year, by the training years.
const normal = irish.climatology('windSpeed');
const seasons = plot({
  title: 'What is normal',
  x: { label: 'day of the year' },
  y: { label: windSpeed.longName, units: windSpeed.units },
});
const days = Array.from({ length: normal.slots }, (_, day) => day);
for (const name of ['Malin Head', 'Dublin', 'Kilkenny']) {
  const station = stations.findIndex((entry) => entry.name === name);
  seasons.set(
    name,
    days,
    days.map((day) => normal.values[day * stations.length + station] ?? 0),
  );
}

/** Correlation of two lists. */
function correlation(a: readonly number[], b: readonly number[]) {
  const mean = (x: readonly number[]) => x.reduce((sum, value) => sum + value, 0) / x.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [i, value] of a.entries()) {
    const other = (b[i] ?? 0) - mb;
    ab += (value - ma) * other;
    aa += (value - ma) ** 2;
    bb += other ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

const before = lag === 1 ? 'the day before' : `${lag} days before`;
table({
  title: 'Stations in the training years',
  columns: ['station', '° north', '° east', 'mean (m s⁻¹)', `correlation with ${before}`],
  rows: stations.map(({ name, latitude, longitude }, station) => {
    const speeds = Array.from(training, (day) => windSpeed.values[day * stations.length + station] ?? 0);
    const mean = speeds.reduce((sum, value) => sum + value, 0) / speeds.length;
    return [
      name,
      Number(latitude.toFixed(2)),
      Number(longitude.toFixed(2)),
      Number(mean.toFixed(2)),
      Number(correlation(speeds.slice(0, -lag), speeds.slice(lag)).toFixed(2)),
    ];
  }),
});
