import type { Role } from '../../protocol/roles.ts';
import { plot } from './plot.ts';

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
 * @throws RangeError when there are not as many scores as lead times
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
  const { title, score, units, leads, models, baselines } = options;
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
