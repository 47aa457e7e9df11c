import { byId } from '../run-state.ts';
import type { View } from '../view.ts';
import type { FieldEvent } from './event.ts';
import { heatMap } from './heat-map.ts';
import { LiveField } from './live-field.ts';
import { addField, type Fields, kind } from './state.ts';

/** Two-dimensional arrays as heat maps. */
export const field: View<typeof kind, Fields, FieldEvent> = {
  kind,
  empty: () => ({ fields: [] }),
  take: {
    field(run, event) {
      addField(run, event);
      return event.id;
    },
  },
  shows: () => true,
  settles: false,
  render({ fields }, id, { fieldCoasts }) {
    const found = byId(fields, id);
    return heatMap(found, fieldCoasts?.(found));
  },
  live: (run, id, { others }) => new LiveField(() => byId(run.fields, id), others),
  freeze: ({ fields }, id) => [{ event: { type: 'field', ...byId(fields, id) } }],
};
