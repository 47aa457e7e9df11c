import { type Attributes, needText, optionalNumber, refuseOthers } from './attributes.ts';
import type { NumberStyle } from './number-text.ts';
import { type OverSeeds, overSeedsWords } from './over-seeds.ts';
import type { CurvePlace, GridPlace, Quantity } from './quantity.ts';

/** Where a `<Value>` finds its number: in the recording of a program, or among the numbers of a figure. */
export type ValueSource =
  | { kind: 'program'; program: string; quantity: Quantity }
  | { kind: 'figure'; figure: string; value: string };

/** What a `<Value>` asks for. */
export interface ValueRequest {
  source: ValueSource;
  style: NumberStyle;
  /** What of the other seeds is printed in place of the author's run; undefined for the author's run. */
  over: OverSeeds | undefined;
  /** Whether it says over how many seeds. */
  count: boolean;
}

const kinds = ['table', 'plot', 'field', 'map', 'log', 'figure'] as const;
const shared = ['digits', 'times'];
const singleParts = overSeedsWords.filter((word) => word !== 'both');
const ofKind: Record<(typeof kinds)[number], readonly string[]> = {
  table: ['program', 'row', 'column', 'spread', 'seeds'],
  plot: ['program', 'series', 'at', 'spread', 'seeds'],
  field: ['program', 'at', 'spread', 'seeds'],
  map: ['program', 'panel', 'frame', 'point', 'at', 'spread', 'seeds'],
  log: ['program', 'spread', 'seeds'],
  figure: ['value'],
};

/** Reads `<Value …>`. Throws a SyntaxError that says what is missing or not known. */
export function readValue(attributes: Attributes): ValueRequest {
  const given = kinds.filter((kind) => attributes.has(kind));
  const [kind] = given;
  if (kind === undefined || given.length > 1) throw new SyntaxError(`it needs one of ${kinds.join(', ')}`);
  refuseOthers(attributes, [kind, ...ofKind[kind], ...shared]);
  return { source: sourceOf(kind, attributes), style: readStyle(attributes), ...readSeeds(attributes) };
}

/** `spread` is mean and standard deviation together; `seeds="range"` and the like are single parts. */
function readSeeds(attributes: Attributes): Pick<ValueRequest, 'over' | 'count'> {
  const [spread, seeds] = [attributes.get('spread'), attributes.get('seeds')];
  if (spread !== undefined && seeds !== undefined)
    throw new SyntaxError('it has spread or seeds="…", not both');
  if (spread !== undefined && spread !== true && spread !== 'short')
    throw new SyntaxError('spread stands alone, or is spread="short"');
  if (spread !== undefined) return { over: 'both', count: spread === true };
  if (seeds === undefined) return { over: undefined, count: false };
  const over = singleParts.find((word) => word === seeds);
  if (over === undefined) throw new SyntaxError(`seeds="${seeds}" is none of ${singleParts.join(', ')}`);
  return { over, count: false };
}

/** How the number is written: `digits` after the point, multiplied with `times` before. */
export function readStyle(attributes: Attributes): NumberStyle {
  const digits = optionalNumber(attributes, 'digits');
  if (digits !== undefined && !(Number.isInteger(digits) && digits >= 0 && digits <= 10))
    throw new SyntaxError('digits is a whole number from 0 to 10');
  return { digits, times: optionalNumber(attributes, 'times') ?? 1 };
}

function sourceOf(kind: (typeof kinds)[number], attributes: Attributes): ValueSource {
  const text = (name: string): string => needText(attributes, name);
  if (kind === 'figure') return { kind, figure: text('figure'), value: text('value') };
  return { kind: 'program', program: text('program'), quantity: quantityOf(kind, attributes) };
}

function quantityOf(kind: Exclude<(typeof kinds)[number], 'figure'>, attributes: Attributes): Quantity {
  const text = (name: string): string => needText(attributes, name);
  switch (kind) {
    case 'table':
      return { kind, table: text('table'), row: text('row'), column: text('column') };
    case 'plot':
      return {
        kind,
        plot: text('plot'),
        series: text('series'),
        at: curvePlace(attributes.get('at') ?? 'last'),
      };
    case 'field':
      return { kind, field: text('field'), at: gridPlace(attributes.get('at')) };
    case 'map': {
      const panel = attributes.has('panel') ? { panel: text('panel') } : {};
      const frame = attributes.has('frame') ? { frame: text('frame') } : {};
      const at = attributes.has('point') ? { point: text('point') } : gridPlace(attributes.get('at'));
      return { kind, map: text('map'), ...panel, ...frame, at };
    }
    case 'log':
      return { kind, log: text('log') };
  }
}

const curvePlaces = ['first', 'last', 'min', 'max', 'mean'] as const;
const gridPlaces = ['mean', 'min', 'max'] as const;

function curvePlace(at: string | number | true): CurvePlace {
  const word = curvePlaces.find((place) => place === at);
  if (word) return word;
  const number = at === true || at === '' ? Number.NaN : Number(at);
  if (Number.isFinite(number)) return number;
  throw new SyntaxError(`at="${String(at)}" is none of ${curvePlaces.join(', ')} and no x`);
}

function gridPlace(at: string | number | true | undefined): GridPlace {
  const word = gridPlaces.find((place) => place === at);
  if (word) return word;
  const [x, y, ...more] =
    typeof at === 'string'
      ? at
          .trim()
          .split(/[\s,]+/)
          .map(Number)
      : [];
  if (x !== undefined && y !== undefined && more.length === 0 && Number.isFinite(x + y)) return [x, y];
  throw new SyntaxError(
    `it needs at="mean", "min", "max" or a place, as at="-6.3 53.4" (x or longitude first)`,
  );
}
