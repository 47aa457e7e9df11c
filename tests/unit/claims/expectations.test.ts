import { describe, expect, it } from 'vitest';
import { emptyResults, type Results, reduce } from '../../../playground/views/results.ts';
import { parseExpectation } from '../../../src/claims/expectation.ts';
import { parseHeader } from '../../../src/claims/header.ts';
import { hold } from '../../../src/claims/hold.ts';

describe('parseHeader', () => {
  it('reads the title and every form of expectation', () => {
    const { title, expectations } = parseHeader(`/**
 * @title Saturation humidity
 * @expect plot "Training" series "train" last < 0.35
 * @expect table "Held-out error" cell "network" "RMSE (g/kg)" <= 6e-1
 * @expect log contains "done"
 * @expect check "beats the line" passes
 */
import { log } from 'lab';`);
    expect(title).toBe('Saturation humidity');
    expect(expectations).toMatchObject([
      {
        line: 3,
        kind: 'compare',
        left: {
          quantity: { kind: 'plot', plot: 'Training', series: 'train', at: 'last' },
          over: 'run',
          factor: 1,
        },
        operator: '<',
        right: 0.35,
      },
      {
        line: 4,
        left: { quantity: { kind: 'table', table: 'Held-out error', row: 'network', column: 'RMSE (g/kg)' } },
        operator: '<=',
        right: 0.6,
      },
      { line: 5, kind: 'log', contains: 'done' },
      { line: 6, kind: 'check', name: 'beats the line', passes: true },
    ]);
  });

  it('reads a header of one line', () => {
    expect(parseHeader('/** @title Short */').title).toBe('Short');
  });

  it.each([
    ['import x;', /line 1: The program does not begin with a header/],
    ['/**\n * @expect log contains "x"\n */', /line 1: The header has no title/],
    ['/**\n * @title t\n * @expect loss < 3\n */', /line 3: "@expect loss < 3" cannot be read/],
    ['/**\n * @title t\n * @expects log contains "x"\n */', /line 3: The header has an unknown tag @expects/],
  ])('throws for %j', (source, message) => {
    expect(() => parseHeader(source)).toThrow(message);
  });
});

it.each([
  ['plot "Training" series "train" last = 3', 'it cannot be read from here on: = 3'],
  ['plot "Training" series "train" last < three', 'after < comes table, plot, field, map, log, not three'],
  [
    'plot Training series train last < 3',
    'after plot comes the title of the plot in double quotes, not Training',
  ],
  ['plot "Training" series "train" < 3', 'after "train" comes last, first, min, max, mean, at, not <'],
  ['table "T" cell "row" < 3', 'after "row" comes the column in double quotes, not <'],
  ['table "T" cell "a" "c" < 3 4', 'after 3 comes its end, not 4'],
  ['table "T" cell "a" "c" between 2 and 1', '2 is not below 1'],
  ['table "T" cell "a" "c" < 3 in 5 of 10 seeds', '5 of 10 seeds is no majority'],
  ['mean over seeds of table "T" cell "a" "c" < 3 in every seed', 'cannot be counted in seeds'],
  ['field "F" at 3 < 1', 'after 3 comes a y or a latitude, not <'],
  ['log contains done', 'after log comes the label in double quotes, not contains'],
  ['check "x" succeeds', 'after "x" comes passes, fails, not succeeds'],
  ['check "x" passes sometimes', 'after passes comes its end, not sometimes'],
  ['', 'at the beginning comes'],
])('cannot be read: %j', (text, reason) => {
  expect(() => parseExpectation(text, 1)).toThrow(
    expect.objectContaining({ message: expect.stringContaining(reason) }),
  );
});

describe('hold', () => {
  const results: Results = emptyResults();
  const spec = { title: 'Training', x: { label: 'step' }, y: { label: 'MSE' }, series: [{ name: 'train' }] };
  reduce(results, { type: 'plot', id: 'Training', spec });
  reduce(results, {
    type: 'points',
    id: 'Training',
    series: 'train',
    x: [0, 1],
    y: [9, 0.25],
    replace: false,
  });
  reduce(results, {
    type: 'points',
    id: 'Training',
    series: 'lost',
    x: [0],
    y: [Number.NaN],
    replace: false,
  });
  reduce(results, {
    type: 'table',
    id: 'Errors',
    spec: { title: 'Errors', columns: [{ name: 'model' }, { name: 'RMSE (g/kg)' }] },
    rows: [
      ['network', 0.5],
      ['line', null],
    ],
  });
  reduce(results, {
    type: 'log',
    level: 'log',
    parts: [
      { kind: 'text', text: 'epochs' },
      { kind: 'number', text: '40' },
    ],
  });
  reduce(results, { type: 'check', name: 'shape', passed: false, message: 'it is [2]' });

  it.each([
    ['plot "Training" series "train" last < 0.3', true, 'it is 0.25'],
    ['plot "Training" series "train" last < 0.25', false, 'it is 0.25'],
    ['plot "Training" series "train" last <= 0.25', true, 'it is 0.25'],
    ['plot "Training" series "train" last > 0.25', false, 'it is 0.25'],
    ['plot "Training" series "train" last >= 0.25', true, 'it is 0.25'],
    ['plot "Training" series "lost" last < 1', false, '"lost" is NaN, no number'],
    ['plot "Training" series "test" last < 1', false, 'there is no series "test"; did you mean "lost"?'],
    ['plot "Loss" series "train" last < 1', false, 'there is no plot "Loss"; there are: "Training"'],
    ['table "Errors" cell "network" "RMSE (g/kg)" < 0.6', true, 'it is 0.5'],
    ['table "Errors" cell "line" "RMSE (g/kg)" < 0.6', false, 'the cell holds null, no number'],
    [
      'table "Errors" cell "forest" "RMSE (g/kg)" < 0.6',
      false,
      'there is no row "forest"; there are: "network", "line"',
    ],
    [
      'table "Errors" cell "network" "RMSE" < 0.6',
      false,
      'there is no column "RMSE"; there are: "model", "RMSE (g/kg)"',
    ],
    ['plot "Training" series "train" first > 8', true, 'it is 9'],
    ['plot "Training" series "train" mean between 4.6 and 4.7', true, 'it is 4.625'],
    ['plot "Training" series "train" at 1 < 1', true, 'it is 0.25'],
    ['plot "Training" series "train" at 2 < 1', false, '"train" has no point at 2; the nearest is at 1'],
    [
      'plot "Training" series "train" min < table "Errors" cell "network" "RMSE (g/kg)"',
      true,
      'it is 0.25, and the right side 0.5',
    ],
    [
      'plot "Training" series "train" min < table "Errors" cell "network" "RMSE (g/kg)" * 0.4',
      false,
      'it is 0.25, and the right side 0.2',
    ],
    [
      'plot "Training" series "train" max < table "Errors" cell "forest" "RMSE (g/kg)"',
      false,
      'there is no row "forest"; there are: "network", "line"',
    ],
    ['log "epochs" between 39 and 41', true, 'it is 40'],
    [
      'log "steps" > 1',
      false,
      'no line of the console has a number at "steps"; its last lines are "epochs 40"',
    ],
    ['log contains "epochs 40"', true, 'the line was written'],
    ['log contains "epochs 41"', false, 'none of the 1 lines of the console contains it'],
    ['check "shape" fails', true, 'the check failed: it is [2]'],
    ['check "shape" passes', false, 'the check failed: it is [2]'],
    ['check "colour" fails', false, 'there is no check "colour"; there are: "shape"'],
  ])('%s: %s', (text, met, found) => {
    const expectation = parseExpectation(text, 1);
    expect(hold(expectation, results)).toEqual({ met, found });
  });
});
