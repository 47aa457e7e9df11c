import type { EventKinds } from '../../protocol/event-kind.ts';
import { finite, whole } from '../../protocol/primitives.ts';

export interface MemoryEvent {
  type: 'memory';
  tensors: number;
  bytes: number;
  /** Tensors that a step of training leaves behind; 0 when none are. */
  leaking: number;
}

/** Only what is held now is worth sending. */
export const memoryEvents: EventKinds<MemoryEvent> = {
  memory: {
    parse(event) {
      const tensors = whole(event['tensors']);
      const bytes = whole(event['bytes']);
      const leaking = finite(event['leaking']);
      return tensors === undefined || bytes === undefined || leaking === undefined
        ? undefined
        : { type: 'memory', tensors, bytes, leaking };
    },
    replaces: 'type',
    numbers: () => 0,
  },
};
