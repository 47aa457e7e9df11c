import { describe, expect, test, vi } from 'vitest';
import { parseFigure } from '../../../playground/store/figure-settings.ts';
import { figure as neuron } from '../../../src/figures/addition-neuron/index.ts';
import { type FigureName, figures } from '../../../src/figures/index.ts';
import { flat } from '../../../src/figures/kit/controls.ts';
import type { Figure } from '../../../src/figures/kit/figure.ts';
import { choose, frame, press } from '../../../src/figures/kit/frame.ts';
import { type Settings, settingsOf, settle, withSettings } from '../../../src/figures/kit/settings.ts';
import { figure as landscape } from '../../../src/figures/loss-landscape/index.ts';
import { figure as builder } from '../../../src/figures/network-builder/index.ts';
import { figure as lab } from '../../../src/figures/overfit-lab/index.ts';

// One of the figures trains networks for it.
vi.setConfig({ testTimeout: 60_000 });

/** Every state that one move of a handle, one choice, one switch or a step leads to. */
function* oneMove(figure: Figure<unknown>): Generator<[what: string, state: unknown]> {
  const { initial } = figure;
  for (const [id, handle] of Object.entries(figure.handles(initial))) {
    const way = handle.value + handle.step > handle.max ? -1 : 1;
    yield [id, handle.set(settle(handle, handle.value + way * handle.step))];
  }
  for (const control of flat(figure.controls?.(initial) ?? [])) {
    if (control.kind === 'act' && control.pressed !== undefined) yield [control.id, control.act()];
    if (control.kind === 'choose')
      for (const [, value] of control.html.matchAll(/<option value="([^"]*)"/g))
        yield [`${control.id} ${value}`, choose(figure, initial, control.id, value ?? '')];
  }
  if (figure.steps) yield ['step', press(figure, initial, 'step')];
}

/** The settings as they come back out of the storage. */
const stored = (settings: Settings | undefined): unknown =>
  settings && parseFigure(JSON.parse(JSON.stringify(settings)));

describe.each(Object.keys(figures) as FigureName[])('%s', (name) => {
  test('whatever is moved, chosen, switched on or gone through comes back as it was', async () => {
    const { figure } = (await figures[name]()) as { figure: Figure<unknown> };
    const look = (state: unknown): string => frame(name, figure, state) + figure.describe(state);
    let moved = 0;
    for (const [what, state] of oneMove(figure)) {
      const kept = stored(settingsOf(figure, state)) as Settings | undefined;
      if (look(state) === look(figure.initial)) expect(kept, what).toBeUndefined();
      else {
        moved++;
        expect(kept, what).toBeDefined();
        expect(look(kept ? withSettings(figure, kept) : undefined) === look(state), what).toBe(true);
      }
    }
    expect(moved).toBeGreaterThan(0);
  });
});

test('several settings at once, some of which move others, in whatever order they were set', () => {
  const later = press(landscape, press(landscape, landscape.initial, 'step'), 'step');
  const rates = Object.values(landscape.handles(later));
  for (const rate of rates) {
    const state = press(landscape, rate.set(settle(rate, rate.value + 2 * rate.step)), 'step');
    const kept = stored(settingsOf(landscape, state)) as Settings;
    expect(landscape.describe(withSettings(landscape, kept))).toBe(landscape.describe(state));
  }
  const switched = ['dropout', 'l2'].reduce((state, id) => press(lab, state, id), lab.initial);
  const kept = stored(settingsOf(lab, switched)) as Settings;
  expect(kept.switches).toMatchObject({ dropout: true, l2: true, 'batch-norm': false });
  expect(lab.describe(withSettings(lab, kept))).toBe(lab.describe(switched));
});

test('what the settings do not say is not kept by half', () => {
  expect(settingsOf(builder, press(builder, builder.initial, 'add'))).toBeUndefined();
});

test('the start has nothing to keep', () => {
  expect(settingsOf(neuron, neuron.initial)).toBeUndefined();
});

test.each<[string, Settings]>([
  ['handles of another edition', { handles: { gone: 1, constructor: 2 }, choices: {}, switches: {} }],
  ['choices of another edition', { handles: {}, choices: { activation: 'swish', gone: 'x' }, switches: {} }],
  ['switches of another edition', { handles: {}, choices: {}, switches: { gone: true, reset: true } }],
  ['a step without a course', { handles: {}, choices: {}, switches: {}, step: 7 }],
])('%s leave the figure as it is', (_, settings) => {
  expect(withSettings(neuron, settings)).toEqual(neuron.initial);
});

test('a number beyond the ends of its handle is put at the end', () => {
  const far = withSettings(neuron, { handles: { w1: 1e9 }, choices: {}, switches: {} });
  expect(neuron.handles(far)['w1']?.value).toBe(neuron.handles(far)['w1']?.max);
});
