import { inflateSync, crc32 as zlibCrc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { levels, paletteBytes } from '../../../playground/views/drawing/palette.ts';
import { encodePng } from '../../../playground/views/drawing/png.ts';
import { fieldLabel, fieldRange, heatMap, rowsUpwards } from '../../../playground/views/field/heat-map.ts';
import type { FieldResult } from '../../../playground/views/field/state.ts';

function field(values: number[], rows: number, spec: Partial<FieldResult['spec']> = {}): FieldResult {
  return {
    id: 'f',
    spec: { title: 'Temperature', units: '°C', palette: 'viridis', ...spec },
    rows,
    columns: values.length / rows,
    values: Float32Array.from(values),
  };
}

/** Chunks of a PNG, each with its CRC checked against Node's own. */
function chunks(png: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(png);
  expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const found = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(zlibCrc32(body));
    found.set(body.subarray(0, 4).toString(), body.subarray(4));
    at += 12 + length;
  }
  return found;
}

function imageRows(html: string): number[][] {
  const png = /src="data:image\/png;base64,([^"]+)"/.exec(html)?.[1] ?? '';
  const found = chunks(Buffer.from(png, 'base64'));
  const width = found.get('IHDR')?.readUInt32BE(0) ?? 0;
  const raw = inflateSync(found.get('IDAT') ?? Buffer.of());
  return Array.from({ length: raw.length / (width + 1) }, (_, row) => [
    ...raw.subarray(row * (width + 1) + 1, (row + 1) * (width + 1)),
  ]);
}

test('the PNG decodes to the same pixels and palette', () => {
  const pixels = Uint8Array.from({ length: 35 }, (_, i) => (i * 37) % 256);
  const palette = Uint8Array.from({ length: 768 }, (_, i) => i % 256);
  const found = chunks(encodePng({ width: 7, height: 5, pixels, palette, transparent: 2 }));
  expect([...found.keys()]).toEqual(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
  expect(found.get('PLTE')).toEqual(Buffer.from(palette));
  expect([...(found.get('tRNS') ?? [])]).toEqual([255, 255, 0]);
  const raw = inflateSync(found.get('IDAT') ?? Buffer.of());
  const back = Array.from({ length: 5 }, (_, row) => [...raw.subarray(row * 8 + 1, row * 8 + 8)]).flat();
  expect(back).toEqual([...pixels]);
});

describe('columns without values', () => {
  const gap = Number.NaN;
  const label = (of: FieldResult) => fieldLabel(of, fieldRange(of));

  test('between pieces of a picture are gaps, and nothing is missing', () => {
    const kernels = field([1, 2, gap, 3, 4, gap, 5, 6, gap, 7, 8, gap], 2);
    expect(label(kernels)).toBe('Temperature: map of 2 by 6 values, from 1 to 8 °C; 2 pieces side by side');
    expect(heatMap(kernels)).not.toContain('missing');
    expect(heatMap(kernels)).toContain('class="map in-pieces"');
  });

  test('are missing where columns are places, where others are missing too, and where nothing stands beside them', () => {
    const x = { x: { label: 'longitude', first: 0, last: 2 } };
    for (const one of [
      field([1, gap, 3, 4, gap, 6], 2, x),
      field([1, gap, gap, 4, gap, 6], 2),
      field([1, gap, 4, gap], 2),
      field([1, gap, 3], 1),
    ]) {
      expect(label(one)).toContain('values missing');
      expect(heatMap(one)).toContain('swatch-missing');
    }
  });
});

describe('orientation', () => {
  const y = (first: number, last: number) => ({ y: { label: 'latitude', first, last } });
  test.each([
    [
      'no y: like a matrix',
      {},
      [
        [1, 1],
        [255, 255],
      ],
    ],
    [
      'rows from south to north: the last row at the top',
      y(-90, 90),
      [
        [255, 255],
        [1, 1],
      ],
    ],
    [
      'rows from north to south: the first row at the top',
      y(90, -90),
      [
        [1, 1],
        [255, 255],
      ],
    ],
  ])('%s', (_, spec, expected) => {
    expect(imageRows(heatMap(field([0, 0, 5, 5], 2, spec)))).toEqual(expected);
  });
  test('said by one function', () => {
    expect(rowsUpwards(field([1], 1, y(0, 1)))).toBe(true);
  });
});

describe('missing values', () => {
  const damaged = field([1, Number.NaN, Number.POSITIVE_INFINITY, 3], 2);
  test('are transparent, counted and said', () => {
    expect(imageRows(heatMap(damaged))).toEqual([
      [1, 0],
      [0, 255],
    ]);
    expect(fieldLabel(damaged, fieldRange(damaged))).toBe(
      'Temperature: map of 2 by 2 values, from 1 to 3 °C; 2 of 4 values missing',
    );
    expect(heatMap(damaged)).toContain('2 of 4 values');
  });
  test('a field of nothing else can be drawn', () => {
    expect(heatMap(field([Number.NaN, Number.NaN], 1))).toContain('no values; 2 of 2 values missing');
  });
});

describe('colours', () => {
  test('diverging is white at zero, wherever the limits are', () => {
    const middle = ((levels - 1) / 2 + 1) * 3;
    expect([...paletteBytes('diverging').subarray(middle, middle + 3)]).toEqual([255, 255, 255]);
    const range = fieldRange(field([-1, 4], 1, { palette: 'diverging' }));
    expect([range.low, range.high]).toEqual([-4, 4]);
    expect(imageRows(heatMap(field([0, 4], 1, { palette: 'diverging' })))).toEqual([[128, 255]]);
  });
  test('values beyond the program’s limits take the end colours', () => {
    expect(imageRows(heatMap(field([-9, 0, 5, 10, 99], 1, { min: 0, max: 10 })))).toEqual([
      [1, 1, 128, 255, 255],
    ]);
  });
  test.each(['viridis', 'cividis', 'diverging'] as const)('%s has 255 colours', (name) => {
    const bytes = paletteBytes(name);
    const colours = Array.from({ length: levels }, (_, i) => bytes.subarray(i * 3 + 3, i * 3 + 6).join());
    expect(new Set(colours).size).toBeGreaterThan(200);
  });
});

test('a large field is sampled to at most 1024 pixels a side', () => {
  const rows = imageRows(heatMap(field(new Array(3000 * 4).fill(1), 4)));
  expect(rows[0]?.length).toBeLessThanOrEqual(1024);
});
