import type { Part } from '../view.ts';
import type { ProgressEvent } from './event.ts';

/** How far a run is; undefined until it says so. */
export interface Progress {
  progress: Omit<ProgressEvent, 'type'> | undefined;
}

/** How far the program is. */
export const progressPart: Part<Progress, ProgressEvent> = {
  empty: () => ({ progress: undefined }),
  take: {
    progress(run, { label, done, total }) {
      run.progress = { label, done, total };
    },
  },
  // It tells of the machine, and a run that is over has none.
  freeze: () => [],
};
