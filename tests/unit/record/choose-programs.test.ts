import { expect, it } from 'vitest';
import { choosePrograms } from '../../../src/commands/record/choose-programs.ts';
import { sameResults } from '../../../src/commands/record/record-program.ts';

const programs = ['content/chapters/04-dense-networks/programs/xor.ts', 'content/programs/blank.ts'].map(
  (path) => ({
    path,
    source: '',
    check: undefined,
    solution: undefined,
    recordedPath: '',
    readsArchive: false,
  }),
);

it('chooses by parts of paths', () => {
  expect(choosePrograms(programs, ['dense'])).toEqual([programs[0]]);
  expect(choosePrograms(programs, ['blank', 'xor'])).toEqual(programs);
});

it('says which part is in no path, and the nearest', () => {
  expect(() => choosePrograms(programs, ['xor', 'blnk'])).toThrow(
    'No program that is recorded has "blnk" in its path. Did you mean blank?',
  );
});

it('tells recordings apart by their results, not by how long they took', () => {
  const text = (seconds: number, value: number) =>
    JSON.stringify({
      version: 1,
      events: [
        { type: 'log', value },
        { type: 'finished', seconds },
      ],
    });
  expect(sameResults(text(1, 5), text(2, 5))).toBe(true);
  expect(sameResults(text(1, 5), text(1, 6))).toBe(false);
});
