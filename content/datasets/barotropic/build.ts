import { openNetcdf } from '../../../src/commands/data/netcdf.ts';
import { readPackage } from '../../../src/commands/data/source-file.ts';
import { writeDataset } from '../../../src/commands/data/write-dataset.ts';
import { baselines } from './baselines.ts';
import { description } from './description.ts';
import { errorGrowth } from './predictability.ts';
import { type MonthlyWinds, modelOptions, rows, schedule, spunUpRuns } from './simulation.ts';

/* Makes barotropic.bin and dataset.json by running the model: `node content/datasets/barotropic/build.ts`. */

const { contents, source } = readPackage({
  registry: 'debian',
  package: 'ferret-datasets',
  version: '7.6.0-5',
  homepage: 'https://ferret.pmel.noaa.gov/Ferret/home',
  files: [
    {
      file: '/usr/share/ferret-vis/data/monthly_navy_winds.cdf',
      sha256: '225a9e4fed7bb1a7b558afb662abbe2dc5e3d3db4100fa019cb994f10b115faa',
      variable: 'NAVY_WINDS_CDF',
    },
  ],
});
const netcdf = openNetcdf(contents[0] ?? new Uint8Array());
netcdf.expectUnits('UWND', 'M/S');
netcdf.expectUnits('VWND', 'M/S');
const winds: MonthlyWinds = {
  u: Float64Array.from(netcdf.numbers('UWND')),
  v: Float64Array.from(netcdf.numbers('VWND')),
  latitude: Float64Array.from(netcdf.numbers('FNOCY')),
  longitude: Float64Array.from(netcdf.numbers('FNOCX')),
  months: netcdf.numbers('TIME').length,
};

// The parts are those of fnoc-winds: a model trained here has seen nothing of the years that it is tested on.
const months = {
  train: { first: 0, last: 83 },
  validation: { first: 90, last: 101 },
  test: { first: 108, last: 131 },
};
const trainingYears = (months.train.last + 1) / 12;
const { states, everyHours, spinUpDays } = schedule;

const cells = 2 * rows * rows;
const values = new Float32Array(winds.months * states * cells);
const energy: number[] = new Array(states).fill(0);
const times: string[] = [];
const everyMonth = Array.from({ length: winds.months }, (_, month) => month);
let strongest = 0;
let month = 0;
for (const model of spunUpRuns(winds, trainingYears, everyMonth)) {
  for (let state = 0; state < states; state++) {
    if (state > 0) model.run(everyHours);
    const streamfunction = model.map('streamfunction', rows).map((value) => value / 1e6);
    values.set(streamfunction, (month * states + state) * cells);
    energy[state] = Number(energy[state]) + model.energy() / winds.months;
    const start = Date.UTC(1982, month, 1 + spinUpDays) + state * everyHours * 3_600_000;
    times.push(new Date(start).toISOString().replace('.000Z', 'Z'));
  }
  strongest = Math.max(strongest, ...model.map('u', rows).map(Math.abs));
  month++;
}

const between = ({ first, last }: { first: number; last: number }): number[] =>
  everyMonth.slice(first, last + 1);
// Twin runs cost twice: a year of them shows how errors grow.
const lastYear = everyMonth.slice(-12);
const oneOfEachSeason = lastYear.filter((run) => run % 3 === 0);
const positions = between(months.train).flatMap((run) =>
  Array.from({ length: states }, (_, state) => run * states + state),
);
const stretch = ({ first, last }: { first: number; last: number }) => ({
  first: first * states,
  last: (last + 1) * states - 1,
});

writeDataset(
  import.meta.dirname,
  {
    ...description({
      source,
      baselines: baselines(
        values,
        times.map((time) => new Date(time)),
        Int32Array.from(positions),
        between(months.test),
        [12, 24, 72, 120, 168],
      ),
      growth: errorGrowth(winds, trainingYears, lastYear),
      growthOfPlainWinds: errorGrowth(winds, trainingYears, oneOfEachSeason, {
        ...modelOptions,
        windFactor: 1,
      }),
      energy,
      strongest,
    }),
    axes: [
      {
        kind: 'times',
        name: 'time',
        longName:
          'Simulated time: the month whose mean winds began the run, and the time since its first day',
        units: 'UTC',
        count: times.length,
        times,
      },
      axis('latitude', 'Latitude', '° north', rows, -90 + 90 / rows),
      axis('longitude', 'Longitude', '° east', 2 * rows, 0),
    ],
    split: {
      method: 'ranges',
      axis: 'time',
      gap: (months.validation.first - months.train.last - 1) * states,
      ranges: {
        train: stretch(months.train),
        validation: stretch(months.validation),
        test: stretch(months.test),
      },
    },
  },
  [
    {
      name: 'streamfunction',
      sourceName: 'made by the model',
      longName: 'Simulated streamfunction of the wind',
      standardName: 'atmosphere_horizontal_streamfunction',
      units: '10⁶ m² s⁻¹',
      // Half a unit is a wind of 0.2 m/s between neighbouring cells, far below the differences of one step.
      scale: 0.5,
      offset: 0,
      differences: ['time', 'latitude', 'longitude'],
      values,
    },
  ],
);

function axis(name: string, longName: string, units: string, count: number, first: number) {
  return { kind: 'regular' as const, name, longName, units, count, first, step: 180 / rows };
}
