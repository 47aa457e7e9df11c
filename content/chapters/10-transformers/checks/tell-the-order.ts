import { check } from 'lab';
import { waves } from 'program';

const width = 8;
const wanted = (place: number) =>
  Array.from({ length: width / 2 }, (_, m) => place / 10_000 ** ((2 * m) / width)).flatMap((angle) => [
    Math.sin(angle),
    Math.cos(angle),
  ]);
const places = [0, 1, 5, 40];
const wrong = places.flatMap((place) => {
  const given = waves(place, width);
  return wanted(place).flatMap((value, part) =>
    Math.abs(value - (given[part] ?? Number.NaN)) < 1e-6 ? [] : [[place, part, value, given[part]] as const],
  );
});
const [place = 0, part = 0, value = 0, given] = wrong[0] ?? [];
check(
  'the formula',
  wrong.length === 0,
  `At place ${place}, part ${part} should be ${value.toFixed(4)}; it is ${given?.toFixed(4) ?? 'missing'}.`,
);

// Two places three steps apart: their scalar product must be the same, wherever they are.
const product = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
const threeOn = [0, 7, 30].map((from) => product(waves(from, width), waves(from + 3, width)));
const spread = Math.max(...threeOn) - Math.min(...threeOn);
check(
  'a step is a rotation',
  spread < 1e-6 && Math.abs(threeOn[0] ?? 0) > 1e-6,
  `The product of two places three apart should not depend on where they are; it differs by ${spread.toFixed(4)}.`,
);
