import { medianOf } from '../../../playground/benchmark/measurements.ts';
import type { Side } from './process.ts';

/** A side that takes longer a step, in milliseconds, has two turns in all, or a table would take an hour. */
const slow = 150;

export interface Plan {
  rounds: number;
  /** Milliseconds that a turn trains at least. */
  turn: number;
}

export interface Comparison {
  /** Milliseconds a step, by side; none for a side that cannot. */
  times: Record<string, number | undefined>;
  /** How many times as fast as each other side the first is: the median of the ratios of neighbouring turns. */
  ratios: Record<string, number | undefined>;
}

/**
 * Lets the sides take a subject in turns, so that a machine that slows down slows all of them.
 *
 * @param sides by what a table calls them, the project's own first; another that fails is said to be unable
 */
export async function compare(
  subject: string,
  sides: Readonly<Record<string, Side>>,
  { rounds, turn }: Plan,
): Promise<Comparison> {
  const times = new Map<string, number[]>();
  const [own = ''] = Object.keys(sides);
  const slowOnes = new Set<string>();
  const take = async (name: string, milliseconds: number): Promise<number> => {
    const answer = await (sides[name] as Side).ask({ subject, milliseconds });
    if ('failed' in answer) throw new Error(`${subject}, ${name}: ${answer.failed}`);
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
  const comparison: Comparison = { times: {}, ratios: {} };
  for (const [name, taken] of times) {
    comparison.times[name] = medianOf(taken);
    comparison.ratios[name] = medianOf(taken.map((time, round) => time / (reference[round] as number)));
  }
  return comparison;
}
