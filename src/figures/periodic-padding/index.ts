/** Periodic padding: a filter that reaches over the seam of the array, on the globe and on the array. */
import { type Control, choice } from '../kit/controls.ts';
import type { Figure, Handle } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { rails } from '../kit/rails.ts';
import { count, decimal } from '../kit/reading.ts';
import { array, height, toColumn } from './array.ts';
import { globe } from './globe.ts';
import { answer, columns, footprint, type Globe, initial, longitude, type Padding } from './model.ts';

const paddings: Record<Padding, string> = { zeros: 'zeros', round: 'the other side' };

function turning(state: Globe) {
  return rails<Globe, 'turn'>(
    { from: 72, to: 236, y: 300 },
    {
      turn: {
        label: 'Longitude in the middle of the globe',
        name: 'turn',
        value: state.turn,
        min: -180,
        max: 180,
        step: 10,
        page: 60,
        text: `${Math.abs(state.turn)}° ${state.turn < 0 ? 'west' : 'east'}`,
        shown: `${decimal(state.turn, 0)}°`,
        set: (turn) => ({ ...state, turn }),
      },
    },
  );
}

function filter(state: Globe): Handle<Globe> {
  return {
    label: 'Column of the filter',
    value: state.column,
    min: 0,
    max: columns - 1,
    step: 1,
    page: 6,
    text: `column ${state.column}, ${longitude(state.column)}° east`,
    at: ({ x }) => toColumn(x),
    set: (column) => ({ ...state, column }),
  };
}

function describe(state: Globe): string {
  const beyond = footprint(state).filter((cell) => cell.beyond).length;
  const [zeros, round] = (['zeros', 'round'] as const).map((padding) => answer({ ...state, padding }));
  const where = `The filter lies on column ${state.column}, at ${longitude(state.column)}° east and 50° south.`;
  const values = `${decimal(zeros ?? 0, 1)} m/s with zeros, ${decimal(round ?? 0, 1)} m/s with the other side`;
  if (beyond === 0)
    return `${where} It does not reach over the seam, and the padding makes no difference: the mean of its 25 cells is ${decimal(answer(state), 1)} m/s.`;
  const filled =
    state.padding === 'zeros' ? 'It takes zeros there' : 'It takes the cells of the other side there';
  return `${where} ${count(beyond, 'cell')} of its 25 lie beyond the seam. ${filled}. The mean: ${values}.`;
}

const key = legend([
  { kind: 'band-8', mark: { path: 'M0 1h12v10h-12z' }, text: 'wind from the west' },
  { kind: 'band-2', mark: { path: 'M0 1h12v10h-12z' }, text: 'wind from the east' },
  { kind: 'filter', mark: { path: 'M1 1h10v10h-10z' }, text: 'the filter' },
  { kind: 'beyond', mark: { path: 'M1 1h10v10h-10z' }, text: 'its part beyond the seam' },
  { kind: 'seam', mark: 'line', text: 'the seam' },
]);

function controls(state: Globe): Control<Globe>[] {
  return [
    choice('padding', 'Beyond the seam', paddings, state.padding, (padding) => ({ ...state, padding })),
  ];
}

export const figure: Figure<Globe> = {
  title: 'Periodic padding on a globe',
  about:
    'The eastward wind of January on a globe and as an array of 17 by 36 cells, whose first and last column meet at 15° east, with a filter of 5 by 5 cells.',
  initial,
  drawings: (state) =>
    square('The globe, with the longitude that faces you to set', 330, globe(state) + turning(state).svg) +
    wide('The array, with the column of the filter to set', height, array(state, filter(state))) +
    key,
  describe,
  handles: (state) => ({ ...turning(state).handles, filter: filter(state) }),
  controls,
};
