import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { settleReads } from '../../../../playground/lab/host/reads.ts';
import { log } from '../../../../playground/lab/report/log.ts';
import type { ProgramEvent } from '../../../../playground/protocol/events.ts';
import type { SentPart } from '../../../../playground/views/console/event.ts';
import { connectTest } from '../connect-test.ts';

let parts: SentPart[] = [];

beforeAll(async () => {
  await tf.setBackend('cpu');
  const unused = (): never => expect.unreachable();
  connectTest({
    emit: (event: ProgramEvent) => {
      if (event.type === 'log') parts = event.parts;
    },
    dataset: unused,
    archive: unused,
  });
});

async function logged(value: unknown): Promise<SentPart | undefined> {
  log(value);
  await settleReads();
  return parts[0];
}

test('a tensor of texts shows them', async () => {
  expect(await logged(tf.tensor2d([['sun', 'rain']]))).toMatchObject({
    kind: 'object',
    preview: 'Tensor string [1, 2] ["sun", "rain"]',
  });
});

test('a tensor of numbers shows its first eight', async () => {
  expect(await logged(tf.range(0, 11))).toEqual({
    kind: 'tensor',
    shape: [11],
    dtype: 'float32',
    values: [0, 1, 2, 3, 4, 5, 6, 7],
    more: 3,
  });
});

test.each<[unknown, string]>([
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [new Date(Number.NaN), 'Invalid Date'],
  [/a+/g, '/a+/g'],
  [new URL('https://example.org/a'), 'https://example.org/a'],
  [new ArrayBuffer(3), 'ArrayBuffer(3)'],
  [{ when: new Date(0) }, '{ when: 1970-01-01T00:00:00.000Z }'],
])('%s is shown as %s', async (value, preview) => {
  expect(await logged(value)).toMatchObject({ kind: 'object', preview });
});
