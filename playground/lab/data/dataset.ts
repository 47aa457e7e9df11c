import { wantText } from '../arguments/want.ts';
import { wantArray, wantNumbers } from '../arguments/want-list.ts';
import { host } from '../host/host.ts';
import { nearest } from '../spelling/nearest.ts';
import { coordinatesOf, type Station } from './axis.ts';
import { type Card, parseCard } from './card.ts';
import { type AxisName, catalogue, type DatasetId, type VariableName } from './catalogue.ts';
import { partsOfCells } from './cell-parts.ts';
import { type Forecasting, forecasting } from './forecasting.ts';
import { cellsOf, packedTypes } from './packed.ts';
import { gather, type Samples } from './samples.ts';
import { makeStandardiser, type Standardiser } from './standardiser.ts';
import { lazyVariable, type Variable } from './variable.ts';

/** A data set with its variables and axes. */
export interface Dataset<Name extends string = string, Axis extends string = string>
  extends Forecasting<Name> {
  /** What programs load it by. */
  readonly id: string;
  /** Its name in words. */
  readonly title: string;
  /** Its variables by name. */
  readonly variables: Readonly<Record<Name, Variable>>;
  /**
   * Coordinates along each axis. Of times: hours, days or months since the first; of stations and rows: their
   * position, from 0.
   */
  readonly axes: Readonly<Record<Axis, Float32Array>>;
  /** The stations of the axis of stations; empty where there are none. */
  readonly stations: readonly Station[];
  /**
   * The cells in which all of `names` are present, as columns.
   *
   * @throws TypeError for what is no list of texts; RangeError for a variable that is not there, or variables that lie on different axes
   */
  samples<Chosen extends Name>(names: readonly Chosen[]): Samples<Chosen>;
  /**
   * Mean and standard deviation of the training part, to standardise with.
   *
   * @param values numbers of the variable's shape to use instead of its own, such as its anomalies
   * @throws TypeError for what is no text and no array of numbers; RangeError when the training part has no value, or one value only
   */
  standardiser(name: Name, values?: Float32Array): Standardiser;
}

/**
 * Loads one of the course's data sets. Its page says what it holds, in which units, and what is wrong with it.
 *
 * @param id name of the data set
 * @returns the data set, with the types of its own variables and axes
 * @throws TypeError for what is no text; RangeError for a name that no data set has; Error in words when it cannot be loaded or is damaged
 * @example
 * const coads = await dataset('coads');
 * const { train } = coads.samples(['sst', 'airTemperature']).split();
 * log(coads.variables.sst.units, coads.variables.sst.shape); // °C [12, 90, 180]
 * log(train.count, train.columns.sst.length === train.count); // 72776 true
 */
export async function dataset<Id extends DatasetId>(
  id: Id,
): Promise<Dataset<VariableName<Id>, AxisName<Id>>> {
  wantText('dataset', 'id', id);
  const known: string[] = Object.keys(catalogue);
  if (!known.includes(id)) {
    const near = nearest(id, known);
    const offer = near.length > 0 ? `Did you mean ${near.map((name) => `'${name}'`).join(' or ')}? ` : '';
    throw new RangeError(
      `dataset: there is no data set "${String(id)}". ${offer}There are: ${known.join(', ')}.`,
    );
  }
  const { card, bytes } = await host().dataset(id);
  return openDataset(card, bytes) as Dataset<VariableName<Id>, AxisName<Id>>;
}

const opened = new WeakMap<ArrayBuffer, Dataset>();

/** Opens a data set once: asked for again, it is the same one, with what has been unpacked of it. */
export function openDataset(card: unknown, bytes: ArrayBuffer): Dataset {
  const known = opened.get(bytes) ?? unpackDataset(card, bytes);
  opened.set(bytes, known);
  return known;
}

/** Opens a data set from its card and its uncompressed bytes; each variable is unpacked when it is first used. */
export function unpackDataset(source: unknown, bytes: ArrayBuffer): Dataset {
  const card = parseCard(source);
  const { id, title, axes, split } = card;
  checkLength(card, bytes);
  const axesOf = (names: readonly string[]) =>
    names.flatMap((name) => axes.find((axis) => axis.name === name) ?? []);
  const variables: Record<string, Variable> = {};
  for (const entry of card.variables) {
    const shape = axesOf(entry.axes).map((axis) => axis.count);
    const end = entry.byteOffset + cellsOf(shape) * packedTypes[entry.type].bytes;
    if (end > card.payloadBytes || shape.length < entry.axes.length) {
      throw new RangeError(
        `The data set "${id}" is damaged: ${entry.name} would end at byte ${end} of ${card.payloadBytes}.`,
      );
    }
    variables[entry.name] = lazyVariable(entry, shape, bytes);
  }
  const variable = (name: string, where = 'variable'): Variable => {
    wantText(where, 'the name of the variable', name);
    const found = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (found) return found;
    const offer = nearest(name, Object.keys(variables))[0];
    throw new RangeError(
      `${where}: the data set "${id}" has no variable "${name}".${offer ? ` Did you mean '${offer}'?` : ''}`,
    );
  };
  const partsOf = cached((key) => partsOfCells(axesOf(key.split(' ')), split));
  const series = forecasting(card, variable);
  return {
    id,
    title,
    variables,
    axes: Object.fromEntries(axes.map((axis) => [axis.name, coordinatesOf(axis)])),
    stations: axes.flatMap((axis) => (axis.kind === 'stations' ? axis.stations : [])),
    get times() {
      return series.times;
    },
    storms: series.storms,
    split: series.split,
    climatology: series.climatology,
    anomalies: series.anomalies,
    windows: series.windows,
    samples(names) {
      wantArray('samples', 'names', names, ' of names of variables');
      const chosen = Array.from(names as readonly string[], (name) => variable(name, 'samples'));
      const key = chosen[0]?.axes.join(' ') ?? '';
      for (const [index, { axes: own }] of chosen.entries()) {
        if (own.join(' ') === key) continue;
        throw new RangeError(
          `samples: ${names[0]} lies on ${key.replaceAll(' ', ' × ')}, but ${names[index]} on ${own.join(' × ')}.`,
        );
      }
      const index = presentCells(
        chosen.map(({ values }) => values),
        cellsOf(chosen[0]?.shape ?? [0]),
      );
      return gather(names, variables as Record<(typeof names)[number], Variable>, index, partsOf(key));
    },
    standardiser(name, given) {
      const its = variable(name, 'standardiser');
      const { axes: own, shape } = its;
      const values = given === undefined ? its.values : given;
      wantNumbers('standardiser', 'values', values);
      if (values.length !== cellsOf(shape)) {
        throw new RangeError(
          `standardiser: ${values.length} values do not have the shape of ${name}, [${shape.join(', ')}].`,
        );
      }
      const parts = partsOf(own.join(' '));
      return makeStandardiser(values, (cell) => parts(cell) === 'train', name);
    },
  };
}

function checkLength({ id, payloadBytes, checksum }: Card, bytes: ArrayBuffer): void {
  if (bytes.byteLength === payloadBytes) return;
  throw new RangeError(
    `The data set "${id}" is ${bytes.byteLength < payloadBytes ? 'cut short' : 'too long'}: ` +
      `${payloadBytes} bytes expected (SHA-256 ${checksum}), ${bytes.byteLength} received.`,
  );
}

function cached<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/**
 * The cells in which every column has a value. One plain loop a column over typed arrays: there are a hundred thousand
 * cells, and this is the first thing that a program does in an engine that has compiled nothing yet.
 */
function presentCells(columns: readonly Float32Array[], cells: number): Int32Array {
  const absent = new Uint8Array(cells);
  for (const values of columns) {
    for (let cell = 0; cell < cells; cell++) if (Number.isNaN(values[cell])) absent[cell] = 1;
  }
  const index = new Int32Array(cells);
  let count = 0;
  for (let cell = 0; cell < cells; cell++) if (absent[cell] === 0) index[count++] = cell;
  return index.slice(0, count);
}
