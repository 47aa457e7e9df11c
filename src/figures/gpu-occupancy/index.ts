/** The occupancy of a processor: waves, the share that counts, and what the reader sets. */
import { choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { rails } from '../kit/rails.ts';
import { decimal, whole } from '../kit/reading.ts';
import { sharePicture, wavePicture } from './drawing.ts';
import { initial, limits, type ProcessorId, type Product, processors, schedule, tile } from './model.ts';
import { words } from './words.en.ts';

function settings(product: Product) {
  const { batch, width } = product;
  return rails<Product, 'batch' | 'width'>(
    { from: 128, to: 350, y: 194 },
    {
      batch: {
        label: words.batchSize,
        value: batch,
        min: 1,
        max: limits.batch,
        step: 1,
        page: tile,
        pageMultiples: true,
        text: words.examples(batch),
        shown: whole(batch),
        set: (value) => ({ ...product, batch: value }),
      },
      width: {
        label: words.width,
        value: width,
        min: 64,
        max: limits.width,
        step: 64,
        page: 512,
        pageMultiples: true,
        text: words.neurons(width),
        shown: whole(width),
        set: (value) => ({ ...product, width: value }),
      },
    },
  );
}

/** Two significant digits, since the share of a tiny matrix is tiny; a whole number from 10 % on. */
function percent(share: number): string {
  return `${decimal(100 * share, Math.max(0, -1 - Math.floor(Math.log10(share) + 1e-9)))} %`;
}

function describe(product: Product): string {
  const { multiprocessors, tiles, waves, last, inTiles, inWaves, used } = schedule(product);
  const size = words.size(words.examples(product.batch), words.neurons(product.width), tiles, tile);
  const run =
    waves === 1 ? words.oneWave(last, multiprocessors) : words.manyWaves(waves, last, multiprocessors);
  return words.shares(`${size}: ${run}`, {
    inTiles: percent(inTiles),
    inWaves: percent(inWaves),
    used: percent(used),
  });
}

const names = Object.fromEntries(Object.entries(processors).map(([id, { name }]) => [id, name])) as Record<
  ProcessorId,
  string
>;

export const figure: Figure<Product> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (product) =>
    wide(words.wavePicture, 172, wavePicture(product)) +
    wide(words.sharePicture, 264, sharePicture(product) + settings(product).svg),
  describe,
  handles: (product) => settings(product).handles,
  controls: (product) => [
    choice('processor', words.processor, names, product.processor, (processor) => ({
      ...product,
      processor,
    })),
  ],
};
