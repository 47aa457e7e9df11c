import { parseArgs } from 'node:util';
import type { ReferenceName } from '../../../playground/benchmark/models/reference.ts';

const models: readonly ReferenceName[] = ['mlp', 'cnn', 'lstm', 'attention', 'graph', 'unet', 'aifs'];

/** What a command line asks of a benchmark of the reference models. */
export interface Choice {
  models: readonly ReferenceName[];
  rounds: number;
  /** Whether PyTorch is held to AVX2. */
  avx2: boolean;
}

/**
 * Reads the names of models, all unless some are given, `--rounds 15` and `--avx2`.
 * @throws RangeError for a model that there is none of, and for rounds that are no whole number from 1
 */
export function choiceOf(words: readonly string[]): Choice {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '9' },
      software: { type: 'boolean' },
      avx2: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter((word) => !models.some((name) => name === word));
  if (unknown.length > 0) {
    throw new RangeError(`There is no model ${unknown.join(', ')}; there are ${models.join(', ')}.`);
  }
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new RangeError(`--rounds takes a whole number from 1, not ${values.rounds}.`);
  }
  return {
    models: models.filter((name) => positionals.length === 0 || positionals.includes(name)),
    rounds,
    avx2: values.avx2,
  };
}
