import { unpackDataset } from '../../../playground/lab/dataset.ts';
import { parts } from '../../../playground/lab/split.ts';
import type { DatasetCard } from '../../schemas/dataset.ts';
import { countSplit } from '../data/split-counts.ts';

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

  const columns = Object.values(variables).map(({ values }) => values);
  const counts = countSplit(card.split, gridOf(card), (cell) =>
    columns.some((values) => !Number.isNaN(values[cell])),
  );
  const split = parts.flatMap((part): StatedNumber[] => [
    { path: ['split', 'blocks', part], stated: card.split.blocks[part], found: counts.blocks[part] },
    { path: ['split', 'cells', part], stated: card.split.cells[part], found: counts.cells[part] },
  ]);
  return [...sizes, ...perVariable, ...split];
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

/** The last two axes are latitude and longitude; what comes before counts as time. */
function gridOf({ axes }: DatasetCard): { times: number; latitude: number[]; longitude: number[] } {
  const points = (name: string): number[] => {
    const axis = axes.find((entry) => entry.name === name);
    return axis ? Array.from({ length: axis.count }, (_, index) => axis.first + index * axis.step) : [0];
  };
  const times = axes
    .filter(({ name }) => name !== 'latitude' && name !== 'longitude')
    .reduce((product, { count }) => product * count, 1);
  return { times, latitude: points('latitude'), longitude: points('longitude') };
}
