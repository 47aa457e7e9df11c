import { medianOf } from '../../../playground/benchmark/measurements.ts';
import type { Side } from './process.ts';
import type { Turn } from './serve.ts';

/** A side that takes longer a step, in milliseconds, has two turns in all, or a table would take an hour. */
const slow = 150;

export interface Plan {
  rounds: number;
  /** Milliseconds that a turn trains at least. */
  turn: number;
  /** Whether all sides have as many turns, however long they take. */
  patient?: boolean;
}

export interface Comparison {
  /** Medians of milliseconds a step, as the sides count them; none for a side that cannot. */
  times: Record<string, number | undefined>;
  /** The same of all threads of the processes, and by the clock on the wall. */
  process: Record<string, number | undefined>;
  clock: Record<string, number | undefined>;
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
  { rounds, turn, patient = false }: Plan,
): Promise<Comparison> {
  const turns = new Map<string, Turn[]>();
  const [own = ''] = Object.keys(sides);
  const slowOnes = new Set<string>();
  const take = async (name: string, milliseconds: number): Promise<Turn> => {
    const answer = await (sides[name] as Side).ask({ subject, milliseconds });
    if ('failed' in answer) throw new Error(`${subject}, ${name}: ${answer.failed}`);
    return answer;
  };
  for (const name of Object.keys(sides)) {
    try {
      // Engines compile in the first step, and while they warm up.
      await take(name, 0);
      if ((await take(name, 0)).perStep > slow && !patient) slowOnes.add(name);
      else await take(name, 2 * turn);
      turns.set(name, []);
    } catch (error) {
      if (name === own) throw error;
      console.error(error instanceof Error ? error.message : error);
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const [name, taken] of turns) {
      if (!slowOnes.has(name)) taken.push(await take(name, turn));
      else if (round < 2) taken.push(await take(name, 0));
    }
  }
  const reference = turns.get(own) ?? [];
  const comparison: Comparison = { times: {}, process: {}, clock: {}, ratios: {} };
  for (const [name, taken] of turns) {
    comparison.times[name] = medianOf(taken.map(({ perStep }) => perStep));
    comparison.process[name] = medianOf(taken.map((turn) => turn.process));
    comparison.clock[name] = medianOf(taken.map(({ clock }) => clock));
    comparison.ratios[name] = medianOf(
      taken.map(({ perStep }, round) => perStep / (reference[round] as Turn).perStep),
    );
  }
  return comparison;
}
