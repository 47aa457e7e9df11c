/** A course that the reader follows step by step, or lets run. */
import { figures as words } from '../../../playground/words/en/figures.ts';
import { button } from './controls.ts';

/** How far the course is, and the state at any other of its steps. */
export interface Steps<State> {
  readonly done: number;
  readonly last: number;
  go(done: number): State;
  /** What the button says that goes one step on; “Step” unless given. */
  readonly next?: string;
  /** Milliseconds from step to step while it runs by itself; 700 unless given. */
  readonly pause?: number;
}

/** The state after a press on one of the buttons; undefined if it is none of them. */
export function stepped<State>({ done, last, go }: Steps<State>, action: string): State | undefined {
  if (action === 'step') return go(Math.min(last, done + 1));
  if (action === 'step-back') return go(Math.max(0, done - 1));
  return undefined;
}

/** Step back, Step, and Play, which a style sheet takes away from readers who want no motion. */
export function stepButtons<State>({ done, last, next }: Steps<State>, playing: boolean): string {
  return (
    button('step-back', words.stepBack, { disabled: done === 0 }) +
    button('step', next ?? words.step, { disabled: done >= last }) +
    button('play', playing ? words.pause : words.play)
  );
}
