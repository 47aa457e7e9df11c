/** The frame that all figures share: drawings, controls, and the line that says what is shown. Strings only, no DOM. */
import { figures as words } from '../../../playground/words/en/figures.ts';
import { button, flat, markup } from './controls.ts';
import type { Field, Figure } from './figure.ts';
import { round } from './shapes.ts';
import { stepButtons, stepped } from './steps.ts';

/** Fields by their names. */
type Fields = Readonly<Record<string, Field>>;

/** A drawing of 420 units by `height`: as wide as a column where it stands alone. `under` are the fields that lie under it. */
export function wide(label: string, height: number, content: string, under: Fields = {}): string {
  return drawing('wide-drawing', label, { width: 420, height }, content, under);
}

/** A drawing of 300 units by `height`, for a map or a small diagram beside a wide one. */
export function square(label: string, height: number, content: string, under: Fields = {}): string {
  return drawing('square-drawing', label, { width: 300, height }, content, under);
}

/** The drawing that stays in sight on a telephone, where it is not the first of its figure: the one that the controls change. */
export function staying(drawn: string): string {
  return drawn.replace('class="panel ', 'class="panel stays ');
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function drawing(kind: string, label: string, size: Size, content: string, under: Fields): string {
  const places = Object.entries(under).map(([id, field]) => place(id, field, size));
  return (
    `<div class="panel ${kind}" style="--shape:${round(size.width / size.height)}">${places.join('')}<svg viewBox="0 0 ${size.width} ${size.height}" role="group" aria-label="${label}">` +
    `${content}</svg></div>`
  );
}

/** Where a field lies, in parts of its drawing; what is seen there is painted later. */
function place(id: string, { place: { x, y, width, height }, label, ...grid }: Field, size: Size): string {
  const part = (length: number, whole: number): string => `${round((100 * length) / whole)}%`;
  const style = `left:${part(x, size.width)};top:${part(y, size.height)};width:${part(width, size.width)};height:${part(height, size.height)}`;
  const fine = grid.width > width || grid.height > height ? ' fine' : '';
  return `<div class="field${fine}" data-field="${id}" role="img" aria-label="${label}" style="${style}"></div>`;
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
  const drawings = `<div class="drawings">${figure.drawings(state)}</div>`;
  const line = `<div class="controls">${controls}${button('reset', words.reset)}</div>`;
  return (
    `<div class="explorable explorable-${name} not-content">${figure.controlsFirst ? line + drawings : drawings + line}` +
    `<p class="reading" aria-live="polite" data-live>${says}</p></div>`
  );
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
