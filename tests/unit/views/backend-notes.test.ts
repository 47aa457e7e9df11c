import { expect, test } from 'vitest';
import { saying } from '../../../playground/protocol/sayings.ts';
import { type BackendKnowledge, paceSentence } from '../../../playground/views/backend-notes.ts';

const known = (more: Partial<BackendKnowledge>): BackendKnowledge => ({
  notes: [{ backend: 'webgpu', taken: true, reason: saying('webgpu-starts', '') }],
  measured: [
    { backend: 'wasm', msPerStep: 9.04 },
    { backend: 'webgpu', msPerStep: 31.2 },
  ],
  asked: undefined,
  ...more,
});

test('the times are said, what they mean, and what follows', () => {
  expect(paceSentence(known({}))).toBe(
    'Measured here: WASM 9 ms a step, WebGPU 31 ms: this model is too small for your graphics processor. The next Run takes WASM.',
  );
});

test('nothing follows when the fastest is in use or the reader has chosen', () => {
  const wasm = [{ backend: 'wasm' as const, taken: true, reason: saying('backend-asked', 'wasm') }];
  expect(paceSentence(known({ notes: wasm }))).not.toContain('next Run');
  expect(paceSentence(known({ asked: 'webgpu' }))).not.toContain('next Run');
});

test('a single time is no comparison, and none is no sentence', () => {
  expect(paceSentence(known({ measured: [{ backend: 'webgpu', msPerStep: 3 }] }))).toBe(
    'Measured here: WebGPU 3 ms a step.',
  );
  expect(paceSentence(known({ measured: [] }))).toBe('');
});

test('nothing is said of a graphics processor that was not timed', () => {
  const measured = [
    { backend: 'wasm' as const, msPerStep: 9 },
    { backend: 'cpu' as const, msPerStep: 40 },
  ];
  expect(paceSentence(known({ measured, notes: [] }))).toBe(
    'Measured here: WASM 9 ms a step, CPU 40 ms. The next Run takes WASM.',
  );
});
