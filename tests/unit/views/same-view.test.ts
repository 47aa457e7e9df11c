import { expect, test } from 'vitest';
import { sameView } from '../../../playground/views/runs/same-view.ts';

const views = (...ids: string[]): { id: string }[] => ids.map((id) => ({ id }));

test.each<[string, string[], string | undefined]>([
  ['Training', ['Loss', 'Training'], 'Training'],
  ['Training', ['Loss'], undefined],
  // A title may tell a number that the reader has changed.
  ['Error, month 8', ['Error, month 7'], 'Error, month 7'],
  ['Error, month 8', ['Error, month 7', 'Error, month 8'], 'Error, month 8'],
  ['Error, month 8', ['Error, month 7', 'Error, month 9'], undefined],
  ['rate 0.02', ['rate 0.2'], 'rate 0.2'],
])('%s among %s', (id, others, found) => {
  expect(sameView(id, views(...others))?.id).toBe(found);
});
