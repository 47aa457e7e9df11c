/** A recurrent cell unrolled over five steps: inputs to set, and every number on its wire. */
import { action, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { decimal } from '../kit/reading.ts';
import { parts } from './cells.ts';
import { equation } from './equation.ts';
import { inside, insideHeight } from './inside.ts';
import { change, current, finished, initial, length, steps, type Unrolled } from './model.ts';
import { handles, strip, stripHeight } from './strip.ts';
import { words } from './words.en.ts';

function describe(state: Unrolled): string {
  const [name, each] = [words.cells[state.cell], parts[state.cell].length];
  const inputs = state.inputs.map((x) => decimal(x, 1)).join(', ');
  if (state.done === 0) return words.nothingYet(name, inputs);
  const { at, known } = current(state);
  const here = words.says(name, at, known, each, equation(state).join(' '));
  if (state.done < each * length) return here;
  return (
    here +
    words.finished(
      steps(state)
        .map(({ values }) => decimal(values['h'] ?? Number.NaN))
        .join(', '),
    )
  );
}

export const figure: Figure<Unrolled> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) =>
    wide(words.strip, stripHeight, strip(state)) +
    wide(words.inside(current(state).at), insideHeight, inside(state)),
  describe,
  handles,
  steps: (state) => ({
    done: state.done,
    last: parts[state.cell].length * length,
    go: (done) => ({ ...state, done }),
    pause: 1200,
  }),
  controls: (state) => [
    action('all', words.allSteps, () => finished(state)),
    choice('cell', words.cell, words.cells, state.cell, (cell) => change(state, cell)),
  ],
};
