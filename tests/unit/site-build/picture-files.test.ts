import { expect, test } from 'vitest';
import { withPictureFiles } from '../../../src/picture-files.ts';

const image = (bytes: number): string =>
  `<img alt="" draggable="false" src="data:image/png;base64,${Buffer.alloc(bytes, 7).toString('base64')}">`;

test('a large image becomes a file under the base path, fetched when it is near', () => {
  const { page, files } = withPictureFiles(`<div>${image(900)}</div>`, '/course/');
  const [[name, bytes] = ['', new Uint8Array()]] = [...files];
  expect(name).toMatch(/^_astro\/picture\.[\da-f]{10}\.png$/);
  expect(Buffer.from(bytes)).toEqual(Buffer.alloc(900, 7));
  expect(page).toBe(
    `<div><img alt="" draggable="false" loading="lazy" decoding="async" src="/course/${name}"></div>`,
  );
});

test('the same image twice is one file; a small one stays in the page', () => {
  const { page, files } = withPictureFiles(image(900) + image(900) + image(90), '/');
  expect(files.size).toBe(1);
  expect(page.endsWith(image(90))).toBe(true);
});
