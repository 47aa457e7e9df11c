import type { EventKinds } from '../../protocol/event-kind.ts';
import { finite, name } from '../../protocol/primitives.ts';

export interface ProgressEvent {
  type: 'progress';
  label: string;
  done: number;
  total: number;
}

/** Only how far a run is now is worth sending. */
export const progressEvents: EventKinds<ProgressEvent> = {
  progress: {
    parse(event) {
      const label = name(event['label']);
      const done = finite(event['done']);
      const total = finite(event['total']);
      return label === undefined || done === undefined || total === undefined
        ? undefined
        : { type: 'progress', label, done, total };
    },
    replaces: 'type',
    numbers: () => 0,
  },
};
