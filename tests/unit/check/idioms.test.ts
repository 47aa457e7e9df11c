import { expect, it } from 'vitest';
import { idioms } from '../../../src/commands/check/idioms.ts';
import { verdict } from './fixture.ts';

const zeros = '0'.repeat(64);
const files = (value: number, output: string) => ({
  'content/idioms/recorded/sums.json': JSON.stringify({
    version: 1,
    events: [
      {
        type: 'table',
        id: 'Values',
        spec: { title: 'Values', columns: [{ name: 'what' }, { name: 'value' }] },
        rows: [['sum', value]],
      },
    ],
  }),
  'content/idioms/pytorch/sums.json': JSON.stringify({
    sourceHash: zeros,
    digest: zeros,
    data: {},
    programs: {},
    versions: {},
    seconds: 1,
    output,
  }),
});

it('is content where both sides compute the same', async () => {
  expect(await verdict(idioms, files(2.5, 'sum: 2.50001'))).toEqual([]);
});

it('says where the sides part', async () => {
  expect(await verdict(idioms, files(2.5, 'sum: 2.6'))).toEqual([
    'content/idioms/pytorch/sums.json:1  The two sides part at "sum": TensorFlow.js has 2.5, PyTorch 2.6. ' +
      'Make sums.ts and sums.py compute the same, then npm run record and npm run twins.',
  ]);
});
