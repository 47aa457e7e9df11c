/** The occupancy of a processor: waves, the share that counts, and what the reader sets. */
import { onRail, rail } from '../descent/rail.ts';
import { choice, count, decimal, drawing, type Explorable, frame, type Handle } from '../frame.ts';
import { sharePicture, wavePicture } from './drawing.ts';
import { initial, limits, type ProcessorId, type Product, processors, schedule, tile } from './model.ts';

function handles(product: Product): Record<'batch' | 'width', Handle<Product>> {
  const { batch, width } = product;
  return {
    batch: {
      label: 'Batch size',
      value: batch,
      min: 1,
      max: limits.batch,
      step: 1,
      page: tile,
      text: count(batch, 'example'),
      at: onRail(1, limits.batch),
      set: (value) => ({ ...product, batch: value }),
    },
    width: {
      label: 'Neurons',
      value: width,
      min: 64,
      max: limits.width,
      step: 64,
      page: 512,
      text: count(width, 'neuron'),
      at: onRail(64, limits.width),
      set: (value) => ({ ...product, width: value }),
    },
  };
}

const percent = (share: number): string => `${decimal(100 * share, share < 0.1 ? 1 : 0)} %`;

function describe(product: Product): string {
  const { multiprocessors, tiles, waves, last, inTiles, inWaves, used } = schedule(product);
  const size = `${count(product.batch, 'example')} by ${count(product.width, 'neuron')} make ${count(tiles, 'tile')} of ${tile} × ${tile}`;
  const run =
    waves === 1
      ? `one wave, in which ${last} of ${multiprocessors} multiprocessors have work`
      : `${waves} waves, the last with work for ${last} of ${multiprocessors} multiprocessors`;
  return `${size}: ${run}. Of the tiles ${percent(inTiles)} is matrix, of the places in the waves ${percent(inWaves)} hold a tile; together ${percent(used)} of the multiplications count.`;
}

function html(product: Product, words = ''): string {
  const all = handles(product);
  const options = Object.entries(processors).map(([id, { name }]) => [id, name] as const);
  return frame('gpu-occupancy', {
    drawings:
      drawing(
        'wide-drawing',
        'Waves of tiles on the multiprocessors, in the model',
        420,
        172,
        wavePicture(product),
      ) +
      drawing(
        'wide-drawing',
        'Share of the multiplications that count by batch size, and two numbers to set',
        420,
        264,
        sharePicture(product) +
          rail('batch', all.batch, 194, product.batch.toLocaleString('en-GB')) +
          rail('width', all.width, 236, product.width.toLocaleString('en-GB')),
      ),
    controls: choice('processor', 'Processor', options, product.processor),
    text: words,
  });
}

const isProcessor = (id: string): id is ProcessorId => id in processors;

/** The figure, for the page and for the hand. */
export const explorable: Explorable<Product> = {
  initial,
  html,
  describe,
  handles,
  choose: (product, _name, value) => (isProcessor(value) ? { ...product, processor: value } : product),
};
