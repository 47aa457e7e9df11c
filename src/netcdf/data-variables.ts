import type { CardVariable } from '../../playground/lab/data/card.ts';
import { packedTypes, unpack } from '../../playground/lab/data/packed.ts';
import type { DatasetCard } from '../schemas/dataset.ts';
import type { NetcdfAttributes, NetcdfNumbers, NetcdfVariable } from './encode.ts';
import { udunits } from './units.ts';

/**
 * A variable in the integers that it is packed into, with the scale and offset by which CF unpacks them (chapter 8),
 * or with the meanings of its values (chapter 3.5) when it is a class. NetCDF-3 has no unsigned bytes: what does not
 * fit a signed one becomes a short.
 *
 * @param extra attributes that depend on the other variables of the file
 */
export function dataVariable(
  entry: DatasetCard['variables'][number],
  packing: CardVariable,
  shape: readonly number[],
  payload: ArrayBuffer,
  extra: NetcdfAttributes,
): NetcdfVariable {
  const differences = packing.differences.map((name) => entry.axes.indexOf(name));
  const { scale, offset, type } = entry;
  const fill = packedTypes[type].missing;
  const isByte = type === 'int8' || entry.labels !== undefined;
  // A 32-bit float tells far finer steps apart than those of the packing: rounding finds the integer again.
  const codes = unpack(packing, payload, shape, differences).map((value) =>
    Number.isNaN(value) ? fill : Math.round((value - offset) / scale),
  );
  const values = isByte ? Int8Array.from(codes) : Int16Array.from(codes);
  const one = (value: number): NetcdfNumbers => (isByte ? Int8Array.of(value) : Int16Array.of(value));
  const isPlain = scale === 1 && offset === 0;
  return {
    name: entry.name,
    dimensions: entry.axes,
    attributes: {
      ...(entry.standardName && { standard_name: entry.standardName }),
      long_name: entry.longName,
      units: udunits(entry.units),
      ...(entry.cellMethods && { cell_methods: entry.cellMethods }),
      ...(entry.missing > 0 && { _FillValue: one(fill) }),
      ...(entry.labels && flags(entry.labels)),
      ...(!isPlain && {
        scale_factor: Float64Array.of(scale),
        add_offset: Float64Array.of(offset),
      }),
      ...extra,
    },
    values,
  };
}

/** What the values 0, 1, 2 … of a class mean: words without spaces, as CF separates them by spaces. */
export function flags(labels: readonly string[]): NetcdfAttributes {
  return {
    flag_values: Int8Array.from(labels, (_, value) => value),
    flag_meanings: labels.map((label) => label.replaceAll(' ', '_')).join(' '),
  };
}
