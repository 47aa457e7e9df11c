/**
 * What a figure is set to, in names and numbers that outlast the page and another edition of the figure: the values of its
 * handles, what is chosen and switched on, and how far its course is.
 */
import { flat } from './controls.ts';
import type { Figure, Handle } from './figure.ts';
import { choose, frame, press } from './frame.ts';

/** Each by the name that the figure gives it. */
export interface Settings {
  readonly handles: Readonly<Record<string, number>>;
  readonly choices: Readonly<Record<string, string>>;
  readonly switches: Readonly<Record<string, boolean>>;
  readonly step?: number;
}

/**
 * The settings of a state; undefined where they are those of the start, or where the state has something that they do not
 * say, such as a layer that was added.
 */
export function settingsOf<State>(figure: Figure<State>, state: State): Settings | undefined {
  const settings = read(figure, state);
  if (same(settings, read(figure, figure.initial)) && looksLike(figure, state, figure.initial))
    return undefined;
  return looksLike(figure, state, withSettings(figure, settings)) ? settings : undefined;
}

/** The figure from its start with these settings; what it does not have, or what cannot be, is left as it is. */
export function withSettings<State>(figure: Figure<State>, settings: Settings): State {
  let state = figure.initial;
  // One number may move another: all is set again until it stays.
  for (let round = 0; round < 3 && !same(read(figure, state), settings); round++)
    state = set(figure, state, settings);
  return state;
}

/** The nearest value that the handle can take: steps are counted from its least value, as those of a range input are. */
export function settle(handle: Handle<unknown>, value: number): number {
  const stepped = handle.min + Math.round((value - handle.min) / handle.step) * handle.step;
  return Number(Math.min(handle.max, Math.max(handle.min, stepped)).toFixed(6));
}

function read<State>(figure: Figure<State>, state: State): Settings {
  const handles: Record<string, number> = {};
  for (const [id, { value }] of Object.entries(figure.handles(state))) handles[id] = value;
  const choices: Record<string, string> = {};
  const switches: Record<string, boolean> = {};
  for (const control of flat(figure.controls?.(state) ?? [])) {
    if (control.kind === 'choose') choices[control.id] = control.value;
    else if (control.pressed !== undefined) switches[control.id] = control.pressed;
  }
  const step = figure.steps?.(state).done;
  return { handles, choices, switches, ...(step !== undefined && { step }) };
}

function set<State>(figure: Figure<State>, start: State, settings: Settings): State {
  let state = start;
  for (const [id, value] of Object.entries(settings.choices))
    if (read(figure, state).choices[id] !== value) state = choose(figure, state, id, value);
  for (const [id, value] of Object.entries(settings.handles)) {
    const handles = figure.handles(state);
    const handle = Object.hasOwn(handles, id) ? handles[id] : undefined;
    if (handle && handle.value !== value) state = handle.set(settle(handle, value));
  }
  for (const [id, on] of Object.entries(settings.switches)) {
    const is = read(figure, state).switches[id];
    if (is !== undefined && is !== on) state = press(figure, state, id);
  }
  const steps = figure.steps?.(state);
  if (steps && settings.step !== undefined && steps.done !== settings.step)
    state = steps.go(Math.min(steps.last, Math.max(0, Math.round(settings.step))));
  return state;
}

function looksLike<State>(figure: Figure<State>, one: State, other: State): boolean {
  return (
    frame('', figure, one) === frame('', figure, other) && figure.describe(one) === figure.describe(other)
  );
}

/** Whether two settings say the same, in whatever order. */
function same(one: Settings, other: Settings): boolean {
  const listed = ({ handles, choices, switches, step }: Settings): string =>
    JSON.stringify([...[handles, choices, switches].map((part) => Object.entries(part).sort()), step]);
  return listed(one) === listed(other);
}
