import { check, random, table } from 'lab';
import * as program from 'program';

// Cells that the program has not seen, and a place where both slopes are far from zero.
const rng = random(11);
const x = Array.from({ length: 200 }, () => rng.uniform(-1, 3));
const q = x.map((value) => 3 + 4 * value + rng.normal());
const [w, b, h] = [1, -2, 1e-4];

const lossAt = (atW: number, atB: number): number =>
  x.reduce((sum, value, i) => sum + (atW * value + atB - (q[i] ?? 0)) ** 2, 0) / x.length;
const measuredW = (lossAt(w + h, b) - lossAt(w - h, b)) / (2 * h);
const measuredB = (lossAt(w, b + h) - lossAt(w, b - h)) / (2 * h);
const { slopeW, slopeB } = program.lossAndSlope(w, b, x, q);

table({
  title: 'Slopes',
  columns: ['slope', 'yours', 'measured'],
  rows: [
    ['∂L/∂w', slopeW, measuredW],
    ['∂L/∂b', slopeB, measuredB],
  ],
});
const agrees = (typed: number, measured: number): boolean => Math.abs(typed / measured - 1) < 1e-4;
check(
  'gradient with respect to w',
  agrees(slopeW, measuredW),
  `Yours is ${slopeW.toFixed(3)}, finite differences give ${measuredW.toFixed(3)}. Which factor does the chain rule bring out of w · x?`,
);
check(
  'gradient with respect to b',
  agrees(slopeB, measuredB),
  `Yours is ${slopeB.toFixed(3)}, finite differences give ${measuredB.toFixed(3)}.`,
);
const after = lossAt(program.update(w, measuredW, 0.05), program.update(b, measuredB, 0.05));
check(
  'one step lowers the loss',
  after < lossAt(w, b),
  `With the right slopes, one update takes the loss from ${lossAt(w, b).toFixed(1)} to ${after.toFixed(1)}. The slope points uphill.`,
);
