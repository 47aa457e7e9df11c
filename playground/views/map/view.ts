import { byId } from '../run-state.ts';
import type { View } from '../view.ts';
import type { MapEvent } from './event.ts';
import { fewerFrames } from './fewer-frames.ts';
import { LazyMap } from './lazy-map.ts';
import { addMap, kind, type Maps } from './state.ts';

/** Fields, winds, places, tracks and meshes on the globe. */
export const map: View<typeof kind, Maps, MapEvent> = {
  kind,
  empty: () => ({ maps: [] }),
  take: {
    map(run, event) {
      addMap(run, event);
      return event.id;
    },
  },
  shows: () => true,
  settles: false,
  render: ({ maps }, id, { mapView }) => mapView?.(byId(maps, id)) ?? '',
  live: (run, id, { others }) => new LazyMap(() => byId(run.maps, id), others),
  freeze: ({ maps }, id) => [{ event: { type: 'map', ...fewerFrames(byId(maps, id)) } }],
};
