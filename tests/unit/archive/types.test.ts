import { expect, test } from 'vitest';
import { typeFault } from '../../../playground/archive/types.ts';

test.each([
  ...['bool', 'int8', 'uint64', 'float16', 'float64'].map((type) => [3, { data_type: type }] as const),
  ...['|b1', '|u1', '<i8', '>f4', '<f2'].map((dtype) => [2, { dtype }] as const),
])('version %i: %j can be read', (version, metadata) => {
  expect(typeFault(metadata, version)).toBeUndefined();
});

test.each([
  [2, { dtype: '<M8[ns]' }, 'of the type <M8[ns], which are times. What can be read are whole numbers'],
  [2, { dtype: '<m8[D]' }, 'of the type <m8[D], which are spans of time.'],
  [2, { dtype: '|S12' }, 'of the type |S12, which are texts.'],
  [2, { dtype: '<c16' }, 'of the type <c16, which are complex numbers.'],
  [2, { dtype: [['lat', '<f4']] }, 'of the type [["lat","<f4"]]. What can be read'],
  [2, {}, 'of the type undefined. What can be read'],
  [
    3,
    { data_type: { name: 'numpy.timedelta64', configuration: {} } },
    'of the type numpy.timedelta64, which are spans',
  ],
  [3, { data_type: 'r24' }, 'of the type r24. What can be read'],
  [3, { data_type: 'float32'.padEnd(500, '2') }, `of the type ${'float32'.padEnd(40, '2')}. What`],
] as const)('version %i: %j is refused in words', (version, metadata, words) => {
  expect(typeFault(metadata, version)).toContain(words);
});
