import type { ProgramEvent } from '../protocol/events.ts';
import type { ViewEvent } from './events.ts';
import { parts, type Slices, takers, views } from './registry.ts';
import { emptyRun, type RunState, type ViewKey } from './run-state.ts';

/** Everything a run has said, in a form that can be drawn at any moment. */
export type Results = RunState & Slices;

/** Results of a run that has said nothing yet. */
export function emptyResults(): Results {
  const slices = [...views, ...parts].map((one) => one.empty());
  return Object.assign(emptyRun(), ...slices) as Results;
}

/** Adds one event and returns the same object, changed in place. */
export function reduce(results: Results, event: ProgramEvent): Results {
  take(results, event);
  return results;
}

/**
 * Adds one event, or as many identical ones as `times` says, in place.
 * @returns the view that it is about, where there is one
 */
export function take(results: Results, event: ProgramEvent, times = 1): ViewKey | undefined {
  switch (event.type) {
    case 'backend':
      results.backend = event.backend;
      results.notes = event.notes;
      return undefined;
    case 'too-large':
      results.leftOut.messages += event.messages;
      return undefined;
    case 'need':
    case 'need-asset':
    case 'archive':
    case 'model':
    case 'shaders':
    case 'paused':
      return undefined;
    case 'finished':
      results.outcome = { kind: 'finished', seconds: event.seconds };
      return undefined;
    case 'stopped':
      results.outcome = { kind: 'stopped' };
      return undefined;
    case 'failed':
      results.outcome = { kind: 'failed', error: event.error };
      return undefined;
    default:
      return takeIn(results, event, times);
  }
}

function takeIn(results: Results, event: ViewEvent, times: number): ViewKey | undefined {
  const taker = takers.get(event.type);
  const id = taker?.take(results, event, times);
  return taker?.kind === undefined || id === undefined ? undefined : { kind: taker.kind, id };
}
