import { expect, test } from 'vitest';
import { exampleOutput, exampleProgram } from '../../../src/reference/example-program.ts';

const offered = new Set(['climatology', 'heidke', 'log', 'rmse']);

test.each([
  ['calls', 'log(rmse([1], [2]));', "import { log, rmse } from 'lab';\n\n"],
  ['what it does not use', 'const x = 1;', '\n'],
  ['the name of a property', 'const o = { climatology: 1 };\nlog(o.rmse);', "import { log } from 'lab';\n\n"],
  ['a name of its own', 'const { heidke, other: rmse } = log;', "import { log } from 'lab';\n\n"],
  ['a name in short', 'log({ rmse });', "import { log, rmse } from 'lab';\n\n"],
  [
    'TensorFlow.js',
    'log(tf.scalar(1));',
    "import * as tf from '@tensorflow/tfjs';\nimport { log } from 'lab';\n\n",
  ],
])('imports: %s', (_, example, imports) => {
  expect(exampleProgram(example, offered)).toBe(`${imports}${example}\n`);
});

test('its comments are its output', () => {
  expect(exampleOutput('log(1); // 1\nlog(2);\n// 2')).toEqual(['1', '2']);
});
