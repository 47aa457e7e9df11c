import { describe, expect, it } from 'vitest';
import { type DatasetCard, datasetSchema } from '../../../src/schemas/dataset.ts';
import { datasetFiles, open } from '../lab/data/dataset-files.ts';

/*
 * The numbers in the sentences of the cards, counted once more from the packed values. The build counts most of them in
 * the source; here nothing of the build is used. `npm run check` compares the numbers that have a field of their own.
 */

const sentences = (id: string): string => {
  const card: DatasetCard = datasetSchema.parse(datasetFiles(id).card);
  return [card.summary, card.period, card.grid, ...card.processing, ...card.flaws].join('\n');
};
const grouped = (value: number): string => value.toLocaleString('en-GB');
const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const countIf = (values: ArrayLike<number>, holds: (value: number, index: number) => boolean): number =>
  Array.from(values).filter(holds).length;
const correlation = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [(a[i] as number) - ma, (b[i] as number) - mb];
    [ab, aa, bb] = [ab + x * y, aa + x * x, bb + y * y];
  }
  return ab / Math.sqrt(aa * bb);
};
const span = (values: readonly number[]): string =>
  `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;

describe('atlantic-storms', () => {
  const text = sentences('atlantic-storms');
  const { storms, times, variables } = open('atlantic-storms');
  const between = (first: number, last: number): number =>
    storms.filter(({ start }) => start.getUTCFullYear() >= first && start.getUTCFullYear() <= last).length;

  it('counts its storms and rows, and lacks Florence', () => {
    expect(text).toContain(`${times.length} rows of ${storms.length} storms`);
    expect(text).toContain(`from 1975 to 1978 it has ${between(1975, 1978)} storms`);
    expect(text).toContain(`from 2017 to 2020 ${between(2017, 2020)}.`);
    expect(storms.some(({ id }) => id === 'florence-2018')).toBe(false);
  });

  it('counts its uneven steps', () => {
    const steps = storms.flatMap(({ first, count }) =>
      Array.from(
        { length: count - 1 },
        (_, i) => (Number(times[first + i + 1]) - Number(times[first + i])) / 3_600_000,
      ),
    );
    const odd = times.filter((time) => time.getUTCHours() % 6 !== 0 || time.getUTCMinutes() > 0).length;
    expect(text).toContain(`${odd} rows lie between the hours`);
    expect(text).toContain(`${countIf(steps, (hours) => hours === 0)} rows have the time of the row before`);
    expect(text).toContain(`${countIf(steps, (hours) => hours > 6)} steps are longer than six hours`);
    expect(text).toContain(`the longest ${Math.max(...steps)} h`);
  });

  it('knows diameters from 2004 on', () => {
    const { values, missing } = variables.stormDiameter;
    const first = values.findIndex((value) => !Number.isNaN(value));
    expect(text).toContain(
      `known from ${times[first]?.getUTCFullYear()} on; ${missing} of ${times.length} rows have none`,
    );
  });

  it('has winds in fives of knots and positions in tenths', () => {
    const knots = variables.wind.values.map((speed) => (speed * 3600) / 1852);
    expect(knots.every((value) => Math.abs(value - 5 * Math.round(value / 5)) < 0.01)).toBe(true);
    const tenths = variables.latitude.values.map((value) => 10 * value);
    expect(tenths.every((value) => Math.abs(value - Math.round(value)) < 0.01)).toBe(true);
  });
});

describe('coads', () => {
  const text = sentences('coads');
  const { variables, axes } = open('coads');
  const all = Object.values(variables).map(({ values }) => values);
  const [rows, columns] = [axes.latitude.length, axes.longitude.length];
  const boxes = rows * columns;

  it('says where ships go', () => {
    const share = (south: number, north: number): string => {
      let [ever, filled] = [0, 0];
      for (let box = 0; box < boxes; box++) {
        const latitude = axes.latitude[Math.floor(box / columns)] as number;
        if (latitude <= south || latitude >= north) continue;
        let months = 0;
        for (let month = 0; month < 12; month++)
          if (all.some((values) => !Number.isNaN(values[month * boxes + box]))) months++;
        if (months > 0) [ever, filled] = [ever + 1, filled + months];
      }
      return ((100 * filled) / (12 * ever)).toFixed(1);
    };
    expect(text).toContain(`${share(-20, 20)} % hold a value within 20°`);
    expect(text).toContain(`${share(-60, -40)} % between 40° and 60° south and ${share(-90, -60)} % beyond`);
  });

  it('counts what no single set of reports could give, within the rounding of the values', () => {
    const { airTemperature, specificHumidity, pressure, sst } = variables;
    const complete = countIf(
      sst.values,
      (_, i) =>
        !Number.isNaN(
          (airTemperature.values[i] as number) +
            (specificHumidity.values[i] as number) +
            (pressure.values[i] as number),
        ),
    );
    expect(text).toContain(`of the ${grouped(complete)} cells with temperature`);
    const apart = countIf(
      sst.values,
      (value, i) => Math.abs(value - (airTemperature.values[i] as number)) > 10,
    );
    const said = Number(/in (\d+) cells air and water differ/.exec(text)?.[1]);
    expect(Math.abs(apart - said)).toBeLessThanOrEqual(2);
  });
});

describe('etopo', () => {
  const text = sentences('etopo');
  const { variables, axes } = open('etopo');
  const { height, land } = variables;

  it('says how much is land, and how high its boxes reach', () => {
    const area = Array.from(land.values, (_, box) =>
      Math.cos(((axes.latitude[Math.floor(box / 360)] as number) * Math.PI) / 180),
    );
    const total = area.reduce((sum, weight) => sum + weight, 0);
    const covered = area.reduce((sum, weight, box) => sum + weight * (land.values[box] as number), 0);
    expect(text).toContain(`${(100 * mean(land.values)).toFixed(1)} % of the 1° boxes are land`);
    expect(text).toContain(`${((100 * covered) / total).toFixed(1)} % of the area`);
    expect(text).toContain(`the highest is ${Math.max(...height.values)} m`);
    const caspian = axes.latitude.indexOf(41.5) * 360 + axes.longitude.indexOf(50.5);
    expect(text).toContain(`is given as −${-(height.values[caspian] as number)} m`);
    // Means below half a metre are rounded to 0, and are land all the same.
    const side = (value: number) => (value === 1 ? 1 : -1);
    expect(land.values.every((value, box) => side(value) * (height.values[box] as number) >= 0)).toBe(true);
  });
});

describe('fnoc-winds', () => {
  const text = sentences('fnoc-winds');
  const winds = open('fnoc-winds');
  const cells = 73 * 144;

  it('says what the mean of the training years errs by, there and in the test years', () => {
    const anomalies = winds.anomalies('u');
    const { train, test } = winds.split();
    const rms = (months: Int32Array): number => {
      let [sum, weights] = [0, 0];
      for (const month of months) {
        for (let cell = 0; cell < cells; cell++) {
          const weight = Math.cos(((winds.axes.latitude[Math.floor(cell / 144)] as number) * Math.PI) / 180);
          sum += weight * (anomalies[month * cells + cell] as number) ** 2;
          weights += weight;
        }
      }
      return Math.sqrt(sum / weights);
    };
    // As one of seven, a year pulls their mean towards itself by a seventh of its departure.
    const leftOut = (rms(train) * 7) / 6;
    expect(text).toContain(
      `errs by ${rms(train).toFixed(2)} m s⁻¹ for u in those years, by ${leftOut.toFixed(2)} if each of them is left out in turn, and by ${rms(test).toFixed(2)} in the test years`,
    );
  });

  it('has one vector all round the north pole', () => {
    for (const { values } of [winds.variables.u, winds.variables.v])
      expect(new Set(values.subarray(72 * 144, 73 * 144)).size).toBe(1);
    expect(text).toContain('all 144 points of a month hold one and the same vector');
  });
});

describe('irish-wind', () => {
  const text = sentences('irish-wind');
  const { stations, variables } = open('irish-wind');
  const series = stations.map((_, station) =>
    variables.windSpeed.values.filter((_, cell) => cell % stations.length === station),
  );

  it('names its windiest and its calmest station', () => {
    const means = series.map((values, i) => ({ name: stations[i]?.name, mean: mean(values) }));
    const [calmest, ...rest] = means.sort((a, b) => a.mean - b.mean);
    const windiest = rest.at(-1);
    expect(text).toContain(
      `the mean at ${windiest?.name} is ${windiest?.mean.toFixed(2)} m s⁻¹, at ${calmest?.name} ${calmest?.mean.toFixed(2)}`,
    );
  });

  it('correlates from day to day and from station to station', () => {
    const lag = series.map((values) => correlation(values.subarray(0, -1), values.subarray(1)));
    const pairs = series.flatMap((a, i) => series.slice(i + 1).map((b) => correlation(a, b)));
    expect(text).toContain(`from day to day is ${span(lag)}`);
    expect(text).toContain(`on the same day is ${span(pairs)}`);
    expect(text).toContain(`${countIf(variables.windSpeed.values, (value) => value === 0)} values are 0`);
  });
});

describe('landsat', () => {
  const { variables } = open('landsat');
  it('counts the pixels that are cut off', () => {
    const counts = Object.entries(variables).map(
      ([name, { values }]) => `${countIf(values, (value) => value === 255)} in ${name}`,
    );
    expect(sentences('landsat')).toContain(`cut off at 255: ${counts.join(', ')}.`);
  });
});

describe('seattle-weather', () => {
  const text = sentences('seattle-weather');
  const { variables, times } = open('seattle-weather');
  const { weather, precipitation, windSpeed } = variables;
  const days = (name: string, holds: (day: number) => boolean = () => true): number =>
    countIf(weather.values, (code, day) => weather.labels[code] === name && holds(day));

  it('counts its classes, all and by year', () => {
    const all = weather.labels.map((name) => `${days(name)} of ${name}`);
    expect(text).toContain(`The classes are uneven: ${all.join(', ')}.`);
    const yearly = (name: string): string =>
      [2012, 2013, 2014, 2015]
        .map((year) => `${days(name, (day) => times[day]?.getUTCFullYear() === year)} in ${year}`)
        .join(', ');
    expect(text).toContain(`${yearly('drizzle')} days of drizzle; ${yearly('fog')} of fog`);
    expect(text).toContain(`right on ${((100 * days('rain')) / times.length).toFixed(1)} % of the days`);
  });

  it('says how the class follows from the amount, and what the wind is on average', () => {
    const wet = (day: number) => (precipitation.values[day] as number) > 0;
    expect(text).toContain(`${days('rain', (day) => !wet(day))} days called rain have no precipitation`);
    expect(text).toContain(
      `${days('sun', wet)} days called sun and ${days('drizzle', wet)} called drizzle have some`,
    );
    expect(text).toContain(`With a mean of ${mean(windSpeed.values).toFixed(1)}`);
  });
});

describe('stage-iv', () => {
  const text = sentences('stage-iv');
  const { rain } = open('stage-iv').variables;

  it('says how wet it is, how skewed, and in which steps', () => {
    const hours = Array.from({ length: 23 }, (_, hour) => rain.take([hour]));
    const wet = hours.map((values) => (100 * countIf(values, (value) => value > 0)) / values.length);
    expect(text).toContain(
      `between ${Math.min(...wet).toFixed(0)} and ${Math.max(...wet).toFixed(0)} % of the cells`,
    );
    const sorted = rain.values.filter((value) => value > 0).sort();
    const median = sorted[sorted.length >> 1] as number;
    expect(text).toContain(`have less than ${median.toFixed(2)} kg m⁻² in the hour`);
    const largest = sorted.at(-1) as number;
    const hour = hours.findIndex((values) => values.includes(largest));
    expect(text).toContain(`the largest value is ${largest} kg m⁻² (hour ${hour}, counted from 0)`);
    const steps = sorted
      .map((value) => value * 16)
      .filter((value) => Math.abs(value - Math.round(value)) > 0.1);
    expect(steps).toHaveLength(0);
  });
});
