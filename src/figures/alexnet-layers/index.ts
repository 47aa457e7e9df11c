/** AlexNet's layers as bars, with the chosen one to change. */
import { type Control, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { decimal, whole } from '../kit/reading.ts';
import { round, text } from '../kit/shapes.ts';
import { count, initial, type Network, totals } from './model.ts';
import { sliders } from './sliders.ts';
import { words } from './words.en.ts';

const row = { height: 33, bar: 172, longest: 148 };

/** A count in millions where these are what counts. */
function millions(value: number): string {
  return value < 1e6 ? whole(value) : words.millions(decimal(value / 1e6, value < 1e8 ? 1 : 0));
}

function bars(state: Network): string {
  const rows = count(state);
  const most = Math.max(...rows.map((entry) => entry[state.bars]));
  return rows
    .map((entry, index) => {
      const { layer, side } = entry;
      const y = 8 + index * row.height;
      const value = entry[state.bars];
      const length = Math.max(1, (row.longest * value) / most);
      const shape = layer.kind === 'dense' ? whole(layer.units) : `${side}×${side}×${layer.units}`;
      const kind = `${layer.kind === 'dense' ? ' dense' : ''}${index === state.chosen ? ' chosen' : ''}`;
      return (
        `<g class="row${kind}" data-action="layer-${index}"><rect class="row-back" x="0" y="${y}" width="420" height="${row.height - 2}" rx="3"/>` +
        text(6, y + 20, layer.name, 'name', 'start') +
        text(58, y + 20, shape, 'number soft', 'start') +
        `<rect class="layer-bar" x="${row.bar}" y="${y + 7}" width="${round(length)}" height="17"/>` +
        `${text(row.bar + length + 7, y + 20, millions(value), 'number value', 'start')}</g>`
      );
    })
    .join('');
}

function describe(state: Network): string {
  const rows = count(state);
  const entry = rows[state.chosen];
  const all = totals(rows);
  const gone = rows.find(({ layer, side }) => layer.kind === 'convolution' && side === 0);
  const layer = entry
    ? words.chosen(entry.layer.name, whole(entry.parameters), whole(entry.multiplications))
    : '';
  const used = gone ? words.nothingLeft(gone.layer.name) : '';
  const network = words.network(
    whole(all.parameters),
    decimal(100 * all.denseParameters, 0),
    millions(all.multiplications),
    decimal(100 * all.denseMultiplications, 0),
  );
  return layer + network + used;
}

function controls(state: Network): Control<Network>[] {
  const names = Object.fromEntries(state.layers.map(({ name }, index) => [`${index}`, name]));
  return [
    choice('layer', words.layer, names, `${state.chosen}`, (index) => ({ ...state, chosen: Number(index) })),
    choice('bars', words.barsLabel, words.barsOf, state.bars, (bars) => ({ ...state, bars })),
    choice('halves', words.built, words.halves, state.halves ? 'two' : 'one', (pieces) => ({
      ...state,
      halves: pieces === 'two',
    })),
  ];
}

export const figure: Figure<Network> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) =>
    wide(words.bars[state.bars], 292, bars(state)) + square(words.sliders, 214, sliders(state).svg),
  describe,
  handles: (state) => sliders(state).handles,
  controls,
  act: (state, mark) => {
    const index = Number(mark.replace('layer-', ''));
    return state.layers[index] ? { ...state, chosen: index } : state;
  },
};
