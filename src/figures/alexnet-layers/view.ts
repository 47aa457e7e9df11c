/** AlexNet's layers as bars, with the chosen one to change. */
import { choice, decimal, drawing, type Explorable, frame } from '../frame.ts';
import { count, initial, type Network, totals } from './model.ts';
import { handles, sliders, slidersSize } from './sliders.ts';

const size = { width: 420, height: 292 };
const row = { height: 33, bar: 172, longest: 148 };

/** A count for reading: with commas, or in millions where these are what counts. */
function whole(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 0 });
}

function millions(value: number): string {
  return value < 1e6 ? whole(value) : `${decimal(value / 1e6, value < 1e8 ? 1 : 0)} M`;
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
        `<text class="name" x="6" y="${y + 20}">${layer.name}</text>` +
        `<text class="number soft" x="58" y="${y + 20}">${shape}</text>` +
        `<rect class="layer-bar" x="${row.bar}" y="${y + 7}" width="${length.toFixed(1)}" height="17"/>` +
        `<text class="number value" x="${(row.bar + length + 7).toFixed(1)}" y="${y + 20}">${millions(value)}</text></g>`
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
    ? `${entry.layer.name} has ${whole(entry.parameters)} parameters and costs ${whole(entry.multiplications)} multiplications a picture. `
    : '';
  const used = gone ? ` Nothing is left of the picture in ${gone.layer.name}: choose a larger one.` : '';
  return (
    `${layer}The network has ${whole(all.parameters)} parameters, ${decimal(100 * all.denseParameters, 0)} % of them in ` +
    `its dense layers, and ${millions(all.multiplications)} multiplications, ${decimal(100 * all.denseMultiplications, 0)} % ` +
    `of them there.${used}`
  );
}

function html(state: Network, words = ''): string {
  const names = state.layers.map(({ name }, index) => [`${index}`, name] as const);
  return frame('alexnet-layers', {
    drawings:
      drawing('wide-drawing', `Bars: ${state.bars} of each layer`, size.width, size.height, bars(state)) +
      drawing(
        'square-drawing',
        'The chosen layer and the picture, to change',
        slidersSize.width,
        slidersSize.height,
        sliders(state),
      ),
    controls:
      choice('layer', 'Layer', names, `${state.chosen}`) +
      choice(
        'bars',
        'Bars',
        [
          ['parameters', 'parameters'],
          ['multiplications', 'multiplications'],
        ],
        state.bars,
      ) +
      choice(
        'halves',
        'Built',
        [
          ['two', 'in two halves, as in 2012'],
          ['one', 'in one piece'],
        ],
        state.halves ? 'two' : 'one',
      ),
    text: words,
  });
}

/** The figure, for the page and for the hand. */
export const explorable: Explorable<Network> = {
  initial,
  html,
  describe,
  handles,
  act: (state, action) => {
    const index = Number(action.replace('layer-', ''));
    return state.layers[index] ? { ...state, chosen: index } : state;
  },
  choose: (state, name, value) => {
    if (name === 'layer' && state.layers[Number(value)]) return { ...state, chosen: Number(value) };
    if (name === 'bars' && (value === 'parameters' || value === 'multiplications'))
      return { ...state, bars: value };
    if (name === 'halves') return { ...state, halves: value === 'two' };
    return state;
  },
};
