import type { EventKinds } from '../../protocol/event-kind.ts';
import { boolean, name, sentence } from '../../protocol/primitives.ts';

export interface CheckEvent {
  type: 'check';
  name: string;
  passed: boolean;
  /** Shown when it failed. */
  message: string;
}

/** Each idea of an exercise is checked once. */
export const checkEvents: EventKinds<CheckEvent> = {
  check: {
    parse(event) {
      const title = name(event['name']);
      const passed = boolean(event['passed']);
      const message = sentence(event['message']);
      return title === undefined || passed === undefined || message === undefined
        ? undefined
        : { type: 'check', name: title, passed, message };
    },
    replaces: 'none',
    numbers: () => 0,
  },
};
