/** A kernel to edit and to slide over a satellite image or a field of rain, with the sum written out at its place. */
import { action, type Control, choice, preset } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { staying } from '../kit/frame.ts';
import { decimal } from '../kit/reading.ts';
import { answers, initial, kernels, named, type Sliding, turned } from './model.ts';
import { fields, input, output, placeAt, placeHandles } from './pictures.ts';
import { sum, weightHandles, written } from './sum.ts';
import { words } from './words.en.ts';

/** The state in words and numbers. */
function describe(state: Sliding): string {
  const kernel = named(state.weights);
  const all = answers(state);
  const [least, most] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
  const which = kernel ? words.known(words.kernels.options[kernel]) : words.made;
  const here = words.here(words.images[state.image], which, written(state));
  return `${here} ${words.overAll(decimal(least, 0), decimal(most, 0))}`;
}

function controls(state: Sliding): Control<Sliding>[] {
  return [
    choice('image', words.field, words.fields, state.image, (image) => ({ ...state, image })),
    preset('kernel', words.kernel, words.kernels, named(state.weights), (chosen) => ({
      ...state,
      weights: kernels[chosen].weights,
    })),
    action('turn', words.turn, () => turned(state)),
  ];
}

export const figure: Figure<Sliding> = {
  title: words.title,
  about: words.about,
  initial,
  fields,
  drawings: (state) => input(state) + staying(output(state)) + sum(state),
  describe,
  handles: (state) => ({ ...placeHandles(state), ...weightHandles(state) }),
  controls,
  drag: (state, _, point) => ({ ...state, ...placeAt(point) }),
};
