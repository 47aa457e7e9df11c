import { check } from 'lab';
import { verdict } from 'program';

type Case = [errors: number[], rival: number, wanted: 'network' | 'level' | 'rival'];
const parts: Record<string, { cases: Case[]; hint: string }> = {
  'a clear lead': {
    cases: [
      [[0.52, 0.53, 0.51, 0.52], 0.6, 'network'],
      // Of the mean and the luckiest only the mean is within the scatter; divided by n, the lead would be called clear.
      [[1, 1.1], 1.18, 'level'],
      // Twice, and not 1.96 or 2.1 times.
      [[1, 1.1], 1.19, 'level'],
      [[1, 1.1], 1.193, 'network'],
    ],
    hint: 'The lead is that of the mean. Divide the squares by n − 1, take the root, and ask for more than twice of it.',
  },
  'a lead within the scatter': {
    cases: [
      [[2.04, 2.06, 2.05, 2.03], 2.044, 'level'],
      [[1, 3, 2], 2.5, 'level'],
      // The median would be far enough ahead.
      [[1, 1, 1, 2], 2.1, 'level'],
      [[1, 3, 2], 0.5, 'level'],
    ],
    hint: 'What is smaller than twice the scatter of the seeds is level, whichever side it lies on.',
  },
  'a clear defeat': {
    cases: [
      [[6.6, 6.7, 6.65], 6.2, 'rival'],
      // One lucky seed of twelve is below the rival, and the lead of the mean is two and a half times the scatter.
      [[6.1, ...Array.from({ length: 11 }, () => 6.6)], 6.2, 'rival'],
    ],
    hint: 'Errors: the lower one wins. A lucky seed below the rival changes nothing of the mean.',
  },
  'one seed': {
    cases: [
      [[0.5], 1, 'level'],
      [[1], 0.5, 'level'],
      [[0.5, 0.5], 1, 'network'],
    ],
    hint: 'From one seed no scatter can be known, so that nothing is decided; from two equal ones it is 0.',
  },
};
for (const [name, { cases, hint }] of Object.entries(parts)) {
  const wrong = cases.find(([errors, rival, wanted]) => verdict([...errors], rival) !== wanted);
  const [errors = [], rival, wanted] = wrong ?? [];
  check(
    name,
    wrong === undefined,
    `${hint} For errors of ${errors.join(', ')} and a rival with ${rival} it should be “${wanted}”.`,
  );
}
