import { type GeoView, geoView, type Point } from './geo-view.ts';
import { type GridAxes, gridAxes } from './grid-axes.ts';
import { fineness } from './grid-image.ts';
import { centreOf, regionOf } from './map-region.ts';
import { type ScaleRange, scaleRanges } from './map-scales.ts';
import type { MapResult } from './state.ts';

/** Everything about a map that does not change from frame to frame. */
export interface MapLayout {
  map: MapResult;
  view: GeoView;
  ranges: ScaleRange[];
  /** Absent where there is no grid. */
  axes?: GridAxes;
  /** Fine cells along a cell's side. */
  factor: number;
}

/** Lays a map out, its middle where the program or the reader has put it. */
export function layoutMap(map: MapResult, centre?: Point): MapLayout {
  const { grid, cells = false } = map.spec;
  const factor = grid ? fineness(grid, cells) : 1;
  return {
    map,
    view: viewOf(map, centre),
    ranges: scaleRanges(map),
    ...(grid && { axes: gridAxes(grid, factor) }),
    factor,
  };
}

/** The view of a map about a middle of its own or another. */
export function viewOf(map: MapResult, centre?: Point): GeoView {
  const region = regionOf(map);
  return geoView({
    kind: map.spec.projection,
    region,
    centre: centre ?? centreOf(map, region),
    ...(map.find && { find: map.find }),
  });
}
