import { expect, test } from 'vitest';
import { soundShards } from '../../../playground/archive/shards.ts';

const bytes = { name: 'bytes' };
const sharding = { name: 'sharding_indexed', configuration: { chunk_shape: [2], index_location: 'end' } };
const array = (...codecs: unknown[]) => ({
  codecs,
  chunk_grid: { configuration: { chunk_shape: [4] } },
});

test.each([
  ['no codecs, as in version 2', {}, true],
  ['codecs without shards', array(bytes), true],
  ['shards that chunks fill', array(sharding), true],
  ['something around the shards', array(bytes, sharding), false],
  ['more codecs than can be looked at', array(sharding, ...Array(25).fill(bytes)), false],
  ['codecs that are none', { codecs: 'sharding_indexed' }, false],
])('%s', (_, metadata, sound) => {
  expect(soundShards(metadata)).toBe(sound);
});
