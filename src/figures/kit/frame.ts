/** The frame that all figures share: drawings, controls, and the line that says what is shown. Strings only, no DOM. */
import { figures as words } from '../../../playground/words/en/figures.ts';
import { button, flat, markup } from './controls.ts';
import type { Figure } from './figure.ts';
import { stepButtons, stepped } from './steps.ts';

/** What a page needs to show a figure before any script has run. */
export interface StaticFigure {
  readonly title: string;
  /** The figure's initial state in words. */
  readonly alt: string;
  readonly html: string;
}

/** A drawing of 420 units by `height`: as wide as a column where it stands alone. */
export function wide(label: string, height: number, content: string): string {
  return drawing('wide-drawing', label, 420, height, content);
}

/** A drawing of 300 units by `height`, for a map or a small diagram beside a wide one. */
export function square(label: string, height: number, content: string): string {
  return drawing('square-drawing', label, 300, height, content);
}

function drawing(kind: string, label: string, width: number, height: number, content: string): string {
  return (
    `<div class="panel ${kind}"><svg viewBox="0 0 ${width} ${height}" role="group" aria-label="${label}">` +
    `${content}</svg></div>`
  );
}

/** The whole figure in a state. `says` is what stands in its line of words, `playing` whether it runs by itself. */
export function frame<State>(
  name: string,
  figure: Figure<State>,
  state: State,
  { says = '', playing = false } = {},
): string {
  const steps = figure.steps?.(state);
  const controls = (steps ? stepButtons(steps, playing) : '') + markup(figure.controls?.(state) ?? []);
  return (
    `<div class="explorable explorable-${name} not-content"><div class="drawings">${figure.drawings(state)}</div>` +
    `<div class="controls">${controls}${button('reset', words.reset)}</div>` +
    `<p class="reading" aria-live="polite" data-live>${says}</p></div>`
  );
}

/** The figure as the page shows it before any script has run. */
export function staticFigure<State>(name: string, figure: Figure<State>): StaticFigure {
  const { title, about, initial } = figure;
  const says = figure.describe(initial);
  return { title, alt: `${about} ${says}`, html: frame(name, figure, initial, { says }) };
}

/** The state after a press on a button or a mark of the figure. */
export function press<State>(figure: Figure<State>, state: State, action: string): State {
  if (action === 'reset') return figure.initial;
  const steps = figure.steps?.(state);
  const walked = steps && stepped(steps, action);
  if (walked !== undefined) return walked;
  const control = flat(figure.controls?.(state) ?? []).find(
    ({ kind, id }) => kind === 'act' && id === action,
  );
  return control?.kind === 'act' ? control.act() : (figure.act?.(state, action) ?? state);
}

/** The state after a choice in one of the figure's lists. */
export function choose<State>(figure: Figure<State>, state: State, name: string, value: string): State {
  const control = flat(figure.controls?.(state) ?? []).find(
    ({ kind, id }) => kind === 'choose' && id === name,
  );
  return (control?.kind === 'choose' ? control.choose(value) : undefined) ?? state;
}
