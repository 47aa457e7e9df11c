import type { AsyncReadable } from 'zarrita';
import { maxDimensions } from '../protocol/archive.ts';
import { list, record, text, whole } from '../protocol/primitives.ts';

/** How an array of version 3 is kept in shards: where each has its index, or why it cannot be read. */
export type Shards = { index: 'start' | 'end' } | { fault: string };

/**
 * The shards of an array, by its metadata; undefined without shards. Chunks must fill a shard and nothing be packed around
 * it: zarrita would go on with something else.
 */
export function shardsOf(metadata: unknown): Shards | undefined {
  const array = record(metadata);
  const codecs = list(array?.['codecs'], record, 20);
  if (!codecs) {
    return array?.['codecs'] === undefined
      ? undefined
      : { fault: 'its codecs are more than anybody uses, or none that can be read.' };
  }
  const sharding = codecs.find(({ name }) => name === 'sharding_indexed');
  if (!sharding) return undefined;
  const configuration = record(sharding['configuration']);
  const outer = shapeOf(record(record(array?.['chunk_grid'])?.['configuration'])?.['chunk_shape']);
  const inner = shapeOf(configuration?.['chunk_shape']);
  const index = text(configuration?.['index_location'] ?? 'end');
  if (codecs.length > 1) return { fault: 'something is packed around its shards.' };
  if (index !== 'start' && index !== 'end')
    return { fault: 'the index of its shards stands neither at their start nor at their end.' };
  const isFull =
    outer?.length === inner?.length && outer?.every((size, axis) => size % (inner?.[axis] ?? 0) === 0);
  return isFull ? { index } : { fault: 'its shards are not made of whole chunks.' };
}

/**
 * A store of arrays whose shards begin with their index. Zarrita 0.7 does not look at `index_location`: it asks for the
 * index, and for nothing else, as the last bytes of a shard.
 */
export function withIndexFirst(store: AsyncReadable): AsyncReadable {
  return {
    get: (key, options) => store.get(key, options),
    async getRange(key, range, options) {
      const asked = 'suffixLength' in range ? { offset: 0, length: range.suffixLength } : range;
      return store.getRange?.(key, asked, options);
    },
  };
}

function shapeOf(value: unknown): number[] | undefined {
  const sizes = list(value, whole, maxDimensions);
  return sizes?.every((size) => size > 0) ? sizes : undefined;
}
