import type { Card, CardVariable } from '../lab/data/card.ts';
import type { Dataset } from '../lab/data/dataset.ts';
import type { MapPanel } from '../views/map/event.ts';
import type { MapResult } from '../views/map/state.ts';
import { type Picture, type Subject, scaleOf } from './picture.ts';
import { type Sheet, sheetsOf } from './sheets.ts';

/** The variables measured at stations, each as a map of them that time plays through. */
export function stationSubjects(dataset: Dataset, card: Card): Subject[] {
  const { stations } = dataset;
  const places = {
    latitudes: Float32Array.from(stations, ({ latitude }) => latitude),
    longitudes: Float32Array.from(stations, ({ longitude }) => longitude),
    names: stations.map(({ name }) => name),
  };
  const region = stations.length > 0 ? regionAbout(places) : undefined;
  const onStations = ({ axes }: CardVariable): boolean =>
    axes.length === 2 && card.axes.find(({ name }) => name === axes[1])?.kind === 'stations';
  return card.variables.filter(onStations).flatMap((variable) => {
    const time = card.axes.find(({ name }) => name === variable.axes[0]);
    const values = () => dataset.variables[variable.name]?.values ?? new Float32Array(0);
    if (!time) return [];
    return {
      name: variable.name,
      label: `${variable.longName} (${variable.name})`,
      sheets: sheetsOf(time),
      global: false,
      draw: (sheet: Sheet) => {
        const own = values().slice(
          sheet.first * stations.length,
          (sheet.first + sheet.count) * stations.length,
        );
        const scale = scaleOf({ ...variable, values: values() });
        return picture(
          variable.longName,
          sheet,
          time.name,
          scale,
          { points: { ...places, values: own } },
          region,
        );
      },
    };
  });
}

/** Measurements along the tracks of storms, each as a map of a year's storms. */
export function trackSubjects(dataset: Dataset, card: Card): Subject[] {
  const { latitude, longitude } = dataset.variables;
  const rows = card.axes.find(({ kind }) => kind === 'rows');
  if (rows?.kind !== 'rows' || !latitude || !longitude) return [];
  const years = [...new Set(dataset.storms.map(({ start }) => start.getUTCFullYear()))];
  const sheets = years.map((year) => ({ label: String(year), first: year, count: 1, names: [''] }));
  const measured = ({ name, labels }: CardVariable): boolean =>
    !labels && ![rows.hours, 'latitude', 'longitude'].includes(name);
  return card.variables.filter(measured).map((variable) => ({
    name: variable.name,
    label: `${variable.longName} (${variable.name})`,
    sheets,
    global: false,
    draw: (sheet: Sheet) => {
      const { values } = dataset.variables[variable.name] ?? { values: new Float32Array(0) };
      const season = dataset.storms.filter(({ start }) => start.getUTCFullYear() === sheet.first);
      const tracks = season.map(({ name, first, count }) => ({
        name,
        latitudes: latitude.values.slice(first, first + count),
        longitudes: longitude.values.slice(first, first + count),
        values: values.slice(first, first + count),
      }));
      return picture(variable.longName, sheet, '', scaleOf({ ...variable, values }), { tracks });
    },
  }));
}

type Region = NonNullable<MapResult['spec']['region']>;

/** How much wider than high a map of stations is at least, and degrees of room about them: the page is wide. */
const [shape, room] = [1.25, 0.8];

/** What a map of places shows: all of them, with as much to their west and east as a wide frame has room for. */
function regionAbout({
  latitudes,
  longitudes,
}: {
  latitudes: Float32Array;
  longitudes: Float32Array;
}): Region {
  const [south, north] = [Math.min(...latitudes) - room, Math.max(...latitudes) + room];
  const [west, east] = [Math.min(...longitudes) - room, Math.max(...longitudes) + room];
  const across = (shape * (north - south)) / Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [middle, half] = [(west + east) / 2, Math.min(180, Math.max(east - west, across) / 2)];
  return [middle - half, Math.max(-90, south), middle + half, Math.min(90, north)];
}

function picture(
  title: string,
  { label: own, names }: Sheet,
  label: string,
  scale: MapResult['spec']['scales'][number],
  panel: Partial<MapPanel>,
  region?: Region,
): Picture {
  const spec: MapResult['spec'] = {
    title: `${title}, ${own}`,
    projection: 'equirectangular',
    ...(region && { region }),
    frames: { label, names },
    scales: [scale],
  };
  return { kind: 'map', map: { id: title, spec, panels: [{ name: '', scale: 0, ...panel }] } };
}
