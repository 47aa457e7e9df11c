import { liveMarkup } from '../live-view.ts';
import type { View } from '../view.ts';
import { checksView } from './checks-view.ts';
import type { CheckEvent } from './event.ts';
import { addCheck, type Checks, checksKey } from './state.ts';

/** The checks of an exercise. */
export const checks: View<typeof checksKey.kind, Checks, CheckEvent> = {
  kind: checksKey.kind,
  empty: () => ({ checks: [] }),
  take: {
    check(run, { name, passed, message }) {
      addCheck(run, { name, passed, message });
      return checksKey.id;
    },
  },
  shows: () => true,
  settles: true,
  render: (run) => checksView(run.checks),
  live: (run) => liveMarkup(() => checksView(run.checks)),
  freeze: (run) => run.checks.map((check) => ({ event: { type: 'check', ...check } })),
};
