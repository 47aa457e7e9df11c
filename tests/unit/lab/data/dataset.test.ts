import { beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { type Dataset, dataset, unpackDataset } from '../../../../playground/lab/data/dataset.ts';
import { connectTest } from '../connect-test.ts';
import { datasetFiles } from './dataset-files.ts';

const { card, bytes } = datasetFiles('coads');

beforeEach(() => {
  connectTest({
    dataset: async (id) => (id === 'coads' ? { card, bytes } : Promise.reject(new Error(`no ${id}`))),
  });
});

/** Root mean square of a column of differences. */
const rms = (values: ArrayLike<number>): number =>
  Math.sqrt(Array.from(values).reduce((sum, v) => sum + v * v, 0) / values.length);

/** Specific humidity at saturation over water in g/kg: Magnus form of Alduchov and Eskridge (1996), q = 0.622 e / (p - 0.378 e). */
function saturation(celsius: number, hectopascals: number): number {
  const vapour = 6.1094 * Math.exp((17.625 * celsius) / (celsius + 243.04));
  return (622 * vapour) / (hectopascals - 0.378 * vapour);
}

describe('dataset', () => {
  it('gives typed variables and axes', async () => {
    const coads = await dataset('coads');
    expectTypeOf(coads.variables.airTemperature.values).toEqualTypeOf<Float32Array>();
    expectTypeOf(coads.axes.latitude).toEqualTypeOf<Float32Array>();
    // @ts-expect-error: not a variable of this data set
    expect(coads.variables.dewPoint).toBeUndefined();
    expect(coads.title).toMatch(/COADS/);
    const { values, shape, units, longName, missing } = coads.variables.airTemperature;
    expect({ length: values.length, shape, units, longName, missing }).toEqual({
      length: 194_400,
      shape: [12, 90, 180],
      units: '°C',
      longName: 'Air temperature',
      missing: 87_206,
    });
    expect(values.reduce((sum, value) => sum + Number(Number.isNaN(value)), 0)).toBe(missing);
    expect([coads.axes.month[0], coads.axes.month[11]]).toEqual([1, 12]);
    expect([coads.axes.latitude[0], coads.axes.latitude[89]]).toEqual([-89, 89]);
    expect([coads.axes.longitude[0], coads.axes.longitude[179]]).toEqual([21, 379]);
  });

  it('offers the nearest name for an unknown data set', async () => {
    await expect(dataset('coad' as 'coads')).rejects.toThrow(
      `dataset: there is no data set "coad". Did you mean 'coads'?`,
    );
    await expect(dataset('rainfall' as 'coads')).rejects.toThrow(
      'There are: atlantic-storms, barotropic, coads,',
    );
    await expect(dataset('fnoc-wind' as 'coads')).rejects.toThrow(`Did you mean 'fnoc-winds'?`);
    await expect(dataset('toString' as 'coads')).rejects.toThrow('dataset: there is no data set "toString"');
  });
});

describe('the sea in the numbers', () => {
  const coads = unpackDataset(card, bytes) as Awaited<ReturnType<typeof dataset<'coads'>>>;
  const value = (
    name: keyof typeof coads.variables,
    month: number,
    latitude: number,
    longitude: number,
  ): number => {
    const row = coads.axes.latitude.indexOf(latitude);
    const column = coads.axes.longitude.indexOf(longitude);
    return coads.variables[name].values[((month - 1) * 90 + row) * 180 + column] as number;
  };

  // Read from coads_climatology.cdf with SciPy's NetCDF reader; the tolerance is the packing error.
  it.each([
    ['sst', 1, -1, 151, 29.416, 0.0051],
    ['airTemperature', 7, 45, 331, 18.6189, 0.0051],
    ['specificHumidity', 7, 45, 331, 11.1127, 0.0026],
    ['windSpeed', 1, 51, 331, 12.6625, 0.0051],
    ['uWind', 1, 51, 331, 4.3418, 0.0051],
    ['vWind', 1, 51, 331, 2.0914, 0.0051],
    ['pressure', 1, 51, 331, 1006.8264, 0.0251],
  ] as const)('%s in month %i at %i°, %i°', (name, month, latitude, longitude, expected, tolerance) => {
    expect(Math.abs(value(name, month, latitude, longitude) - expected)).toBeLessThan(tolerance);
  });

  it('has no value in the Sahara', () => {
    expect(value('sst', 1, 23, 375)).toBeNaN();
  });

  it('has warm water at the equator and cold water towards the pole', () => {
    expect(value('sst', 1, -1, 161)).toBeGreaterThan(27);
    expect(value('sst', 1, 61, 331)).toBeLessThan(12);
  });

  it('is dry where it is cold, as Clausius and Clapeyron say', () => {
    const cells = coads.samples(['airTemperature', 'pressure', 'specificHumidity']);
    const { airTemperature: t, pressure: p, specificHumidity: q } = cells.columns;
    expect(cells.count).toBe(100_723);

    // A straight line through all cells, q = a + b T, by least squares.
    const mean = (values: Float32Array): number => values.reduce((sum, v) => sum + v, 0) / values.length;
    const [meanT, meanQ] = [mean(t), mean(q)];
    const slope =
      t.reduce((sum, v, i) => sum + (v - meanT) * ((q[i] as number) - meanQ), 0) /
      t.reduce((sum, v) => sum + (v - meanT) ** 2, 0);
    expect(rms(t.map((v, i) => meanQ + slope * (v - meanT) - (q[i] as number)))).toBeCloseTo(1.767, 2);

    // 0.80 of the saturation value at the same temperature and pressure.
    expect(rms(t.map((v, i) => 0.8 * saturation(v, p[i] as number) - (q[i] as number)))).toBeCloseTo(
      0.6196,
      2,
    );
  });
});

describe('samples', () => {
  const coads: Dataset = unpackDataset(card, bytes);
  const names = ['airTemperature', 'pressure', 'specificHumidity'] as const;
  const cells = coads.samples(names);

  it('has only complete cells, and finds each again in the whole variable', () => {
    for (const name of names) {
      expect(cells.columns[name]).toHaveLength(cells.count);
      expect(cells.columns[name].some(Number.isNaN)).toBe(false);
      const whole = coads.variables[name]?.values;
      expect(cells.columns[name][12_345]).toBe(whole?.[cells.index[12_345] as number]);
    }
  });

  it('splits without loss or overlap, near 70, 10 and 20 %', () => {
    const { train, validation, test } = cells.split();
    const all = [...train.index, ...validation.index, ...test.index].sort((a, b) => a - b);
    expect(all).toEqual([...cells.index]);
    expect(train.count / cells.count).toBeCloseTo(0.7, 1);
    expect(Math.abs(train.count / cells.count - 0.7)).toBeLessThan(0.02);
    expect(Math.abs(validation.count / cells.count - 0.1)).toBeLessThan(0.02);
    expect(Math.abs(test.count / cells.count - 0.2)).toBeLessThan(0.02);
  });

  it('keeps all months of a box in one part', () => {
    const { train, test } = cells.split();
    const boxes = (index: Int32Array): Set<number> => new Set([...index].map((cell) => cell % (90 * 180)));
    const trained = boxes(train.index);
    expect([...boxes(test.index)].filter((box) => trained.has(box))).toEqual([]);
  });

  it('gives the same parts for other variables', () => {
    const other = coads.samples(['sst']).split();
    const train = new Set(cells.split().train.index);
    expect([...other.test.index].filter((cell) => train.has(cell))).toEqual([]);
  });

  it('offers the nearest variable', () => {
    expect(() => coads.samples(['airTemprature'])).toThrow(
      `no variable "airTemprature". Did you mean 'airTemperature'?`,
    );
  });
});

describe('a damaged data set', () => {
  it('says how many bytes came when it is cut short', () => {
    expect(() => unpackDataset(card, bytes.slice(0, 1000))).toThrow(
      'The data set "coads" is cut short: 2721600 bytes expected (SHA-256 5bc8621464dc252d877f1189ab7697f0410a55586ff6dda6a951964d98696c34), 1000 received.',
    );
  });

  it('names the field of the card that is wrong', () => {
    expect(() => unpackDataset({ ...card, title: 7 }, bytes)).toThrow(
      'The card of the data set "coads" is damaged: title is not a text.',
    );
    expect(() =>
      unpackDataset({ ...card, axes: [{ kind: 'regular', name: 'month', units: '1' }] }, bytes),
    ).toThrow('axes[0].count is not a number');
    expect(() => unpackDataset(undefined, bytes)).toThrow('it is not an object');
  });

  it('refuses a variable that would lie outside', () => {
    const variables = structuredClone(card['variables']) as { byteOffset: number }[];
    if (variables[0]) variables[0].byteOffset = 2_500_000;
    expect(() => unpackDataset({ ...card, variables }, bytes)).toThrow(/sst would end at byte/);
  });
});
