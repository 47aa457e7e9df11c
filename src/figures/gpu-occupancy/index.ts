/** The occupancy of a processor: waves, the share that counts, and what the reader sets. */
import { choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { rails } from '../kit/rails.ts';
import { count, decimal, whole } from '../kit/reading.ts';
import { sharePicture, wavePicture } from './drawing.ts';
import { initial, limits, type ProcessorId, type Product, processors, schedule, tile } from './model.ts';

function settings(product: Product) {
  const { batch, width } = product;
  return rails<Product, 'batch' | 'width'>(
    { from: 128, to: 350, y: 194 },
    {
      batch: {
        label: 'Batch size',
        value: batch,
        min: 1,
        max: limits.batch,
        step: 1,
        page: tile,
        pageMultiples: true,
        text: count(batch, 'example'),
        shown: whole(batch),
        set: (value) => ({ ...product, batch: value }),
      },
      width: {
        label: 'Neurons',
        value: width,
        min: 64,
        max: limits.width,
        step: 64,
        page: 512,
        pageMultiples: true,
        text: count(width, 'neuron'),
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
  const size = `${count(product.batch, 'example')} by ${count(product.width, 'neuron')} make ${count(tiles, 'tile')} of ${tile} × ${tile}`;
  const run =
    waves === 1
      ? `one wave, in which ${last} of ${multiprocessors} multiprocessors ${last === 1 ? 'has' : 'have'} work`
      : `${waves} waves, the last with work for ${last} of ${multiprocessors} multiprocessors`;
  return `${size}: ${run}. Of the tiles ${percent(inTiles)} is matrix, of the places in the waves ${percent(inWaves)} hold a tile; together ${percent(used)} of the multiplications count.`;
}

const names = Object.fromEntries(Object.entries(processors).map(([id, { name }]) => [id, name])) as Record<
  ProcessorId,
  string
>;

export const figure: Figure<Product> = {
  title: 'How much of a graphics processor a batch fills',
  about:
    'A model of one matrix product on a graphics processor, cut into tiles that are worked off in waves.',
  initial,
  drawings: (product) =>
    wide('Waves of tiles on the multiprocessors, in the model', 172, wavePicture(product)) +
    wide(
      'Share of the multiplications that count by batch size, and two numbers to set',
      264,
      sharePicture(product) + settings(product).svg,
    ),
  describe,
  handles: (product) => settings(product).handles,
  controls: (product) => [
    choice('processor', 'Processor', names, product.processor, (processor) => ({ ...product, processor })),
  ],
};
