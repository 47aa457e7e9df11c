import { expect, test } from 'vitest';
import { type SayingCode, saying, sayings } from '../../../playground/protocol/sayings.ts';
import { noBackend, say } from '../../../playground/words/en/sayings.ts';

const codes = Object.entries(sayings) as [SayingCode, number][];

test.each(codes)('“%s” is worded, with all of its %i values and in order', (code, count) => {
  const values = ['first value', 'second value'].slice(0, count);
  const text = say(saying(code, ...values));
  const places = values.map((value) => text.indexOf(value));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(text.length).toBeGreaterThan(10);
  expect(text).not.toContain('undefined');
});

test('a backend is called by its name, and so is each that does not start', () => {
  expect(say(saying('backend-asked', 'wasm'))).toBe('WebAssembly was asked for.');
  expect(
    noBackend([
      { backend: 'webgpu', reason: saying('webgpu-no-adapter') },
      { backend: 'cpu', reason: saying('backend-wrong', 'cpu', 'NaN') },
    ]),
  ).toBe(
    'None of the requested backends starts in this browser. WebGPU: The browser has WebGPU but found no graphics ' +
      'adapter for it. plain JavaScript: plain JavaScript computed 3 + 6 = NaN.',
  );
});

test('the rest of a long line is counted in words', () => {
  expect(say(saying('more-parts', '951'))).toBe('… and 951 more');
});
