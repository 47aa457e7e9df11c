/**
 * @title A fair score
 * @expect check "two members" fails
 * @expect check "any ensemble" fails
 * @expect check "fair on average" fails
 */
import { plot, random } from 'lab';

/** The fair CRPS of one ensemble, two members or more, and of what came. */
export function fair(members: number[], came: number): number {
  const far = members.map((member) => Math.abs(member - came));
  return far.reduce((sum, one) => sum + one, 0) / members.length; // the first term alone
}

// Members and truth from one distribution: the mean score of
// ever larger ensembles. A fair one does not depend on size.
const rng = random(5);
const sizes = [2, 3, 4, 6, 8, 12, 16, 24, 32];
const means = sizes.map((size) => {
  let sum = 0;
  for (let day = 0; day < 2000; day++) {
    const members = Array.from({ length: size }, () => rng.normal());
    sum += fair(members, rng.normal());
  }
  return sum / 2000;
});
const chart = plot({ title: 'Mean score of a perfect ensemble', x: 'members', y: 'score' });
chart.set('your score', sizes, means);
