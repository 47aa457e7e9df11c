import { medianOf } from '../../../playground/benchmark/measurements.ts';
import type { ReferenceName } from '../../../playground/benchmark/models/reference.ts';
import type { Side } from './process.ts';

/** A side that takes longer a step, in milliseconds, has two turns in all, or a table would take an hour. */
const slow = 150;

export interface Plan {
  rounds: number;
  /** Milliseconds that a turn trains at least. */
  turn: number;
}

/**
 * Lets the sides train a model in turns, so that a machine that slows down slows all of them.
 *
 * @param sides by what the table calls them, the project's own first; another that fails is said to be unable
 * @returns a row of a table: milliseconds a step, and how many times as fast the first side is (the median of the ratios
 *   of neighbouring turns)
 */
export async function compare(
  model: ReferenceName,
  sides: Readonly<Record<string, Side>>,
  { rounds, turn }: Plan,
): Promise<Record<string, string>> {
  const times = new Map<string, number[]>();
  const [own = ''] = Object.keys(sides);
  const slowOnes = new Set<string>();
  const take = async (name: string, milliseconds: number): Promise<number> => {
    const answer = await (sides[name] as Side).ask({ model, milliseconds });
    if ('failed' in answer) throw new Error(`${model}, ${name}: ${answer.failed}`);
    return answer.perStep;
  };
  for (const name of Object.keys(sides)) {
    try {
      // Engines compile in the first step, and while they warm up.
      await take(name, 0);
      if ((await take(name, 0)) > slow) slowOnes.add(name);
      else await take(name, 2 * turn);
      times.set(name, []);
    } catch (error) {
      if (name === own) throw error;
      console.error(error instanceof Error ? error.message : error);
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const [name, taken] of times) {
      if (!slowOnes.has(name)) taken.push(await take(name, turn));
      else if (round < 2) taken.push(await take(name, 0));
    }
  }
  const reference = times.get(own) ?? [];
  const row: Record<string, string> = {};
  for (const name of Object.keys(sides)) {
    const taken = times.get(name);
    row[`${name} (ms)`] = medianOf(taken ?? [])?.toFixed(2) ?? 'cannot';
    if (name === own) continue;
    const ratio = medianOf((taken ?? []).map((time, round) => time / (reference[round] as number)));
    row[`as fast as ${name}`] = ratio === undefined ? '' : `${ratio.toFixed(2)} ×`;
  }
  return row;
}
