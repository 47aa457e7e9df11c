import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';

/** What a page is made of. `late` is what it fetches for itself once its text is there. */
export const kinds = ['html', 'styles', 'scripts', 'fonts', 'pictures', 'late'] as const;
export type Kind = (typeof kinds)[number];

/** Bytes by kind; text as gzip sends it. */
export type Weight = Record<Kind, number>;

export const gzipped = (text: string | Buffer): number => gzipSync(text, { level: 9 }).byteLength;

const types: readonly (readonly [RegExp, Kind])[] = [
  [/html/, 'html'],
  [/css/, 'styles'],
  [/javascript/, 'scripts'],
  [/font/, 'fonts'],
  [/image/, 'pictures'],
  [/json/, 'late'],
];

/** Weighs all that a page fetches from now on. The result resolves with what has been answered until then. */
export function weigh(page: Page): () => Promise<Weight> {
  const answers: Promise<[Kind, number] | undefined>[] = [];
  page.on('response', (response) => void answers.push(weightOf(response)));
  return async () => {
    const weight: Weight = { html: 0, styles: 0, scripts: 0, fonts: 0, pictures: 0, late: 0 };
    for (const answer of await Promise.all([...answers])) if (answer) weight[answer[0]] += answer[1];
    return weight;
  };
}

async function weightOf(response: Response): Promise<[Kind, number] | undefined> {
  const type = response.headers()['content-type'] ?? '';
  const kind = types.find(([pattern]) => pattern.test(type))?.[1];
  if (!response.url().startsWith('http') || !kind) return undefined;
  const body = await response.body().catch(() => undefined);
  if (!body) return undefined;
  return [kind, kind === 'fonts' || kind === 'pictures' ? body.byteLength : gzipped(body)];
}

export function total(weight: Weight): number {
  return Object.values(weight).reduce((sum, bytes) => sum + bytes, 0);
}
