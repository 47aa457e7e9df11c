import { expect, test } from 'vitest';
import { startFile } from '../../bench/pytorch/start-file.ts';

test('shapes and types as a line, then the bytes in their order', () => {
  const part = new Float32Array([9, 1.5, -2]).subarray(1);
  const file = startFile({
    data: [{ shape: [2], values: Int32Array.of(7, -1) }],
    weights: [{ shape: [1, 2], values: part }],
  });
  const end = file.indexOf(10) + 1;
  expect(JSON.parse(Buffer.from(file.subarray(0, end)).toString())).toEqual({
    data: [{ shape: [2], type: '<i4' }],
    weights: [{ shape: [1, 2], type: '<f4' }],
  });
  const bytes = Uint8Array.from(file.subarray(end)).buffer;
  expect([...new Int32Array(bytes, 0, 2)]).toEqual([7, -1]);
  expect([...new Float32Array(bytes, 8, 2)]).toEqual([1.5, -2]);
});
