import type { EventKinds } from '../../protocol/event-kind.ts';
import { sentence, whole } from '../../protocol/primitives.ts';

export interface WarningEvent {
  type: 'warning';
  message: string;
  /** Line of the program that it is about, from 1. */
  line?: number;
}

/** Warnings come one by one; the page counts equal ones. */
export const warningEvents: EventKinds<WarningEvent> = {
  warning: {
    parse(event) {
      const message = sentence(event['message']);
      const line = whole(event['line']);
      return message === undefined ? undefined : { type: 'warning', message, ...(line && { line }) };
    },
    replaces: 'none',
    numbers: () => 0,
  },
};
