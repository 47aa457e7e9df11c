import {
  type GeoContext,
  type GeoPermissibleObjects,
  type GeoProjection,
  geoOrthographic,
  geoPath,
  geoProjection,
} from 'd3-geo';
import { geoRobinson } from 'd3-geo-projection';
import type { CellFinder } from './cell-finder.ts';
import type { Projection } from './event.ts';
import type { Region } from './map-region.ts';

/** A point of a map: along and down, in units of the view; or longitude and latitude in degrees. */
export type Point = readonly [number, number];

/** The sphere, or a part of it, laid flat into a rectangle of `width` × `height`. */
export interface GeoView {
  readonly kind: Projection;
  readonly width: number;
  readonly height: number;
  readonly centre: Point;
  /** Whether it shows half the sphere or more. */
  readonly spansWorld: boolean;
  /** Whether it knows where on the earth its places lie. */
  readonly isOnEarth: boolean;
  /** Where a longitude and a latitude lie; undefined when they are out of sight. */
  place(longitude: number, latitude: number): Point | undefined;
  /** Longitude and latitude of a place; undefined beside the sphere. */
  at(x: number, y: number): Point | undefined;
  /** Draws lines or areas, cut at the edge of what is seen. */
  draw(shape: GeoPermissibleObjects, pen: GeoContext): void;
}

/** Longest side of a view, in its own units: about as many pixels as it has on a page. */
const side = 720;
const globe = 480;
const radians = Math.PI / 180;

export interface ViewChoice {
  kind: Projection;
  region: Region;
  /** Longitude and latitude in the middle; only a globe has a latitude to choose. */
  centre: Point;
  /** Of a plain map: where places of the earth lie on it, so that coasts can be drawn. */
  find?: CellFinder;
}

/** Lays the region out. A region that is not the whole sphere is drawn flat, true to shape in its middle. */
export function geoView({ kind, region, centre, find }: ViewChoice): GeoView {
  if (kind === 'plain') return plainView(region, find);
  if (kind === 'orthographic') {
    const projection = geoOrthographic()
      .rotate([-centre[0], -centre[1]])
      .scale(globe / 2 - 1)
      .translate([globe / 2, globe / 2])
      // Coasts have points enough; to add more would cost half the time of turning.
      .precision(0);
    return new Projected(kind, projection, globe, globe, centre);
  }
  if (kind === 'robinson' && region.whole) {
    const projection = geoRobinson().rotate([-centre[0], 0]).precision(0.3);
    projection.fitWidth(side, { type: 'Sphere' });
    const [, [, bottom]] = geoPath(projection).bounds({ type: 'Sphere' });
    return new Projected(kind, projection, side, Math.round(bottom), centre);
  }
  return regional(region, centre);
}

function regional({ west, south, east, north, whole }: Region, centre: Point): GeoView {
  const middle: Point = [whole ? centre[0] : (west + east) / 2, (south + north) / 2];
  const shrink = east - west >= 180 ? 1 : Math.cos(middle[1] * radians);
  const raw = (x: number, y: number): [number, number] => [x * shrink, y];
  raw.invert = (x: number, y: number): [number, number] => [x / shrink, y];
  const across = (east - west) * radians * shrink;
  const down = (north - south) * radians;
  const scale = side / Math.max(across, down);
  const [width, height] = [Math.max(24, Math.round(across * scale)), Math.max(24, Math.round(down * scale))];
  const projection = geoProjection(raw)
    .rotate([-middle[0], 0])
    .scale(scale)
    .translate([width / 2, height / 2 + middle[1] * radians * scale])
    // Between two points of a coast the straight line is the right one, as on the map it was taken from.
    .precision(0)
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
  return new Projected('equirectangular', projection, width, height, middle, east - west >= 180);
}

class Projected implements GeoView {
  readonly kind: Projection;
  readonly width: number;
  readonly height: number;
  readonly centre: Point;
  readonly spansWorld: boolean;
  readonly isOnEarth = true;
  readonly #projection: GeoProjection;

  constructor(
    kind: Projection,
    projection: GeoProjection,
    width: number,
    height: number,
    centre: Point,
    spansWorld = true,
  ) {
    this.kind = kind;
    this.spansWorld = spansWorld;
    this.#projection = projection;
    this.width = width;
    this.height = height;
    this.centre = centre;
  }

  place(longitude: number, latitude: number): Point | undefined {
    if (this.kind === 'orthographic' && cosineBetween(this.centre, [longitude, latitude]) < 0.02)
      return undefined;
    const [x, y] = this.#projection([longitude, latitude]) ?? [-1, -1];
    return x >= 0 && y >= 0 && x <= this.width && y <= this.height ? [x, y] : undefined;
  }

  at(x: number, y: number): Point | undefined {
    if (this.kind === 'orthographic' && Math.hypot(x - globe / 2, y - globe / 2) > globe / 2 - 1)
      return undefined;
    const point = this.#projection.invert?.([x, y]);
    if (!point || !(Math.abs(point[1]) <= 90) || x < 0 || y < 0 || x > this.width || y > this.height)
      return undefined;
    // Beside the sphere the inverse goes on counting round it; what lies there maps to elsewhere.
    if (this.kind === 'robinson') {
      const back = this.#projection(point);
      if (!back || Math.abs(back[0] - x) > 0.5) return undefined;
    }
    return point;
  }

  draw(shape: GeoPermissibleObjects, pen: GeoContext): void {
    if (this.kind === 'orthographic' && shape.type === 'Sphere') {
      pen.moveTo(globe - 1, globe / 2);
      pen.arc(globe / 2, globe / 2, globe / 2 - 1, 0, 2 * Math.PI);
    } else geoPath(this.#projection, pen)(shape);
  }
}

/** Shapes of a plain map, across by down; a single row of ten thousand columns is drawn higher than it is. */
const [narrowest, widest] = [0.4, 5];

/** A grid without coordinates: "longitude" and "latitude" count columns and rows from their middles. */
function plainView({ west, south, east, north }: Region, find?: CellFinder): GeoView {
  const [columns, rows] = [east - west, north - south];
  const shape = Math.min(widest, Math.max(narrowest, columns / rows));
  const [width, height] = shape > 1 ? [side, Math.round(side / shape)] : [Math.round(side * shape), side];
  const [across, down] = [width / columns, height / rows];
  const inside = (x: number, y: number) => x >= 0 && y >= 0 && x <= width && y <= height;
  return {
    kind: 'plain',
    width,
    height,
    centre: [(west + east) / 2, (south + north) / 2],
    spansWorld: false,
    place: (column, row) => {
      const [x, y] = [(column - west) * across, (row - south) * down];
      return inside(x, y) ? [x, y] : undefined;
    },
    at: (x, y) => (inside(x, y) ? [x / across + west, y / down + south] : undefined),
    isOnEarth: find !== undefined,
    draw(shape, pen) {
      if (!find || shape.type !== 'MultiLineString' || !('coordinates' in shape)) return;
      for (const coast of shape.coordinates) {
        let isDrawn = false;
        for (const [longitude = 0, latitude = 0] of coast) {
          const cell = find(longitude, latitude);
          const [x, y] = cell ? [(cell[0] - west) * across, (cell[1] - south) * down] : [-1, -1];
          const isNear = x > -width && y > -height && x < 2 * width && y < 2 * height && cell !== undefined;
          if (isNear && isDrawn) pen.lineTo(x, y);
          else if (isNear) pen.moveTo(x, y);
          isDrawn = isNear;
        }
      }
    },
  };
}

/** Cosine of the angle between two places. */
function cosineBetween(a: Point, b: Point): number {
  const [p, q] = [a[1] * radians, b[1] * radians];
  return Math.sin(p) * Math.sin(q) + Math.cos(p) * Math.cos(q) * Math.cos((a[0] - b[0]) * radians);
}
