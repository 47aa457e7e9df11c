/**
 * Trains the autoencoder of the figure and writes trained.ts: `node src/figures/latent-plane/build.ts`, then `npm run format`. It takes a
 * few minutes, most of them for nine other seeds. Steps are chosen by the validation part; the test part gives its errors only.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { trainAutoencoder } from './build/autoencoder.ts';
import { coast } from './build/coast.ts';
import { amplitudes, dot, eofsOf } from './build/eofs.ts';
import { type Part, readMonths } from './build/months.ts';
import { decoderOf, pair } from './decoder.ts';

/** The autoencoder reads and writes the amplitudes of so many EOFs. */
const patterns = 8;
const recipe = { seed: 1, hidden: 16, steps: 1000, every: 50, rate: 0.003, decay: 0.3 };

const { winds, weights, parts } = readMonths();
const vectors = winds.map((wind) => wind.map((value, k) => value * Math.sqrt(weights[k] ?? 0)));
const pick = <T>(of: readonly T[], part: Part): T[] => parts[part].map((month) => of[month] as T);
const eofs = eofsOf(pick(vectors, 'train'));
const kept = { ...eofs, patterns: eofs.patterns.slice(0, patterns) };
const reached = vectors.map((vector) => amplitudes(kept, vector));

// The first amplitude has a standard deviation of 1 in the training part, the others less.
const scale = Math.sqrt(
  pick(reached, 'train').reduce((sum, of) => sum + (of[0] ?? 0) ** 2, 0) / parts.train.length,
);
const examples = reached.map((of) => of.map((value) => value / scale));
const { autoencoder, step } = trainAutoencoder(pick(examples, 'train'), pick(examples, 'validation'), recipe);

/** Two numbers a month, each with mean 0 and standard deviation 1 in the training part. */
function standardised(codes: readonly Float64Array[]) {
  const train = pick(codes, 'train');
  const average = (of: (code: Float64Array) => number) =>
    train.reduce((sum, code) => sum + of(code), 0) / train.length;
  const axes = [0, 1].map((k) => {
    const mean = average((code) => code[k] ?? 0);
    return { mean, deviation: Math.sqrt(average((code) => ((code[k] ?? 0) - mean) ** 2)) };
  });
  const at = codes.map((code) => axes.map(({ mean, deviation }, k) => ((code[k] ?? 0) - mean) / deviation));
  return { axes, at };
}

const codes = standardised(examples.map((example) => autoencoder.encode(example)));
const linear = standardised(reached);
const [up, out] = autoencoder.decoder;
const hidden = {
  weights: up.weights.map((weight, k) => weight * (codes.axes[k % 2]?.deviation ?? 1)),
  biases: up.biases.map((bias, i) => bias + dot(up.weights.slice(2 * i, 2 * i + 2), means())),
};
function means(): Float64Array {
  return Float64Array.from(codes.axes, ({ mean }) => mean);
}

const rounded = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Number(value.toFixed(4)));

/** Whole numbers from −127 to 127 in base 64, and what one of them stands for, m/s. */
function packed(values: Float64Array): { unit: number; bytes: string } {
  const unit = Number((Math.max(...values.map(Math.abs)) / 127).toPrecision(6));
  const bytes = Buffer.from(Int8Array.from(values, (value) => Math.round(value / unit)).buffer);
  return { unit, bytes: bytes.toString('base64') };
}

/** A vector as wind, m/s. */
const windOf = (vector: Float64Array): Float64Array =>
  vector.map((value, k) => value / Math.sqrt(weights[k] ?? 1));

/** Root mean square of the vector that is missing, over months and area, m/s. */
function errorOf(part: Part, miss: (month: number) => number): number {
  const squares = parts[part].map(miss);
  return Number(Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length).toFixed(3));
}
const byPart = (miss: (month: number) => number) => ({
  train: errorOf('train', miss),
  validation: errorOf('validation', miss),
  test: errorOf('test', miss),
});
const missing = (month: number, wind: Float64Array): number =>
  weights.reduce((sum, weight, k) => sum + weight * ((winds[month]?.[k] ?? 0) - (wind[k] ?? 0)) ** 2, 0);

/** The same recipe from other weights to begin with: the least and the largest error of each part. */
function overSeeds() {
  const errors = Array.from({ length: 10 }, (_, k) => {
    const other = trainAutoencoder(pick(examples, 'train'), pick(examples, 'validation'), {
      ...recipe,
      seed: k + 1,
    });
    return byPart((month) => {
      const [x, vector] = [examples[month] ?? new Float64Array(), vectors[month] ?? new Float64Array()];
      const out = other.autoencoder.decode(other.autoencoder.encode(x));
      const rebuilt = kept.mean.map(
        (mean, k) =>
          mean + scale * kept.patterns.reduce((sum, of, i) => sum + (out[i] ?? 0) * (of[k] ?? 0), 0),
      );
      return vector.reduce((sum, value, k) => sum + (value - (rebuilt[k] ?? 0)) ** 2, 0);
    });
  });
  const range = (part: Part): number[] => [
    Math.min(...errors.map((of) => of[part])),
    Math.max(...errors.map((of) => of[part])),
  ];
  return { train: range('train'), validation: range('validation'), test: range('test') };
}

const learned = {
  mean: packed(windOf(kept.mean)),
  patterns: kept.patterns.map((pattern) => packed(windOf(pattern))),
  hidden: { weights: rounded(hidden.weights), biases: rounded(hidden.biases) },
  out: {
    weights: rounded(out.weights.map((weight) => weight * scale)),
    biases: rounded(out.biases.map((bias) => bias * scale)),
  },
  deviations: rounded(linear.axes.map(({ deviation }) => deviation)),
  codes: rounded(codes.at.flat()),
  amplitudes: rounded(linear.at.flat()),
};
const decode = decoderOf(learned);
const content = {
  recipe: { ...recipe, patterns, step },
  errors: {
    mean: byPart((month) => missing(month, decode.mean)),
    eofs: byPart((month) => missing(month, decode.eofs(...pair(learned.amplitudes, month)))),
    autoencoder: byPart((month) => missing(month, decode.autoencoder(...pair(learned.codes, month)))),
  },
  seeds: overSeeds(),
  coast: coast(),
  ...learned,
};
writeFileSync(
  join(import.meta.dirname, 'trained.ts'),
  `/* Made by build.ts: what the autoencoder has learned, the EOFs, and where the 132 months lie. */\n// cspell:disable\nexport const trained = ${JSON.stringify(content)} as const;\n`,
);
console.log(content.recipe, content.errors, content.seeds);
