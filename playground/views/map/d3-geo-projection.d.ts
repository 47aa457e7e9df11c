/** The one projection that the maps take from a package that brings no types. */
declare module 'd3-geo-projection' {
  import type { GeoProjection } from 'd3-geo';

  export function geoRobinson(): GeoProjection;
}
