import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackDataset } from '../../../playground/lab/dataset.ts';
import { missingCode, pack } from '../../../src/commands/data/packing.ts';
import { coadsFiles } from '../lab/coads.ts';

const { card } = coadsFiles();

/** Unpacks with the loader that programs use. */
function unpack(bytes: Uint8Array, scale: number, offset: number): number[] {
  const axes = [{ name: 'time', count: bytes.length / 2, first: 0, step: 1 }];
  const variable = { name: 'x', longName: 'x', units: '1', missing: 0, scale, offset, byteOffset: 0 };
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
        const back = unpack(pack(values, { scale, offset }).bytes, scale, offset);
        return values.every((x, i) =>
          Number.isNaN(x) ? Number.isNaN(back[i]) : Math.abs(x - (back[i] as number)) < scale / 2 + 2e-5,
        );
      }),
    );
  });

  it.each([32768, -32769, missingCode])('refuses %i, which 16 bits cannot hold', (value) => {
    expect(() => pack([value], { scale: 1, offset: 0 })).toThrow(RangeError);
  });
});
