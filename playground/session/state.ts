import {
  type Backend,
  type BackendNote,
  backendNames,
  type LoopLabel,
  type ProgramError,
  type ProgramEvent,
} from '../protocol/events.ts';
import { say } from '../words/en/sayings.ts';
import { status as words } from '../words/en/session.ts';

/** Where a playground is between two presses. */
export type State =
  | { phase: 'idle' }
  | { phase: 'loading'; what: string }
  | { phase: 'running'; backend: Backend; notes: BackendNote[] }
  /** A loop waits to be let on: so many of its steps are done. */
  | { phase: 'paused'; backend: Backend; notes: BackendNote[]; label: LoopLabel; done: number; total: number }
  /** `anew`: what ran is put away, and nothing is said of how it ended. */
  | { phase: 'stopping'; anew?: boolean }
  | { phase: 'finished'; seconds: number }
  | { phase: 'stopped' }
  | { phase: 'failed'; error: ProgramError };

export type Action =
  | { type: 'run'; what: string }
  | { type: 'stop' }
  | { type: 'go-on' }
  | { type: 'reset' }
  | { type: 'fail'; error: ProgramError }
  | { type: 'event'; event: ProgramEvent };

/** Whether a program is on its way or running, so that Stop means something. */
export function busy({ phase }: State): boolean {
  return phase === 'loading' || phase === 'running' || phase === 'paused' || phase === 'stopping';
}

/** The next state. Actions that make no sense in a state leave it as it is. */
export function transition(state: State, action: Action): State {
  switch (action.type) {
    case 'run':
      return busy(state) ? state : { phase: 'loading', what: action.what };
    case 'stop':
      return busy(state) && state.phase !== 'stopping' ? { phase: 'stopping' } : state;
    case 'go-on':
      return state.phase === 'paused'
        ? { phase: 'running', backend: state.backend, notes: state.notes }
        : state;
    case 'reset':
      return busy(state) ? { phase: 'stopping', anew: true } : { phase: 'idle' };
    case 'fail':
      return ended(state, { phase: 'failed', error: action.error });
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
    case 'paused': {
      const { label, done, total } = event;
      return state.phase === 'running' ? { ...state, phase: 'paused', label, done, total } : state;
    }
    case 'finished':
      return ended(state, { phase: 'finished', seconds: event.seconds });
    case 'stopped':
      return ended(state, { phase: 'stopped' });
    case 'failed':
      return ended(state, { phase: 'failed', error: event.error });
    default:
      return state;
  }
}

function ended(state: State, end: State): State {
  return state.phase === 'stopping' && state.anew ? { phase: 'idle' } : end;
}

/** Letters of an error in the status line; the panel of errors has all of them. */
const maxWords = 200;

function firstWords(message: string): string {
  return message.length > maxWords ? `${message.slice(0, maxWords)}…` : message;
}

/** What the status line says. */
export function statusText(state: State): string {
  switch (state.phase) {
    case 'idle':
      return words.idle;
    case 'loading':
      return words.loading(state.what);
    case 'running':
      return words.running(backendNames[state.backend]);
    case 'paused':
      return words.paused(state.label, state.done, state.total);
    case 'stopping':
      return words.stopping;
    case 'finished':
      return words.finished(
        state.seconds < 10 ? state.seconds.toFixed(1) : String(Math.round(state.seconds)),
      );
    case 'stopped':
      return words.stopped;
    case 'failed':
      return words.failed(firstWords(say(state.error.message)));
    default:
      return state satisfies never;
  }
}
