import { count } from '../kit/reading.ts';

/** What is read of the occupancy of a processor. */
export const words = {
  title: 'How much of a graphics processor a batch fills',
  about:
    'A model of one matrix product on a graphics processor, cut into tiles that are worked off in waves.',
  wavePicture: 'Waves of tiles on the multiprocessors, in the model',
  sharePicture: 'Share of the multiplications that count by batch size, and two numbers to set',
  processor: 'Processor',
  batchSize: 'Batch size',
  examples: (n: number) => count(n, 'example'),
  width: 'Neurons',
  neurons: (n: number) => count(n, 'neuron'),
  multiprocessors: (n: number) => `${n} multiprocessors`,
  waves: 'waves',
  shareAxis: 'multiplications that count, %',
  batchAxis: 'batch',
  size: (examples: string, neurons: string, tiles: number, side: number) =>
    `${examples} by ${neurons} make ${count(tiles, 'tile')} of ${side} × ${side}`,
  oneWave: (busy: number, of: number) =>
    `one wave, in which ${busy} of ${of} multiprocessors ${busy === 1 ? 'has' : 'have'} work`,
  manyWaves: (waves: number, busy: number, of: number) =>
    `${waves} waves, the last with work for ${busy} of ${of} multiprocessors`,
  shares: (head: string, { inTiles, inWaves, used }: { inTiles: string; inWaves: string; used: string }) =>
    `${head}. Of the tiles ${inTiles} is matrix, of the places in the waves ${inWaves} hold a tile; together ${used} of the multiplications count.`,
} as const;
