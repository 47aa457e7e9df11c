import { sha256 } from '../data/sha256.ts';
import { type Made, titleOf } from './made.ts';
import { type Column, readTable, type Table } from './table-file.ts';

/** The file that a data set is made from. */
export interface SourceTable {
  /** Its name, without folders. */
  file: string;
  bytes: Uint8Array;
}

/**
 * A data set from a table in CSV: the script that makes its card and its numbers, and a program that opens it. What only
 * the author knows stands empty in the script, and `npm run data` names it until it is there.
 */
export function newDataset(name: string, { file, bytes }: SourceTable): Made {
  const table = readTable(new TextDecoder().decode(bytes));
  const folder = `content/datasets/${name}`;
  const variable = `${name.replaceAll('-', '_').toUpperCase()}_FILE`;
  const split = splitOf(table.rows);
  return {
    files: {
      [`${folder}/build.ts`]: buildScript(name, file, sha256(bytes), variable, table, split),
      [`${folder}/programs/explore.ts`]: explore(name, table, split),
    },
    next: [
      `Fill in what stands empty in ${folder}/build.ts, and put the text of the licence into ${folder}/LICENCE.txt.`,
      `Then ${variable}=<path of ${file}> npm run data -- ${name} writes card and numbers, npm run record -- ${name} runs`,
      'the program, and npm run check says what is missing.',
    ],
  };
}

type Parts = Record<'train' | 'validation' | 'test', { first: number; last: number }> & { gap: number };

/** Seven tenths of the rows for training, the rest in halves, with a gap where there is room for one. */
function splitOf(rows: number): Parts {
  const gap = rows < 100 ? 0 : 7;
  const [validation, test] = [Math.floor(0.7 * rows), Math.floor(0.85 * rows)];
  return {
    gap,
    train: { first: 0, last: validation - gap - 1 },
    validation: { first: validation, last: test - gap - 1 },
    test: { first: test, last: rows - 1 },
  };
}

const range = ({ first, last }: { first: number; last: number }): string =>
  `{ first: ${first}, last: ${last} }`;
/** A text as Biome quotes it. */
const quoted = (text: string): string =>
  text.includes("'") && !text.includes('"') ? `"${text}"` : `'${text.replace(/['\\]/g, '\\$&')}'`;

function buildScript(
  name: string,
  file: string,
  hash: string,
  variable: string,
  { header, columns, rows, start, step }: Table,
  split: Parts,
): string {
  const expected = `const columns = ${quoted(header)};`;
  return `import { readPackage } from '../../../src/commands/data/source-file.ts';
import { type SourceVariable, writeDataset } from '../../../src/commands/data/write-dataset.ts';

/* Makes ${name}.bin and dataset.json: \`npm run data -- ${name}\`. */

const { contents, source } = readPackage({
  // Where anybody finds the file: a package of Debian's or of npm's.
  registry: 'npm',
  package: '',
  version: '',
  homepage: '',
  files: [
    {
      file: ${quoted(file)},
      sha256: '${hash}',
      variable: '${variable}',
    },
  ],
});
const [header = '', ...rows] = (contents[0]?.toString('utf8') ?? '').trim().split(/\\r?\\n/);
${expected.length > 110 ? expected.replace(' = ', ' =\n  ') : expected}
if (header !== columns) throw new Error('Other columns were expected.');
const cells = rows.map((row) => row.split(','));
/** An empty cell is a missing value. */
const column = (index: number): number[] => cells.map((row) => Number(row[index]?.trim() || Number.NaN));

const variables: SourceVariable[] = [
${columns.map(variableEntry).join('\n')}
];

writeDataset(
  import.meta.dirname,
  {
    id: '${name}',
    title: ${quoted(titleOf(name))},
    // One or two sentences: what was observed, where, when and by whom.
    summary: '',
    producer: '',
    source,
    licence: {
      name: '',
      // The sentence that allows it, quoted, and what follows for those who pass the data on.
      statement: '',
      note: '',
      file: 'LICENCE.txt',
    },
    citation: {
      text: '',
      entry: { type: 'misc', author: [''], title: '', howpublished: '' },
      url: '',
    },
    period: '',
    grid: '',
    axes: [
      {
        kind: 'time',
        name: 'time',
        longName: 'Time',
        units: '${step.unit} since ${start.slice(0, 10)}',
        count: ${rows},
        start: '${start}',
        step: { count: ${step.count}, unit: '${step.unit}' },
      },
    ],
    // What others did to the numbers, and what this script does.
    processing: [''],
    // What a reader has to know before trusting them.
    flaws: [''],
    split: {
      method: 'ranges',
      axis: 'time',
      gap: ${split.gap},
      ranges: {
        train: ${range(split.train)},
        validation: ${range(split.validation)},
        test: ${range(split.test)},
      },
    },
  },
  variables,
);
`;
}

function variableEntry({ sourceName, index, name, scale }: Column): string {
  const source = quoted(sourceName);
  return `  {
    name: '${name}',
    sourceName: ${source},
    longName: ${quoted(titleOf(sourceName.replaceAll('_', ' ')))},
    units: '',
    scale: ${scale},
    offset: 0,
    values: column(${index}),
  },`;
}

/** Shows the first variable: its mean in each part, and how its curve begins. */
function explore(name: string, { columns, step }: Table, { train }: Parts): string {
  const [{ name: first, values } = { name: '', values: [] }] = columns;
  const known = values.slice(train.first, train.last + 1).filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const about = (value: number): number => Number(value.toPrecision(3));
  const slack = Math.max(0.05 * Math.abs(mean), 0.01);
  return `/**
 * @title Look at ${name.replaceAll('-', ' ')}
 * @expect table "Means" cell "train" "${first}" between ${about(mean - slack)} and ${about(mean + slack)}
 */
import { dataset, plot, table } from 'lab';

const data = await dataset('${name}');
const { ${first} } = data.variables;

/** The mean of what is not missing. */
const mean = (values: Float32Array): number => {
  const known = values.filter((value) => !Number.isNaN(value));
  return Number((known.reduce((sum, value) => sum + value, 0) / known.length).toPrecision(4));
};
table({
  title: 'Means',
  columns: ['part', '${step.unit}', '${first}'],
  rows: Object.entries(data.split()).map(([part, rows]) => [part, rows.length, mean(${first}.take(rows))]),
});

const chart = plot({
  title: ${first}.longName,
  x: { label: '${step.unit} since the first' },
  y: { label: ${first}.longName, units: ${first}.units },
});
const shown = ${first}.values.subarray(0, 1000);
chart.set('${first}', [...shown.keys()], [...shown]);
`;
}
