/**
 * @title Look at Seattle
 * @expect table "Days in the training years" cell "snow" "highest (°C)" < 8
 * @expect table "Days in the training years" cell "sun" "days" > 200
 * @expect plot "What is normal" series "highest" last < 12
 */
import { dataset, plot, table } from 'lab';

const month: number = 0; // @knob 0..12 month of the year (0 is all of them)
const seattle = await dataset('seattle-weather');
const { variables, times } = seattle;
const { labels } = variables.weather;
const train = seattle.split().train.filter((day) => month === 0 || times[day]?.getUTCMonth() === month - 1);
const weather = variables.weather.take(train);
const precipitation = variables.precipitation.take(train);
const maxTemperature = variables.maxTemperature.take(train);
const minTemperature = variables.minTemperature.take(train);
const windSpeed = variables.windSpeed.take(train);

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
