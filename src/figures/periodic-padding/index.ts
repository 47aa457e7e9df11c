/** Periodic padding: a filter that reaches over the seam of the array, on the globe and on the array. */
import { type Control, choice } from '../kit/controls.ts';
import type { Figure, Handle } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { rails } from '../kit/rails.ts';
import { decimal } from '../kit/reading.ts';
import { array, height, toColumn } from './array.ts';
import { globe } from './globe.ts';
import { answer, columns, footprint, type Globe, initial, longitude, type Padding } from './model.ts';
import { words } from './words.en.ts';

const paddings: Record<Padding, string> = words.paddings;

function turning(state: Globe) {
  return rails<Globe, 'turn'>(
    { from: 72, to: 236, y: 300 },
    {
      turn: {
        label: words.turn,
        name: words.turnName,
        value: state.turn,
        min: -180,
        max: 180,
        step: 10,
        page: 60,
        text: words.longitude(state.turn),
        shown: words.shortly(state.turn),
        set: (turn) => ({ ...state, turn }),
      },
    },
  );
}

/** The column of the filter as it is spoken, counted from 1, and where it lies. */
function where({ column }: Globe): string {
  return words.columnText(column + 1, columns, words.longitude(longitude(column)));
}

function filter(state: Globe): Handle<Globe> {
  return {
    label: words.column,
    value: state.column,
    min: 0,
    max: columns - 1,
    step: 1,
    page: 6,
    text: where(state),
    at: ({ x }) => toColumn(x),
    set: (column) => ({ ...state, column }),
  };
}

function describe(state: Globe): string {
  const beyond = footprint(state).filter((cell) => cell.beyond).length;
  const place = words.where(where(state));
  if (beyond === 0) return `${place} ${words.inside(decimal(answer(state), 1))}`;
  const mean = (padding: Padding): string => decimal(answer({ ...state, padding }), 1);
  return `${place} ${words.beyond(beyond)} ${words.takes[state.padding]} ${words.means(mean('zeros'), mean('round'))}`;
}

const key = legend([
  { kind: 'band-8', mark: { path: 'M0 1h12v10h-12z' }, text: words.key.west },
  { kind: 'band-2', mark: { path: 'M0 1h12v10h-12z' }, text: words.key.east },
  { kind: 'filter', mark: { path: 'M1 1h10v10h-10z' }, text: words.key.filter },
  { kind: 'beyond', mark: { path: 'M1 1h10v10h-10z' }, text: words.key.beyond },
  { kind: 'seam', mark: 'line', text: words.key.seam },
]);

function controls(state: Globe): Control<Globe>[] {
  return [choice('padding', words.padding, paddings, state.padding, (padding) => ({ ...state, padding }))];
}

export const figure: Figure<Globe> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) =>
    square(words.globe, 330, globe(state) + turning(state).svg) +
    wide(words.arrayPicture, height, array(state, filter(state))) +
    key,
  describe,
  handles: (state) => ({ ...turning(state).handles, filter: filter(state) }),
  controls,
  grab: (state) => ({ state, handle: 'filter' }),
};
