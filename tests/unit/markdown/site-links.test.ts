import { expect, test } from 'vitest';
import { compile } from './render.ts';

test.each([
  ['[data](/datasets/coads/)', 'href: "/course/datasets/coads/"'],
  ['<a href="/chapters/aifs/">AIFS</a>', 'href: "/course/chapters/aifs/"'],
  ['[data][1]\n\n[1]: /datasets/coads/', 'href: "/course/datasets/coads/"'],
  ['[elsewhere](https://example.org/a)', 'href: "https://example.org/a"'],
  ['[elsewhere](//example.org/a)', 'href: "//example.org/a"'],
  ['[here](#one-neuron)', 'href: "#one-neuron"'],
])('%s', async (text, expected) => {
  expect(await compile(text)).toContain(expected);
});
