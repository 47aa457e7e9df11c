import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackDataset } from '../../../playground/lab/data/dataset.ts';
import { type Packing, pack } from '../../../src/commands/data/packing.ts';
import { datasetFiles } from '../lab/data/dataset-files.ts';

const { card } = datasetFiles('coads');

/** Packs and unpacks with the loader that programs use. */
function there(
  values: ArrayLike<number>,
  packing: Packing,
  shape = [values.length],
  differences: number[] = [],
) {
  const { bytes, missing } = pack(values, packing, shape, differences);
  const axes = shape.map((count, i) => ({
    kind: 'regular',
    name: `a${i}`,
    units: '1',
    count,
    first: 0,
    step: 1,
  }));
  const names = axes.map(({ name }) => name);
  const variable = {
    ...{ name: 'x', longName: 'x', units: '1', type: 'int16', ...packing, missing, byteOffset: 0 },
    ...{ axes: names, differences: differences.map((axis) => names[axis]) },
  };
  const toy = { ...card, axes, variables: [variable], binary: { payloadBytes: bytes.length } };
  return [...(unpackDataset(toy, new Uint8Array(bytes).buffer).variables['x']?.values ?? [])];
}

describe('pack', () => {
  it('puts all low bytes before all high bytes', () => {
    expect([...pack([1, -1, 256, Number.NaN], { scale: 1, offset: 0 }).bytes]).toEqual([
      1, 255, 0, 0, 0, 255, 1, 128,
    ]);
  });

  it('states what it did', () => {
    const { min, max, missing, packingError } = pack([1.04, 2, Number.NaN], { scale: 0.1, offset: 0 });
    expect([min, max, missing]).toEqual([Math.fround(1), 2, 1]);
    expect(packingError).toBeCloseTo(0.04, 6);
  });

  it('comes back within half a step, missing where it was missing', () => {
    const value = fc.oneof(fc.double({ min: -300, max: 300, noNaN: true }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.constantFrom(0, 100), (values, offset) => {
        const scale = 0.02;
        if (values.every(Number.isNaN)) return true;
        const back = there(values, { scale, offset });
        return values.every((x, i) =>
          Number.isNaN(x) ? Number.isNaN(back[i]) : Math.abs(x - (back[i] as number)) < scale / 2 + 2e-5,
        );
      }),
    );
  });

  it.each([
    ['int16', 32768],
    ['int16', -32769],
    ['int8', 128],
    ['uint8', 256],
    ['uint8', -1],
  ] as const)('refuses what %s cannot hold: %i', (type, value) => {
    expect(() => pack([value], { scale: 1, offset: 0, type })).toThrow('does not fit');
  });

  it.each([
    ['int16', -32768],
    ['int8', -128],
    ['uint8', 255],
  ] as const)('in %s keeps %i for missing values only where some are missing', (type, value) => {
    expect(there([value, 0], { scale: 1, offset: 0, type })).toEqual([value, 0]);
    expect(() => pack([value, Number.NaN], { scale: 1, offset: 0, type })).toThrow('does not fit');
  });

  it('refuses a variable without any value', () => {
    expect(() => pack([Number.NaN, Number.NaN], { scale: 1, offset: 0 })).toThrow('Every value is missing.');
  });

  it('puts differences along an axis instead of the values', () => {
    const { bytes } = pack([1, 4, 9, 2, 2, 0], { scale: 1, offset: 0, type: 'int8' }, [2, 3], [1]);
    expect([...new Int8Array(bytes.buffer)]).toEqual([1, 3, 5, 2, 0, -2]);
  });

  it('comes back whole through differences along any axes, though they wrap round', () => {
    const value = fc.oneof(fc.integer({ min: -32767, max: 32767 }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 24, maxLength: 24 }),
        fc.shuffledSubarray([0, 1, 2]),
        (values, differences) => {
          if (values.every(Number.isNaN)) return true;
          const back = there(values, { scale: 1, offset: 0 }, [2, 3, 4], differences);
          return values.every((x, i) => Object.is(x === 0 ? 0 : x, back[i] === 0 ? 0 : back[i]));
        },
      ),
    );
  });
});
