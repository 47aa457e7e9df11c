import { liveMarkup } from '../live-view.ts';
import type { View } from '../view.ts';
import type { WarningEvent } from './event.ts';
import { addWarning, kind, type WarningResult, type Warnings } from './state.ts';
import { warningView } from './warning-view.ts';

/** Warnings of the runtime and of `lab`, each once with its count. */
export const warning: View<typeof kind, Warnings, WarningEvent> = {
  kind,
  empty: () => ({ warnings: [] }),
  take: {
    warning: (run, { message, line }, times) => addWarning(run, message, line, times),
  },
  shows: () => true,
  settles: true,
  render: (run, id) => warningView(at(run, id)),
  live: (run, id, { showsLines }) => liveMarkup(() => warningView(at(run, id), showsLines)),
  freeze(run, id) {
    const { count, ...rest } = at(run, id);
    return [{ event: { type: 'warning', ...rest }, count }];
  },
};

function at({ warnings }: Warnings, id: string): WarningResult {
  const found = warnings[Number(id)];
  if (!found) throw new Error(`There is no warning ${id}.`);
  return found;
}
