import { expect, it } from 'vitest';
import { images } from '../../../src/commands/check/images.ts';
import { bodyLine, chapter, chapterPath, verdict } from './fixture.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];
const end = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
const png = { 'content/chapters/04-dense-networks/rain.png': Uint8Array.from([...signature, ...end]) };

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
