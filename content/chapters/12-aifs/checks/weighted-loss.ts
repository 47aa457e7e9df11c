import { check, random } from 'lab';
import { loss } from 'program';

/** As in the program: a level in hPa, none at the surface, and a weight. */
type Field = { level?: number; weight: number };

type Weights = (
  fields: Field[],
  latitudes: number[],
) => { area: number[]; level: number[]; variable: number[] };

const cosine = (latitude: number) => Math.cos((latitude * Math.PI) / 180);
const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** The weights of the levels by a rule, and 1 at the surface. */
const byRule = (fields: Field[], rule: (level: number) => number) =>
  fields.map(({ level }) => (level === undefined ? 1 : rule(level)));
const overMean = (values: number[]) => values.map((value) => value / meanOf(values));
const right: Weights = (fields, latitudes) => ({
  area: overMean(latitudes.map(cosine)),
  level: byRule(fields, (level) => Math.max(0.2, level / 1000)),
  variable: fields.map(({ weight }) => weight),
});
const ones = (list: unknown[]) => list.map(() => 1);

const none: Weights = (f, l) => ({ area: ones(l), level: ones(f), variable: ones(f) });

/** What is often written in place of a weight, and what to say of it. */
const slips: [wrong: Weights, words: string][] = [
  [(f, l) => ({ ...right(f, l), area: ones(l) }), 'The weight of the area is missing.'],
  [
    (f, l) => ({ ...right(f, l), area: l.map(cosine) }),
    'Divide the cosines by their mean: area weights are 1 on average.',
  ],
  [
    (f, l) => ({ ...right(f, l), area: overMean(l.map(cosine)).map((a) => a / l.length) }),
    'Area weights add up to 1 here, and the sum is then divided by the number of points once more.',
  ],
  [
    (f, l) => ({ ...right(f, l), area: overMean(l.map((a) => Math.cos(a))) }),
    'The cosine wants radians, and latitudes are in degrees.',
  ],
  [
    (f, l) => ({ ...right(f, l), area: overMean(l.map((a) => Math.abs(Math.sin((a * Math.PI) / 180)))) }),
    'Area goes with the cosine of the latitude.',
  ],
  [(f, l) => ({ ...right(f, l), level: ones(f) }), 'The weight of the level is missing.'],
  [
    (f, l) => ({ ...right(f, l), level: byRule(f, (level) => level / 1000) }),
    'High levels weigh too little: the weight of a level is never below 0.2.',
  ],
  [
    (f, l) => ({ ...right(f, l), level: byRule(f, (level) => Math.min(0.2, level / 1000)) }),
    'The larger of 0.2 and p/1,000 is meant, not the smaller.',
  ],
  [
    (f, l) => ({ ...right(f, l), level: f.map(({ level = 0 }) => Math.max(0.2, level / 1000)) }),
    'A field at the surface has no level, and the weight 1.',
  ],
  [
    (f, l) => ({ ...right(f, l), level: byRule(f, (level) => Math.max(0.2, level / 100)) }),
    'Levels are in hPa: divide by 1,000.',
  ],
  [(f, l) => ({ ...right(f, l), variable: ones(f) }), 'The weight of the variable is missing.'],
  [
    (f, l) => ({ ...right(f, l), variable: f.map(({ weight }) => weight ** 2) }),
    'The weight of the variable is squared along with the error.',
  ],
  [
    (f, l) => ({ ...right(f, l), variable: overMean(f.map(({ weight }) => weight)) }),
    'Variable weights are not divided by anything.',
  ],
  [
    (f, l) => {
      const { area, level, variable } = right(f, l);
      const both = overMean(f.map((_, v) => (level[v] ?? 0) * (variable[v] ?? 0)));
      return { area, level: ones(f), variable: both };
    },
    'Divide by the number of points and fields, not by the sum of the weights.',
  ],
];

type Case = { forecast: number[][][]; truth: number[][][]; fields: Field[]; latitudes: number[] };

function value({ forecast, truth, fields, latitudes }: Case, weights: Weights): number {
  const { area, level, variable } = weights(fields, latitudes);
  const all = fields.flatMap((_, v) =>
    latitudes.flatMap((__, row) =>
      (forecast[v]?.[row] ?? []).map(
        (x, column) =>
          (area[row] ?? 0) *
          (level[v] ?? 0) *
          (variable[v] ?? 0) *
          (x - (truth[v]?.[row]?.[column] ?? 0)) ** 2,
      ),
    ),
  );
  return meanOf(all);
}
const copy = (numbers: number[][][]) => numbers.map((rows) => rows.map((row) => [...row]));
const own = ({ forecast, truth, fields, latitudes }: Case): number =>
  loss(
    copy(forecast),
    copy(truth),
    fields.map((field) => ({ ...field })),
    [...latitudes],
  );
const same = (a: number, b: number) => Math.abs(a - b) < 1e-5 * Math.max(1, Math.abs(b));

/** What is wrong with some cases, in words; nothing where nothing is. */
function wrong(cases: Case[]): string | undefined {
  const missed = cases.find((one) => !same(own(one), value(one, right)));
  if (missed === undefined) return undefined;
  const given = own(missed);
  if (typeof given !== 'number' || Number.isNaN(given)) return 'The function gives no number.';
  if (
    cases.every((one) =>
      same(
        own(one),
        value(one, right) * one.latitudes.length * (one.truth[0]?.[0]?.length ?? 1) * one.fields.length,
      ),
    )
  )
    return 'This is the sum. Divide by the number of points and of fields.';
  if (cases.every((one) => same(own(one) ** 2, value(one, right))))
    return 'This is the root. The loss is the mean of squares itself.';
  const all = groups.flatMap(([, those]) => those);
  const like = (those: Case[], weights: Weights) => those.every((one) => same(own(one), value(one, weights)));
  if (like(all, none)) return 'All errors count alike: no weight is in use yet.';
  const fits = (those: Case[]) => slips.find(([weights]) => like(those, weights));
  const slip = fits(all) ?? fits(cases);
  return slip?.[1] ?? `A loss should be ${value(missed, right).toFixed(4)}; it is ${given.toFixed(4)}.`;
}

const rng = random(12);
function draw(fields: Field[], latitudes: number[], columns: number): Case {
  const numbers = () =>
    fields.map(() => latitudes.map(() => Array.from({ length: columns }, () => rng.normal(0, 2))));
  return { forecast: numbers(), truth: numbers(), fields, latitudes };
}
const plain = { weight: 1 };
const equator = [0, 0, 0];
const groups: [name: string, cases: Case[]][] = [
  ['area', [draw([plain], [60, 0, -60], 2), draw([plain], [75, 45, 15, -15, -45], 3)]],
  [
    'level',
    [
      draw([{ ...plain, level: 500 }, { ...plain, level: 50 }, plain], equator, 2),
      draw(
        [
          { ...plain, level: 1000 },
          { ...plain, level: 100 },
          { ...plain, level: 250 },
        ],
        equator,
        3,
      ),
      draw([plain], equator, 2),
    ],
  ],
  ['variable', [draw([{ weight: 12 }, { weight: 0.025 }], equator, 3), draw([{ weight: 3 }], equator, 2)]],
  [
    'all together',
    [
      draw(
        [{ weight: 12, level: 500 }, { weight: 0.6, level: 100 }, { weight: 10 }, { weight: 6, level: 850 }],
        [80, 50, 10, -20, -70],
        4,
      ),
    ],
  ],
];
for (const [name, cases] of groups) {
  const message = wrong(cases);
  check(name, message === undefined, message);
}
