import {
  type Backend,
  type BackendNote,
  backendNames,
  type ProgramError,
  type ProgramEvent,
} from '../protocol/events.ts';

/** Where a playground is between two presses. */
export type State =
  | { phase: 'idle' }
  | { phase: 'loading'; what: string }
  | { phase: 'running'; backend: Backend; notes: BackendNote[] }
  | { phase: 'stopping' }
  | { phase: 'finished'; seconds: number }
  | { phase: 'stopped' }
  | { phase: 'failed'; error: ProgramError };

export type Action =
  | { type: 'run'; what: string }
  | { type: 'stop' }
  | { type: 'reset' }
  | { type: 'fail'; error: ProgramError }
  | { type: 'event'; event: ProgramEvent };

/** Whether a program is on its way or running, so that Stop means something. */
export function busy({ phase }: State): boolean {
  return phase === 'loading' || phase === 'running' || phase === 'stopping';
}

/** The next state. Actions that make no sense in a state leave it as it is. */
export function transition(state: State, action: Action): State {
  switch (action.type) {
    case 'run':
      return busy(state) ? state : { phase: 'loading', what: action.what };
    case 'stop':
      return busy(state) ? { phase: 'stopping' } : state;
    case 'reset':
      return busy(state) ? state : { phase: 'idle' };
    case 'fail':
      return { phase: 'failed', error: action.error };
    case 'event':
      return afterEvent(state, action.event);
    default:
      return action satisfies never;
  }
}

function afterEvent(state: State, event: ProgramEvent): State {
  if (!busy(state)) return state;
  switch (event.type) {
    case 'backend':
      return state.phase === 'loading'
        ? { phase: 'running', backend: event.backend, notes: event.notes }
        : state;
    case 'finished':
      return { phase: 'finished', seconds: event.seconds };
    case 'stopped':
      return { phase: 'stopped' };
    case 'failed':
      return { phase: 'failed', error: event.error };
    default:
      return state;
  }
}

/** What the status line says; the wording is relied on by tests and by screen-reader users. */
export function statusText(state: State): string {
  switch (state.phase) {
    case 'idle':
      return 'Ready';
    case 'loading':
      return `Loading ${state.what}`;
    case 'running':
      return `Running on ${backendNames[state.backend]}`;
    case 'stopping':
      return 'Stopping';
    case 'finished':
      return `Finished in ${state.seconds < 10 ? state.seconds.toFixed(1) : Math.round(state.seconds)} s`;
    case 'stopped':
      return 'Stopped';
    case 'failed':
      return `Failed: ${state.error.message}`;
    default:
      return state satisfies never;
  }
}
