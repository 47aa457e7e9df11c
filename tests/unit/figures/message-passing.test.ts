import { describe, expect, test } from 'vitest';
import { parseFigure } from '../../../playground/store/figure-settings.ts';
import { stations as twelve } from '../../../src/figures/irish-wind/twelve.ts';
import { choose, press } from '../../../src/figures/kit/frame.ts';
import { type Settings, settingsOf, withSettings } from '../../../src/figures/kit/settings.ts';
import { product } from '../../../src/figures/message-passing/column.ts';
import { figure } from '../../../src/figures/message-passing/index.ts';
import {
  graphs,
  hops,
  initial,
  joined,
  kilometres,
  look,
  type Passing,
  pairs,
  reached,
  rounds,
  stations,
  toggle,
  valuesAfter,
} from '../../../src/figures/message-passing/model.ts';
import { numbers } from '../../../src/figures/message-passing/numbers.ts';
import { words } from '../../../src/figures/message-passing/words.en.ts';
import { open } from '../lab/data/dataset-files.ts';

const indexOf = (wanted: string): number => stations.findIndex(({ id }) => id === wanted);

test('the stations are seven of the data set, and their values a day of it', () => {
  const irish = open('irish-wind');
  const { standardise } = irish.standardiser('windSpeed', irish.anomalies('windSpeed'));
  const wind = standardise(irish.anomalies('windSpeed'));
  const day = irish.times.findIndex((time) => time.toISOString().startsWith('1964-05-25'));
  expect([...irish.split().train]).toContain(day);
  for (const { id, latitude, longitude, departure } of stations) {
    const place = twelve.findIndex((station) => station.id === id);
    expect(twelve[place]).toMatchObject({ latitude, longitude });
    expect(departure, id).toBe(Math.round(10 * (wind[12 * day + place] ?? Number.NaN)) / 10 || 0);
  }
});

test('distances are those of the haversine formula', () => {
  const half = (degrees: number): number => Math.sin((degrees * Math.PI) / 360) ** 2;
  for (const [a, b] of pairs) {
    const [one, two] = [stations[a], stations[b]];
    if (!one || !two) throw new Error('no station');
    const flat = Math.cos((one.latitude * Math.PI) / 180) * Math.cos((two.latitude * Math.PI) / 180);
    const h = half(one.latitude - two.latitude) + flat * half(one.longitude - two.longitude);
    expect(kilometres(a, b)).toBeCloseTo(2 * 6371 * Math.asin(Math.sqrt(h)), 4);
  }
  expect(kilometres(indexOf('val'), indexOf('mal'))).toBeCloseTo(427, -1);
});

/** The adjacency matrix. */
const matrixOf = (state: Passing): number[][] =>
  stations.map((_, a) => stations.map((_one, b) => (joined(state, a, b) ? 1 : 0)));

describe.each(Object.entries(graphs))('edges: %s', (_, edges) => {
  test('with mean and with sum, four rounds are four products of a matrix and the values', () => {
    for (const how of ['mean', 'sum'] as const) {
      const state: Passing = { ...initial, edges, how, own: 0.3, near: 0.7 };
      const matrix = matrixOf(state);
      let values: number[] = stations.map(({ departure }) => departure);
      for (let round = 1; round <= rounds; round++) {
        values = matrix.map((row, a) => {
          const degree =
            how === 'mean'
              ? Math.max(
                  1,
                  row.reduce((sum, one) => sum + one, 0),
                )
              : 1;
          return row.reduce(
            (sum, one, b) => sum + ((0.7 * one) / degree) * (values[b] ?? Number.NaN),
            0.3 * (values[a] ?? Number.NaN),
          );
        });
        for (const [k, value] of valuesAfter(state, round).entries())
          expect(value).toBeCloseTo(values[k] ?? Number.NaN, 10);
      }
    }
  });
  test('a first value has reached a station exactly where a power of the matrix says so', () => {
    for (const node of stations.keys())
      for (let round = 0; round <= rounds; round++) {
        const state: Passing = { ...initial, edges, node, round };
        const step = matrixOf(state).map((row, a) => row.map((one, b) => (a === b ? 1 : one)));
        let walks: number[] = stations.map((_one, k) => (k === node ? 1 : 0));
        for (let k = 0; k < round; k++)
          walks = step.map((row) => row.reduce((sum, one, b) => sum + one * (walks[b] ?? 0), 0));
        expect(reached(state)).toEqual(walks.map((many) => many > 0));
      }
  });
});

test('the largest message is the one that counts, and without edges nothing arrives', () => {
  const [birr] = [indexOf('bir')];
  const largest = valuesAfter({ ...initial, how: 'max' }, 1)[birr] ?? Number.NaN;
  const of = (id: string): number => stations[indexOf(id)]?.departure ?? Number.NaN;
  const neighbours = ['clo', 'mul', 'dub', 'sha'].map(of);
  expect(largest).toBeCloseTo(0.5 * of('bir') + 0.5 * Math.max(...neighbours), 12);
  expect(valuesAfter({ ...initial, edges: graphs.none }, 2)).toEqual(
    stations.map(({ departure }) => 0.5 * (0.5 * departure)),
  );
});

test('from Valentia to Malin Head it is four edges, and none where the way is cut', () => {
  const [valentia, malinHead] = [indexOf('val'), indexOf('mal')];
  expect(hops(initial, valentia)[malinHead]).toBe(4);
  expect(numbers['edges from Valentia to Malin Head']).toBe(4);
  expect(numbers['edges up to 135 km']).toBe(9);
  expect(numbers['spread after the last round']).toBeLessThan(numbers['spread before the first round']);
  const cut = toggle(initial, valentia, indexOf('sha'));
  expect(hops(cut, valentia)[malinHead]).toBe(Number.POSITIVE_INFINITY);
  expect(toggle(cut, indexOf('sha'), valentia)).toEqual(initial);
});

test('stations, edges and rows can be pressed, and what was made is kept', () => {
  expect(press(figure, initial, 'station-0')).toEqual(look(initial, 0));
  const pressed = press(figure, press(figure, press(figure, initial, 'station-6'), 'edge-6-1'), 'step');
  expect(pressed).toMatchObject({ node: 6, other: 1, round: 2 });
  expect(joined(pressed, 1, 6)).toBe(true);
  const state = choose(figure, choose(figure, pressed, 'how', 'sum'), 'other', 'dub');
  const kept = parseFigure(JSON.parse(JSON.stringify(settingsOf(figure, state)))) as Settings;
  expect(withSettings(figure, kept)).toEqual(state);
  for (const bad of ['', 'e', 'e!', 'ezzzzz', 'near'])
    expect(choose(figure, initial, 'edges', bad)).toEqual(initial);
});

test('“=” stands only where it holds for the numbers as they are written', () => {
  const number = (text: string): number => Number(text.replace('−', '-').replaceAll(/[()]/g, ''));
  let [exact, near] = [0, 0];
  for (const edges of Object.values(graphs))
    for (const how of ['mean', 'sum', 'max'] as const)
      for (let node = 0; node < stations.length; node++)
        for (let round = 1; round <= rounds; round++) {
          const drawn = figure.drawings({ ...initial, edges, how, node, round });
          for (const [, a = '', op, b = '', sign, c = ''] of drawn.matchAll(
            />([−\d.]+) ([×+]) (\(?[−\d.]+\)?) ([=≈]) ([−\d.]+)</g,
          )) {
            const left = op === '×' ? number(a) * number(b) : number(a) + number(b);
            expect(Math.abs(left - number(c)) < 1e-6, `${a} ${op} ${b} ${sign} ${c}`).toBe(sign === '=');
            if (sign === '=') exact++;
            else near++;
          }
        }
  expect(exact).toBeGreaterThan(1000);
  expect(near).toBeGreaterThan(50);
});

test('rows are no handles, which would keep a finger from scrolling; too long a bar has a tip', () => {
  expect(figure.drawings(initial)).not.toMatch(/class="back hit"/);
  const far = { ...initial, edges: graphs.all, how: 'sum', round: 4, own: 1, near: 1 } as const;
  expect(figure.drawings(far)).toMatch(/class="part minus" d="[^"]*l-6 5l6 5H/);
  expect(figure.drawings(initial)).not.toMatch(/class="part[^>]*l-?6 5/);
});

test('before the first round the edges are said, and a station that nothing reaches is alone', () => {
  expect(figure.describe({ ...initial, round: 0 })).toContain(
    'It has edges to Clones, Mullingar, Dublin and Shannon.',
  );
  expect(figure.describe({ ...initial, edges: graphs.none, round: 3 })).toContain(
    'No first value but its own',
  );
});

test('the words have every product', () => {
  expect(product(0.5, -0.4)).toBe('0.5 × (−0.40) = −0.20');
  const says = figure.describe(initial);
  for (const [node, { id, departure }] of stations.entries())
    expect(says.includes(`${words.names[id]} ${product(0.5, departure)}`)).toBe(
      joined(initial, initial.node, node),
    );
  expect(figure.describe({ ...initial, round: 0 })).toContain('Press Step');
  expect(figure.describe({ ...initial, edges: graphs.none })).toContain('it has no edge');
});
