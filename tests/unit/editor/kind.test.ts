import { expect, test } from 'vitest';
import { chooseKind } from '../../../playground/editor/kind.ts';
import { choiceOf } from '../../../playground/store/preferences.ts';

test.each([
  { kept: null, coarse: false, kind: 'monaco' },
  { kept: null, coarse: true, kind: 'codemirror' },
  { kept: 'monaco', coarse: true, kind: 'monaco' },
  { kept: 'codemirror', coarse: false, kind: 'codemirror' },
  { kept: 'vi', coarse: false, kind: 'monaco' },
  { kept: '', coarse: true, kind: 'codemirror' },
])('kept $kept, coarse pointer $coarse: $kind', ({ kept, coarse, kind }) => {
  expect(chooseKind(choiceOf('editor-kind', kept), coarse)).toBe(kind);
});
