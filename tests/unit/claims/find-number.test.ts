import { describe, expect, it } from 'vitest';
import { emptyResults, type Results, reduce } from '../../../playground/views/results.ts';
import { findNumber } from '../../../src/claims/find-number.ts';
import { parseQuantity } from '../../../src/claims/parse-quantity.ts';
import { quantityText } from '../../../src/claims/quantity.ts';

const results: Results = emptyResults();
reduce(results, {
  type: 'field',
  id: 'Error',
  spec: {
    title: 'Error',
    units: 'K',
    palette: 'viridis',
    x: { label: 'longitude', first: 0, last: 20 },
    y: { label: 'latitude', first: 60, last: 50 },
  },
  rows: 2,
  columns: 3,
  values: Float32Array.of(1, 2, 3, 4, Number.NaN, 8),
});
reduce(results, {
  type: 'field',
  id: 'Plain',
  spec: { title: 'Plain', units: '', palette: 'viridis' },
  rows: 1,
  columns: 2,
  values: Float32Array.of(-5, Number.NaN),
});
reduce(results, {
  type: 'map',
  id: 'Wind',
  spec: {
    title: 'Wind',
    projection: 'robinson',
    grid: { rows: 2, columns: 2, latitudes: [60, 0], longitudes: [-90, 90] },
    frames: { label: 'lead time', names: ['6 h', '12 h'] },
    scales: [{ units: 'm/s', palette: 'viridis' }],
  },
  panels: [
    { name: 'network', scale: 0, field: Float32Array.of(1, 3, 4, 8, 10, 30, 40, 80) },
    {
      name: 'stations',
      scale: 0,
      points: {
        latitudes: Float32Array.of(53, 52),
        longitudes: Float32Array.of(-6, -8),
        names: ['Dublin', 'Birr'],
        values: Float32Array.of(5, 6, 7, 9),
      },
    },
  ],
});

const network = 'map "Wind" panel "network"';
const stations = 'map "Wind" panel "stations"';

describe('findNumber', () => {
  it.each([
    ['field "Error" mean', (1 + 2 + 3 + 4 + 8) / 5],
    ['field "Error" min', 1],
    ['field "Error" max', 8],
    ['field "Error" at 20 50', 8],
    ['field "Error" at 6 57', 2],
    ['field "Plain" at 0 0', -5],
    // The row at 60 degrees counts half as much as that at the equator.
    [`${network} frame "6 h" mean`, (0.5 * (1 + 3) + 4 + 8) / 3],
    [`${network} frame "12 h" at 90 0`, 80],
    [`${network} frame "12 h" at 270 60`, 10],
    [`${stations} frame "12 h" point "Birr"`, 9],
  ])('%s is %d', (text, value) => {
    const found = findNumber(parseQuantity(text), results);
    expect(found).toEqual({ value: expect.closeTo(value, 6) });
  });

  it.each([
    ['field "Eror" mean', 'there is no field "Eror"; did you mean "Error"?'],
    ['field "Error" at 10 50', 'the value at 10, 50 is NaN, no number'],
    ['field "Error" at 40 55', '40, 55 lies outside the grid, which goes from 0 to 20 and from 60 to 50'],
    ['map "Wind" mean', 'the map has 2 panels; name one of: "network", "stations"'],
    [`${network} mean`, 'the map has 2 frames; name one of: "6 h", "12 h"'],
    [`${network} frame "18 h" mean`, 'there is no frame "18 h"; did you mean "12 h"'],
    [`${network} frame "6 h" point "Birr"`, 'this map has no points with values'],
    [`${stations} frame "6 h" point "Dubln"`, 'there is no point "Dubln"; did you mean "Dublin"?'],
    [`${stations} frame "6 h" mean`, 'this map has no field'],
    ['log "epoch"', 'the console has no line'],
  ])('%s: %s', (text, fault) => {
    expect(findNumber(parseQuantity(text), results)).toEqual({ fault: expect.stringContaining(fault) });
  });
});

describe('a number in the console', () => {
  const said: Results = emptyResults();
  for (const text of [
    'learned: 5.23 g/kg for every ten degrees, and 2.31 g/kg at 0 °C',
    '1,185 parameters; 70 cells',
  ])
    reduce(said, { type: 'log', level: 'log', parts: [{ kind: 'text', text }] });
  reduce(said, {
    type: 'log',
    level: 'log',
    parts: ['three:', 'highest -3.3', 'lowest 2.4', 'wind 0.6'].map((text) => ({ kind: 'text', text })),
  });

  it.each([
    ['learned:', 5.23],
    ['learned: # g/kg for every ten degrees, and #', 2.31],
    ['learned: # g/kg for every ten degrees', 5.23],
    ['# parameters', 1185],
    ['parameters; #', 70],
    ['# parameters; #', 70],
    ['three: highest', -3.3],
    ['three: highest # lowest #', 2.4],
    ['three: highest # lowest # wind #', 0.6],
  ])('%s is %d', (log, value) => {
    expect(findNumber({ kind: 'log', log }, said)).toEqual({ value });
  });

  it.each([
    ['three: highest # lowest', 'a second number, 2.4: write "three: highest # lowest #" if it is meant'],
    ['learned: # g/kg for every ten degrees, and', 'or end the label at # if 5.23 is'],
    ['learned: # degrees #', 'no line of the console has a number at "learned: # degrees #"'],
  ])('%s: %s', (log, fault) => {
    expect(findNumber({ kind: 'log', log }, said)).toEqual({ fault: expect.stringContaining(fault) });
  });
});

describe('quantityText', () => {
  it.each([
    'table "T \\"so called\\"" cell "a" "b"',
    'plot "P" series "s" last',
    'plot "P" series "s" at -0.5',
    'field "F" at 3 4.5',
    'map "M" mean',
    'map "M" panel "p" frame "6 h" point "Dublin"',
    'log "# parameters"',
  ])('gives %s back', (text) => {
    expect(quantityText(parseQuantity(text))).toBe(text);
  });
});
