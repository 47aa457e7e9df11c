/**
 * @title Look at Seattle
 * @expect table "Days in the training years" cell "snow" "highest (°C)" < 8
 * @expect table "Days in the training years" cell "sun" "days" > 200
 * @expect plot "What is normal" series "highest" last < 12
 */
import { dataset, plot, table } from 'lab';

const seattle = await dataset('seattle-weather');
const { labels } = seattle.variables.weather;
const { train } = seattle
  .samples(['weather', 'precipitation', 'maxTemperature', 'minTemperature', 'windSpeed'])
  .split();
const { weather, precipitation, maxTemperature, minTemperature, windSpeed } = train.columns;

table({
  title: 'Days in the training years',
  columns: ['class', 'days', 'precipitation (mm)', 'highest (°C)', 'lowest (°C)', 'wind (m s⁻¹)'],
  rows: labels.map((label, code) => {
    const mean = (column: Float32Array) => {
      const days = column.filter((_, day) => weather[day] === code);
      return Number((days.reduce((sum, value) => sum + value, 0) / days.length).toFixed(1));
    };
    const days = weather.filter((value) => value === code).length;
    return [label, days, mean(precipitation), mean(maxTemperature), mean(minTemperature), mean(windSpeed)];
  }),
});

const chart = plot({
  title: 'What is normal',
  x: { label: 'day of the year' },
  y: { label: 'temperature', units: '°C' },
});
for (const [label, name] of [
  ['highest', 'maxTemperature'],
  ['lowest', 'minTemperature'],
] as const) {
  const normal = seattle.climatology(name);
  chart.set(label, [...normal.values.keys()], [...normal.values]);
}
