import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyWork,
  longestFile,
  readWork,
  type Work,
  writeWork,
} from '../../../playground/store/work-file.ts';

const now = new Date('2026-11-29T12:00:00Z');

const slot = fc.oneof(
  fc.stringMatching(/^[a-z]{1,9}\/[a-z-]{1,9}$/),
  fc.stringMatching(/^[0-9a-f]{64}$/).map((digest) => `link:${digest}`),
);
const id = fc.stringMatching(/^[a-z]{1,8}(-[a-z0-9]{1,8})?$/);
const at = fc.nat();
const version = fc.record({ source: fc.string(), original: fc.string(), savedAt: at, writer: fc.string() });
const mapOf = <K, V>(key: fc.Arbitrary<K>, value: fc.Arbitrary<V>): fc.Arbitrary<Map<K, V>> =>
  fc.array(fc.tuple(key, value), { maxLength: 5 }).map((entries) => new Map(entries));

const works: fc.Arbitrary<Work> = fc.record({
  programs: mapOf(
    slot,
    fc.tuple(version, fc.array(version, { maxLength: 3 })).map(([main, others]) => ({ ...main, others })),
  ),
  results: fc.record({
    passed: mapOf(id, fc.record({ at })),
    answers: mapOf(
      id,
      fc.record({ choice: fc.stringMatching(/^a-[0-9a-z]{1,4}$/), right: fc.boolean(), at }),
    ),
  }),
  preferences: mapOf(fc.constant('editor-kind' as const), fc.constantFrom('monaco', 'codemirror')),
  backends: mapOf(slot, fc.constantFrom('webgpu', 'wasm', 'webgl', 'cpu')),
  figures: mapOf(
    id,
    fc.record(
      {
        handles: fc.dictionary(
          id,
          fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
        ),
        choices: fc.dictionary(id, id),
        switches: fc.dictionary(id, fc.boolean()),
        step: fc.nat(),
      },
      { requiredKeys: ['handles', 'choices', 'switches'] },
    ),
  ),
  models: mapOf(
    fc.tuple(slot, id).map((parts) => parts.join('/')),
    fc.record({
      tensors: fc.array(
        fc.float32Array({ maxLength: 20 }).map((values) => ({ shape: [values.length], values })),
        { minLength: 1, maxLength: 3 },
      ),
      scores: fc.dictionary(
        id,
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
        { maxKeys: 8 },
      ),
      at,
    }),
  ),
});

test('whatever a reader has done, it comes back out of the file as it went in', () => {
  fc.assert(
    fc.property(works, (work) => {
      expect(readWork(writeWork(work, now))).toEqual({ ok: true, work, unreadable: 0 });
    }),
  );
});

test('edits that could not be read go along, as far as a file can hold them, and are not taken for others', () => {
  const damaged = new Map<string, unknown>([
    ['a/b 2026', { source: 5 }],
    ['a/c 2026', 5n],
  ]);
  const text = writeWork(emptyWork(), now, damaged);
  expect(JSON.parse(text).damaged).toEqual({ 'a/b 2026': { source: 5 } });
  expect(readWork(text)).toEqual({ ok: true, work: emptyWork(), unreadable: 0 });
});

describe('a file that somebody else may have written', () => {
  const good = JSON.parse(writeWork(emptyWork(), now));
  const file = (fields: object): string => JSON.stringify({ ...good, ...fields });

  test.each([
    ['no JSON', '{', 'not JSON'],
    ['another file', '{"a": 1}', 'no work from this course'],
    ['null', 'null', 'no work from this course'],
    ['a list', '[]', 'no work from this course'],
    ['of a newer edition', file({ format: 2 }), 'newer edition'],
  ])('is refused in words: %s', (_, text, words) => {
    const read = readWork(text);
    expect(read.ok ? '' : read.message).toContain(words);
  });

  test('is refused unread when it is too large', () => {
    const read = readWork(' '.repeat(longestFile + 1));
    expect(read.ok ? '' : read.message).toContain('too large');
  });

  test('gives what is sound, and counts the rest', () => {
    const figure = { handles: { waves: 2 }, choices: {}, switches: {} };
    const model = { at: 1, scores: {}, tensors: [{ shape: [1], values: 'AACAPw==' }] };
    const edit = { source: 'a', original: 'b', savedAt: 1, writer: '', others: [] };
    const text = file({
      programs: {
        'a/b': edit,
        'not a slot': edit,
        'a/c': { source: 1 },
        'a/d': { ...edit, source: 'x'.repeat(1e6 + 1) },
      },
      passed: { good: { at: 1 }, Bad: { at: 1 }, worse: {} },
      answers: [{ choice: 'a-1', right: true, at: 1 }],
      preferences: { 'editor-kind': 'vi', 'editor-tab-moves-focus': 'true', toString: 'x' },
      backends: { 'a/b': 'quantum' },
      figures: { wave: figure, waves: { ...figure, handles: 3 }, 'a wave': figure },
      models: {
        'a/b/good': model,
        'a/b/Bad': model,
        'a/b/cut': { ...model, tensors: [{ shape: [2], values: 'AACAPw==' }] },
        'a/b/no-base64': { ...model, tensors: [{ shape: [1], values: '§' }] },
        'a/b/ageless': { ...model, at: 'now' },
      },
    }).replace('"not a slot"', '"__proto__"');
    const read = readWork(text);
    if (!read.ok) throw new Error(read.message);
    expect([...read.work.programs]).toEqual([['a/b', edit]]);
    expect([...read.work.results.passed.keys()]).toEqual(['good']);
    expect(read.work.results.answers.size).toBe(0);
    expect([...read.work.preferences]).toEqual([['editor-tab-moves-focus', 'true']]);
    expect(read.work.backends.size).toBe(0);
    expect([...read.work.figures]).toEqual([['wave', figure]]);
    expect([...read.work.models]).toEqual([
      ['a/b/good', { ...model, tensors: [{ shape: [1], values: Float32Array.of(1) }] }],
    ]);
    expect(read.unreadable).toBe(3 + 2 + 2 + 1 + 2 + 4);
  });

  test('of a hundred thousand entries is cut short, and the cut is counted', () => {
    const passed = Object.fromEntries(Array.from({ length: 100_000 }, (_, k) => [`e${k}`, { at: 1 }]));
    const read = readWork(file({ passed }));
    if (!read.ok) throw new Error(read.message);
    expect(read.work.results.passed.size).toBe(5000);
    expect(read.unreadable).toBe(95_000);
  });

  test('never makes reading throw, whatever is in its fields', () => {
    const names = ['programs', 'passed', 'answers', 'preferences', 'backends', 'figures', 'models'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.jsonValue()), (fields) => {
        expect(readWork(file(fields)).ok).toBe(true);
      }),
    );
  });
});
