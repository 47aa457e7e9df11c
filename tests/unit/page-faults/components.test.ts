import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { numberElements } from '../../../src/claims/print-element.ts';
import { components } from '../../../src/schemas/components.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** These read their own attributes, out of recorded results (src/claims/). */
const ofTheirOwn: readonly string[] = numberElements;
const files = globSync('src/components/*.astro', { cwd: root }).map(
  (path) => [basename(path, '.astro'), path] as const,
);

it('every component that authors may write has a schema, and every schema its component', () => {
  const names = files.map(([name]) => name).filter((name) => !ofTheirOwn.includes(name));
  expect(names.sort()).toEqual(Object.keys(components).sort());
});

it.each(files.filter(([name]) => !ofTheirOwn.includes(name)))(
  '%s takes the props of its schema',
  (name, path) => {
    const source = readFileSync(root + path, 'utf8');
    const [, inside = ''] = /interface Props {([\s\S]*?)\n}/.exec(source) ?? [];
    const taken = [...inside.matchAll(/^ {2}(\w+)\??:/gm)].map(([, prop]) => prop);
    for (const [prop, { required }] of Object.entries(components[name]?.props ?? {})) {
      expect(taken).toContain(prop);
      expect(new RegExp(`^ {2}${prop}${required ? ':' : '\\?:'}`, 'm').test(inside)).toBe(true);
    }
  },
);
