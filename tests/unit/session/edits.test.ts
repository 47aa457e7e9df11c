import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEdit } from '../../../playground/session/edits.ts';

test('a sound edit is read as it was written', () => {
  const edit = { source: 'const a = 1;', original: 'const a = 2;', savedAt: 1_700_000_000_000 };
  expect(parseEdit(edit)).toEqual(edit);
});

test('whatever lies in the storage, reading it never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const edit = parseEdit(value);
      if (edit) expect(typeof edit.source).toBe('string');
    }),
  );
});

test.each([
  null,
  'text',
  {},
  { source: 1, original: '', savedAt: 1 },
  { source: 'x', original: 'y' },
  { source: 'x'.repeat(1_000_001), original: '', savedAt: 1 },
])('a damaged edit is told apart: %j', (value) => expect(parseEdit(value)).toBeUndefined());
