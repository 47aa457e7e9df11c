/** Lets a figure's course run by itself until it ends, or until the reader does anything else. */
import type { Steps } from './steps.ts';

/** Milliseconds from step to step, unless the course says otherwise. */
const usual = 700;

interface Player {
  readonly on: boolean;
  toggle(): void;
  stop(): void;
}

/** Plays what `steps` gives: each step is handed to `change`; `repaint` is called when it ends. */
export function player<State>(
  steps: () => Steps<State> | undefined,
  change: (next: State) => void,
  repaint: () => void,
): Player {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function stop(): void {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    repaint();
  }
  function go({ go: to, pause = usual }: Steps<State>, done: number): void {
    timer = setTimeout(next, pause);
    change(to(done));
  }
  function next(): void {
    const course = steps();
    // Whoever leaves the page finds the course where they left it.
    if (!course || course.done >= course.last || document.hidden) stop();
    else go(course, course.done + 1);
  }
  return {
    get on() {
      return timer !== undefined;
    },
    stop,
    toggle() {
      const course = steps();
      if (timer !== undefined) stop();
      else if (course) go(course, course.done >= course.last ? 0 : course.done + 1);
    },
  };
}
