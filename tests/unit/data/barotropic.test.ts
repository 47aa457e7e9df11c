import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { baselines } from '../../../content/datasets/barotropic/baselines.ts';
import { disturbed, windOf } from '../../../content/datasets/barotropic/predictability.ts';
import { modelOptions, rows, schedule } from '../../../content/datasets/barotropic/simulation.ts';
import { barotropic } from '../../../playground/lab/barotropic/model.ts';
import { triangle } from '../../../playground/lab/barotropic/triangle.ts';
import { unpackDataset } from '../../../playground/lab/data/dataset.ts';
import { datasetSchema } from '../../../src/schemas/dataset.ts';

const folder = join(import.meta.dirname, '../../../content/datasets');
const open = (id: string) => {
  const card = datasetSchema.parse(JSON.parse(readFileSync(join(folder, id, 'dataset.json'), 'utf8')));
  const bytes = new Uint8Array(gunzipSync(readFileSync(join(folder, id, card.binary.file))));
  return { card, data: unpackDataset(card, bytes.buffer) };
};
const [simulated, winds] = [open('barotropic'), open('fnoc-winds')];
const cells = 2 * rows * rows;
const { states } = schedule;
const streamfunction = simulated.data.variables['streamfunction'];
if (!streamfunction) throw new Error('The data set has no streamfunction.');

describe('the data set barotropic', () => {
  it('says everywhere that it is simulated', () => {
    const { title, summary, producer, period, variables } = simulated.card;
    for (const text of [title, summary, producer, period, ...variables.map(({ longName }) => longName)])
      expect(text).toMatch(/simulated/i);
  });

  it('has the parts of fnoc-winds, a gap of months between them, and windows that stay in one run', () => {
    const [here, there] = [simulated.data.split(), winds.data.split()];
    for (const part of ['train', 'validation', 'test'] as const) {
      const months = new Set(Array.from(here[part], (position) => Math.floor(position / states)));
      expect([...months]).toEqual([...there[part]]);
    }
    const windows = simulated.data.windows('test', { inputs: 2, lead: 4, targets: 1 });
    expect(windows.length).toBe(24 * (states - 5));
    for (const { inputs, targets } of windows)
      expect(Math.floor(Number(inputs[0]) / states)).toBe(Math.floor(Number(targets[0]) / states));
  });

  it.each([0, 130])('is what the model makes of the winds of month %i, to their rounding', (month) => {
    const { u, v } = winds.data.variables;
    const { latitude = [], longitude = [] } = winds.data.axes;
    const model = barotropic(modelOptions);
    const take = (of: 'u' | 'v') => winds.data.climatology(of).take([month]);
    model.hold({ u: take('u'), v: take('v'), latitude, longitude });
    model.start({ u: u?.take([month]) ?? [], v: v?.take([month]) ?? [], latitude, longitude });
    model.run(24 * schedule.spinUpDays);
    const rms = (values: Float32Array) =>
      Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / cells);
    const stored = (state: number) => streamfunction.take([month * states + state]);
    const made = () => model.map('streamfunction', rows).map((value) => value / 1e6);
    const error = (state: number) => {
      const now = made();
      return rms(stored(state).map((value, cell) => value - Number(now[cell])));
    };
    expect(rms(stored(0).map((value, cell) => value - Number(stored(1)[cell])))).toBeGreaterThan(1);
    expect(error(0)).toBeLessThan(0.25);
    model.run(24);
    expect(error(2)).toBeLessThan(0.25);
  });

  it('scores what its card says', () => {
    const values = streamfunction.values;
    const test = [...winds.data.split().test];
    const [half, week] = baselines(
      values,
      simulated.data.times,
      simulated.data.split().train,
      test,
      [12, 168],
    );
    const flaw = simulated.card.flaws.find((text) => text.includes('persistence')) ?? '';
    expect(flaw).toContain(`persistence ${half?.persistence.toFixed(1)},`);
    expect(flaw).toContain(`${week?.persistence.toFixed(1)}; climatology ${half?.climatology.toFixed(1)},`);
    // Persistence is the better forecast for half a day and the worse for a week.
    expect(Number(half?.persistence)).toBeLessThan(Number(half?.climatology));
    expect(Number(week?.persistence)).toBeGreaterThan(Number(week?.climatology));
  });

  it('is disturbed by the wind that was asked for', () => {
    const shape = triangle(31);
    const calm = new Float64Array(2 * shape.size);
    const noise = disturbed(calm, shape, 0.1, 1);
    expect(windOf(noise, shape)).toBeCloseTo(0.1, 12);
    expect(noise[1]).toBe(0);
    expect(disturbed(calm, shape, 0.1, 2)).not.toEqual(noise);
  });
});
