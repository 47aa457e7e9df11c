import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { digests, type MadeFrom } from '../../../src/commands/record/digests.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');
const card = (payload: string, title = 'Sea') =>
  JSON.stringify({ title, axes: [], variables: [], checksum: { payload } });

async function madeFrom(source: string, text = card('a')): Promise<MadeFrom> {
  const all = await digests(root, [{ path: 'content/programs/a.ts', source }], () => text);
  return all.get('content/programs/a.ts') as MadeFrom;
}

const source =
  "import { dataset, random } from 'lab';\nconst sea = await dataset('coads');\nlog(sea, random(1));\n";
const program = (code: string, header = '@title A') => `/** ${header} */\n${code}`;

it('does not change with comments, the header and line breaks', async () => {
  const other = program(`// Why.\n${source.replace('; ', ';\n\n')}`, '@title B');
  expect(await madeFrom(other)).toEqual(await madeFrom(program(source)));
});

it('changes with the program', async () => {
  const before = await madeFrom(program(source));
  expect(await madeFrom(program(source.replace('random(1)', 'random(2)')))).toEqual({
    ...before,
    code: expect.not.stringContaining(before.code),
  });
});

it('takes of lab only what the program uses', async () => {
  const { code } = await madeFrom(program("import { random } from 'lab';\nconsole.log(random(1));"));
  const more = await madeFrom(program("import { random, table } from 'lab';\nconsole.log(random(1));"));
  expect(more.code).toBe(code);
});

it('changes with the numbers of the data, not with what its card says of them', async () => {
  const before = await madeFrom(program(source));
  expect(await madeFrom(program(source), card('a', 'Ocean'))).toEqual(before);
  expect((await madeFrom(program(source), card('b'))).data).not.toBe(before.data);
});

it('takes of a program that measures time only the program', async () => {
  expect(await madeFrom(program(source, '@title A\n * @timed'))).toMatchObject({ kernels: '', data: '' });
});

it('is the same whether programs are bundled together or alone, and beside one that is broken', async () => {
  const good = { path: 'content/programs/a.ts', source: program(source) };
  const broken = { path: 'content/programs/b.ts', source: program('const = 1;') };
  const together = await digests(root, [good, broken], () => card('a'));
  expect(together.get(good.path)).toEqual(await madeFrom(good.source));
  expect(together.get(broken.path)?.code).toMatch(/^[0-9a-f]{12}$/);
});
