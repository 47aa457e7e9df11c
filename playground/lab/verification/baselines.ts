import { wantAnyNumber, wantOptions, wantWhole } from '../arguments/want.ts';
import { wantArray, wantNumbers } from '../arguments/want-list.ts';
import { acc } from './anomaly-correlation.ts';
import { timesAndCells } from './climatology.ts';
import { bias, mae, rmse } from './errors.ts';
import { layoutOf, type ScoreOptions } from './layout.ts';
import type { Numbers } from './numbers.ts';

/** The series, its lead times and what is usual in it. */
export interface BaselineOptions extends ScoreOptions {
  /** [times, …]: time first, equally spaced; [times, rows, columns] with latitudes. */
  shape: readonly number[];
  /** Lead times in steps of the series: [1, 2, 3]. */
  leads: readonly number[];
  /** One field, or as many as the seasonal cycle has steps, from `climatology(training, { shape, period })`. */
  climatology: Numbers;
  /** Step of the seasonal cycle at which the series starts, 0 unless given: 3 for monthly fields that start in April. */
  phase?: number;
}

/** Scores by lead time, in the order of `leads`. */
export interface LeadScores {
  /** Root-mean-square errors, in the unit of the series. */
  rmse: number[];
  /** Mean absolute errors, in the unit of the series. */
  mae: number[];
  /** Mean errors, in the unit of the series. */
  bias: number[];
  /** Uncentred. NaN for climatology, which has no anomaly to correlate. */
  acc: number[];
}

/** What both baselines say for one lead time, beside the truth: [starts, …cells], flat. */
export interface BaselineForecasts {
  /** In steps of the series. */
  lead: number;
  /** The truth at start + lead. */
  truth: Float64Array;
  /** The truth at the start. */
  persistence: Float64Array;
  /** Climatology at start + lead. */
  climatology: Float64Array;
  /** [starts, …]: the shape of each of the three. */
  shape: number[];
}

/** The scores of both baselines. */
export interface Baselines {
  /** Lead times in steps of the series. */
  leads: number[];
  /** Of the forecast that it stays as it is. */
  persistence: LeadScores;
  /** Of the forecast that it will be as usual. */
  climatology: LeadScores;
  /**
   * The forecasts themselves, for one lead time.
   *
   * @throws RangeError for a lead time that the series does not reach
   */
  forecasts(lead: number): BaselineForecasts;
}

/**
 * The two forecasts that cost nothing, scored at each lead time: persistence (it stays as it is) and climatology (it
 * will be as usual). Every time of the series from which the lead time can be reached is a start. Scores average over
 * starts and cells before any root, as `rmse` says. Both baselines are those of WeatherBench (Rasp et al. 2020,
 * doi:10.1029/2020MS002203).
 *
 * @param series the truth, flat and row-major, time first; NaN is missing
 * @returns scores in the unit of the series (ACC without unit); NaN where nothing can be scored
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes do not fit or a lead time is longer than the series
 * @example
 * const series = [0, 1, 2, 3, 4, 5];
 * const options = { shape: [6], leads: [1, 2], climatology: [2.5] };
 * const { persistence } = baselines(series, options);
 * log(persistence.rmse); // [1, 2]
 */
export function baselines(series: Numbers, options: BaselineOptions): Baselines {
  wantOptions('baselines', 'options', options);
  const { shape, leads, climatology: usual, phase = 0, ...layout } = options;
  wantNumbers('baselines', 'series', series);
  wantNumbers('baselines', 'climatology', usual);
  const [times, cells] = timesAndCells('baselines', series.length, shape);
  const period = usual.length / cells;
  if (!Number.isInteger(period) || period < 1) {
    throw new RangeError(
      `baselines: climatology has the shape [${usual.length}]; it must hold whole fields of [${shape.slice(1)}], ` +
        `which have ${cells} cells.`,
    );
  }
  wantWhole('baselines', 'options.phase', phase);
  wantArray('baselines', 'options.leads', leads, ' of lead times');
  const forecasts = (lead: number): BaselineForecasts => {
    wantAnyNumber('baselines', 'a lead time', lead);
    if (!Number.isInteger(lead) || lead < 1 || lead >= times) {
      throw new RangeError(
        `baselines: a lead time is a whole number of steps from 1 to ${times - 1}, as the series has ${times} ` +
          `times; this is ${lead}.`,
      );
    }
    const starts = times - lead;
    const gather = (from: Numbers, timeOf: (start: number) => number): Float64Array => {
      const fields = new Float64Array(starts * cells);
      for (let start = 0; start < starts; start++) {
        const first = timeOf(start) * cells;
        for (let cell = 0; cell < cells; cell++) fields[start * cells + cell] = from[first + cell] as number;
      }
      return fields;
    };
    return {
      lead,
      truth: gather(series, (start) => start + lead),
      persistence: gather(series, (start) => start),
      climatology: gather(usual, (start) => (phase + start + lead) % period),
      shape: [starts, ...shape.slice(1)],
    };
  };
  const scores = { persistence: emptyScores(), climatology: emptyScores() };
  for (const lead of leads) {
    const found = forecasts(lead);
    const scored = { ...layout, shape: found.shape };
    layoutOf('baselines', found.truth.length, scored);
    for (const name of ['persistence', 'climatology'] as const) {
      const [forecast, into] = [found[name], scores[name]];
      into.rmse.push(rmse(forecast, found.truth, scored));
      into.mae.push(mae(forecast, found.truth, scored));
      into.bias.push(bias(forecast, found.truth, scored));
      into.acc.push(acc(forecast, found.truth, { ...scored, climatology: found.climatology }));
    }
  }
  return { leads: [...leads], ...scores, forecasts };
}

function emptyScores(): LeadScores {
  return { rmse: [], mae: [], bias: [], acc: [] };
}
