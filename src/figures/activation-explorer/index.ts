/** The activation explorer: its drawing, its choice of functions, and its words. */

import { type ActivationId, activationIds, activations } from '../activations.ts';
import { button, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { decimal } from '../kit/reading.ts';
import { type Exploration, flat, initial, other, saturated, saturatedShare } from './model.ts';
import { handles, height, picture } from './plot.ts';

/** The saturated stretches in words: “x < −2.89 and x > 2.89”. */
function stretches(id: ActivationId, alpha: number): string {
  const words = saturated(id, alpha).map(([from, to]) => {
    if (from === -12 && to === 12) return 'all x';
    if (from === -12) return `x < ${decimal(to)}`;
    if (to === 12) return `x > ${decimal(from)}`;
    return `x from ${decimal(from)} to ${decimal(to)}`;
  });
  return words.join(' and ');
}

function percent(share: number): string {
  return `${decimal(100 * share, share > 0 && share < 0.01 ? 2 : 1)} %`;
}

function sentence(id: ActivationId, { x, alpha }: Exploration): string {
  const { name, f, slope } = activations[id];
  const here = `${name}${id === 'prelu' ? ` with α = ${decimal(alpha)}` : ''} at x = ${decimal(x)}: f = ${decimal(f(x, alpha), 3)}, f′ = ${decimal(slope(x, alpha), 3)}.`;
  const where = stretches(id, alpha);
  if (where === '') return `${here} Its slope is nowhere below ${flat} in size: never saturated.`;
  return `${here} Its slope is below ${flat} in size for ${where}: ${percent(saturatedShare(id, alpha))} of a standard normal input.`;
}

/** The state in words and numbers. */
function describe(state: Exploration): string {
  const first = sentence(state.chosen, state);
  const second = other(state);
  return second ? `${first} ${sentence(second, state)}` : first;
}

/** Variables in italics, as in the text's equations. */
function italic(formula: string): string {
  return formula.replace(/\b[fxs]\b/g, '<i>$&</i>');
}

function readout(state: Exploration): string {
  const { x, alpha } = state;
  const second = other(state);
  const columns = second ? [state.chosen, second] : [state.chosen];
  const row = (name: string, kind: string, value: (id: ActivationId) => string): string =>
    `<tr><th scope="row" class="${kind}">${name}</th>${columns.map((id) => `<td>${value(id)}</td>`).join('')}</tr>`;
  return (
    `<table class="readout"><thead><tr><th scope="col">x = ${decimal(x)}</th>` +
    `${columns.map((id) => `<th scope="col">${activations[id].name}</th>`).join('')}</tr></thead><tbody>` +
    row('f(x)', 'is-f', (id) => decimal(activations[id].f(x, alpha), 3)) +
    row('f′(x)', 'is-slope', (id) => decimal(activations[id].slope(x, alpha), 3)) +
    row('saturated', '', (id) => percent(saturatedShare(id, alpha))) +
    '</tbody></table>'
  );
}

function drawings(state: Exploration): string {
  const { formula, slopeFormula, note, name } = activations[state.chosen];
  const names = activationIds.map((id) => button(id, activations[id].name, { pressed: id === state.chosen }));
  return (
    wide(`${name} and its derivative, with a point to drag along the curve`, height, picture(state)) +
    `<div class="panel beside"><div class="names" role="group" aria-label="Activation">${names.join('')}</div>` +
    `<p class="formula">${italic('f(x)')} = ${italic(formula)}<br>${italic('f′(x)')} = ${italic(slopeFormula)}</p><p class="note">${note}</p>` +
    `${readout(state)}</div>`
  );
}

const compared = {
  none: 'nothing',
  ...(Object.fromEntries(activationIds.map((id) => [id, activations[id].name])) as Record<
    ActivationId,
    string
  >),
};

function isActivation(id: string): id is ActivationId {
  return id in activations;
}

export const figure: Figure<Exploration> = {
  title: 'Nine activation functions',
  about: 'An activation function and its derivative, drawn together.',
  initial,
  drawings,
  describe,
  handles,
  act: (state, action) => (isActivation(action) ? { ...state, chosen: action } : state),
  controls: (state) => [
    choice('compared', 'Compare with', compared, state.compared, (id) => ({ ...state, compared: id })),
  ],
};
