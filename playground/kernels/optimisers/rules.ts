import { add, constant, div, type Expression, g, mul, type Rule, sqrt, state, sub, w } from './rule.ts';

/* The update rules of tfjs's optimisers, in the order of operations of tfjs 4.22. */

/** Constants: −learning rate. */
export const sgd: Rule = { name: 'sgd', constants: 1, weight: add(mul(constant(0), g), w), states: [] };

/** Constants: −learning rate, momentum. */
const accumulation = add(mul(constant(1), state(0)), g);
export const momentum: Rule = {
  name: 'momentum',
  constants: 2,
  weight: add(mul(constant(0), accumulation), w),
  states: [accumulation],
};
export const nesterov: Rule = {
  name: 'nesterov',
  constants: 2,
  weight: add(mul(constant(0), add(g, mul(accumulation, constant(1)))), w),
  states: [accumulation],
};

/** Constants: learning rate, decay, 1 − decay, momentum, ε. States: mean square, moments and, centred, mean. */
const meanSquare = add(mul(state(0), constant(1)), mul(mul(g, g), constant(2)));
const moments = (root: Expression): Expression =>
  add(mul(state(1), constant(3)), div(mul(g, constant(0)), sqrt(root)));
const plainMoments = moments(add(meanSquare, constant(4)));
export const rmsprop: Rule = {
  name: 'rmsprop',
  constants: 5,
  weight: sub(w, plainMoments),
  states: [meanSquare, plainMoments],
};
const mean = add(mul(state(2), constant(1)), mul(g, constant(2)));
const centredMoments = moments(sub(meanSquare, add(mul(mean, mean), constant(4))));
export const rmspropCentred: Rule = {
  name: 'rmspropCentred',
  constants: 5,
  weight: sub(w, centredMoments),
  states: [meanSquare, centredMoments, mean],
};

/**
 * Constants: β₁, 1 − β₁, β₂, 1 − β₂, 1 − β₁ᵗ, 1 − β₂ᵗ, ε, −learning rate, and what is left of a weight after its
 * decay: 1 in Adam, where the product changes nothing.
 */
const first = add(mul(state(0), constant(0)), mul(g, constant(1)));
const second = add(mul(state(1), constant(2)), mul(mul(g, g), constant(3)));
const direction = div(div(first, constant(4)), add(sqrt(div(second, constant(5))), constant(6)));
export const adam: Rule = {
  name: 'adam',
  constants: 9,
  weight: add(mul(direction, constant(7)), mul(w, constant(8))),
  states: [first, second],
};
