import { beforeAll, describe, expect, it } from 'vitest';
import { recorded } from '../../../src/commands/check/recorded.ts';
import { digests, recordingDigest } from '../../../src/commands/record/digests.ts';
import { madeFromPath, type RecordedFrom, writeMadeFrom } from '../../../src/commands/record/made-from.ts';
import { program, project, verdict } from './fixture.ts';

const folder = 'content/chapters/04-dense-networks';
const path = `${folder}/programs/a.ts`;
const recording = (more: object = {}): string => JSON.stringify({ version: 1, events: [], ...more });

/** The files of a program that was recorded as it stands, but for what the test changes in what it was made from. */
async function files(
  source: string,
  text: string,
  change: Partial<RecordedFrom> = {},
): Promise<Record<string, string>> {
  const today = (await digests(project({}).root, [{ path, source }], () => undefined)).get(path);
  if (!today) throw new Error('There is no digest of the program.');
  const made = { ...today, recording: recordingDigest(text) };
  return {
    [path]: source,
    [`${folder}/recorded/a.json`]: text,
    [madeFromPath]: writeMadeFrom(new Map([[path, { ...made, ...change }]])),
  };
}

let whole: Record<string, string>;
beforeAll(async () => {
  whole = await files(program(), recording());
});

it('accepts the recording of the program as it stands', async () => {
  expect(await verdict(recorded, whole)).toEqual([]);
});

it('asks no recording of an exercise', async () => {
  const exercise = { [path]: program(), [`${folder}/checks/a.ts`]: '' };
  expect(await verdict(recorded, exercise)).toEqual([]);
});

it('asks no recording of what reads another site, and wants none', async () => {
  const reads = program(undefined, 'log contains "done"\n * @reads example.org');
  expect(await verdict(recorded, { [path]: reads })).toEqual([]);
  expect(await verdict(recorded, { ...whole, [path]: reads })).toEqual([
    `${folder}/recorded/a.json:1  The program reads another site, so that a recording would be of what the site held one day. Delete the recording.`,
  ]);
});

it('does not mind a comment, a blank line or another header', async () => {
  const same = program("// Says so.\n\nconsole.log('done')  ;", 'log contains "do"');
  expect(await verdict(recorded, { ...whole, [path]: same })).toEqual([]);
});

it('notices a program that has changed', async () => {
  expect(await verdict(recorded, { ...whole, [path]: program("console.log('over');") })).toEqual([
    `${folder}/recorded/a.json:1  The recording is stale: the program, or what it uses of lab, has changed since. Run npm run record.`,
  ]);
});

it.each<[Partial<RecordedFrom>, string]>([
  [{ kernels: '0' }, 'the kernels or TensorFlow.js has changed since'],
  [{ data: '0' }, 'the data has changed since'],
  [{ kernels: '0', data: '0' }, 'the kernels or TensorFlow.js and the data have changed since'],
])('notices what else has changed: %j', async (change, reason) => {
  expect(await verdict(recorded, await files(program(), recording(), change))).toEqual([
    expect.stringContaining(`The recording is stale: ${reason}.`),
  ]);
});

it('notices a recording of which nothing says what it was made from', async () => {
  const { [madeFromPath]: _, ...without } = whole;
  expect(await verdict(recorded, without)).toEqual([
    expect.stringContaining('nothing says what it was made from'),
  ]);
});

it.each([
  [
    'another result',
    recording({ events: [{ type: 'log', level: 'log', parts: [{ kind: 'text', text: 'done' }] }] }),
  ],
  ['numbers of other seeds', recording({ seedRuns: { seeds: [1], values: { 'log "a"': [2] } } })],
])('notices %s, written by hand', async (_, text) => {
  expect(await verdict(recorded, { ...whole, [`${folder}/recorded/a.json`]: text })).toEqual([
    `${folder}/recorded/a.json:1  The recording is not what the program showed: it was changed by hand, or in a merge. Run npm run record.`,
  ]);
});

it('does not mind how the text of a recording is laid out', async () => {
  const laidOut = `${JSON.stringify(JSON.parse(recording()), null, 2)}\n`;
  expect(await verdict(recorded, { ...whole, [`${folder}/recorded/a.json`]: laidOut })).toEqual([]);
});

it('says of every recording of a chapter that is checked alone why it is stale', async () => {
  const names = ['a', 'b', 'c', 'd'];
  const elsewhere = { 'content/chapters/05-elsewhere/recorded/e.json': recording() };
  const many = names.flatMap((name) => [
    [`${folder}/programs/${name}.ts`, program()],
    [`${folder}/recorded/${name}.json`, recording()],
  ]);
  const files = project({ ...elsewhere, ...Object.fromEntries(many) });
  const found = await recorded({ ...files, scope: `${folder}/` });
  expect(found.map(({ file }) => file)).toEqual(names.map((name) => `${folder}/recorded/${name}.json`));
});

it('says once what concerns many recordings', async () => {
  const many = ['b', 'c', 'd'].flatMap((name) => [
    [`${folder}/programs/${name}.ts`, program()],
    [`${folder}/recorded/${name}.json`, recording()],
  ]);
  const all = { ...whole, ...Object.fromEntries(many), [madeFromPath]: '{}\n' };
  expect(await verdict(recorded, all)).toEqual([
    `${madeFromPath}:1  Of 4 recordings: The recording is stale: nothing says what it was made from. Run npm run record.`,
  ]);
});

it('reads the list after a merge, and wants it written anew', async () => {
  const [first = '', ...rest] = (whole[madeFromPath] ?? '').split('\n');
  const merged = [first, '<<<<<<< ours', ...rest].join('\n');
  expect(await verdict(recorded, { ...whole, [madeFromPath]: merged })).toEqual([
    `${madeFromPath}:1  The list is not as npm run record writes it, as after a merge. Run npm run record.`,
  ]);
});

it('notices a recording whose program is gone', async () => {
  expect(await verdict(recorded, { [`${folder}/recorded/a.json`]: recording() })).toEqual([
    `${folder}/recorded/a.json:1  The program of this recording is gone. Delete the recording.`,
  ]);
});

it('notices a program that was never recorded', async () => {
  expect(await verdict(recorded, { [path]: program() })).toEqual([
    `${path}:1  The program has no recorded result to show before Run. Run npm run record.`,
  ]);
});

it.each([
  '{',
  '{}',
  '{"version":1,"events":[{"type":"plot"}]}',
  recording({ seedRuns: { seeds: [1], values: { x: [] } } }),
])('notices a damaged recording: %s', async (text) => {
  expect(await verdict(recorded, { ...whole, [`${folder}/recorded/a.json`]: text })).toEqual([
    expect.stringMatching(/a\.json:1 {2}The recording is damaged: .* Run npm run record\.$/),
  ]);
});

describe('a program with seeds', () => {
  const quantity = 'log "error"';
  const source = program('const seed = 4;\nconsole.log(seed);', `${quantity} < 1 in every seed\n * @seeds 3`);
  const seedRuns = { seeds: [1, 2, 3], values: { [quantity]: [0.1, 0.2, 0.3] } };

  it('is recorded with them', async () => {
    expect(await verdict(recorded, await files(source, recording({ seedRuns })))).toEqual([]);
  });

  it.each<[object, string]>([
    [{}, 'The recording holds 0 other seeds, and the program asks for 3.'],
    [{ seedRuns: { ...seedRuns, values: {} } }, `The recording holds no other seeds of ${quantity}.`],
  ])('is recorded anew from %j', async (more, reason) => {
    expect(await verdict(recorded, await files(source, recording(more)))).toEqual([
      expect.stringContaining(`${reason} Run npm run record.`),
    ]);
  });
});

describe('a program with short runs', () => {
  const number = 'plot "Loss" series "a" last';
  const source = program(
    'const passes = 30;',
    `log contains "x"\n * @small passes = 4\n * @expect-small ${number} < 1`,
  );
  const run = { tables: {}, curves: { 'Loss: a': 0.5 }, numbers: { [number]: 0.5 } };
  const small = { setting: 'passes = 4', runs: [run] };

  it('is recorded with them', async () => {
    expect(await verdict(recorded, await files(source, recording({ small })))).toEqual([]);
  });

  it.each<[object, string]>([
    [{}, 'The recording holds no short run, and the header has @small.'],
    [
      { small: { ...small, setting: 'passes = 5' } },
      'The short run was made with passes = 5, and the header says passes = 4.',
    ],
    [
      { small: { ...small, runs: [{ ...run, numbers: {} }] } },
      `The recording holds no short run of ${number}.`,
    ],
    [{ small: { ...small, runs: [] } }, 'The recording is damaged: its short runs are malformed.'],
  ])('is recorded anew from %j', async (more, reason) => {
    expect(await verdict(recorded, await files(source, recording(more)))).toEqual([
      `${folder}/recorded/a.json:1  ${reason} Run npm run record.`,
    ]);
  });

  it('is recorded short with three of its seeds', async () => {
    const seeded = source
      .replace('const passes', 'const seed = 4;\nconst passes')
      .replace('@title', '@seeds 3\n * @title');
    const seedRuns = { seeds: [1, 2, 3], values: {} };
    const three = { ...small, runs: [4, 1, 3].map((seed) => ({ ...run, seed })) };
    expect(await verdict(recorded, await files(seeded, recording({ seedRuns, small: three })))).toEqual([]);
    expect(await verdict(recorded, await files(seeded, recording({ seedRuns, small })))).toEqual([
      expect.stringContaining('The recording holds short runs of other seeds than 4, 1, 3.'),
    ]);
  });

  it('has none without @small, or where it measures time', async () => {
    expect(await verdict(recorded, await files(program(), recording({ small })))).toEqual([
      expect.stringContaining('The recording holds short runs, and the program asks for none.'),
    ]);
    const timed = source.replace('@title', '@timed\n * @title');
    expect(await verdict(recorded, await files(timed, recording()))).toEqual([]);
  });
});
