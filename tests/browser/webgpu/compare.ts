import type { Plugin } from 'esbuild';
import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { openWebGpuPages } from './open.ts';

/** A page with the kernels of the course and one without, for the tests of one file. */
export async function openBoth(plugins: Plugin[] = []): Promise<{ ours: Page; stock: Page }> {
  const pages = await openWebGpuPages(plugins);
  afterAll(() => pages.close());
  return { ours: await pages.open(true), stock: await pages.open(false) };
}

/** Runs the text of a program, whose only name is `tf`, in a page. */
export const evaluate = (page: Page, body: string): Promise<unknown> =>
  page.evaluate((given) => webgpuPage.evaluate(given), body);

/** The numbers that a program returns, on WebGPU in one page and on the CPU in one without the kernels. */
export async function onBoth(
  ours: Page,
  stock: Page,
  body: string,
): Promise<[ours: number[], reference: number[]]> {
  // As text of bytes: numbers by the hundred thousand take longer to bring over one by one than to compute.
  const on = (backend: string): string => `await tf.setBackend('${backend}'); const draw = (shape, seed) =>
    tf.randomNormal(shape, 0, 1, 'float32', seed);
    const numbers = await (async () => { ${body} })();
    return new Uint8Array(Float64Array.from(numbers).buffer).toBase64();`;
  const numbers = async (page: Page, backend: string): Promise<number[]> => {
    const bytes = Buffer.from((await evaluate(page, on(backend))) as string, 'base64');
    return [...new Float64Array(new Uint8Array(bytes).buffer)];
  };
  return [await numbers(ours, 'webgpu'), await numbers(stock, 'cpu')];
}

export function expectNear(found: number[], expected: number[], tolerance: number): void {
  expect(found).toHaveLength(expected.length);
  const largest = (values: number[]): number =>
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = Math.max(1, largest(expected));
  const worst = largest(found.map((value, index) => value - (expected[index] as number)));
  expect(worst / scale).toBeLessThan(tolerance);
}
