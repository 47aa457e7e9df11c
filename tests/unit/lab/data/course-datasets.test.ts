import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { open } from './dataset-files.ts';

const folder = join(import.meta.dirname, '../../../../content/datasets');
/** The value of a row-major list at some positions. */
const at = (
  { values, shape }: { values: Float32Array; shape: readonly number[] },
  ...positions: number[]
): number =>
  values[positions.reduce((cell, position, axis) => cell * (shape[axis] ?? 0) + position, 0)] ?? Number.NaN;

/* Expected values were read from the packages' files with SciPy and Python's csv and zlib; tolerances are packing errors. */

it('all fit on a phone: none above 2.5 MB, together below 8 MB', () => {
  const sizes = readdirSync(folder).map((id) => statSync(join(folder, id, `${id}.bin`)).size);
  expect(Math.max(...sizes)).toBeLessThan(2.5e6);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(8e6);
});

describe('fnoc-winds', () => {
  const winds = open('fnoc-winds');
  const { u, v } = winds.variables;

  it.each([
    ['u', 0, 0, 200, -4.3289],
    ['u', 131, 40, 340, 1.831],
    ['v', 60, -40, 20, -1.0965],
    ['v', 7, 10, 62.5, 5.3438],
  ] as const)('%s in month %i at %d°, %d°', (name, month, latitude, longitude, expected) => {
    const [row, column] = [winds.axes.latitude.indexOf(latitude), winds.axes.longitude.indexOf(longitude)];
    expect(Math.abs(at(winds.variables[name], month, row, column) - expected)).toBeLessThan(0.0501);
  });

  it('is typed, dated and complete', () => {
    expectTypeOf(u.values).toEqualTypeOf<Float32Array>();
    // @ts-expect-error: not a variable of this data set
    expect(winds.variables.w).toBeUndefined();
    expect([u.shape, u.axes, u.units, u.missing, v.missing]).toEqual([
      [132, 73, 144],
      ['time', 'latitude', 'longitude'],
      'm s⁻¹',
      0,
      0,
    ]);
    expect(winds.times.map((time) => time.toISOString().slice(0, 7)).slice(-2)).toEqual([
      '1992-11',
      '1992-12',
    ]);
    const { train, validation, test } = winds.split();
    expect([train.length, validation.length, test.length]).toEqual([84, 12, 24]);
    expect(winds.windows('test', { inputs: 2 })).toHaveLength(22);
  });

  it('forgets its anomalies: persistence errs by 2.18 m/s, climatology by 1.85', () => {
    const cells = 73 * 144;
    const months = Array.from({ length: 12 }, (_, m) =>
      u.take(Array.from({ length: 11 }, (_, y) => 12 * y + m)),
    );
    const normal = months.map((month) =>
      Float64Array.from({ length: cells }, (_, cell) => {
        let sum = 0;
        for (let year = 0; year < 11; year++) sum += month[year * cells + cell] as number;
        return sum / 11;
      }),
    );
    const anomaly = (t: number, cell: number) =>
      (u.values[t * cells + cell] as number) - (normal[t % 12]?.[cell] as number);
    const rms = (first: number, error: (t: number, cell: number) => number): number => {
      let [sum, weights] = [0, 0];
      for (let t = first; t < 132; t++) {
        for (let cell = 0; cell < cells; cell++) {
          const weight = Math.cos(((winds.axes.latitude[Math.floor(cell / 144)] as number) * Math.PI) / 180);
          sum += weight * error(t, cell) ** 2;
          weights += weight;
        }
      }
      return Math.sqrt(sum / weights);
    };
    expect(rms(0, anomaly)).toBeCloseTo(1.847, 2);
    expect(rms(1, (t, cell) => anomaly(t, cell) - anomaly(t - 1, cell))).toBeCloseTo(2.179, 2);
  });

  it('has anomalies whose mean over the training years is zero', () => {
    const anomalies = winds.anomalies('v');
    let sum = 0;
    for (let month = 0; month < 84; month++) sum += anomalies[month * 73 * 144 + 40 * 144 + 7] as number;
    expect(sum / 84).toBeCloseTo(0, 5);
  });
});

describe('etopo', () => {
  const etopo = open('etopo');
  it.each([
    ['Everest', 'height', 27.5, 86.5, 2850.11],
    ['the Mariana trench', 'height', 11.5, 142.5, -6577.72],
    ['the Alps', 'height', 46.5, 367.5, 1660.12],
    ['Everest', 'heightCoarse', 27, 87, 1619.31],
    ['the Mariana trench', 'heightCoarse', 11, 143, -5866.77],
  ] as const)('%s in %s', (_, name, latitude, longitude, expected) => {
    const suffix = name === 'height' ? '' : 'Coarse';
    const row = etopo.axes[`latitude${suffix}`].indexOf(latitude);
    const column = etopo.axes[`longitude${suffix}`].indexOf(longitude);
    expect(Math.abs(at(etopo.variables[name], row, column) - expected)).toBeLessThan(0.501);
    expect(at(etopo.variables[`land${suffix}`], row, column)).toBe(expected > 0 ? 1 : 0);
  });

  it('is divided by the blocks of coads, the fine boxes and the coarse', () => {
    const coads = open('coads').samples(['sst']).split();
    const coarse = etopo.samples(['landCoarse']).split();
    const test = new Set(coarse.test.index);
    expect([...coads.test.index].every((cell) => test.has(cell % (90 * 180)))).toBe(true);
    const { train, validation, test: fine } = etopo.samples(['height', 'land']).split();
    expect(train.count + validation.count + fine.count).toBe(180 * 360);
    expect(() => etopo.split()).toThrow('divided by blocks of the globe, not in time');
    expect(() => etopo.samples(['height', 'landCoarse'])).toThrow(
      'height lies on latitude × longitude, but landCoarse',
    );
  });
});

describe('stage-iv', () => {
  const stage = open('stage-iv');
  const { rain, latitude, longitude } = stage.variables;

  it.each([
    [11, 37, 65, 163.75],
    [0, 60, 40, 0],
    [5, 20, 30, 1.5],
    [15, 55, 33, 0.38],
  ])('rain in hour %i, row %i, column %i', (hour, row, column, expected) => {
    expect(at(rain, hour, row, column)).toBeCloseTo(expected, 4);
  });

  it('knows where and when: 13 September 2018 from 19 UTC on', () => {
    expect(at(latitude, 37, 65)).toBeCloseTo(33.9516, 2.9);
    expect(at(longitude, 37, 65)).toBeCloseTo(-77.3976, 2.9);
    expect([stage.times[0], stage.times[22]].map((time) => time?.toISOString())).toEqual([
      '2018-09-13T19:00:00.000Z',
      '2018-09-14T17:00:00.000Z',
    ]);
  });

  it('rains on 44 to 72 % of the cells and at most 163.75 kg m⁻² an hour', () => {
    const wet = Array.from(
      { length: 23 },
      (_, hour) => rain.take([hour]).filter((value) => value > 0).length / 10_266,
    );
    expect([Math.min(...wet), Math.max(...wet)].map((share) => share.toFixed(3))).toEqual(['0.444', '0.720']);
    expect(rain.values.reduce((most, value) => Math.max(most, value), 0)).toBe(163.75);
    expect(rain.missing).toBe(0);
  });

  it('has windows in every part, none over a gap', () => {
    expect(stage.windows('validation', { inputs: 3 })).toHaveLength(1);
    const all = (['train', 'validation', 'test'] as const).flatMap((part) =>
      stage.windows(part, { inputs: 2 }),
    );
    expect(all.flatMap(({ inputs, targets }) => [...inputs, ...targets])).not.toContain(11);
    expect(all.every(({ inputs, targets }) => targets[0] === (inputs[0] as number) + 2)).toBe(true);
  });
});

describe('irish-wind', () => {
  const irish = open('irish-wind');
  const station = (id: string) => irish.stations.findIndex((entry) => entry.id === id);
  const knot = 1852 / 3600;

  it.each([
    ['RPT', 0, 15.04],
    ['MAL', 0, 15.04],
    ['DUB', 3000, 4.08],
    ['BEL', 6573, 12.08],
  ])('%s on day %i', (id, day, knots) => {
    expect(at(irish.variables.windSpeed, day, station(id))).toBeCloseTo(knots * knot, 5);
  });

  it('has its days and its stations', () => {
    expect([irish.times.length, irish.times[3000]?.toISOString(), irish.times.at(-1)?.toISOString()]).toEqual(
      [6574, '1969-03-20T00:00:00.000Z', '1978-12-31T00:00:00.000Z'],
    );
    expect(irish.stations[station('ROS')]).toEqual({
      id: 'ROS',
      name: 'Rosslare',
      latitude: 52.28244,
      longitude: -6.35696,
      height: Number.NaN,
    });
    const { train, validation, test } = irish.split();
    const ends = [train.at(-1), validation[0], validation.at(-1), test[0]];
    expect(ends.map((day) => irish.times[day ?? 0]?.toISOString().slice(0, 10))).toEqual([
      '1972-12-31',
      '1973-01-15',
      '1974-12-31',
      '1975-01-15',
    ]);
  });
});

describe('atlantic-storms', () => {
  const tracks = open('atlantic-storms');
  const { wind, pressure, latitude, longitude, category, status, stormDiameter } = tracks.variables;

  it('has 11,859 rows of 511 storms', () => {
    expect([wind.shape, tracks.storms.length, tracks.times.length]).toEqual([[11_859], 511, 11_859]);
    expect(stormDiameter.missing).toBe(6509);
    expect(stormDiameter.values.filter(Number.isNaN)).toHaveLength(6509);
  });

  it.each([
    ['wilma-2005', 7246, '2005-10-19T12', 17.3, -82.8, 160, 882, '5'],
    ['katrina-2005', 6978, '2005-08-23T18', 23.1, -75.1, 30, 1008, 'tropical depression'],
    ['lili-2002', 6000, '2002-10-01T00', 20.5, -81.1, 70, 978, '1'],
    ['iota-2020', 11_858, '2020-11-18T12', 13.7, -89, 25, 1006, 'tropical depression'],
  ])('%s in row %i', (id, row, time, north, east, knots, hectopascals, name) => {
    const storm = tracks.storms.find((entry) => row >= entry.first && row < entry.first + entry.count);
    expect([storm?.id, tracks.times[row]?.toISOString().slice(0, 13)]).toEqual([id, time]);
    expect(latitude.values[row]).toBeCloseTo(north, 4);
    expect(longitude.values[row]).toBeCloseTo(east, 4);
    expect(wind.values[row]).toBeCloseTo((knots * 1852) / 3600, 4);
    expect(pressure.values[row]).toBe(hectopascals);
    expect(category.labels[category.values[row] as number]).toBe(name);
  });

  it('calls a storm a hurricane from category 1 on, but for one row of the source', () => {
    const wrong = Array.from(status.values).filter(
      (code, row) => (status.labels[code] === 'hurricane') !== (category.values[row] as number) >= 2,
    );
    expect(wrong).toHaveLength(1);
  });

  it('has windows of six hours inside one storm of one part', () => {
    const windows = tracks.windows('test', { inputs: 3, lead: 2 });
    const storm = (row: number) =>
      tracks.storms.findIndex(({ first, count }) => row >= first && row < first + count);
    for (const { inputs, targets } of windows) {
      const rows = [...inputs, ...targets];
      const time = rows.map((row) => Number(tracks.times[row]) / 3_600_000);
      expect(time.map((hour) => hour - (time[0] as number))).toEqual([0, 6, 12, 24]);
      expect(new Set(rows.map(storm)).size).toBe(1);
      expect(tracks.times[rows[0] ?? 0]?.getUTCFullYear()).toBeGreaterThanOrEqual(2013);
    }
    expect(windows.length).toBeGreaterThan(1500);
  });
});

describe('seattle-weather', () => {
  const seattle = open('seattle-weather');
  const { precipitation, maxTemperature, minTemperature, windSpeed, weather } = seattle.variables;

  it.each([
    [0, '2012-01-01', [0, 12.8, 5, 4.7], 'drizzle'],
    [400, '2013-02-04', [0, 10.6, 6.7, 2.6], 'rain'],
    [1460, '2015-12-31', [0, 5.6, -2.1, 3.5], 'sun'],
  ])('day %i', (day, date, numbers, label) => {
    expect(seattle.times[day]?.toISOString().slice(0, 10)).toBe(date);
    const found = [precipitation, maxTemperature, minTemperature, windSpeed].map(({ values }) => values[day]);
    for (const [index, value] of numbers.entries()) expect(found[index]).toBeCloseTo(value, 5);
    expect(weather.labels[weather.values[day] as number]).toBe(label);
  });

  it('has its classes as often as the source', () => {
    const days = weather.labels.map((_, code) => weather.values.filter((value) => value === code).length);
    expect(Object.fromEntries(weather.labels.map((label, code) => [label, days[code]]))).toEqual({
      drizzle: 53,
      rain: 641,
      snow: 26,
      sun: 640,
      fog: 101,
    });
  });
});

describe('landsat', () => {
  const landsat = open('landsat');
  const bands = Object.values(landsat.variables);

  it.each([
    [0, 0, [69, 56, 46, 79, 86, 46]],
    [100, 200, [94, 87, 103, 66, 152, 133]],
    [351, 348, [100, 91, 64, 13, 14, 12]],
  ])('the pixel in row %i, column %i', (row, column, expected) => {
    expect(bands.map((band) => at(band, row, column))).toEqual(expected);
  });

  it('standardises a band by its training strip', () => {
    const { mean, deviation } = landsat.standardiser('nearInfrared');
    expect(mean).toBeCloseTo(67.625_840_31, 4);
    expect(deviation).toBeCloseTo(18.558_530_67, 4);
    expect(() => landsat.climatology('red')).toThrow('is not a series in time');
  });
});
