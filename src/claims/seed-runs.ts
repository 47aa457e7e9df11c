import { meanAndSpread } from '../../playground/lab/verification/mean-and-spread.ts';
import type { Found } from './missing.ts';
import { type Quantity, quantityText } from './quantity.ts';

/** Numbers of one program under other seeds than the author's. */
export interface SeedRuns {
  seeds: number[];
  /** By the text of the quantity: one number a seed, in their order; null where the run did not show it. */
  values: Record<string, (number | null)[]>;
}

/** The seeds' part of a recording; undefined when it has none. Throws when it is malformed. */
export function readSeedRuns(recording: unknown): SeedRuns | undefined {
  const part = (recording as { seedRuns?: unknown }).seedRuns;
  if (part === undefined) return undefined;
  const { seeds, values } = part as Partial<Record<keyof SeedRuns, unknown>>;
  const isList = Array.isArray(seeds) && seeds.length > 0 && seeds.every(Number.isSafeInteger);
  if (!isList || typeof values !== 'object' || values === null) throw new Error('its seeds are malformed');
  for (const [name, list] of Object.entries(values)) {
    const fits = Array.isArray(list) && list.length === seeds.length;
    if (!fits || !list.every((value) => value === null || typeof value === 'number'))
      throw new Error(`its numbers of ${name} are not one for each seed`);
  }
  return { seeds, values: values as SeedRuns['values'] };
}

/** A recording without other seeds. */
export const noSeeds = {
  fault: 'the recording holds no other seeds; the program needs @seeds in its header',
};

/** A number that was not asked for when the recording was made. */
export function notKept(text: string): { fault: string } {
  return { fault: `the recording holds no seeds of ${text}; run npm run record` };
}

/** A quantity's numbers, one a seed, in their order. */
export function valuesOverSeeds(
  quantity: Quantity,
  runs: SeedRuns | undefined,
): { values: number[] } | { fault: string } {
  if (!runs) return noSeeds;
  const text = quantityText(quantity);
  const values = runs.values[text];
  if (!values) return notKept(text);
  const known = values.filter((value) => value !== null);
  if (known.length < values.length)
    return { fault: `${values.length - known.length} of ${values.length} seeds did not show ${text}` };
  return { values: known };
}

/** Finds numbers in the run of one of the seeds, by its place among them. */
export function valuesAt(runs: SeedRuns, index: number): (quantity: Quantity) => Found {
  return (quantity) => {
    const text = quantityText(quantity);
    const value = runs.values[text]?.[index];
    if (value === undefined) return notKept(text);
    return value === null ? { fault: `seed ${runs.seeds[index]} did not show ${text}` } : { value };
  };
}

/** Mean or spread (standard deviation of a sample) of a quantity over the seeds. */
export function overSeeds(what: 'mean' | 'spread', quantity: Quantity, runs: SeedRuns | undefined): Found {
  const found = valuesOverSeeds(quantity, runs);
  return 'fault' in found ? found : { value: meanAndSpread(found.values)[what] };
}
