import { describe, expect, test } from 'vitest';
import { compile } from './render.ts';

const imports = (code: string) => code.match(/^import (?!.*(jsx-runtime|astro:)).*$/gm) ?? [];

describe('automatic imports', () => {
  test('bring the components that a page uses, once each', async () => {
    const code = await compile('A.<MarginNote>One.</MarginNote> B.<MarginNote>Two.</MarginNote>');
    expect(imports(code)).toEqual(['import MarginNote from "../../../src/components/MarginNote.astro";']);
  });

  test('leave alone what the page imports itself', async () => {
    const code = await compile('import MarginNote from "./mine.astro";\n\nA.<MarginNote>One.</MarginNote>');
    expect(imports(code)).toHaveLength(1);
    expect(imports(code)[0]).toContain('./mine.astro');
  });

  test.each([
    ['with mathematics', 'Let $x$ be.', 1],
    ['without mathematics', 'Let it be.', 0],
  ])('give a page %s the styles of formulas or not', async (_, text, count) => {
    expect(imports(await compile(text)).filter((line) => line.includes('katex'))).toHaveLength(count);
  });

  test('stop the build on an unknown component with file, line and what there is', async () => {
    await expect(compile('A.\n\n\n<Equaton id="a" />')).rejects.toThrow(
      /index\.mdx:4: <Equaton> is no component of this course\. There are: .*Equation/,
    );
  });
});
