import { expect, it } from 'vitest';
import { knobs } from '../../../src/commands/check/knobs.ts';
import { program, verdict } from './fixture.ts';

const path = 'content/chapters/04-dense-networks/programs/addition.ts';
const said = (code: string): Promise<string[]> => verdict(knobs, { [path]: program(code) });

it('has nothing to say of sound knobs and of programs without any', async () => {
  expect(await said('const a = 1; // any')).toEqual([]);
  expect(await said("const a = 1; // @knob 1..9 a\nconst b = 'c'; // @knob c|d b")).toEqual([]);
});

it('names the line, what is wrong and how to mend it', async () => {
  expect(await said('\nconst a = 12; // @knob 1..9 a')).toEqual([
    `${path}:6  The program’s own value is none that its knob has. Widen the range, or add the word to those to choose from.`,
  ]);
});

it('wants the program’s own value among the stops', async () => {
  expect(await said('const a = 0.004; // @knob 0.001..1 log a')).toEqual([
    `${path}:5  The slider does not stop at 0.004: once moved, it could not be set back. The nearest stop is 0.005: take it, or make 0.004 an end of the range.`,
  ]);
  expect(await said('const a = 0.5; // @knob 0..2 a')).toEqual([
    `${path}:5  The slider does not stop at 0.5: once moved, it could not be set back. The nearest stop is 1: take it, or give a step that leads to 0.5.`,
  ]);
});

it('finds the word where nobody would read it', async () => {
  const reading = /:5 {2}@knob is read only where it begins the \/\/ comment behind a constant/;
  expect(await said('const a = 1; // any @knob 1..9 a')).toEqual([expect.stringMatching(reading)]);
  expect(await said('const a = 1; /* @knob 1..9 a */')).toEqual([expect.stringMatching(reading)]);
});

it('looks at programs only: nobody turns a solution', async () => {
  const solution = path.replace('/programs/', '/solutions/');
  expect(await verdict(knobs, { [solution]: program('const a = 1; // @knob') })).toEqual([]);
});
