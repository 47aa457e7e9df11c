import { coordinatesOf } from '../../../playground/lab/data/axis.ts';
import { parseCard } from '../../../playground/lab/data/card.ts';
import { unpackDataset } from '../../../playground/lab/data/dataset.ts';
import { type PerPart, parts } from '../../../playground/lab/data/split.ts';
import type { Variable } from '../../../playground/lab/data/variable.ts';
import type { DatasetCard } from '../../schemas/dataset.ts';
import { countGroups, countSplit } from '../data/split-counts.ts';

/** A number that a card states, and what the binary says. */
export interface StatedNumber {
  path: string[];
  stated: number;
  found: number;
}

/** Every number of a card that can be counted in its binary. */
export function numbersOfCard(card: DatasetCard, fileBytes: number, payload: Uint8Array): StatedNumber[] {
  const sizes: StatedNumber[] = [
    { path: ['binary', 'bytes'], stated: card.binary.bytes, found: fileBytes },
    { path: ['binary', 'payloadBytes'], stated: card.binary.payloadBytes, found: payload.length },
  ];
  if (card.binary.payloadBytes !== payload.length) return sizes;

  const { variables } = unpackDataset(card, new Uint8Array(payload).buffer);
  const perVariable = card.variables.flatMap((stated, index): StatedNumber[] => {
    const found = extremes(variables[stated.name]?.values ?? new Float32Array());
    const at = (key: 'min' | 'max' | 'missing'): StatedNumber => ({
      path: ['variables', String(index), key],
      stated: stated[key],
      found: Number(found[key].toPrecision(7)),
    });
    return [at('min'), at('max'), at('missing')];
  });

  return [...sizes, ...perVariable, ...numbersOfSplit(card, Object.values(variables))];
}

/** The counts that a split states; stretches of an axis have none. */
function numbersOfSplit(card: DatasetCard, variables: readonly Variable[]): StatedNumber[] {
  const { split } = card;
  const compare = (key: string, stated: PerPart<number>, found: PerPart<number>): StatedNumber[] =>
    parts.map((part) => ({ path: ['split', key, part], stated: stated[part], found: found[part] }));
  if (split.method === 'groups') {
    const groups = card.axes.flatMap((axis) => (axis.kind === 'rows' ? axis.groups : []));
    const counts = countGroups(split.years, groups);
    return [...compare('groups', split.groups, counts.groups), ...compare('rows', split.rows, counts.rows)];
  }
  if (split.method !== 'blocks') return [];
  // Where there are two grids, the blocks are counted on that of the first variable.
  const grid = variables[0]?.axes.join(' ');
  const columns = variables.filter(({ axes }) => axes.join(' ') === grid).map(({ values }) => values);
  const counts = countSplit(split, gridOf(card), (cell) =>
    columns.some((values) => !Number.isNaN(values[cell])),
  );
  return [...compare('blocks', split.blocks, counts.blocks), ...compare('cells', split.cells, counts.cells)];
}

function extremes(values: Float32Array): { min: number; max: number; missing: number } {
  let [min, max, missing] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of values) {
    if (Number.isNaN(value)) missing++;
    else {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
  }
  return { min, max, missing };
}

/** The axes of the first variable: latitude and longitude are the last two; what comes before counts as time. */
function gridOf(card: DatasetCard): { times: number; latitude: Float32Array; longitude: Float32Array } {
  const axes = (card.variables[0]?.axes ?? []).flatMap(
    (name) => parseCard(card).axes.find((axis) => axis.name === name) ?? [],
  );
  const points = (start: string): Float32Array => {
    const axis = axes.find(({ name }) => name.startsWith(start));
    return axis ? coordinatesOf(axis) : new Float32Array(1);
  };
  const times = axes
    .filter(({ name }) => !/^(latitude|longitude)/.test(name))
    .reduce((product, { count }) => product * count, 1);
  return { times, latitude: points('latitude'), longitude: points('longitude') };
}
