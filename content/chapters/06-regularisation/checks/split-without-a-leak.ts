import { check } from 'lab';
import * as program from 'program';

const cases = [
  { count: 1000, span: 30 },
  { count: 400, span: 5 },
];
const parts = cases.map(({ count, span }) => ({ count, span, ...program.split(count, span) }));
const daysOf = (examples: number[], span: number): Set<number> =>
  new Set(examples.flatMap((first) => Array.from({ length: 2 * span }, (_, k) => first + k)));

const shared = parts.map(({ train, validation, span }) => {
  const learned = daysOf(train, span);
  return [...daysOf(validation, span)].filter((day) => learned.has(day)).length;
});
check(
  'no day in both parts',
  shared.every((days) => days === 0),
  `With 1000 examples of 30 days, ${shared[0]} days belong to both parts. How far apart must two examples begin to have none in common?`,
);
check(
  'at least half to learn from, a tenth to validate',
  parts.every(({ train, validation, count }) => train.length >= count / 2 && validation.length >= count / 10),
  `Of ${parts[0]?.count}, ${parts[0]?.train.length} are left to learn from and ${parts[0]?.validation.length} to validate.`,
);
check(
  'validation comes after',
  parts.every(({ train, validation }) => Math.max(...train) < Math.min(...validation)),
  'Some example to learn from begins after one that validates. A forecast is judged on days that lie ahead.',
);
// One cut costs the examples that reach across it: those that begin in the 2 span - 1 days before the first validation.
const unused = parts.map(({ train, validation, count }) => count - new Set([...train, ...validation]).size);
check(
  'no more given away than needed',
  parts.every(({ span }, i) => (unused[i] ?? Number.POSITIVE_INFINITY) <= 2 * span - 1),
  `With 1000 examples of 30 days, ${unused[0]} belong to neither part; 59 would do. Which is the first example that has no day in common with the last one learned from?`,
);
