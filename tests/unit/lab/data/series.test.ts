import { describe, expect, it } from 'vitest';
import { toyDataset } from './toy-dataset.ts';

const range = (first: number, last: number) => ({ first, last });
const time = (unit: string, count: number, start = '2001-01-01T00:00:00Z', every = 1) => ({
  kind: 'time',
  name: 'time',
  count,
  start,
  step: { count: every, unit },
});
const ranges = (train: [number, number], validation: [number, number], test: [number, number]) => ({
  method: 'ranges',
  axis: 'time',
  ranges: { train: range(...train), validation: range(...validation), test: range(...test) },
});
const lists = <T extends ArrayLike<number>>(entries: readonly { inputs: T; targets: T }[]) =>
  entries.map(({ inputs, targets }) => [[...Array.from(inputs)], [...Array.from(targets)]]);

describe('times', () => {
  it.each([
    ['months', 1, 13, '1982-01-16T00:00:00Z', '1983-01-16T00:00:00.000Z'],
    ['months', 3, 2, '1982-01-16T00:00:00Z', '1982-04-16T00:00:00.000Z'],
    ['days', 1, 61, '1964-01-01T00:00:00Z', '1964-03-01T00:00:00.000Z'],
    ['hours', 6, 5, '2018-12-31T00:00:00Z', '2019-01-01T00:00:00.000Z'],
  ])('goes on in %s, %i by %i', (unit, every, count, start, last) => {
    const values = Array.from({ length: count }, (_, i) => i);
    const axis = time(unit, count, start, every);
    const data = toyDataset([axis], ranges([0, 0], [1, 1], [1, 1]), { x: { axes: ['time'], values } });
    expect(data.times.at(-1)?.toISOString()).toBe(last);
    expect(data.axes['time']?.at(-1)).toBe((count - 1) * every);
  });
});

describe('a series with a gap', () => {
  // Ten days: 0 to 4 train, 6 and 7 validate, 8 and 9 test; day 5 belongs to none.
  const values = [10, 20, 30, 40, Number.NaN, 1000, 7, 8, 9, 10];
  const data = toyDataset([time('days', 10)], ranges([0, 4], [6, 7], [8, 9]), {
    x: { axes: ['time'], values },
  });

  it('is split where the rule says, and the gap is in no part', () => {
    const { train, validation, test } = data.split();
    expect([[...train], [...validation], [...test]]).toEqual([
      [0, 1, 2, 3, 4],
      [6, 7],
      [8, 9],
    ]);
    const samples = data.samples(['x']).split();
    expect([...samples.train.index]).toEqual([0, 1, 2, 3]);
    expect([...samples.test.columns.x]).toEqual([9, 10]);
  });

  it('has windows that stay inside a part', () => {
    expect(lists(data.windows('train', { inputs: 2, lead: 2 }))).toEqual([
      [[0, 1], [3]],
      [[1, 2], [4]],
    ]);
    expect(lists(data.windows('train', { inputs: 1, targets: 2, stride: 2 }))).toEqual([
      [[0], [1, 2]],
      [[2], [3, 4]],
    ]);
    expect(lists(data.windows('validation', { inputs: 1 }))).toEqual([[[6], [7]]]);
  });

  it.each([
    [{ inputs: 2, lead: 1 }, 'none fits. It would span 3 steps'],
    [{ inputs: 0 }, 'inputs must be a whole number of at least 1; it is 0.'],
    [{ inputs: 1, lead: 0.5 }, 'lead must be a whole number of at least 1; it is 0.5.'],
  ])('refuses windows of %j', (options, message) => {
    expect(() => data.windows('test', options)).toThrow(message);
  });

  it('is standardised by the training part alone', () => {
    const { mean, deviation, standardise, unstandardise } = data.standardiser('x');
    expect(mean).toBe(25);
    expect(deviation ** 2).toBeCloseTo(125, 10);
    const standard = standardise(values);
    expect(standard[0]).toBeCloseTo(-15 / Math.sqrt(125), 6);
    expect(standard[4]).toBeNaN();
    expect(unstandardise(standard)[5]).toBeCloseTo(1000, 3);
  });

  it('takes values by position, and says which there are', () => {
    expect([...(data.variables['x']?.take([9, 0]) ?? [])]).toEqual([10, 10]);
    expect(() => data.variables['x']?.take([10])).toThrow('x has the positions 0 to 9; 10 is not one.');
  });

  it('has one mean for everything where the training part is shorter than a year', () => {
    const { definition, slots } = data.climatology('x');
    expect([definition, slots]).toEqual(['mean over all steps of the training part', 1]);
    expect([...data.anomalies('x')]).toEqual([-15, -5, 5, 15, Number.NaN, 975, -18, -17, -16, -15]);
  });
});

describe('climatology', () => {
  it('of months is the mean by calendar month of the training years', () => {
    // Two places; in year y, month m the values are 100 y + m and −(100 y + m).
    const count = 48;
    const values = Array.from({ length: count }, (_, i) => 100 * Math.floor(i / 12) + (i % 12)).flatMap(
      (v) => [v, -v],
    );
    const place = { kind: 'list', name: 'place', count: 2, values: [5, 7] };
    const data = toyDataset([time('months', count), place], ranges([0, 23], [24, 35], [36, 47]), {
      x: { axes: ['time', 'place'], values },
    });
    const { slots, values: normal, slotOf, take } = data.climatology('x');
    expect([slots, slotOf(13), normal[2 * 1], normal[2 * 1 + 1]]).toEqual([12, 1, 51, -51]);
    expect([...take([0, 47])]).toEqual([50, -50, 61, -61]);
    expect([...data.anomalies('x')].slice(-2)).toEqual([250, -250]);
    expect(data.axes['place']).toEqual(Float32Array.of(5, 7));
  });

  it('of days is the mean over the 31 days around, across the new year', () => {
    // 2001 to 2003, all without a 29 February; the value of a day is its day of the year, from 0.
    const count = 3 * 365;
    const values = Array.from({ length: count }, (_, i) => i % 365);
    const data = toyDataset([time('days', count)], ranges([0, 729], [730, 760], [770, count - 1]), {
      x: { axes: ['time'], values },
    });
    const { slots, values: normal, slotOf } = data.climatology('x');
    expect(slots).toBe(366);
    // Far from the new year and from 29 February the window is centred on the day itself.
    expect(normal[slotOf(200)]).toBeCloseTo(200, 4);
    // 1 January: 0 to 15 and, before it, 350 to 364.
    const around = [
      ...Array.from({ length: 16 }, (_, i) => i),
      ...Array.from({ length: 15 }, (_, i) => 350 + i),
    ];
    expect(normal[slotOf(0)]).toBeCloseTo(around.reduce((a, b) => a + b) / 31, 3);
    // 29 February (slot 59) has no day of its own: 15 before and 15 after, which are days 44 to 73.
    expect(normal[59]).toBeCloseTo((44 + 73) / 2, 4);
    expect(slotOf(59)).toBe(60);
  });
});

describe('a table of storms', () => {
  const groups = [
    { id: 'a-2000', name: 'A', start: '2000-08-01T00:00:00Z', count: 6 },
    { id: 'b-2000', name: 'B', start: '2000-09-01T03:00:00Z', count: 3 },
    { id: 'c-2001', name: 'C', start: '2001-08-01T06:00:00Z', count: 3 },
    { id: 'd-2002', name: 'D', start: '2002-12-31T18:00:00Z', count: 2 },
  ];
  // A has a landfall at 9 h and a row twice at 12 h; B begins between two hours; C skips twelve hours.
  const hours = [0, 6, 9, 12, 12, 18, 0, 3, 9, 0, 6, 18, 0, 6];
  const rows = {
    kind: 'rows',
    name: 'row',
    count: 14,
    step: { count: 6, unit: 'hours' },
    hours: 'hours',
    groups,
  };
  const years = { train: range(2000, 2000), validation: range(2001, 2001), test: range(2002, 2002) };
  const data = toyDataset(
    [rows],
    { method: 'groups', years },
    { hours: { axes: ['row'], values: hours }, wind: { axes: ['row'], values: hours.map((_, i) => i) } },
  );

  it('gives each storm its rows and each row its time', () => {
    expect(data.storms.map(({ id, first, count }) => [id, first, count])).toEqual([
      ['a-2000', 0, 6],
      ['b-2000', 6, 3],
      ['c-2001', 9, 3],
      ['d-2002', 12, 2],
    ]);
    expect(data.times[8]?.toISOString()).toBe('2000-09-01T12:00:00.000Z');
  });

  it('keeps storms whole, those that cross the new year too', () => {
    const { train, validation, test } = data.split();
    expect([train.length, validation.length, [...test]]).toEqual([9, 3, [12, 13]]);
    expect(data.times[13]?.getUTCFullYear()).toBe(2003);
    expect(data.samples(['wind']).split().test.count).toBe(2);
  });

  it('has windows of whole steps only, none in two storms, none over a gap', () => {
    expect(lists(data.windows('train', { inputs: 1 }))).toEqual([
      [[0], [1]],
      [[1], [3]],
      [[3], [5]],
      [[7], [8]],
    ]);
    expect(lists(data.windows('validation', { inputs: 1 }))).toEqual([[[9], [10]]]);
  });

  it('has no climatology: a storm is not where it was a year ago', () => {
    expect(() => data.climatology('wind')).toThrow('wind of the data set "toy" is not a series in time.');
  });
});

describe('mistakes', () => {
  const values = {
    x: { axes: ['time'], values: [1, 1, 2] },
    y: { axes: ['place'], values: [Number.NaN, 3] },
  };
  const place = { kind: 'list', name: 'place', count: 2, values: [5, 7] };
  const data = toyDataset([time('days', 3), place], ranges([0, 1], [2, 2], [2, 2]), values);

  it.each([
    ['a variable that is constant', () => data.standardiser('x'), 'x is 1 everywhere in the training part'],
    ['a name that is near', () => data.standardiser('z'), 'has no variable "z". Did you mean'],
    [
      'values of another shape',
      () => data.standardiser('x', new Float32Array(2)),
      '2 values do not have the shape of x',
    ],
    [
      'nothing in the training part',
      () => data.standardiser('x', Float32Array.of(Number.NaN, Number.NaN, 4)),
      'x has no value in the training part',
    ],
    ['columns of two grids', () => data.samples(['x', 'y']), 'x lies on time, but y on place'],
    [
      'a map that does not change',
      () => data.climatology('y'),
      'y of the data set "toy" is not a series in time',
    ],
  ])('%s', (_, mistake, message) => {
    expect(mistake).toThrow(message);
  });

  it('counts a map that the split does not cut as training data', () => {
    expect(data.samples(['y']).split().train.count).toBe(1);
  });

  it('unpacks a variable when it is first touched, and once', () => {
    expect(data.variables['x']?.values).toBe(data.variables['x']?.values);
  });
});
