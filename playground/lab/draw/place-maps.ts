import type { MapPanel, Projection } from '../../views/map/event.ts';
import { icosahedralMesh, type Mesh, meshPlaces } from '../sphere/icosahedral-mesh.ts';
import { type ColourOptions, placeOf, scaleOf, send } from './map.ts';
import { nameFrames, type PlaceOptions } from './map-frames.ts';
import { type MapStation, placesOf, type Track, tracksOf } from './places.ts';

type Place = Pick<PlaceOptions, 'title' | 'projection' | 'centre' | 'region' | 'leads' | 'times'>;

/** What a map of places shows. */
export interface StationMapOptions
  extends Pick<PlaceOptions, 'title' | 'projection' | 'centre' | 'region' | 'leads' | 'times'>,
    ColourOptions {
  /** The places, with one value each or one for each frame. */
  stations: readonly MapStation[];
}

/**
 * Draws places with their names and values on a map.
 *
 * @throws RangeError when a place lies nowhere or has values for other frames; TypeError for the projection `plain`
 * @example
 * stationMap({
 *   title: 'Wind at noon',
 *   units: 'm/s',
 *   stations: [
 *     { name: 'Valentia', latitude: 51.9, longitude: -10.2, value: 7.1 },
 *     { name: 'Dublin', latitude: 53.4, longitude: -6.2, value: 4.8 },
 *   ],
 * });
 */
export function stationMap(options: StationMapOptions): void {
  const name = `stationMap "${options.title}"`;
  const frames = options.leads?.length ?? options.times?.length ?? 1;
  const points = placesOf(name, options.stations, frames);
  show(name, options, frames, { name: '', scale: 0, points });
}

/** What a map of ways shows. */
export interface TrackMapOptions
  extends Pick<PlaceOptions, 'title' | 'projection' | 'centre' | 'region'>,
    Partial<ColourOptions> {
  /** The ways. */
  tracks: readonly Track[];
}

/**
 * Draws ways over the sphere: coloured by their values where they have some, by their roles otherwise.
 *
 * @throws RangeError when the arrays of a way differ in length or it goes nowhere; TypeError for the projection `plain`
 * @example
 * trackMap({
 *   title: 'A storm and its forecast',
 *   tracks: [
 *     { name: 'best track', role: 'truth', latitudes: [20, 22, 25], longitudes: [-60, -64, -67] },
 *     { name: 'persistence', role: 'baseline', latitudes: [20, 22, 24], longitudes: [-60, -64, -68] },
 *   ],
 * });
 */
export function trackMap(options: TrackMapOptions): void {
  const name = `trackMap "${options.title}"`;
  show(name, { ...options, units: options.units ?? '' }, 1, {
    name: '',
    scale: 0,
    tracks: tracksOf(name, options.tracks),
  });
}

/** What a map of a mesh shows. */
export interface MeshMapOptions extends Pick<PlaceOptions, 'title' | 'centre'> {
  /** `orthographic` unless given. */
  projection?: Projection;
  /** How often the icosahedron is refined, 0 to 6; 2 unless given. */
  level?: number;
  /** A mesh of one's own in place of the icosahedron's. */
  mesh?: Mesh;
}

/**
 * Draws a mesh on the globe: the icosahedron refined `level` times, or a mesh of one's own.
 *
 * @throws RangeError for a level that is no whole number from 0 to 6; TypeError for the projection `plain`
 * @example
 * meshMap({ title: 'A coarse mesh', level: 1 });
 */
export function meshMap(options: MeshMapOptions): void {
  const name = `meshMap "${options.title}"`;
  const mesh = options.mesh ?? icosahedralMesh(options.level ?? 2);
  const projection = options.projection ?? 'orthographic';
  show(name, { ...options, projection, units: '' }, 1, {
    name: '',
    scale: 0,
    mesh: { ...meshPlaces(mesh), edges: mesh.edges },
  });
}

function show(name: string, options: Place & ColourOptions, frames: number, panel: MapPanel): void {
  const count = (panel.points?.values?.length ?? 0) + (panel.mesh?.edges.length ?? 0);
  const named = nameFrames(name, frames, count, options);
  const projection = options.projection ?? 'equirectangular';
  if (projection === 'plain')
    throw new TypeError(`${name}: places have coordinates; take another projection than 'plain'.`);
  send({ ...placeOf(options), projection, frames: named, scales: [scaleOf(options)] }, [panel]);
}
