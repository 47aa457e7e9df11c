import { gzipSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { columnsOf, readLazyData, readRda } from '../../../src/commands/data/r-data.ts';

/* The bytes are put together by hand after "R Internals", section 1.8. */
const int = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >> shift) & 255);
const double = (value: number): number[] => [...new Uint8Array(Float64Array.of(value).buffer)].reverse();
const ascii = (text: string): number[] => [...new TextEncoder().encode(text)];
const characters = (text: string): number[] => [
  ...int(9 | (1 << 18)),
  ...int(ascii(text).length),
  ...ascii(text),
];
const symbol = (text: string): number[] => [...int(1), ...characters(text)];
const nil = int(254);
const attributes = 1 << 9;
const pairs = (entries: [number[], number[]][]): number[] => [
  ...entries.flatMap(([tag, value]) => [...int(2 | (1 << 10)), ...tag, ...value]),
  ...nil,
];
const integers = (values: number[], attached: number[] = []): number[] => [
  ...int(13 | (attached.length > 0 ? attributes : 0)),
  ...int(values.length),
  ...values.flatMap(int),
  ...attached,
];
const reals = (values: number[]): number[] => [...int(14), ...int(values.length), ...values.flatMap(double)];
const strings = (values: string[]): number[] => [
  ...int(16),
  ...int(values.length),
  ...values.flatMap(characters),
];
const list = (values: number[][], names: string[]): number[] => [
  ...int(19 | attributes),
  ...int(values.length),
  ...values.flat(),
  ...pairs([[symbol('names'), strings(names)]]),
];
const header = (version: number): number[] => [
  ...ascii('X\n'),
  ...int(version),
  ...int(0x040201),
  ...int(0x020300),
  ...(version === 3 ? [...int(5), ...ascii('UTF-8')] : []),
];
const missing = -(2 ** 31);

/** A factor: its attribute `levels` is the second symbol, its `class` refers to nothing earlier. */
const factor = (codes: number[], levels: string[]): number[] =>
  integers(codes, pairs([[symbol('levels'), strings(levels)]]));
const frame = list(
  [reals([1.5, -2]), factor([2, missing], ['low', 'high']), strings(['é', 'b'])],
  ['x', 'f', 's'],
);

describe('readRda', () => {
  const file = Uint8Array.from([...ascii('RDX2\n'), ...header(2), ...pairs([[symbol('frame'), frame]])]);

  it.each([
    ['plain', file],
    ['gzip', gzipSync(file)],
  ])('reads numbers, factors and texts, %s', (_, bytes) => {
    const objects = readRda(bytes);
    expect([...objects.keys()]).toEqual(['frame']);
    expect(Object.fromEntries(columnsOf(objects.get('frame') ?? null))).toEqual({
      x: [1.5, -2],
      f: ['high', ''],
      s: ['é', 'b'],
    });
  });

  it('reads bzip2: an empty workspace, compressed with Python', () => {
    const hex =
      '425a6839314159265359ae4a06a3000006ce005050100004001040200022321a7a843021e5a446743c5dc914e14242b9281a8c';
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
    // Its object is a NULL written as type 0, which R no longer writes.
    expect(() => readRda(bytes)).toThrow("Objects of R's type 0 are not read here");
  });

  it.each([
    ['another file', ascii('PNG and more'), 'This is no R data file in XDR'],
    ['xz', [0xfd, 0x37, 0x7a], 'compressed with xz'],
    ['another version', [...ascii('RDX3\n'), ...header(4)], 'Version 4 of R'],
    ['a function', [...ascii('RDX2\n'), ...header(2), ...int(3)], "R's type 3"],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => readRda(Uint8Array.from(bytes))).toThrow(message);
  });
});

describe('readLazyData', () => {
  const compact = [
    ...int(238),
    ...pairs([[symbol('a'), [...int(1), ...characters('compact_intseq')]]]),
    ...reals([3, 5, 1]),
    ...nil,
  ];
  const sequence = list([compact, integers([7, missing, 9])], ['n', 'i']);
  const object = zlibSync(Uint8Array.from([...header(3), ...sequence]));
  const database = Uint8Array.from([9, 9, ...int(1), ...object]);
  const index = gzipSync(
    Uint8Array.from([
      ...header(3),
      ...list([list([integers([2, object.length + 4])], ['t'])], ['variables']),
    ]),
  );

  it('finds an object by name; sequences and missing integers come out as numbers', () => {
    expect(Object.fromEntries(columnsOf(readLazyData(index, database, 't')))).toEqual({
      n: [5, 6, 7],
      i: [7, Number.NaN, 9],
    });
  });

  it('says what there is when a name is wrong', () => {
    expect(() => readLazyData(index, database, 'storms')).toThrow('holds no "storms". It holds: t.');
  });
});

it('understands a symbol that is referred to a second time', () => {
  const reference = int((1 << 8) | 255);
  const twice = [
    ...int(19 | attributes),
    ...int(1),
    ...[
      ...int(19 | attributes),
      ...int(1),
      ...integers([4]),
      ...pairs([[symbol('names'), strings(['inner'])]]),
    ],
    ...pairs([[reference, strings(['outer'])]]),
  ];
  const file = Uint8Array.from([...ascii('RDX2\n'), ...header(2), ...twice]);
  const outer = readRda(file).get('outer') ?? null;
  expect(Object.fromEntries(columnsOf(outer))).toEqual({ inner: [4] });
});
