import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { figures } from '../../../src/figures/index.ts';
import { action, choice, coded, group, pair } from '../../../src/figures/kit/controls.ts';
import type { Figure } from '../../../src/figures/kit/figure.ts';
import { choose, frame, press } from '../../../src/figures/kit/frame.ts';
import { legend } from '../../../src/figures/kit/legend.ts';
import { bandKey, planeHandles, toDrawing } from '../../../src/figures/kit/plane.ts';
import { numberLine, plot } from '../../../src/figures/kit/plot.ts';
import { rails } from '../../../src/figures/kit/rails.ts';
import { clamped, linear, logarithmic } from '../../../src/figures/kit/scale.ts';
import { between, line } from '../../../src/figures/kit/shapes.ts';

test('every folder with a figure is in the list', () => {
  const root = new URL('../../../src/figures/', import.meta.url);
  const folders = globSync('*/index.ts', { cwd: root }).map((path) => path.split(/[\\/]/)[0]);
  expect(Object.keys(figures).sort()).toEqual(folders.sort());
});

describe('scales', () => {
  test.each([
    ['linear', linear([-2, 6], [10, 410]), 0, 110],
    ['upside down', linear([0, 1], [200, 20]), 0.25, 155],
    ['logarithmic', logarithmic([0.01, 100], [0, 400]), 1, 200],
  ])('%s: a number has its place, and the place its number', (_, scale, value, place) => {
    expect(scale(value)).toBe(place);
    expect(scale.invert(place)).toBeCloseTo(value, 9);
  });
  test('clamped keeps to the ends of domain and range, whichever way they run', () => {
    const scale = clamped(linear([0, 1], [200, 20]));
    expect([scale(-3), scale(7)]).toEqual([200, 20]);
    expect([scale.invert(900), scale.invert(-900)]).toEqual([0, 1]);
  });
  test('places have two decimals', () => {
    expect(linear([0, 3], [0, 1])(1)).toBe(0.33);
  });
});

describe('a plot', () => {
  const axes = plot(linear([0, 10], [40, 240]), linear([-1, 1], [120, 20]));
  test('numbers stand under and beside their marks, with true minus signs', () => {
    expect(axes.xAxis({ at: [5], digits: 1, name: 'day' })).toBe(
      '<path class="tick" d="M140 120v4"/><text class="number soft" x="140" y="138" text-anchor="middle">5.0</text>' +
        '<text class="soft" x="240" y="156" text-anchor="end">day</text>',
    );
    expect(axes.yAxis({ at: [-1] })).toContain('x="34" y="124" text-anchor="end">−1<');
    expect(axes.yAxis({ at: [0.5], say: (value) => `${100 * value} %` })).toContain('>50 %<');
    expect(numberLine(axes.x, 70, [0])).toBe(
      '<path class="tick" d="M40 70H240"/><path class="tick" d="M40 70v4"/><text class="number soft" x="40" y="88" text-anchor="middle">0</text>',
    );
  });
  test('a curve goes through its points, and is cut off at the edges on request', () => {
    expect(axes.curve(between(0, 10, 2).map((x) => [x, 0] as const))).toBe('M40 70L140 70L240 70');
    expect(axes.inside('id', '<path/>')).toContain('<rect x="40" y="20" width="200" height="100"/>');
    expect(line([{ x: 1 / 3, y: 2 }])).toBe('M0.33 2');
  });
});

test('rails lie one below another, and each knob gives back its number where it lies', () => {
  const spec = { label: 'Batch size', min: 0, max: 8, step: 1, page: 2 };
  const { handles, svg } = rails<number, 'a' | 'b'>(
    { from: 100, to: 300, y: 20 },
    {
      a: { ...spec, value: 2, text: '2 examples', set: (next) => next },
      b: { ...spec, value: 6, text: '6 examples', shown: '6', name: 'B', set: (next) => -next },
    },
  );
  expect(svg).toMatch(/data-handle="a"[^>]*translate\(150 20\).*data-handle="b"[^>]*translate\(250 62\)/);
  expect(svg).toContain('>batch size<');
  expect(svg).toContain('>2 examples<');
  expect(svg).toMatch(/>B<.*>6</);
  expect(handles.a.at({ x: 150, y: 999 })).toBeCloseTo(2, 9);
  expect(handles.b.set(3)).toBe(-3);
});

test('a point of the plane moves along each edge by keyboard', () => {
  const words = { label: 'x', say: String };
  const { x, y } = planeHandles<readonly number[]>(
    { reach: 4, step: 0.5, page: 1 },
    [1, -2],
    [words, words],
    (moved) => moved,
  );
  const place = toDrawing(4, 1, -2);
  expect([x.at(place), y.at(place)]).toEqual([1, -2]);
  expect([x.set(3), y.set(3)]).toEqual([
    [3, -2],
    [1, 3],
  ]);
});

test('a list with codes keeps what has no name, and asks what a code means', () => {
  const list = (code: string) =>
    coded('bits', 'Bits', { options: { b0: 'none', b7: 'all' }, own: 'your own' }, code, (wanted) =>
      /^b[0-7]$/.test(wanted) ? Number(wanted.slice(1)) : undefined,
    );
  const [named, own] = [list('b7'), list('b5')];
  expect(named.html).not.toContain('your own');
  expect(own.html).toContain('<option value="b5" selected>your own</option></select>');
  if (own.kind !== 'choose') throw new Error('no list');
  expect([own.value, own.choose('b3'), own.choose('b9')]).toEqual(['b5', 3, undefined]);
});

test('keys: one mark for each, and texts where bands meet', () => {
  expect(legend([{ kind: 'truth', mark: 'line', text: 'observed' }])).toBe(
    '<p class="legend"><span><svg viewBox="0 0 26 12" aria-hidden="true"><path class="truth" d="M1 6h24"/></svg> observed</span></p>',
  );
  const key = bandKey(['−1', '', '1']);
  expect(key.match(/class="band-/g)).toHaveLength(4);
  expect([...key.matchAll(/<text[^>]* x="([\d.]+)"[^>]*>([^<]+)</g)].map(([, x, end]) => [x, end])).toEqual([
    ['98', '−1'],
    ['226', '1'],
  ]);
});

describe('a figure in its frame', () => {
  interface State {
    readonly day: number;
    readonly kind: 'rain' | 'snow';
  }
  const figure: Figure<State> = {
    title: 'Weather',
    about: 'A day.',
    initial: { day: 1, kind: 'rain' },
    drawings: ({ day }) => `<p>${day}</p>`,
    describe: ({ day, kind }) => `${kind} on day ${day}`,
    handles: () => ({}),
    steps: (state) => ({ done: state.day, last: 3, go: (day) => ({ ...state, day }) }),
    controls: (state) => [
      choice('kind', 'Kind', { rain: 'Rain', snow: 'Snow' }, state.kind, (kind) => ({ ...state, kind })),
      group('Ends', [action('first', 'First', () => ({ ...state, day: 0 }))]),
      pair(
        action('less', '‹', () => ({ ...state, day: state.day - 1 })),
        ' day ',
        action('more', '›', () => ({ ...state, day: state.day + 1 })),
      ),
    ],
    act: (state, mark) => (mark === 'mark-2' ? { ...state, day: 2 } : state),
  };
  const { initial } = figure;
  test.each<[string, State]>([
    ['step', { ...initial, day: 2 }],
    ['step-back', { ...initial, day: 0 }],
    ['first', { ...initial, day: 0 }],
    ['more', { ...initial, day: 2 }],
    ['mark-2', { ...initial, day: 2 }],
    ['unknown', initial],
  ])('a press on “%s”', (name, after) => {
    expect(press(figure, initial, name)).toEqual(after);
  });
  test('Reset and the ends of the course', () => {
    const end: State = { day: 3, kind: 'snow' };
    expect(press(figure, end, 'reset')).toBe(initial);
    expect(press(figure, end, 'step')).toEqual(end);
    expect(frame('weather', figure, end)).toMatch(/data-action="step" aria-disabled="true"/);
    expect(frame('weather', figure, { ...end, day: 0 })).toMatch(
      /data-action="step-back"[^>]* aria-disabled="true"/,
    );
  });
  test('a choice that is not there changes nothing', () => {
    expect(choose(figure, initial, 'kind', 'snow').kind).toBe('snow');
    expect(choose(figure, initial, 'kind', 'toString')).toBe(initial);
    expect(choose(figure, initial, 'other', 'snow')).toBe(initial);
  });
  test('Play becomes Pause while it plays', () => {
    expect(frame('weather', figure, initial)).toContain('data-action="play">Play<');
    expect(frame('weather', figure, initial, { playing: true })).toContain('data-action="play">Pause<');
  });
});
