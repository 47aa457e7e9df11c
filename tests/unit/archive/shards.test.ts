import { expect, test } from 'vitest';
import { shardsOf } from '../../../playground/archive/shards.ts';

const bytes = { name: 'bytes' };
const sharding = { name: 'sharding_indexed', configuration: { chunk_shape: [2], index_location: 'end' } };
const array = (...codecs: unknown[]) => ({
  codecs,
  chunk_grid: { configuration: { chunk_shape: [4] } },
});

const placed = (index_location: unknown) => ({
  ...sharding,
  configuration: { ...sharding.configuration, index_location },
});
const { index_location: _, ...silent } = sharding.configuration;

test.each([
  ['no codecs, as in version 2', {}, undefined],
  ['codecs without shards', array(bytes), undefined],
  ['shards that chunks fill', array(sharding), { index: 'end' }],
  ['shards that say nothing of their index', array({ ...sharding, configuration: silent }), { index: 'end' }],
  ['shards that begin with their index', array(placed('start')), { index: 'start' }],
])('%s', (_, metadata, shards) => {
  expect(shardsOf(metadata)).toEqual(shards);
});

test.each([
  ['an index in the middle', array(placed('middle')), 'stands neither at their start nor at their end'],
  ['something around the shards', array(bytes, sharding), 'something is packed around its shards'],
  [
    'chunks that do not fill a shard',
    { ...array(sharding), chunk_grid: { configuration: { chunk_shape: [5] } } },
    'not made of whole chunks',
  ],
  [
    'shards of other dimensions',
    { ...array(sharding), chunk_grid: { configuration: { chunk_shape: [4, 2] } } },
    'not made of whole chunks',
  ],
  ['shards without sizes', { codecs: [sharding] }, 'not made of whole chunks'],
  ['more codecs than can be looked at', array(sharding, ...Array(25).fill(bytes)), 'more than anybody uses'],
  ['codecs that are none', { codecs: 'sharding_indexed' }, 'none that can be read'],
])('%s cannot be read', (_, metadata, fault) => {
  expect(shardsOf(metadata)).toEqual({ fault: expect.stringContaining(fault) });
});
