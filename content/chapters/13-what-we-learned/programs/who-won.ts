/**
 * @title Who won?
 * @expect check "a clear lead" fails
 * @expect check "a lead within the scatter" fails
 * @expect check "a clear defeat" fails
 * @expect check "one seed" fails
 */
import { table } from 'lab';

/**
 * Whether a network beats a solved rival, by its errors from several seeds: the lead of the mean must be larger than
 * twice the standard deviation of the seeds (divided by n − 1). One seed decides nothing.
 */
export function verdict(errors: number[], rival: number): 'network' | 'level' | 'rival' {
  const best = Math.min(...errors); // the luckiest seed says nothing of the next one
  return best < rival ? 'network' : 'rival';
}

const cases: [name: string, errors: number[], rival: number][] = [
  ['four seeds, far ahead', [0.52, 0.53, 0.51, 0.52], 0.6],
  ['four seeds, on both sides', [2.04, 2.06, 2.05, 2.03], 2.044],
  ['one seed, ahead', [0.99], 1],
];
const rows = cases.map(([name, errors, rival]) => [name, verdict(errors, rival)]);
table({ title: 'Who won?', columns: ['case', 'verdict'], rows });
