/** The sum written out: the nine numbers under the kernel, its weights to drag, and their products. */
import type { Handle } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { decimal, signed } from '../kit/reading.ts';
import { handle, text } from '../kit/shapes.ts';
import { answer, reach, type Sliding, under } from './model.ts';
import { words } from './words.en.ts';

const pitch = 72;
const top = 30;
/** Units of the drawing along a square of its rows. */
const tall = 66;
const [numbers, weights, products] = [2, 124, 278] as const;
/** Units of the drawing that a weight moves its knob by, for each one. */
const unit = 4;

const rowOf = (k: number): number => top + (Math.floor(k / 3) + 0.5) * pitch;

/** Each weight of the kernel on a short rail of its own. */
export function weightHandles(state: Sliding): Record<string, Handle<Sliding>> {
  return Object.fromEntries(
    state.weights.map((weight, k) => [
      `w${k}`,
      {
        label: words.weights[k] ?? '',
        value: weight,
        min: -reach,
        max: reach,
        step: 1,
        page: 2,
        text: decimal(weight, 0),
        vertical: true,
        at: ({ y }) => (rowOf(k) - y) / unit,
        set: (value) => ({ ...state, weights: state.weights.with(k, value) }),
      } satisfies Handle<Sliding>,
    ]),
  );
}

/** Numbers × weights = products, in three squares, and the sum of the products. */
export function sum(state: Sliding): string {
  const values = under(state);
  const handles = weightHandles(state);
  const cells = values.map((value, k) => {
    const [y, column, weight] = [rowOf(k), k % 3, state.weights[k] as number];
    const [x, wx, px] = [numbers + column * 36, weights + column * 46, products + column * 46];
    const edge = y - tall / 2;
    const kind = weight === 0 ? ' soft' : '';
    return (
      `<path class="axis" d="M${x} ${edge}h36v${tall}h-36zM${wx} ${edge}h46v${tall}h-46zM${px} ${edge}h46v${tall}h-46z"/>` +
      text(x + 18, y + 5, decimal(value, 0), `number${kind}`) +
      `<path class="rail" d="M${wx + 33} ${y - unit * reach}v${2 * unit * reach}"/>` +
      text(wx + 13, y + 5, decimal(weight, 0), `number value${kind}`) +
      handle(`w${k}`, handles[`w${k}`] as Handle<Sliding>, { x: wx + 33, y: y - unit * weight }) +
      text(px + 23, y + 5, decimal(value * weight, 0), `number${kind}`)
    );
  });
  const middle = top + 1.5 * pitch + 5;
  const below = top + 3 * pitch + 22;
  return wide(
    words.sumPicture,
    below + 10,
    text(numbers + 54, 18, words.under, 'soft') +
      text(weights + 69, 18, words.weightsHead, 'soft') +
      text(products + 69, 18, words.products, 'soft') +
      text(117, middle, '×') +
      text(270, middle, '=') +
      cells.join('') +
      text(products + 138, below, words.sum(decimal(answer(state), 0)), 'number value', 'end'),
  );
}

/** The sum as a line of text. */
export function written(state: Sliding): string {
  const terms = under(state).flatMap((value, k) => {
    const weight = state.weights[k] as number;
    return weight === 0 ? [] : [`${signed(weight, 0)} · ${value}`];
  });
  const line = terms
    .join(' ')
    .replace(/^\+/, '')
    .replaceAll(/([+−])(\d)/g, '$1 $2');
  return terms.length === 0 ? '0' : `${line.replace(/^− /, '−')} = ${decimal(answer(state), 0)}`;
}
