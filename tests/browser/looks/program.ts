/** Each view of the playground: what it is called in a file name, and the title that the program gives it. */
export const looks = {
  'line-plot': 'A loss and two others',
  'scatter-plot': 'Rain and wind in Seattle',
  'skill-plot': 'Error of the wind',
  'heat-map': 'Water vapour over the sea',
  histogram: 'Wind in Seattle',
  histograms: 'Heat of two seasons',
  table: 'Storms',
  warning: 'warning',
  console: 'console',
  equirectangular: 'Sea, flat',
  robinson: 'Sea, Robinson',
  orthographic: 'Relief',
  arrows: 'Wind, arrows',
  streamlines: 'Wind, streamlines',
  compare: 'Wind of two months',
  animation: 'Rain by the hour',
  stations: 'Wind over Ireland',
  tracks: 'Storms of 2005',
  mesh: 'Mesh',
} as const;

export type Look = keyof typeof looks;

/**
 * One program that draws every view from the course's data. Words in it may be replaced to see whether the comparison
 * notices.
 */
export const program = `
import { compare, dataset, field, histogram, log, map, meshMap, plot, skillPlot, stationMap, table, trackMap } from 'lab';

const steps = Array.from({ length: 200 }, (_, i) => i);
const curves = plot({ title: '${looks['line-plot']}', x: 'step', y: 'mean squared error', log: true });
curves.set('training', steps, steps.map((i) => 0.05 + Math.exp(-i / 40) * (1 + 0.2 * Math.sin(i))));
curves.set('validation', steps, steps.map((i) => 0.09 + Math.exp(-i / 45)));
curves.set('always the mean', steps, steps.map(() => 0.6), { role: 'baseline', style: 'dashed' });

const seattle = (await dataset('seattle-weather')).variables;
plot({
  title: '${looks['scatter-plot']}',
  x: { label: 'wind speed', units: 'm s⁻¹' },
  y: { label: 'rain of the day', units: 'mm' },
}).set('days', seattle.windSpeed.values, seattle.precipitation.values, { style: 'points' });

histogram(seattle.windSpeed.values, { title: '${looks.histogram}', xLabel: 'wind speed (m s⁻¹)' });
const heat = (from, to) => seattle.maxTemperature.values.filter((_, day) => day % 365 >= from && day % 365 < to);
histogram(
  { winter: heat(0, 59), summer: heat(151, 243), missing: [NaN, 12] },
  {
    title: '${looks.histograms}',
    xLabel: 'highest temperature of the day (°C)',
    range: [-5, 35],
    bins: 20,
    share: true,
    series: { summer: { role: 'truth' } },
  },
);

const leads = [6, 12, 24, 48, 72, 96, 120];
skillPlot({
  title: '${looks['skill-plot']}',
  score: 'RMSE',
  units: 'm s⁻¹',
  leads,
  models: { network: leads.map((h) => 0.4 + 0.02 * h) },
  baselines: { persistence: leads.map((h) => 0.5 + 0.4 * Math.sqrt(h)), climatology: leads.map(() => 3.1) },
});

const sea = await dataset('coads');
const { latitude, longitude } = sea.axes;
const shape = [latitude.length, longitude.length];
const month = (variable, m) => variable.values.subarray(m * 90 * 180, (m + 1) * 90 * 180);
field(month(sea.variables.specificHumidity, 6), {
  title: '${looks['heat-map']}',
  units: 'g kg⁻¹',
  shape,
  x: { label: 'longitude', units: '° east', first: 21, last: 379 },
  y: { label: 'latitude', units: '° north', first: -89, last: 89 },
});
const flat = { units: '°C', latitudes: latitude, longitudes: longitude };
map(month(sea.variables.sst, 6), { title: '${looks.equirectangular}', ...flat });
map(month(sea.variables.sst, 6), { title: '${looks.robinson}', ...flat, projection: 'robinson' });

const etopo = await dataset('etopo');
map(etopo.variables.heightCoarse.values, {
  title: '${looks.orthographic}',
  units: 'm',
  palette: 'diverging',
  latitudes: etopo.axes.latitudeCoarse,
  longitudes: etopo.axes.longitudeCoarse,
  projection: 'orthographic',
  centre: [-30, 30],
});

const winds = await dataset('fnoc-winds');
const { u, v } = winds.variables;
const places = { latitudes: winds.axes.latitude, longitudes: winds.axes.longitude };
const [east, north] = [u.take([0]), v.take([0])];
const speed = east.map((value, cell) => Math.hypot(value, north[cell]));
map(speed, { title: '${looks.arrows}', units: 'm s⁻¹', ...places, wind: { u: east, v: north, units: 'm s⁻¹' } });
map(speed, {
  title: '${looks.streamlines}',
  units: 'm s⁻¹',
  palette: 'cividis',
  ...places,
  wind: { u: east, v: north, units: 'm s⁻¹', style: 'streamlines' },
});
compare({ title: '${looks.compare}', units: 'm s⁻¹', ...places, forecast: u.take([0]), truth: u.take([1]) });

const stage = await dataset('stage-iv');
map(stage.variables.rain.values, {
  title: '${looks.animation}',
  units: 'kg m⁻²',
  palette: 'rain',
  max: 30,
  shape: [118, 87],
  leads: Array.from({ length: 23 }, (_, hour) => hour),
});

const irish = await dataset('irish-wind');
stationMap({
  title: '${looks.stations}',
  units: 'm s⁻¹',
  stations: irish.stations.map((place, i) => ({ ...place, value: irish.variables.windSpeed.values[i] })),
});

const tracks = await dataset('atlantic-storms');
trackMap({
  title: '${looks.tracks}',
  units: 'm s⁻¹',
  tracks: tracks.storms
    .filter(({ start }) => start.getUTCFullYear() === 2005)
    .map(({ name, first, count }) => ({
      name,
      latitudes: tracks.variables.latitude.values.subarray(first, first + count),
      longitudes: tracks.variables.longitude.values.subarray(first, first + count),
      values: tracks.variables.wind.values.subarray(first, first + count),
    })),
});
meshMap({ title: '${looks.mesh}', level: 2 });
table({
  title: '${looks.table}',
  columns: ['storm', 'lowest pressure (hPa)', 'strongest wind (m s⁻¹)'],
  rows: [['Wilma 2005', 882, 82.3], ['Gilbert 1988', 888, 82.3], ['Rita 2005', 895, 79.2]],
});
plot({ title: 'A curve with a gap', x: 'step', y: 'loss' }).set('loss', [0, 1, 2, 3], [1, 2, NaN, 3]);
log('a line', 42, [1, 2, 3]);
log('another line', { mean: 0.5 });
console.warn('a warning of the console');
`;
