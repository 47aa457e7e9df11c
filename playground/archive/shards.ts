import { maxDimensions } from '../protocol/archive.ts';
import { list, record, text, whole } from '../protocol/primitives.ts';

/**
 * Whether the shards of an array of version 3 can be read, by its metadata; an array without shards can. Chunks must fill
 * a shard, its index stand at the end, and nothing be packed around it: zarrita would go on with something else.
 */
export function soundShards(metadata: unknown): boolean {
  const array = record(metadata);
  const codecs = list(array?.['codecs'], record, 20);
  // More than anybody uses, or none that can be read.
  if (!codecs) return array?.['codecs'] === undefined;
  const sharding = codecs.find(({ name }) => name === 'sharding_indexed');
  if (!sharding) return true;
  const configuration = record(sharding['configuration']);
  const outer = shapeOf(record(record(array?.['chunk_grid'])?.['configuration'])?.['chunk_shape']);
  const inner = shapeOf(configuration?.['chunk_shape']);
  const place = text(configuration?.['index_location'] ?? 'end');
  if (codecs.length > 1 || place !== 'end' || !outer || !inner || outer.length !== inner.length) return false;
  return outer.every((size, axis) => size % (inner[axis] as number) === 0);
}

function shapeOf(value: unknown): number[] | undefined {
  const sizes = list(value, whole, maxDimensions);
  return sizes?.every((size) => size > 0) ? sizes : undefined;
}
