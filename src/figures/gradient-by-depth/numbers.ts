import { backward, factor, initial } from './model.ts';

const [plain, residual] = [backward(initial, false), backward(initial, true)];
const he = { ...initial, activation: 'relu', gain: Math.SQRT2 } as const;

/** What the text may print of this figure. */
export const numbers = {
  layers: initial.depth,
  'plain, at the input': plain.norms[0] ?? Number.NaN,
  'with shortcuts, at the input': residual.norms[0] ?? Number.NaN,
  'plain, factor a layer': factor(plain),
  'with shortcuts, factor a layer': factor(residual),
  'ReLU at gain √2, plain, factor a layer': factor(backward(he, false)),
  'ReLU at gain √2, with shortcuts, at the input': backward(he, true).norms[0] ?? Number.NaN,
};
