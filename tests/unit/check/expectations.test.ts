import { describe, expect, it } from 'vitest';
import { emptyResults, type Results, reduce } from '../../../playground/views/results.ts';
import {
  evaluate,
  parseExpectation,
  parseHeader,
  readHeader,
} from '../../../src/commands/check/expectations.ts';
import { programHeader } from '../../../src/commands/check/program-header.ts';
import { program, verdict } from './fixture.ts';

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
      { line: 3, kind: 'plot', plot: 'Training', series: 'train', operator: '<', bound: 0.35 },
      {
        line: 4,
        kind: 'table',
        table: 'Held-out error',
        row: 'network',
        column: 'RMSE (g/kg)',
        operator: '<=',
        bound: 0.6,
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
  'plot "Training" series "train" last = 3',
  'plot "Training" series "train" last < three',
  'plot Training series train last < 3',
  'table "T" cell "row" < 3',
  'log contains done',
  'check "x" succeeds',
  'check "x" passes sometimes',
  '',
])('cannot be read: %j', (text) => {
  expect(parseExpectation(text, 1)).toBeUndefined();
});

describe('evaluate', () => {
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
    ['plot "Training" series "train" last < 0.3', true, '"train" ended at 0.25'],
    ['plot "Training" series "train" last < 0.25', false, '"train" ended at 0.25'],
    ['plot "Training" series "train" last <= 0.25', true, '"train" ended at 0.25'],
    ['plot "Training" series "train" last > 0.25', false, '"train" ended at 0.25'],
    ['plot "Training" series "train" last >= 0.25', true, '"train" ended at 0.25'],
    ['plot "Training" series "lost" last < 1', false, '"lost" ended at NaN'],
    ['plot "Training" series "test" last < 1', false, 'there is no series "test"; there are: train, lost'],
    ['plot "Loss" series "train" last < 1', false, 'there is no plot "Loss"; there are: Training'],
    ['table "Errors" cell "network" "RMSE (g/kg)" < 0.6', true, 'the cell holds 0.5'],
    ['table "Errors" cell "line" "RMSE (g/kg)" < 0.6', false, 'the cell holds null'],
    [
      'table "Errors" cell "forest" "RMSE (g/kg)" < 0.6',
      false,
      'there is no row "forest"; there are: network, line',
    ],
    [
      'table "Errors" cell "network" "RMSE" < 0.6',
      false,
      'there is no column "RMSE"; there are: model, RMSE (g/kg)',
    ],
    ['log contains "epochs 40"', true, 'the line was written'],
    ['log contains "epochs 41"', false, 'none of the 1 lines of the console contains it'],
    ['check "shape" fails', true, 'the check failed: it is [2]'],
    ['check "shape" passes', false, 'the check failed: it is [2]'],
    ['check "colour" fails', false, 'there is no check "colour"; there are: shape'],
  ])('%s: %s', (text, met, found) => {
    const expectation = parseExpectation(text, 1);
    expect(expectation && evaluate(expectation, results)).toEqual({ met, found });
  });
});

describe('programHeader', () => {
  const path = 'content/programs/blank.ts';

  it('accepts programs and solutions with a header', async () => {
    expect(await verdict(programHeader, { [path]: program(), 'content/programs/checks/x.ts': '' })).toEqual(
      [],
    );
  });

  it('names file and line of a bad one', async () => {
    expect(await verdict(programHeader, { [path]: program('', 'plot "x" < 3') })).toEqual([
      expect.stringMatching(
        /^content\/programs\/blank\.ts:3 {2}"@expect plot "x" < 3" cannot be read\. Write one of: /,
      ),
    ]);
  });

  it('wants an expectation', async () => {
    expect(await verdict(programHeader, { [path]: '/** @title t */' })).toEqual([
      expect.stringMatching(/:1 {2}The header expects nothing/),
    ]);
  });

  it('reads every header twice alike', () => {
    expect(readHeader(program())).toEqual(readHeader(program()));
  });
});
