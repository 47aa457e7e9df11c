import { expect, it } from 'vitest';
import { images } from '../../../src/commands/check/images.ts';
import { bodyLine, chapter, chapterPath, verdict } from './fixture.ts';

const png = { 'content/chapters/04-dense-networks/rain.png': new Uint8Array(1) };

it.each([
  '![rain over Carolina](./rain.png)',
  '<img src="./rain.png" alt="rain over Carolina" />',
  '<img src="https://example.org/x.png" alt={words} />',
])('accepts %s', async (body) => {
  expect(await verdict(images, { ...png, [chapterPath]: chapter(body) })).toEqual([]);
});

it.each([
  ['![](./rain.png)', 'The image "./rain.png" has no alternative text.'],
  ['<img src="./rain.png" />', 'The image "./rain.png" has no alternative text.'],
  ['<img src="./rain.png" alt=" " />', 'The image "./rain.png" has no alternative text.'],
  [
    '![rain](./snow.png)',
    'The image "./snow.png" is not there. Put it at content/chapters/04-dense-networks/snow.png',
  ],
])('refuses %s', async (body, message) => {
  expect(await verdict(images, { ...png, [chapterPath]: chapter(body) })).toEqual([
    expect.stringContaining(`${chapterPath}:${bodyLine}  ${message}`),
  ]);
});
