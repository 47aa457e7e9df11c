import type { DatasetCard } from '../../schemas/dataset.ts';

/** The text of `playground/lab/data/catalogue.ts` for these cards: what `dataset(id)` knows of them by type. */
export function catalogueSource(cards: readonly Pick<DatasetCard, 'id' | 'variables' | 'axes'>[]): string {
  const names = (entries: readonly { name: string }[]): string =>
    entries.map(({ name }) => `'${name}'`).join(', ');
  const lines = [...cards]
    .sort((a, b) => a.id.localeCompare(b.id))
    .flatMap(({ id, variables, axes }) => [
      `  ${/^\w+$/.test(id) ? id : `'${id}'`}: {`,
      ...broken(`    variables: [${names(variables)}],`),
      ...broken(`    axes: [${names(axes)}],`),
      '  },',
    ]);
  return `/* Written by \`npm run data\` from the cards in content/datasets; \`npm run check\` compares. */

/** The data sets that programs can load, with the names of their variables and axes. */
export const catalogue = {
${lines.join('\n')}
} as const;

/** Name of a data set of the course. */
export type DatasetId = keyof typeof catalogue;
/** Names of a data set's variables. */
export type VariableName<Id extends DatasetId> = (typeof catalogue)[Id]['variables'][number];
/** Names of a data set's axes. */
export type AxisName<Id extends DatasetId> = (typeof catalogue)[Id]['axes'][number];
`;
}

/** Breaks a list as Biome does: one name a line once it is wider than 110 columns. */
function broken(line: string): string[] {
  if (line.length <= 110) return [line];
  const [, head = '', list = ''] = /^(.*\[)(.*)\],$/.exec(line) ?? [];
  return [head, ...list.split(', ').map((name) => `      ${name},`), '    ],'];
}
