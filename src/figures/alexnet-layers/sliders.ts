/** What can be changed about the chosen layer and the picture: one rail each. */
import { type Handle, handle, round } from '../frame.ts';
import type { Layer, Network } from './model.ts';

type Key = 'image' | 'units' | 'kernel' | 'stride';

const rail = { left: 96, right: 280, top: 44, gap: 48 };
/** The drawing that holds the rails. */
export const slidersSize = { width: 300, height: 214 };

interface Span {
  readonly key: Key;
  readonly name: string;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly page: number;
}

function spans(layer: Layer): readonly Span[] {
  const span = (key: Key, name: string, label: string, [min, max, step, page]: number[]): Span =>
    ({ key, name, label, min, max, step, page }) as Span;
  const image = span('image', 'picture', 'Side of the picture', [99, 451, 4, 32]);
  if (layer.kind === 'dense')
    return [image, span('units', 'neurons', `Neurons of ${layer.name}`, [8, 8192, 8, 512])];
  return [
    image,
    span('units', 'filters', `Filters of ${layer.name}`, [16, 768, 16, 64]),
    span('kernel', 'kernel', `Kernel of ${layer.name}`, [1, 13, 2, 4]),
    span('stride', 'stride', `Stride of ${layer.name}`, [1, 8, 1, 2]),
  ];
}

function change(state: Network, key: Key, value: number): Network {
  if (key === 'image') return { ...state, image: value };
  const layers = state.layers.map((layer, i) => (i === state.chosen ? { ...layer, [key]: value } : layer));
  return { ...state, layers };
}

function chosen(state: Network): Layer {
  return state.layers[state.chosen] as Layer;
}

function valueIn(state: Network, key: Key): number {
  return key === 'image' ? state.image : chosen(state)[key];
}

/** The handles of the rails. */
export function handles(state: Network): Record<string, Handle<Network>> {
  const entries = spans(chosen(state)).map(({ key, label, min, max, step, page }) => {
    const value = valueIn(state, key);
    const spec: Handle<Network> = {
      label,
      value,
      min,
      max,
      step,
      page,
      text: `${value}`,
      at: ({ x }) => min + ((x - rail.left) / (rail.right - rail.left)) * (max - min),
      set: (next) => change(state, key, next),
    };
    return [key, spec] as const;
  });
  return Object.fromEntries(entries);
}

/** The rails, drawn. */
export function sliders(state: Network): string {
  const all = handles(state);
  const rows = spans(chosen(state)).map(({ key, name, min, max }, row) => {
    const y = rail.top + row * rail.gap;
    const value = valueIn(state, key);
    const x = rail.left + ((value - min) / (max - min)) * (rail.right - rail.left);
    const spec = all[key] as Handle<Network>;
    return (
      `<text x="8" y="${y - 3}">${name}</text><text class="number value" x="8" y="${y + 15}">${value.toLocaleString('en')}</text>` +
      `<path class="rail" d="M${rail.left} ${y}H${rail.right}"/>${handle(key, spec, { x: round(x), y })}`
    );
  });
  return `<text class="name" x="8" y="16">${chosen(state).name}</text>${rows.join('')}`;
}
