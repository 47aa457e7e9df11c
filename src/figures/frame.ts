/**
 * What every explorable figure shares: the shape of its definition and the markup of its frame.
 * Strings only, no DOM: the same functions draw the page at build time and the figure under the reader's hand.
 */

/** A place in the coordinates of the drawing (its SVG viewBox). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One number that the reader moves on the drawing: by pointer along `at`, by keyboard in `step`s. */
export interface Handle<State> {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** How far Page Up and Page Down go. */
  readonly page: number;
  /** The value as it is spoken. */
  readonly text: string;
  readonly vertical?: boolean;
  /** The value that a point of the drawing stands for. */
  at(point: Point): number;
  set(value: number): State;
}

/** A figure: a state, its picture, its words, and what the reader can do to it. */
export interface Explorable<State> {
  readonly initial: State;
  /** The picture, with `words` where the live text stands (the frame sets those itself while the reader acts). */
  html(state: State, words?: string): string;
  describe(state: State): string;
  handles(state: State): Readonly<Record<string, Handle<State>>>;
  /** A press on `data-grab="id"`: the state after it, and the handle that the pointer then holds. */
  grab?(state: State, id: string): { state: State; handle: string };
  /** A press on `data-drag="id"`: a point that moves in two directions at once. */
  drag?(state: State, id: string, point: Point): State;
  /** A press on a button with `data-action`; `reset` never gets here. */
  act?(state: State, action: string): State;
  /** A choice in a select with `data-choice`. */
  choose?(state: State, name: string, value: string): State;
}

/** What a page needs to show a figure before any script has run. */
export interface StaticFigure {
  readonly title: string;
  /** The figure's initial state in words. */
  readonly alt: string;
  readonly html: string;
}

/** The handle's SVG: a focusable slider with a knob and a larger invisible target. */
export function handle<State>(id: string, spec: Handle<State>, at: Point, kind = ''): string {
  return (
    `<g class="handle ${kind}" data-handle="${id}" role="slider" tabindex="0" aria-label="${spec.label}"` +
    ` aria-valuemin="${spec.min}" aria-valuemax="${spec.max}" aria-valuenow="${spec.value}" aria-valuetext="${spec.text}"` +
    ` aria-orientation="${spec.vertical ? 'vertical' : 'horizontal'}" transform="translate(${round(at.x)} ${round(at.y)})">` +
    '<circle class="hit" r="17"/><circle class="knob" r="7.5"/></g>'
  );
}

/** A button of the figure's control line. */
export function button(
  action: string,
  text: string,
  options: { label?: string; pressed?: boolean; disabled?: boolean } = {},
): string {
  const label = options.label ? ` aria-label="${options.label}"` : '';
  const pressed = options.pressed === undefined ? '' : ` aria-pressed="${options.pressed}"`;
  return `<button type="button" class="button" data-action="${action}"${label}${pressed}${options.disabled ? ' aria-disabled="true"' : ''}>${text}</button>`;
}

/** A labelled list of choices. */
export function choice(
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  value: string,
): string {
  const items = options.map(
    ([id, text]) => `<option value="${id}"${id === value ? ' selected' : ''}>${text}</option>`,
  );
  return `<label>${label} <select class="button" data-choice="${name}">${items.join('')}</select></label>`;
}

/** One drawing of a figure, in its own coordinates. */
export function drawing(kind: string, label: string, width: number, height: number, content: string): string {
  return (
    `<div class="panel ${kind}"><svg viewBox="0 0 ${width} ${height}" role="group" aria-label="${label}">` +
    `${content}</svg></div>`
  );
}

/** The whole figure: drawings, controls with Reset, and the line that says what is shown. */
export function frame(name: string, parts: { drawings: string; controls: string; text: string }): string {
  return (
    `<div class="explorable explorable-${name} not-content"><div class="drawings">${parts.drawings}</div>` +
    `<div class="controls">${parts.controls}${button('reset', 'Reset')}</div>` +
    `<p class="reading" aria-live="polite" data-live>${parts.text}</p></div>`
  );
}

/** A coordinate short enough for a page's source: two decimals. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A number for reading, with a true minus sign and never “−0.00”. */
export function decimal(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** The same with its sign always shown. */
export function signed(value: number, digits = 2): string {
  const text = decimal(value, digits);
  return text.startsWith('−') || Number(text) === 0 ? text : `+${text}`;
}

/** A number of things: “1 step”, “1,024 steps”. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}
