import { runs as words } from '../../words/en/views.ts';
import type { OtherRun } from '../runs/other-run.ts';
import { sameView } from '../runs/same-view.ts';
import type { MapSpec } from './event.ts';
import { regionOf } from './map-region.ts';
import { scaleRanges } from './map-scales.ts';
import type { MapResult, Maps } from './state.ts';

/**
 * The map of another run in the place of the shown one and with its colours; undefined where it has none with the same
 * panels, frames and grid.
 */
export function turnedMap(own: MapResult, { run, label }: OtherRun<Maps>): MapResult | undefined {
  const other = sameView(own.id, run.maps);
  if (!other || other.panels.length !== own.panels.length || !isAlike(own.spec, other.spec)) return undefined;
  const { spec } = own;
  const ranges = scaleRanges(own);
  const scales = spec.scales.map((scale, i) => {
    const range = ranges[i];
    return range ? { ...scale, min: range.low, max: range.high } : scale;
  });
  const title = words.pictureOf(other.spec.title, label);
  return { ...own, panels: other.panels, spec: { ...spec, ...placed(own), title, scales } };
}

function isAlike(a: MapSpec, b: MapSpec): boolean {
  return (
    a.projection === b.projection &&
    a.frames.names.join('\n') === b.frames.names.join('\n') &&
    a.scales.length === b.scales.length &&
    a.grid?.rows === b.grid?.rows &&
    a.grid?.columns === b.grid?.columns
  );
}

/** Where a map would go by its points, it stays where it is. */
function placed(map: MapResult): Pick<MapSpec, 'region'> {
  const { spec } = map;
  const region = regionOf(map);
  if (spec.region || spec.grid || spec.projection === 'plain' || region.whole) return {};
  return { region: [region.west, region.south, region.east, region.north] };
}
