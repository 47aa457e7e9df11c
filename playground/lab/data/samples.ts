import type { Part } from './split.ts';

/** Rows of a table made from the cells of a data set in which every variable asked for is present. */
export interface Samples<Name extends string> {
  /** Number of rows. */
  readonly count: number;
  /** One value a row for each variable, in the variable's own units. */
  readonly columns: Readonly<Record<Name, Float32Array>>;
  /** Where each row lies in the flat `values` of the variables. */
  readonly index: Int32Array;
  /**
   * The data set's own division into parts: the same for every program, so that results can be compared. Rows in a
   * gap between two parts are left out.
   */
  split(): Record<Part, Samples<Name>>;
}

/**
 * Gathers the rows of `index` from whole variables.
 *
 * @param partOf the part of a flat cell index, none in a gap
 */
export function gather<Name extends string>(
  names: readonly Name[],
  variables: Readonly<Record<Name, { readonly values: Float32Array }>>,
  index: Int32Array,
  partOf: (cell: number) => Part | undefined,
): Samples<Name> {
  const columns = {} as Record<Name, Float32Array>;
  for (const name of names) {
    const { values } = variables[name];
    const column = new Float32Array(index.length);
    for (let row = 0; row < index.length; row++) column[row] = values[index[row] as number] as number;
    columns[name] = column;
  }
  return {
    count: index.length,
    columns,
    index,
    split() {
      const cells = (): Int32Array => new Int32Array(index.length);
      const rows: Record<Part, Int32Array> = { train: cells(), validation: cells(), test: cells() };
      const counts: Record<Part, number> = { train: 0, validation: 0, test: 0 };
      for (let row = 0; row < index.length; row++) {
        const cell = index[row] as number;
        const part = partOf(cell);
        if (part) rows[part][counts[part]++] = cell;
      }
      const take = (part: Part): Samples<Name> =>
        gather(names, variables, rows[part].slice(0, counts[part]), partOf);
      return { train: take('train'), validation: take('validation'), test: take('test') };
    },
  };
}
