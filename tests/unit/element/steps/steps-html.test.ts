import { expect, test } from 'vitest';
import { hasLoop, stepsHtml } from '../../../../playground/element/steps/steps-html.ts';

test('a loop of lab is found, in a function, a call and an option', () => {
  expect(hasLoop('for await (const step of steps(300)) train();')).toBe(true);
  expect(hasLoop('for await (const e of live(epochs (passes), draw)) {}')).toBe(true);
});

test('what only speaks of one is none', () => {
  expect(hasLoop("// steps(300) would do\nlog('steps(3)');\n/* epochs(2) */")).toBe(false);
  expect(hasLoop('const mySteps = counted(3); footsteps(2);')).toBe(false);
});

test('a program without a loop shows no buttons to step through it', () => {
  expect(stepsHtml('log(1);')).toContain(' hidden>');
  expect(stepsHtml('for await (const _ of steps(2)) {}')).not.toContain('hidden');
  expect(stepsHtml('for await (const _ of steps(2)) {}')).toContain('data-part="step"');
});
