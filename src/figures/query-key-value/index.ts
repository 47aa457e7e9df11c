/** Attention of one day to six: arrows on a plane, and every number from the scalar product to the weighted mean. */
import { action, type Control, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { decimal } from '../kit/reading.ts';
import { drag, handles, plane, planeHeight } from './arrows.ts';
import { column, columnHeight, equation, power } from './column.ts';
import { type Attention, answer, ask, initial, tokens } from './model.ts';
import { words } from './words.en.ts';

const days: Record<string, string> = Object.fromEntries(tokens.map((_, k) => [`${k + 1}`, words.day(k)]));

/** The state in words and numbers, with the way to the largest share. */
function describe(state: Attention): string {
  const { rows, all, mean } = answer(state);
  const shares = rows.map(({ share }) => share);
  const [most, least] = [Math.max(...shares), Math.min(...shares)].map((share) => shares.indexOf(share));
  const largest = rows[most ?? 0];
  if (!largest || least === undefined || most === undefined) return '';
  const asks = words.says(words.day(state.asks), state.query.map((part) => decimal(part, 1)).join(', '));
  const answers = words.mean(decimal(mean));
  if (largest.share - (shares[least] ?? 0) < 1e-9)
    return [asks, words.alike(decimal(largest.share)), answers].join(' ');
  return [
    asks,
    words.most(
      words.day(most),
      equation(state.query, largest.key, largest.product),
      state.divided ? words.divided(decimal(largest.score)) : '',
      power(largest.power),
      power(all),
      decimal(largest.share),
    ),
    words.least(words.day(least), decimal(shares[least] ?? 0)),
    answers,
  ].join(' ');
}

function controls(state: Attention): Control<Attention>[] {
  return [
    choice('asks', words.asks, days, `${state.asks + 1}`, (day) => ask(state, Number(day) - 1)),
    action('divide', words.divide, () => ({ ...state, divided: !state.divided }), {
      pressed: state.divided,
    }),
  ];
}

const key = legend([
  { kind: 'asks', mark: 'line', text: words.asking },
  { kind: 'answers', mark: 'line', text: words.keys },
  { kind: 'guide', mark: 'line', text: words.noScore },
]);

export const figure: Figure<Attention> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) =>
    square(words.plane, planeHeight, plane(state)) + wide(words.table, columnHeight, column(state)) + key,
  describe,
  handles,
  controls,
  drag,
};
