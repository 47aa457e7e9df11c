import { runLimit } from './run-seeds.ts';

const patience = 10_000;

/** Waits for a program's runs, and says after ten seconds that they go on: silence would read as a hang. */
export async function withPatience<T>(runs: Promise<T>, say: (line: string) => void): Promise<T> {
  const timer = setTimeout(() => {
    say(`  still running after ${patience / 1000} s; one run is stopped after ${runLimit / 1000} s`);
  }, patience);
  try {
    return await runs;
  } finally {
    clearTimeout(timer);
  }
}
