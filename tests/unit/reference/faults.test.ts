import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { labDocumented } from '../../../src/commands/check/lab-documented.ts';
import { labTexts } from '../../../src/reference/lab-program.ts';
import { verdict } from '../check/fixture.ts';

const whole = `/**
 * How far two numbers lie apart.
 *
 * @param a in any unit
 * @param b in the unit of a
 * @returns in the same unit
 * @throws RangeError for NaN
 * @example
 * gap(1, 2);
 */
export function gap(a: number, b: number): number {
  if (Number.isNaN(a - b)) throw new RangeError('gap: NaN.');
  return Math.abs(a - b);
}
`;

const said = (gap: string, index = "/** Distances. */\nexport * from './gap.ts';\n") =>
  verdict(labDocumented, {
    'playground/lab/index.ts': "export * from './data/index.ts';\n",
    'playground/lab/data/index.ts': index,
    'playground/lab/data/gap.ts': gap,
  });

test('what is explained has no fault', async () => expect(await said(whole)).toEqual([]));

const file = 'playground/lab/data/gap.ts';
const cases: [what: string, text: string, fault: string][] = [
  [
    'no comment',
    whole.replace(' * How far two numbers lie apart.\n *\n', ''),
    `${file}:9  gap has no comment. Say above it`,
  ],
  [
    'no @param',
    whole.replace(' * @param b in the unit of a\n', ''),
    `${file}:10  gap does not say what b is. Add @param b`,
  ],
  [
    'a wrong @param',
    whole.replace('@param b', '@param c'),
    `${file}:11  gap has no parameter c. Correct the name`,
  ],
  [
    'no @returns',
    whole.replace(' * @returns in the same unit\n', ''),
    `${file}:10  gap does not say what it returns.`,
  ],
  [
    'no @throws',
    whole.replace(' * @throws RangeError for NaN\n', ''),
    `${file}:10  gap does not say when it throws.`,
  ],
  [
    'no @example',
    whole.replace(' * @example\n * gap(1, 2);\n', ''),
    `${file}:9  gap has no example. Add @example`,
  ],
  ['a silent type', `${whole}export type Gap = number;\n`, `${file}:15  Gap has no comment.`],
  [
    'a silent member',
    `${whole}/** A pair. */\nexport interface Pair {\n  a: number;\n}\n`,
    `${file}:17  Pair.a has no comment.`,
  ],
  [
    'a type that programs cannot name',
    `${whole}interface Hidden {\n  a: number;\n}\n/** Some. */\nexport type Some = Hidden[];\n`,
    `${file}:19:20  lab offers something of the type Hidden, and not the type. Export Hidden`,
  ],
];
test.each(cases)('%s', async (_, text, fault) => {
  const found = await said(text);
  expect(found.map((line) => line.slice(0, fault.length))).toContain(fault);
});

test('a folder says what it is for', async () => {
  expect(await said(whole, "export * from './gap.ts';\n")).toEqual([
    'playground/lab/data/index.ts:1  The folder does not say what it is for. Begin its index.ts with a comment, in a sentence or two.',
  ]);
});

test('a new folder gets a title, and two folders do not offer one name', async () => {
  const found = await verdict(labDocumented, {
    'playground/lab/index.ts': "export * from './data/index.ts';\nexport * from './novel/index.ts';\n",
    'playground/lab/data/index.ts': "/** Distances. */\nexport * from './gap.ts';\n",
    'playground/lab/data/gap.ts': whole,
    'playground/lab/novel/index.ts': "/** Others. */\nexport * from './gap.ts';\n",
    'playground/lab/novel/gap.ts': whole,
  });
  expect(found).toEqual([
    'playground/lab/novel/index.ts:1  The reference has no title for this folder. Give it a title and a place in src/reference/groups.ts.',
    'playground/lab/novel/gap.ts:11  gap comes from data and from novel, and so from neither. Rename one of them.',
  ]);
});

describe('lab itself', () => {
  test('explains everything that programs may import', async () => {
    const texts = labTexts(resolve(import.meta.dirname, '../../..'));
    expect(await verdict(labDocumented, Object.fromEntries(texts))).toEqual([]);
  });
});
