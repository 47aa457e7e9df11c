/** The gradient's length by layer, and the Jacobian from one layer to the output. */
import { logTickText } from '../../../playground/views/drawing/number-format.ts';
import { type Colours, colourKey, field } from '../kit/field.ts';
import type { Field, Handle } from '../kit/figure.ts';
import { plot } from '../kit/plot.ts';
import { rails } from '../kit/rails.ts';
import { decimal } from '../kit/reading.ts';
import { clamped, linear, logarithmic } from '../kit/scale.ts';
import { handle, text } from '../kit/shapes.ts';
import { backward, type Depth, limits, width } from './model.ts';
import { words } from './words.en.ts';

/** The height of the wide drawing and of the square one. */
export const [height, mapHeight] = [340, 330];

/** What is further from 1 than this is drawn at the edge; the words have its number. */
const [least, most] = [1e-16, 1e8];
const length = clamped(logarithmic([least, most], [216, 26]));

function course({ depth }: Depth) {
  return plot(linear([0, depth], [52, 402]), length);
}

/** Depth and gain, on rails. */
export function settings(state: Depth) {
  return rails<Depth, 'depth' | 'gain'>(
    { from: 110, to: 350, y: 284, gap: 38 },
    {
      depth: {
        label: words.depth,
        name: words.depthName,
        value: state.depth,
        min: limits.shallow,
        max: limits.deep,
        step: 1,
        page: 8,
        text: words.depthText(state.depth),
        shown: `${state.depth}`,
        set: (depth) => ({ ...state, depth, layer: Math.min(state.layer, depth) }),
      },
      gain: {
        label: words.gain,
        name: words.gainName,
        value: state.gain,
        min: 0,
        max: 2.5,
        step: 0.05,
        page: 0.5,
        text: decimal(state.gain),
        set: (gain) => ({ ...state, gain }),
      },
    },
  );
}

/** The layer whose activations the gradient is taken with respect to. */
export function layerHandle(state: Depth): Handle<Depth> {
  return {
    label: words.layer,
    value: state.layer,
    min: 0,
    max: state.depth,
    step: 1,
    page: Math.max(1, Math.round(state.depth / 8)),
    text: words.layerText(state.layer, state.depth),
    at: ({ x }) => course(state).x.invert(x),
    set: (layer) => ({ ...state, layer }),
  };
}

/** Both gradients by layer, the layer that is chosen, and the rails. */
export function gradients(state: Depth): string {
  const on = course(state);
  const { depth, layer } = state;
  const stacks = [
    { norms: backward(state, false).norms, kind: 'plain' },
    { norms: backward(state, true).norms, kind: 'residual' },
  ];
  const curves = stacks.map(({ norms, kind }) => {
    const at = on.at(layer, norms[layer] ?? 0);
    const path = on.curve(norms.map((value, k) => [k, value]));
    return `<path class="${kind}" d="${path}"/><circle class="${kind}-dot" cx="${at.x}" cy="${at.y}" r="4"/>`;
  });
  const { x, y } = on.at(layer, least);
  const every = [1, 2, 4, 8, 16].find((step) => depth / step <= 8) ?? 16;
  const ticks = Array.from({ length: Math.floor(depth / every) + 1 }, (_, k) => k * every);
  return (
    on.yAxis({ at: [1e-15, 1e-10, 1e-5, 1, 1e5], say: logTickText, name: words.norm }) +
    on.xAxis({ at: ticks, name: words.layerAxis }) +
    `<path class="rail" d="M${on.x(0)} ${y}H${on.x(depth)}"/><path class="guide" d="M${x} ${on.box.y}V${y}"/>${curves.join('')}` +
    settings(state).svg +
    handle('layer', layerHandle(state), { x, y })
  );
}

const place = { x: 40, y: 34, width: 224, height: 224 } as const;
const colours: Colours = { palette: 'diverging', low: -1, high: 1 };

/** The Jacobian of the chosen stack, an entry a cell. */
export function jacobian(state: Depth): Field {
  const { layer, depth, shortcuts } = state;
  const values = backward(state, shortcuts).jacobians[layer] ?? new Float64Array(width * width);
  return field(
    place,
    { rows: width, columns: width, values },
    colours,
    words.jacobian(shortcuts, layer, depth),
  );
}

/** What stands round the Jacobian. */
export function jacobianFrame({ layer, depth, shortcuts }: Depth): string {
  const { x, y, width: across, height: down } = place;
  const middle = y + down / 2;
  return (
    text(x, 18, words.field.title(layer, depth), 'name', 'start') +
    text(x + across, 18, words.field.which[shortcuts ? 'yes' : 'no'], 'value', 'end') +
    `<rect class="plane-edge" x="${x}" y="${y}" width="${across}" height="${down}"/>` +
    text(x + across / 2, y + down + 16, words.field.columns, 'soft') +
    `<g transform="rotate(-90 ${x - 10} ${middle})">${text(x - 10, middle, words.field.rows, 'soft')}</g>` +
    colourKey('jacobian-key', { x, y: y + down + 28, width: across, height: 10 }, colours, [
      [-1, '−1'],
      [0, '0'],
      [1, '1'],
    ])
  );
}
