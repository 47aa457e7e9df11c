import type { Role } from '../../protocol/roles.ts';
import { plot } from './plot.ts';

export interface SkillPlotOptions {
  title: string;
  /** Name of the score: `RMSE`. */
  score: string;
  units?: string;
  /** Lead times, in hours. */
  leads: ArrayLike<number>;
  /** Scores of the models at each lead time. */
  models: Readonly<Record<string, ArrayLike<number>>>;
  /** Scores of what costs nothing: persistence, climatology. Drawn dashed, and never left out. */
  baselines: Readonly<Record<string, ArrayLike<number>>>;
}

/** Draws a score against lead time: models beside the baselines that they have to beat. */
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
