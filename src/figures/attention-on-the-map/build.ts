/**
 * Trains the network that the figure opens with, as the page itself does, and writes trained.ts:
 * `node src/figures/attention-on-the-map/build.ts`, then `npm run format`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schedule, trainedFor } from './training.ts';

const seed = 1;
const weights = trainedFor(schedule.slices, seed);
const unit = Number((Math.max(...weights.map(Math.abs)) / 32_767).toPrecision(6));
const bytes = Buffer.from(Int16Array.from(weights, (value) => Math.round(value / unit)).buffer);
const content = { seed, unit, weights: bytes.toString('base64') };
writeFileSync(
  join(import.meta.dirname, 'trained.ts'),
  `/* Made by build.ts: the network at the end of its training, in whole numbers of two bytes, each so many \`unit\`s. */\n// cspell:disable\nexport const trained = ${JSON.stringify(content)} as const;\n`,
);
