/**
 * @title Real weather: ERA5 in the store of WeatherBench 2
 * @reads storage.googleapis.com
 * @expect log contains "files"
 */
import * as tf from '@tensorflow/tfjs';
import { leastSquares, log, openZarr, progress, rmse, table, zonalRidge } from 'lab';

const learnFrom = 12; // @knob 4..16 files of 25 days to learn from
const name = '1959-2023_01_10-6h-64x32_equiangular_conservative.zarr';
const store = await openZarr(`gs://weatherbench2/datasets/era5/${name}`);
// A file holds 25 days, every six hours, at all 13 levels: to read one level is to fetch all.
const { chunks, shape } = store.arrays['geopotential'] ?? { chunks: [], shape: [] };
const [every = 0, columns = 0, rows = 0] = [chunks[0], ...shape.slice(2)];
const level = (await store.read('level')).values.indexOf(500);
const latitudes = (await store.read('latitude')).values;
// First and last year, and how many files: spread over the years, so that all seasons come.
const parts = { train: [1979, 2015, learnFrom], validation: [2016, 2016, 3], test: [2017, 2018, 6] };
const megabytes = (chunks.reduce((a, b) => a * b, 4) * (learnFrom + 9)) / 1e6;
log('Reads', learnFrom + 9, 'files,', Math.round(megabytes), 'MB when unpacked');

const fields: Record<string, { z: tf.Tensor; season: number[][] }> = {};
for (const [part, [first = 0, last = 0, count = 0]] of Object.entries(parts)) {
  const [from, to] = [first, last + 1].map((y) => (Date.UTC(y) - Date.UTC(1959)) / 21_600_000 / every);
  const [start, end] = [Math.ceil(from ?? 0), Math.floor(to ?? 0) - 1];
  const [read, angles]: [tf.Tensor[], number[]] = [[], []];
  for (let i = 0; i < count; i++) {
    const block = start + Math.round((i * (end - start)) / (count - 1));
    const selection = { time: [block * every, (block + 1) * every] as [number, number], level };
    const { values, coordinates } = await store.read('geopotential', selection);
    read.push(tf.tensor3d(values, [every, columns, rows]));
    for (const hours of coordinates['time'] ?? []) angles.push((2 * Math.PI * hours) / 24 / 365.2425);
    progress(part, i + 1, count);
  }
  const season = angles.map((angle) => [Math.cos(angle), Math.sin(angle)]);
  fields[part] = { z: tf.stack(read).transpose([0, 1, 3, 2]), season };
}
/** Climatology at each point, a mean and a yearly wave, fitted to the training part; departures from it in 1000 m²/s². */
const flat = (await fields['train']?.z.reshape([-1, rows * columns]).array()) as number[][];
const usual = leastSquares(fields['train']?.season ?? [], flat);
const departures = Object.entries(fields).map(([part, { z, season }]): [string, tf.Tensor] => {
  return [part, z.sub(tf.tensor(usual.predict(season), z.shape)).div(1000)];
});
/** Twelve hours ago and now, and what comes so many steps later. Starts stand one after another. */
const examples = (lead: number) =>
  departures.map(([, z]) => {
    const cut = (from: number) =>
      z.slice([0, from], [-1, every - 2 - lead]).reshape([-1, rows, columns]) as tf.Tensor3D;
    return { x: tf.stack([cut(0), cut(2)], 1) as tf.Tensor4D, now: cut(2), y: cut(2 + lead) };
  });
const error = async (forecast: tf.Tensor, y: tf.Tensor) =>
  1000 * rmse(await forecast.data(), await y.data(), { latitudes, shape: y.shape });

const scores: Record<string, number[]> = { persistence: [], climatology: [], ridge: [] };
for (const lead of [12, 20]) {
  const [train, validation, test] = examples(lead);
  if (!train || !validation || !test) break;
  const tried = [];
  for (const penalty of [0.001, 0.01, 0.1, 1]) {
    const forecast = await zonalRidge(train.x, train.y, { penalty });
    tried.push({ forecast, wrong: await error(forecast(validation.x), validation.y) });
  }
  const [best] = tried.sort((a, b) => a.wrong - b.wrong);
  scores['persistence']?.push(await error(test.now, test.y));
  scores['climatology']?.push(await error(tf.zerosLike(test.y), test.y));
  scores['ridge']?.push(await error(best?.forecast(test.x) ?? test.y, test.y));
}
const columnsOf = ['forecast', '3 days (m²/s²)', '5 days (m²/s²)'];
const rowsOf = Object.entries(scores).map(([forecast, errors]) => [forecast, ...errors]);
table({ title: 'Geopotential at 500 hPa, 2017–18', columns: columnsOf, rows: rowsOf, decimals: 0 });
