import type { GeoContext } from 'd3-geo';

/** Something drawn over a field. Dots are strokes of no length with round ends: their size is the same on any map. */
export interface MapMark {
  /** A colour, or the name of one of the page's (`--forecast`). */
  stroke?: string;
  /** The colour of areas, named as that of lines. */
  fill?: string;
  opacity?: number;
  /** Width in pixels of the page. */
  width: number;
  /** Colour of an edge that keeps the mark visible on any ground. */
  halo?: string;
  dash?: string;
  draw(pen: GeoContext): void;
}
