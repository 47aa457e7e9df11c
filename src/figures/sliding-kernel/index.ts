/** A kernel to edit and to slide over a satellite image or a field of rain, with the sum written out at its place. */
import { action, type Control, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { decimal } from '../kit/reading.ts';
import { answers, images, initial, type KernelName, kernels, named, type Sliding, turned } from './model.ts';
import { input, output, placeAt, placeHandles } from './pictures.ts';
import { sum, weightHandles, written } from './sum.ts';

type Choice = KernelName | 'own';
const names = Object.fromEntries([
  ...Object.entries(kernels).map(([id, { name }]) => [id, name]),
  ['own', 'your own'],
]) as Record<Choice, string>;

/** The state in words and numbers. */
function describe(state: Sliding): string {
  const kernel = named(state.weights);
  const all = answers(state);
  const [least, most] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
  return (
    `On ${images[state.image].name}, the kernel ${kernel ? `“${names[kernel]}”` : 'you have made'} answers here ` +
    `${written(state)}. Over all places its answers run from ${decimal(least, 0)} to ${decimal(most, 0)}.`
  );
}

function controls(state: Sliding): Control<Sliding>[] {
  return [
    choice(
      'image',
      'field',
      { coast: 'satellite: a coast', rain: 'radar: a hurricane' },
      state.image,
      (image) => ({
        ...state,
        image,
      }),
    ),
    choice<Sliding, Choice>('kernel', 'kernel', names, named(state.weights) ?? 'own', (chosen) =>
      chosen === 'own' ? state : { ...state, weights: kernels[chosen].weights },
    ),
    action('turn', 'Turn the kernel by 180°', () => turned(state)),
  ];
}

export const figure: Figure<Sliding> = {
  title: 'A kernel that slides',
  about:
    'A field of 60 by 60 numbers with a kernel of nine weights over it, the nine products at its place with their sum, and the sums of all places as a second picture.',
  initial,
  drawings: (state) => input(state) + output(state) + sum(state),
  describe,
  handles: (state) => ({ ...placeHandles(state), ...weightHandles(state) }),
  controls,
  drag: (state, _, point) => ({ ...state, ...placeAt(point) }),
};
