import fc from 'fast-check';

/** A value of a field: of everyday size, now and then missing. */
const value = fc.oneof(
  { weight: 9, arbitrary: fc.double({ min: -1e3, max: 1e3, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);

/** A small stack of fields on a grid with its latitudes, and `count` arrays on it. */
export const gridded = (count: number, entry = value) =>
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([times, rows, columns]) => {
      const length = times * rows * columns;
      const array = fc.array(entry, { minLength: length, maxLength: length });
      return fc.record({
        shape: fc.constant<[number, number, number]>([times, rows, columns]),
        latitudes: fc.array(fc.double({ min: -89, max: 89, noNaN: true }), {
          minLength: rows,
          maxLength: rows,
        }),
        arrays: fc.array(array, { minLength: count, maxLength: count }),
      });
    });
