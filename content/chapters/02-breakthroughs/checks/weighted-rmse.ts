import { check, random, rmse } from 'lab';
import * as program from 'program';

const latitudes = [-80, -40, 0, 40, 80];
const columns = 4;
const cells = latitudes.length * columns;
const zeros = new Float64Array(cells);
const at = (row: number) => Float64Array.from(zeros, (_, i) => (Math.floor(i / columns) === row ? 1 : 0));

const even = program.weightedRmse(
  Float64Array.from(zeros, () => 3),
  zeros,
  latitudes,
  columns,
);
check(
  'an error that is the same everywhere',
  Math.abs(even - 3) < 1e-9,
  `An error of 3 everywhere is an RMSE of 3, whatever the weights; yours is ${even}. Divide by the sum of the weights.`,
);
const [equator, polar] = [2, 4].map((row) => program.weightedRmse(at(row), zeros, latitudes, columns)) as [
  number,
  number,
];
check(
  'an error at the equator counts more than one near the pole',
  Math.abs((equator / polar) ** 2 - 1 / Math.cos((80 * Math.PI) / 180)) < 1e-6,
  `Squared, an error on the equator should count 1 / cos 80° = 5.76 times one at 80°; yours counts ${((equator / polar) ** 2).toFixed(2)} times.`,
);
const rng = random(3);
const noise = (size: number) =>
  Float64Array.from({ length: 2 * cells }, (_, i) => rng.normal(0, i < cells ? size : 1));
const [forecast, truth] = [noise(5), noise(1)];
const wanted = rmse(forecast, truth, { shape: [2, latitudes.length, columns], latitudes });
const found = program.weightedRmse(forecast, truth, latitudes, columns);
check(
  'two fields: the mean before the root',
  Math.abs(found - wanted) < 1e-6,
  `Of two fields, one harder than the other, the error is ${wanted.toFixed(3)}; yours is ${found.toFixed(3)}. Average the squares over fields too, and take one root at the end.`,
);
