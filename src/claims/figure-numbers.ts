import { globSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { missing } from './missing.ts';

/** The numbers that a figure's model gives out in `src/figures/<name>/numbers.ts`. */
export async function figureNumbers(
  root: string,
  name: string,
): Promise<{ numbers: Readonly<Record<string, number>> } | { fault: string }> {
  const files = globSync('src/figures/*/numbers.ts', { cwd: root }).map((path) => path.split(sep).join('/'));
  const path = `src/figures/${name}/numbers.ts`;
  if (!files.includes(path)) {
    const there = files.map((file) => file.split('/').at(-2) ?? file);
    return missing('figure with numbers (numbers.ts)', name, there);
  }
  const module: { numbers?: Record<string, number> } = await import(
    /* @vite-ignore */ pathToFileURL(join(root, path)).href
  );
  return module.numbers ? { numbers: module.numbers } : { fault: `${path} exports no "numbers"` };
}
