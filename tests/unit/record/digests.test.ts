import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

it('changes with what a program uses of lab, not with the list of data sets or a function that it does not use', async () => {
  const digestWith = async (catalogue: string, scale: number, more = ''): Promise<string | undefined> => {
    const folder = mkdtempSync(join(tmpdir(), 'digests-'));
    const files = {
      'playground/lab/data/catalogue.ts': `export const catalogue = { ${catalogue} };`,
      'playground/lab/index.ts': `import { catalogue } from './data/catalogue.ts';
const at = (id: string) => Object.keys(catalogue).indexOf(id);
export const dataset = (id: string) => ${scale} * at(id);${more}`,
      'playground/lab/unused.ts':
        "import { tidy } from '@tensorflow/tfjs';\nexport const unused = () => tidy(() => 1);",
      'playground/kernels/every-backend.ts': '',
      'playground/kernels/wasm/index.ts': '',
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const source = "import { dataset } from 'lab';\nconsole.log(dataset('coads'));\n";
    const all = await digests(folder, [{ path: 'content/programs/a.ts', source }], () => undefined);
    rmSync(folder, { recursive: true });
    return all.get('content/programs/a.ts')?.code;
  };
  const before = await digestWith('coads: 1', 2);
  expect(before).toMatch(/^[0-9a-f]{12}$/);
  expect(await digestWith('coads: 1, etopo: 2', 2)).toBe(before);
  expect(await digestWith('coads: 1', 3)).not.toBe(before);
  const unused =
    "\nexport function quizzical(zzz) { return zzz.map((zz) => zz ** 7 + 'zzzzzzzzzzqqqqqqqqqq'.length); }";
  expect(await digestWith('coads: 1', 2, unused)).toBe(before);
  expect(await digestWith('coads: 1', 2, "\nexport * from './unused.ts';")).toBe(before);
});
