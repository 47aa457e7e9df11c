/** The line of controls: each says what stands there and what a press on it makes of the state. */

interface Act<State> {
  readonly kind: 'act';
  readonly id: string;
  readonly html: string;
  /** Of a switch: whether it is on. */
  readonly pressed: boolean | undefined;
  act(): State;
}

interface Choose<State> {
  readonly kind: 'choose';
  readonly id: string;
  readonly html: string;
  /** What is chosen. */
  readonly value: string;
  /** The state after the choice; undefined if there is no such choice. */
  choose(value: string): State | undefined;
}

interface Group<State> {
  readonly kind: 'group';
  readonly html: string;
  readonly of: readonly Control<State>[];
}

/** A button, a list of choices, or a few of them that stand together. */
export type Control<State> = Act<State> | Choose<State> | Group<State>;

/** How a button is drawn. */
export interface ButtonOptions {
  /** What it is called where its text is only a sign. */
  readonly label?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}

/** The markup of a button; where it stands within the drawings, `Figure.act` hears its `action`. */
export function button(action: string, text: string, options: ButtonOptions = {}): string {
  const label = options.label ? ` aria-label="${options.label}"` : '';
  const pressed = options.pressed === undefined ? '' : ` aria-pressed="${options.pressed}"`;
  return `<button type="button" class="button" data-action="${action}"${label}${pressed}${options.disabled ? ' aria-disabled="true"' : ''}>${text}</button>`;
}

/** A button and what it does; with `pressed`, a switch. */
export function action<State>(
  id: string,
  text: string,
  act: () => State,
  options: ButtonOptions = {},
): Control<State> {
  return { kind: 'act', id, html: button(id, text, options), pressed: options.pressed, act };
}

/** A labelled list of choices by their names, and what the chosen one does. */
export function choice<State, Id extends string>(
  id: string,
  label: string,
  options: Readonly<Record<Id, string>>,
  value: Id,
  choose: (value: Id) => State,
): Control<State> {
  return list(id, label, options, value, choose);
}

/**
 * A list of choices by their names where the reader may also make what has none. That stands in the list, as `own`, only
 * while it is there (`value` undefined): it cannot be chosen.
 */
export function preset<State, Id extends string>(
  id: string,
  label: string,
  { options, own }: { options: Readonly<Record<Id, string>>; own: string },
  value: Id | undefined,
  choose: (value: Id) => State,
): Control<State> {
  return list(id, label, options, value ?? { own }, choose);
}

/**
 * A list of choices by their codes where what the reader makes has a code as well, so that it can be kept. It stands in the
 * list, as `own`, only while it is there. `choose` gives undefined for a code that says nothing.
 */
export function coded<State>(
  id: string,
  label: string,
  { options, own }: { options: Readonly<Record<string, string>>; own: string },
  code: string,
  choose: (code: string) => State | undefined,
): Control<State> {
  const all = Object.hasOwn(options, code) ? options : { ...options, [code]: own };
  return { kind: 'choose', id, value: code, html: select(id, label, all, code), choose };
}

/** `chosen`: the one of the options, or the name and text of what is none. */
function list<State, Id extends string>(
  id: string,
  label: string,
  options: Readonly<Record<Id, string>>,
  chosen: Id | Readonly<{ own: string }>,
  choose: (value: Id) => State,
): Control<State> {
  const value = typeof chosen === 'string' ? chosen : 'own';
  const all = typeof chosen === 'string' ? options : { ...options, ...chosen };
  const isOption = (wanted: string): wanted is Id => Object.hasOwn(options, wanted);
  return {
    kind: 'choose',
    id,
    value,
    html: select(id, label, all, value),
    choose: (wanted) => (isOption(wanted) ? choose(wanted) : undefined),
  };
}

/** The markup of a labelled list, with the one of its options that is chosen. */
function select(
  id: string,
  label: string,
  options: Readonly<Record<string, string>>,
  chosen: string,
): string {
  const items = Object.entries(options).map(
    ([option, text]) => `<option value="${option}"${option === chosen ? ' selected' : ''}>${text}</option>`,
  );
  return `<label>${label} <select class="button" data-choice="${id}">${items.join('')}</select></label>`;
}

/** The markup of controls, one after another. */
export function markup<State>(controls: readonly Control<State>[]): string {
  return controls.map(({ html }) => html).join('');
}

/** Two buttons with something between them. */
export function pair<State>(before: Control<State>, between: string, after: Control<State>): Control<State> {
  return {
    kind: 'group',
    html: `<span class="pair">${before.html}${between}${after.html}</span>`,
    of: [before, after],
  };
}

/** Controls that have a name in common, which is only heard. */
export function group<State>(label: string, of: readonly Control<State>[]): Control<State> {
  return {
    kind: 'group',
    html: `<span class="names" role="group" aria-label="${label}">${markup(of)}</span>`,
    of,
  };
}

/** The same without groups. */
export function flat<State>(controls: readonly Control<State>[]): (Act<State> | Choose<State>)[] {
  return controls.flatMap((control) => (control.kind === 'group' ? flat(control.of) : [control]));
}
