import type { Role } from '../../protocol/roles.ts';
import { wantOptions, wantText } from '../arguments/want.ts';
import { wantEachNumber } from '../arguments/want-list.ts';
import { plot } from './plot.ts';
import { titled } from './titled.ts';

/** Scores by lead time. */
export interface SkillPlotOptions {
  /** A second plot of the same title replaces the first. */
  title: string;
  /** Name of the score: `RMSE`. */
  score: string;
  /** Unit of the score. */
  units?: string;
  /** Lead times, in hours. */
  leads: ArrayLike<number>;
  /** Scores of the models at each lead time. */
  models: Readonly<Record<string, ArrayLike<number>>>;
  /** Scores of what costs nothing: persistence, climatology. Drawn dashed, and never left out. */
  baselines: Readonly<Record<string, ArrayLike<number>>>;
}

/**
 * Draws a score against lead time: models beside the baselines that they have to beat.
 *
 * @throws TypeError for a title, name or scores that are no such things; RangeError when there are not as many scores as
 *   lead times
 * @example
 * skillPlot({
 *   title: 'Geopotential at 500 hPa',
 *   score: 'RMSE',
 *   units: 'm² s⁻²',
 *   leads: [24, 72, 120],
 *   models: { network: [210, 480, 760] },
 *   baselines: { persistence: [390, 810, 1010], climatology: [780, 780, 780] },
 * });
 */
export function skillPlot(options: SkillPlotOptions): void {
  const where = titled('skillPlot', options);
  const { title, score, units, leads, models, baselines } = options;
  wantText(where, 'options.score', score);
  if (units !== undefined) wantText(where, 'options.units', units);
  wantEachNumber(where, 'options.leads', leads);
  for (const [member, scores] of [['models', models] as const, ['baselines', baselines] as const]) {
    wantOptions(where, `options.${member}`, scores);
    for (const [name, values] of Object.entries(scores)) {
      wantEachNumber(where, `options.${member}.${name}`, values);
      if (values.length === leads.length) continue;
      throw new RangeError(`${where}: ${name} has ${values.length} scores for ${leads.length} lead times.`);
    }
  }
  const chart = plot({
    title,
    x: { label: 'lead time', units: 'h' },
    y: { label: score, ...(units !== undefined && { units }) },
  });
  const draw = (name: string, values: ArrayLike<number>, role: Role | undefined, dashed: boolean) =>
    chart.set(name, leads, values, { ...(role && { role }), style: dashed ? 'dashed' : 'line' });
  // One model is the forecast; several are told apart by their colours.
  const only = Object.keys(models).length === 1;
  for (const [name, values] of Object.entries(models))
    draw(name, values, only ? 'forecast' : undefined, false);
  for (const [name, values] of Object.entries(baselines)) draw(name, values, 'baseline', true);
}
