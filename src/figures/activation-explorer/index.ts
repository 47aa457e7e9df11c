/** The activation explorer: its drawing, its choice of functions, and its words. */

import { type ActivationId, activationIds, activations } from '../activations.ts';
import { button, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { decimal } from '../kit/reading.ts';
import { type Exploration, flat, initial, other, saturated, saturatedShare } from './model.ts';
import { handles, height, picture } from './plot.ts';
import { words } from './words.en.ts';

/** The saturated stretches in words: “x < −2.89 and x > 2.89”. */
function stretches(id: ActivationId, alpha: number): string {
  const found = saturated(id, alpha).map(([from, to]) => {
    if (from === -12 && to === 12) return words.everywhere;
    if (from === -12) return `x < ${decimal(to)}`;
    if (to === 12) return `x > ${decimal(from)}`;
    return words.stretch(decimal(from), decimal(to));
  });
  return found.join(words.and);
}

function percent(share: number): string {
  return `${decimal(100 * share, share > 0 && share < 0.01 ? 2 : 1)} %`;
}

function sentence(id: ActivationId, { x, alpha }: Exploration): string {
  const { name, f, slope } = activations[id];
  const named = `${name}${id === 'prelu' ? words.withAlpha(decimal(alpha)) : ''}`;
  const here = words.here(named, decimal(x), decimal(f(x, alpha), 3), decimal(slope(x, alpha), 3));
  const where = stretches(id, alpha);
  if (where === '') return `${here} ${words.neverFlat(flat)}`;
  return `${here} ${words.flat(flat, where, percent(saturatedShare(id, alpha)))}`;
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
    row(words.saturated, '', (id) => percent(saturatedShare(id, alpha))) +
    '</tbody></table>'
  );
}

function drawings(state: Exploration): string {
  const { formula, slopeFormula, note, name } = activations[state.chosen];
  const names = activationIds.map((id) => button(id, activations[id].name, { pressed: id === state.chosen }));
  return (
    wide(words.picture(name), height, picture(state)) +
    `<div class="panel beside"><div class="names" role="group" aria-label="${words.activation}">${names.join('')}</div>` +
    `<p class="formula">${italic('f(x)')} = ${italic(formula)}<br>${italic('f′(x)')} = ${italic(slopeFormula)}</p><p class="note">${note}</p>` +
    `${readout(state)}</div>`
  );
}

const compared = {
  none: words.nothing,
  ...(Object.fromEntries(activationIds.map((id) => [id, activations[id].name])) as Record<
    ActivationId,
    string
  >),
};

function isActivation(id: string): id is ActivationId {
  return id in activations;
}

export const figure: Figure<Exploration> = {
  title: words.title,
  about: words.about,
  initial,
  drawings,
  describe,
  handles,
  act: (state, action) => (isActivation(action) ? { ...state, chosen: action } : state),
  controls: (state) => [
    choice('compared', words.compare, compared, state.compared, (id) => ({ ...state, compared: id })),
  ],
};
