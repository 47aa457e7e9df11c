import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { pageFaults } from '../../../src/page-faults/vite-plugin.ts';
import { check, insert, insertLine, page, wholeCourse } from '../check/whole-course.ts';

const root = mkdtempSync(join(tmpdir(), 'page-faults-'));
afterAll(() => rmSync(root, { recursive: true }));
for (const [path, content] of Object.entries(wholeCourse())) {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** What the build and the dev server throw for a page of this text. */
function thrown(text: string): { message: string; loc: object } | undefined {
  const file = join(root, page);
  writeFileSync(file, text);
  const plugin = pageFaults();
  plugin.configResolved({ root });
  try {
    plugin.transform.handler(text, `${file}?astroPropagatedAssets`);
    return undefined;
  } catch (error) {
    return error as { message: string; loc: object };
  }
}

it('a page without a fault is compiled', () => {
  expect(thrown(insert('Text.'))).toBeUndefined();
});

it.each([
  ['<Role is="forcast">x</Role>'],
  ['a {T + 1} b'],
  ['a <b>bold'],
  ['a $\\wieght$'],
  ['<Figure name="plain">A.</Figure>'],
])('the build stops on %s at its line, in the words of npm run check', async (text) => {
  const said = (await check({ ...wholeCourse(), [page]: insert(text) }))[0] ?? '';
  const error = thrown(insert(text));
  expect(said).toContain(`${page}:${insertLine}:`);
  expect(error?.message).toContain(said);
  expect(error?.message).toContain(`  ${insertLine} | ${text}\n`);
  expect(error?.loc).toMatchObject({ file: join(root, page), line: insertLine });
});
