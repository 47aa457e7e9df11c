import { type Axis, coordinatesOf } from '../lab/data/axis.ts';
import type { Card, CardVariable } from '../lab/data/card.ts';
import type { Dataset } from '../lab/data/dataset.ts';
import type { CellFinder } from '../views/map/cell-finder.ts';
import type { MapGrid, MapPanel, Projection } from '../views/map/event.ts';
import type { MapResult } from '../views/map/state.ts';
import { explorer as words } from '../words/en/explorer.ts';
import { cellFinder } from './cell-finder.ts';
import { type Picture, type Subject, scaleOf } from './picture.ts';
import { type Sheet, sheetsOf } from './sheets.ts';

type Regular = Extract<Axis, { kind: 'regular' }>;
const still: Sheet = { label: '', first: 0, count: 1, names: [''] };

/** The variables on a grid, each as a map that its other axis plays through; a wind's two components also together. */
export function gridSubjects(dataset: Dataset, card: Card): Subject[] {
  const fields = card.variables.flatMap((variable) => fieldOf(dataset, card, variable) ?? []);
  const subjects = fields.map(subjectOf);
  const [u, v] = ['eastward_wind', 'northward_wind'].map((name) =>
    fields.find(({ variable }) => variable.standardName === name),
  );
  return u && v ? [windOf(u, v), ...subjects] : subjects;
}

/** A variable on a grid, with all that its maps have in common. */
interface Field {
  title: string;
  variable: CardVariable;
  values: () => Float32Array;
  grid: MapGrid;
  /** Whether rows count from the south on a grid that is no map of the globe: those are drawn from the top. */
  upwards: boolean;
  /** Finds places of the earth on such a grid, drawn from the top as well; unknown unless the data say where its cells lie. */
  find: () => CellFinder | undefined;
  time: Axis | undefined;
}

function fieldOf(dataset: Dataset, card: Card, variable: CardVariable): Field | undefined {
  const axes = variable.axes.flatMap((name) => card.axes.find((axis) => axis.name === name) ?? []);
  const [y, x] = axes.slice(-2);
  const hasPlace = /^(latitude|longitude)$/.test(variable.standardName ?? '');
  if (axes.length > 3 || y?.kind !== 'regular' || x?.kind !== 'regular') return undefined;
  // Classes are no magnitudes, and coordinates are no observations.
  if (variable.labels || hasPlace) return undefined;
  const time = axes.length === 3 ? axes[0] : undefined;
  const values = () => dataset.variables[variable.name]?.values ?? new Float32Array(0);
  const sphere = y.name.startsWith('latitude') && x.name.startsWith('longitude');
  const upwards = !sphere && y.step > 0;
  const grid = gridOf(y, x, sphere);
  let found: { find: CellFinder | undefined } | undefined;
  return {
    title: variable.longName,
    variable,
    values,
    grid,
    upwards,
    find() {
      found ??= { find: sphere ? undefined : finderOf(dataset, card, [y.name, x.name], grid, upwards) };
      return found.find;
    },
    time,
  };
}

/** Goes by the two variables that say where the cells lie, on the same axes. */
function finderOf(
  dataset: Dataset,
  card: Card,
  axes: readonly string[],
  { rows, columns }: MapGrid,
  upwards: boolean,
): CellFinder | undefined {
  const [latitudes, longitudes] = ['latitude', 'longitude'].map((standardName) => {
    const found = card.variables.find(
      (variable) => variable.standardName === standardName && variable.axes.join() === axes.join(),
    );
    const values = found && dataset.variables[found.name]?.values;
    return values && upwards ? fromTop(values, rows, columns) : values;
  });
  return latitudes && longitudes ? cellFinder({ rows, columns, latitudes, longitudes }) : undefined;
}

function gridOf(y: Regular, x: Regular, sphere: boolean): MapGrid {
  const grid = { rows: y.count, columns: x.count };
  if (!sphere) return grid;
  return { ...grid, latitudes: [...coordinatesOf(y)], longitudes: [...coordinatesOf(x)] };
}

function subjectOf(field: Field): Subject {
  const { variable, title } = field;
  return {
    name: variable.name,
    label: `${title} (${variable.name})`,
    ...placed(field),
    draw: (sheet, projection) =>
      picture(field, title, sheet, projection, scaleOf({ ...variable, values: field.values() }), {
        field: frames(field, sheet),
      }),
  };
}

/** Arrows over their speed. */
function windOf(u: Field, v: Field): Subject {
  const { units } = u.variable;
  const title = words.wind;
  let all: Float32Array | undefined;
  return {
    name: 'wind',
    label: `${title} (${u.variable.name}, ${v.variable.name})`,
    ...placed(u),
    draw(sheet, projection) {
      const [east, north] = [frames(u, sheet), frames(v, sheet)];
      const speed = east.map((value, cell) => Math.hypot(value, north[cell] as number));
      all ??= u.values().map((value, cell) => Math.hypot(value, v.values()[cell] as number));
      const wind = { u: east, v: north, units, style: 'arrows' } as const;
      const scale = { ...scaleOf({ units, standardName: 'wind_speed', values: all }), min: 0 };
      return picture(u, title, sheet, projection, scale, { field: speed, wind });
    },
  };
}

function placed({ time, grid }: Field): Pick<Subject, 'sheets' | 'global'> {
  return { sheets: time ? sheetsOf(time) : [still], global: grid.latitudes !== undefined };
}

function picture(
  { grid, time, find }: Field,
  title: string,
  { label, names }: Sheet,
  projection: Projection,
  scale: MapResult['spec']['scales'][number],
  panel: Partial<MapPanel>,
): Picture {
  const spec: MapResult['spec'] = {
    title: label ? `${title}, ${label}` : title,
    projection: grid.latitudes ? projection : 'plain',
    grid,
    frames: { label: time?.name ?? '', names },
    scales: [scale],
  };
  const where = find();
  const map = {
    id: title,
    spec,
    panels: [{ name: '', scale: 0, ...panel }],
    ...(where && { find: where }),
  };
  return { kind: 'map', map };
}

/** The values of a sheet, frame by frame, each from its top row down where it is no map of the globe. */
function frames({ values, grid: { rows, columns }, upwards }: Field, { first, count }: Sheet): Float32Array {
  const cells = rows * columns;
  const own = values().slice(first * cells, (first + count) * cells);
  return upwards ? fromTop(own, rows, columns) : own;
}

/** The rows of each frame in reverse. */
function fromTop(values: Float32Array, rows: number, columns: number): Float32Array {
  const turned = new Float32Array(values.length);
  for (let row = 0; row < values.length / columns; row++) {
    const [frame, within] = [Math.floor(row / rows), row % rows];
    const target = (frame * rows + rows - 1 - within) * columns;
    turned.set(values.subarray(row * columns, (row + 1) * columns), target);
  }
  return turned;
}
