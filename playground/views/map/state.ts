import type { Cost } from '../holdings.ts';
import { place, type RunState } from '../run-state.ts';
import { textsWeight, textWeight } from '../text-weight.ts';
import type { CellFinder } from './cell-finder.ts';
import type { MapEvent, MapPanel } from './event.ts';

/** A map, or several side by side. A plain one of the course's own data may know where on the earth it lies. */
export type MapResult = Omit<MapEvent, 'type'> & { find?: CellFinder };

/** What a run has drawn as maps. */
export interface Maps {
  maps: MapResult[];
}

/** What this view is called among the results. */
export const kind = 'map';

/** Draws a map, or draws it anew. */
export function addMap(run: RunState & Maps, { id, spec, panels }: MapEvent): void {
  const map = { id, spec, panels };
  place(run, run.maps, map, { kind, cost: mapCost(map), sort: 'drawing' });
}

/** What a map costs with all its panels. */
function mapCost(map: MapResult): Cost {
  const { spec, panels } = map;
  const { title, frames, scales } = spec;
  const words = textsWeight(title, frames.label, ...frames.names, ...scales.map(({ units }) => units));
  return {
    panels: panels.length,
    values: valuesOfMap(map),
    letters: panels.reduce((sum, panel) => sum + namesOf(panel), words),
  };
}

/** Numbers that a map holds with all its panels. */
export function valuesOfMap({ panels }: MapResult): number {
  return panels.reduce((sum, panel) => sum + valuesOf(panel), 0);
}

function valuesOf({ field, wind, points, tracks = [], mesh }: MapPanel): number {
  let count = (field?.length ?? 0) + 2 * (wind?.u.length ?? 0);
  for (const one of [points, mesh, ...tracks]) count += 3 * (one?.latitudes.length ?? 0);
  return count + (points?.values?.length ?? 0) + (mesh?.edges.length ?? 0);
}

function namesOf({ name, points, tracks = [] }: MapPanel): number {
  let letters = textWeight(name);
  for (const one of points?.names ?? []) letters += textWeight(one);
  for (const track of tracks) letters += textWeight(track.name);
  return letters;
}
