import { expect, test } from 'vitest';
import { markNames } from '../../../src/figures/kit/mark-names.ts';

const within = { x: 0, y: 0, width: 200, height: 60 };
const mark = (x: number, y: number, name: string) => ({ x, y, half: 5, name });
const anchors = (html: string): string[] => [...html.matchAll(/text-anchor="(\w+)"/g)].map(([, a = '']) => a);

test('a name stands to the right of its mark, and to the left where the drawing ends', () => {
  expect(anchors(markNames([mark(20, 30, 'first'), mark(190, 30, 'last')], within))).toEqual([
    'start',
    'end',
  ]);
});

test('a name gives way to another mark, and is left out where it has no room', () => {
  expect(anchors(markNames([mark(100, 30, 'here'), mark(112, 30, '')], within))[0]).toBe('end');
  const crowd = [-12, 0, 12].flatMap((dx) => [-12, 0, 12].map((dy) => mark(100 + dx, 30 + dy, 'crowded')));
  expect(anchors(markNames(crowd, within)).length).toBeLessThan(9);
});
