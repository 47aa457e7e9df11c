import { expect, test } from 'vitest';
import { agree, expressions, program } from '../kernels/not-a-number.ts';
import { evaluate, openBoth } from './webgpu/compare.ts';

/* NaN on the graphics backends, with the course's kernels. */

const { ours } = await openBoth();

type Values = (number | string)[][];

const on = async (backend: string): Promise<Values> =>
  (await evaluate(
    ours,
    // Small tensors would be computed in JavaScript, and the shaders not be tried.
    `tf.env().set('WEBGPU_CPU_FORWARD', false); tf.env().set('WEBGL_CPU_FORWARD', false);
    await tf.setBackend('${backend}'); ${program}`,
  )) as Values;

const expected = await on('cpu');
const found: Record<string, Values> = { webgpu: await on('webgpu'), webgl: await on('webgl') };

test.each(
  ['webgpu', 'webgl'].flatMap((backend) =>
    expressions.map((expression, index) => [backend, expression, index] as const),
  ),
)('%s: %s has NaN where the CPU backend has it', (backend, _, index) => {
  const [own = [], right = []] = [found[backend]?.[index], expected[index]];
  expect(agree(own, right, 2e-3), `${own} instead of ${right}`).toBe(true);
});
