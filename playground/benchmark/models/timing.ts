import { table } from 'lab';

/** Milliseconds that steps are timed together: browsers round the clock to a tenth of one. */
const together = 25;

/**
 * Takes steps of training and shows a table with milliseconds a step (a median) and the last loss.
 *
 * @param step takes one and gives its loss, which waits for the device
 * @param milliseconds to train for after warming up; three times are taken at least
 */
export async function showTime(step: () => Promise<number>, milliseconds: number): Promise<void> {
  // The first steps compile kernels and shaders.
  for (let count = 0; count < 2; count++) await step();
  const times: number[] = [];
  let loss = Number.NaN;
  const end = performance.now() + milliseconds;
  while (times.length < 3 || performance.now() < end) {
    const start = performance.now();
    let [steps, passed] = [0, 0];
    while (passed < together) {
      loss = await step();
      steps++;
      passed = performance.now() - start;
    }
    times.push(passed / steps);
  }
  const middle = times.sort((a, b) => a - b)[times.length >> 1] as number;
  table({ title: 'Milliseconds a step', columns: ['ms', 'loss'], rows: [[middle, loss]] });
}
