import { inTheNameOf } from '../arguments/in-the-name-of.ts';
import { wantNumber, wantOptions, wantText } from '../arguments/want.ts';
import { wantNumbers } from '../arguments/want-list.ts';
import { skillPlot } from '../draw/skill-plot.ts';
import { table } from '../draw/table.ts';
import type { RolloutScores } from './roll-out.ts';

/** What tables and curves of scores say. */
export interface DrawRolloutOptions {
  /** Unit of the fields. */
  units: string;
  /** Hours from one lead time to the next. */
  hours: number;
  /** What all titles begin with, such as “SIMULATED”; nothing unless given. */
  about?: string;
}

/**
 * Draws the scores of rollouts: a table of root-mean-square errors, one of anomaly correlations, and the errors by lead time.
 * Where a score has no value, as the correlation of a climatology that has no anomaly, stands a dash.
 *
 * @param scores as `rolloutScores` gives them
 * @throws TypeError for what are no scores, no text and no number
 * @example
 * const x = tf.ones([1, 2, 4]) as tf.Tensor3D;
 * const windows = { states: [x, x, x.mul<tf.Tensor3D>(3)], usual: [x, x, x] };
 * const scores = await rolloutScores({}, windows, { latitudes: [-45, 45] });
 * drawRollout(scores, { units: 'm', hours: 12 });
 */
export function drawRollout(
  scores: Readonly<Record<string, RolloutScores>>,
  options: DrawRolloutOptions,
): void {
  const where = 'drawRollout';
  wantOptions(where, 'scores', scores);
  wantOptions(where, 'options', options);
  const { units, hours, about } = options;
  wantText(where, 'options.units', units);
  wantNumber(where, 'options.hours', hours, ' above 0', (length) => length > 0);
  if (about !== undefined) wantText(where, 'options.about', about);
  const names = Object.keys(scores).filter((name) => name !== 'truth');
  for (const name of names) {
    wantOptions(where, `scores.${name}`, scores[name]);
    for (const score of ['rmse', 'acc'] as const)
      wantNumbers(where, `scores.${name}.${score}`, scores[name]?.[score]);
  }
  const titled = (title: string, inside = title): string =>
    about === undefined ? title : `${about}: ${inside}`;
  inTheNameOf(where, () => {
    const leads = Array.from(scores[names[0] ?? '']?.rmse ?? [], (_, lead) => hours * (lead + 1));
    const columns = ['forecast', ...leads.map((lead) => `${lead} h`)];
    for (const [score, title] of [['rmse', `RMSE (${units})`] as const, ['acc', 'ACC'] as const]) {
      const shown = (value: number): number | string => (Number.isNaN(value) ? '–' : value);
      const rows = names.map((name) => [name, ...Array.from(scores[name]?.[score] ?? [], shown)]);
      table({ title: titled(title), columns, rows, decimals: 2 });
    }
    const curves = (chosen: string[]) =>
      Object.fromEntries(chosen.map((name) => [name, scores[name]?.rmse ?? []]));
    const free = names.filter((name): boolean => name === 'persistence' || name === 'climatology');
    const models = curves(names.filter((name) => !free.includes(name)));
    skillPlot({
      title: titled('Error by lead time', 'error by lead time'),
      score: 'RMSE',
      units,
      leads,
      models,
      baselines: curves(free),
    });
  });
}
