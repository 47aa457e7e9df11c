import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../src/claims/header.ts';
import { programHeader } from '../../../src/commands/check/program-header.ts';
import { program, verdict } from './fixture.ts';

describe('programHeader', () => {
  const path = 'content/programs/blank.ts';

  it('accepts programs and solutions with a header', async () => {
    expect(await verdict(programHeader, { [path]: program(), 'content/programs/checks/x.ts': '' })).toEqual(
      [],
    );
  });

  it('names file and line of a bad one', async () => {
    expect(await verdict(programHeader, { [path]: program('', 'plot "x" < 3') })).toEqual([
      expect.stringMatching(
        /^content\/programs\/blank\.ts:3 {2}"@expect plot "x" < 3" cannot be read: after "x" comes series, not <\. Write /,
      ),
    ]);
  });

  it('wants an expectation', async () => {
    expect(await verdict(programHeader, { [path]: '/** @title t */' })).toEqual([
      expect.stringMatching(/:1 {2}The header expects nothing/),
    ]);
  });

  it.each([
    ['@seeds 2', 'const seed = 1;', '"@seeds 2" cannot be read. Write @seeds 10'],
    ['@seeds 10', 'let seed = 1;', 'The program has no line that declares its seed'],
    ['@seeds 10', 'const seed = 1;\nconst seed = 2;', 'The program has no line that declares its seed'],
    [
      '@expect log "x" < 1 in every seed',
      'const seed = 1;',
      'speaks of seeds, and the program has only its own',
    ],
  ])('refuses %s before %j', async (tag, code, reason) => {
    const source = program(code, `log contains "x"\n * ${tag}`);
    expect(await verdict(programHeader, { [path]: source })).toEqual([
      expect.stringContaining(`content/programs/blank.ts:4  `),
    ]);
    expect(await verdict(programHeader, { [path]: source })).toEqual([expect.stringContaining(reason)]);
  });

  it('wants no seeds of an exercise, which is not recorded', async () => {
    const source = program('const seed = 1;', 'check "x" fails\n * @seeds 10');
    const files = { [path]: source, 'content/checks/blank.ts': '' };
    expect(await verdict(programHeader, files)).toEqual([
      expect.stringContaining('An exercise is not recorded'),
    ]);
  });

  it('wants no short run of what is not recorded', async () => {
    const short = 'log contains "x"\n * @small n = 2\n * @expect-small log "x" < 1';
    const source = program('const n = 9;', short);
    const reads = program('const n = 9;', `${short}\n * @reads example.org`);
    const solution = { 'content/solutions/blank.ts': source };
    expect(await verdict(programHeader, { [path]: source })).toEqual([]);
    for (const files of [{ [path]: source, 'content/checks/blank.ts': '' }, { [path]: reads }, solution])
      expect(await verdict(programHeader, files)).toEqual([
        expect.stringContaining('Nothing runs this program short'),
      ]);
  });

  const seeded = 'const seed = 1;\nrandom(seed);';

  it.each([
    ['log "x" < log "y"', 'random(1);', 1],
    ['log "x" < log "y" * 0.9', 'const rng = random(7);', 1],
    ['log "x" < log "y"\n * @seeds 10', seeded, 0],
    ['log "x" < log "y"\n * @timed', 'random(1);', 0],
    ['log "x" < log "y"\n * @reads example.org', 'random(1);', 0],
    ['log "x" < log "y"', 'leastSquares(x, y);', 0],
    ['log "x" < 3', 'random(1);', 0],
  ])('holds @expect %j before %j to seeds: %i', async (expected, code, faults) => {
    const found = await verdict(programHeader, { [path]: program(code, expected) });
    expect(found).toHaveLength(faults);
    for (const fault of found)
      expect(fault).toContain('blank.ts:3  The program draws chance and compares two of its results');
  });

  it('lets an exercise compare', async () => {
    const source = program('random(1);', 'log "x" < log "y"');
    expect(await verdict(programHeader, { [path]: source, 'content/checks/blank.ts': '' })).toEqual([]);
  });

  it('reads every header twice alike', () => {
    expect(readHeader(program())).toEqual(readHeader(program()));
  });
});
