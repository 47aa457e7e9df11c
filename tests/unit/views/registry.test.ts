import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { viewEvents } from '../../../playground/views/events.ts';
import { parts, takers, views } from '../../../playground/views/registry.ts';
import { emptyResults } from '../../../playground/views/results.ts';

/* That every event is taken in, the compiler sees (`registry.ts`). What it does not see is here. */

const folder = new URL('../../../playground/views/', import.meta.url);

test('no event is taken in twice', () => {
  const taken = [...views, ...parts].flatMap(({ take }) => Object.keys(take));
  expect(taken.toSorted()).toEqual(viewEvents.flatMap((kinds) => Object.keys(kinds)).toSorted());
  expect([...takers.keys()].toSorted()).toEqual(taken.toSorted());
});

test('no two views have a name or a slice in common', () => {
  const kinds = views.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
  const slices = [...views, ...parts].flatMap((one) => Object.keys(one.empty()));
  expect(new Set(slices).size).toBe(slices.length);
  for (const slice of slices) expect(emptyResults()).toHaveProperty(slice);
});

test('the page loads the style sheet of every view', () => {
  const sheet = readFileSync(new URL('views.css', folder), 'utf8');
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^[a-z]+[\\/][a-z-]+\.css$/.test(path),
  );
  expect(sheets.length).toBeGreaterThan(5);
  for (const path of sheets) expect(sheet).toContain(`@import './${path.replaceAll('\\', '/')}';`);
});
