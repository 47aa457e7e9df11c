import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subjectsOf } from '../../../playground/explorer/subjects.ts';
import { type Recording, readRecording } from '../../../src/claims/recording.ts';
import { datasets } from '../../../src/commands/check/datasets.ts';
import { diagnose } from '../../../src/commands/check/diagnose-types.ts';
import { unmet } from '../../../src/commands/check/unmet.ts';
import { catalogueSource } from '../../../src/commands/data/catalogue-source.ts';
import { newDataset } from '../../../src/commands/new/dataset.ts';
import { readTable } from '../../../src/commands/new/table-file.ts';
import { type DatasetCard, datasetSchema } from '../../../src/schemas/dataset.ts';
import { project } from '../check/fixture.ts';

const course = join(import.meta.dirname, '../../..');
const days = Array.from({ length: 200 }, (_, day) => new Date(Date.UTC(2020, 0, 1 + day)));
const level = (day: number): string => (day === 5 ? '' : (2 + Math.sin(day / 9)).toFixed(2));
const csv = `date,level_m,Water temperature,remark
${days.map((day, index) => `${day.toISOString().slice(0, 10)},${level(index)},${index % 20},dry`).join('\n')}
`;
const { files, next } = newDataset('river-levels', { file: 'levels.csv', bytes: Buffer.from(csv) });
const folder = 'content/datasets/river-levels';

/** A copy in which nothing of the course is touched: the new files, and links to what they import. */
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'new-dataset-'));
  for (const part of ['src', 'playground', 'node_modules', 'package.json'])
    symlinkSync(join(course, part), join(copy, part));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  writeFileSync(join(copy, 'levels.csv'), csv);
});
afterAll(() => rmSync(copy, { recursive: true }));

function build(): { status: number | null; stderr: string } {
  const env = { ...process.env, RIVER_LEVELS_FILE: join(copy, 'levels.csv') };
  return spawnSync(process.execPath, [join(copy, folder, 'build.ts')], { env, encoding: 'utf8' });
}

describe('a data set from a table', () => {
  it('is a script and a program, and says what to do next', () => {
    expect(Object.keys(files)).toEqual([`${folder}/build.ts`, `${folder}/programs/explore.ts`]);
    expect(next.join(' ')).toContain('RIVER_LEVELS_FILE=<path of levels.csv> npm run data -- river-levels');
  });

  it('is not made before somebody says what it is', () => {
    const { status, stderr } = build();
    expect(status).toBe(1);
    for (const field of [
      'source.package',
      'licence.statement',
      'citation.text',
      'variables.0.units',
      'flaws.0',
    ])
      expect(stderr).toContain(`  ${field}: must not be empty`);
  });

  it('is made, checked, typed and drawn once that is written', () => {
    const script = (files[`${folder}/build.ts`] as string)
      .replace(/(homepage|url): ''/g, "$1: 'https://example.org'")
      .replace(/''/g, "'x'");
    writeFileSync(join(copy, folder, 'build.ts'), script);
    expect(build()).toMatchObject({ status: 0, stderr: '' });

    const text = readFileSync(join(copy, folder, 'dataset.json'), 'utf8');
    const card: DatasetCard = datasetSchema.parse(JSON.parse(text));
    expect(card.variables).toMatchObject([
      { name: 'levelM', sourceName: 'level_m', scale: 0.01, missing: 1, packingError: expect.closeTo(0, 5) },
      { name: 'waterTemperature', sourceName: 'Water temperature', scale: 1, max: 19 },
    ]);
    const binary = new Uint8Array(readFileSync(join(copy, folder, 'river-levels.bin')));
    const written = {
      [`${folder}/build.ts`]: script,
      [`${folder}/dataset.json`]: text,
      [`${folder}/river-levels.bin`]: binary,
      [`${folder}/LICENCE.txt`]: 'Public domain.',
      'playground/lab/data/catalogue.ts': catalogueSource([card]),
    };
    expect(datasets(project(written))).toEqual([]);

    const program = `${folder}/programs/explore.ts`;
    const typed = project({ ...written, [program]: files[program] as string });
    expect(diagnose(typed, [program])).toEqual([]);
    const payload = new Uint8Array(gunzipSync(binary)).buffer;
    expect(subjectsOf(card, payload).map(({ name }) => name)).toEqual(['levelM', 'waterTemperature']);
  });

  it('has a program that expects what the table holds', () => {
    const training = Array.from({ length: 133 }, (_, day) => Number(level(day))).filter(
      (_, day) => day !== 5,
    );
    const mean = training.reduce((sum, value) => sum + value, 0) / training.length;
    const shows = (value: number): string[] =>
      unmet(files[`${folder}/programs/explore.ts`] as string, recordingOf(value)).map(
        ({ message }) => message,
      );
    expect(shows(mean)).toEqual([]);
    expect(shows(1.3 * mean)).toHaveLength(1);
  });
});

function recordingOf(value: number): Recording {
  const spec = { title: 'Means', columns: [{ name: 'part' }, { name: 'days' }, { name: 'levelM' }] };
  const event = { type: 'table', id: 'Means', spec, rows: [['train', 133, value]] };
  return readRecording(JSON.stringify({ version: 1, events: [event] }));
}

const table = (rows: string): string => `time,value\n${rows}`;
const rows = (time: (index: number) => string): string =>
  table(Array.from({ length: 12 }, (_, index) => `${time(index)},${index}.5`).join('\n'));

it.each([
  ['days', (i: number) => `2020-01-${String(1 + 2 * i).padStart(2, '0')}`, { count: 2, unit: 'days' }],
  ['hours', (i: number) => `2020-01-01T${String(i).padStart(2, '0')}:00`, { count: 1, unit: 'hours' }],
  [
    'hours and a space',
    (i: number) => `2020-01-0${1 + Math.floor(i / 4)} ${String(6 * (i % 4)).padStart(2, '0')}:00Z`,
    { count: 6, unit: 'hours' },
  ],
  ['months', (i: number) => `2020-${String(i + 1).padStart(2, '0')}`, { count: 1, unit: 'months' }],
] as const)('reads times of %s', (_, time, step) => {
  expect(readTable(rows(time))).toMatchObject({ rows: 12, step, start: '2020-01-01T00:00:00Z' });
});

it.each([
  [
    'a row too short',
    table(`${'2020-01-01,1\n'.repeat(11)}2020-01-02`),
    'Line 13 has 1 cells, the header 2.',
  ],
  [
    'a missing day',
    rows((i) => `2020-01-${String(i < 6 ? i + 1 : i + 2).padStart(2, '0')}`),
    'no even step of hours, days or months: see line 8.',
  ],
  ['a day that is none', rows((i) => `2020-02-${20 + i}`), 'Line 12 does not begin with a time such as'],
  ['words alone', rows((i) => `2020-01-${10 + i}`).replace(/\.5/g, 'x'), 'no column of numbers'],
  ['quotation marks', table('"2020-01-01",1'), 'save it without'],
])('refuses a table with %s', (_, text, message) => {
  expect(() => readTable(text)).toThrow(message);
});
