/** What can be changed about the chosen layer and the picture: one rail each. */
import type { Handle } from '../kit/figure.ts';
import { type Rail, rails } from '../kit/rails.ts';
import { whole } from '../kit/reading.ts';
import { text } from '../kit/shapes.ts';
import type { Layer, Network } from './model.ts';
import { words } from './words.en.ts';

type Key = 'units' | 'kernel' | 'stride';

/** The numbers of a layer: name, label, and least, most, step and page. */
type Span = readonly [Key, string, string, readonly [number, number, number, number]];

function spans({ kind, name }: Layer): readonly Span[] {
  const { units, labels } = words;
  if (kind === 'dense') return [['units', units.neurons, labels.neurons(name), [8, 8192, 8, 512]]];
  return [
    ['units', units.filters, labels.filters(name), [16, 768, 16, 64]],
    ['kernel', units.kernel, labels.kernel(name), [1, 13, 2, 4]],
    ['stride', units.stride, labels.stride(name), [1, 8, 1, 2]],
  ];
}

function change(state: Network, key: Key, value: number): Network {
  const layers = state.layers.map((layer, i) => (i === state.chosen ? { ...layer, [key]: value } : layer));
  return { ...state, layers };
}

/** The rails with the chosen layer's name above them. */
export function sliders(state: Network): { handles: Record<string, Handle<Network>>; svg: string } {
  const layer = state.layers[state.chosen] as Layer;
  const ofLayer = spans(layer).map(([key, name, label, [min, max, step, page]]): [string, Rail<Network>] => [
    key,
    {
      label,
      name,
      ...{ value: layer[key], min, max, step, page },
      text: `${layer[key]}`,
      shown: whole(layer[key]),
      set: (next) => change(state, key, next),
    },
  ]);
  const { handles, svg } = rails<Network, string>(
    { from: 78, to: 244, y: 44, gap: 48 },
    {
      image: {
        label: words.side,
        name: words.picture,
        ...{ value: state.image, min: 99, max: 451, step: 4, page: 32 },
        text: `${state.image}`,
        set: (image) => ({ ...state, image }),
      },
      ...Object.fromEntries(ofLayer),
    },
  );
  return { handles, svg: text(8, 16, layer.name, 'name', 'start') + svg };
}
