import type { MapPanel, Projection } from '../../views/map/event.ts';
import { icosahedralMesh, type Mesh, meshPlaces } from '../sphere/icosahedral-mesh.ts';
import { type ColourOptions, placeOf, scaleOf, send } from './map.ts';
import { nameFrames, type PlaceOptions } from './map-frames.ts';
import { type MapStation, placesOf, type Track, tracksOf } from './places.ts';

type Place = Pick<PlaceOptions, 'title' | 'projection' | 'centre' | 'region' | 'leads' | 'times'>;

export interface StationMapOptions extends Place, ColourOptions {
  stations: readonly MapStation[];
}

/** Draws places with their names and values on a map. */
export function stationMap(options: StationMapOptions): void {
  const name = `stationMap "${options.title}"`;
  const frames = options.leads?.length ?? options.times?.length ?? 1;
  const points = placesOf(name, options.stations, frames);
  show(name, options, frames, { name: '', scale: 0, points });
}

export interface TrackMapOptions extends Place, Partial<ColourOptions> {
  tracks: readonly Track[];
}

/** Draws ways over the sphere: coloured by their values where they have some, by their roles otherwise. */
export function trackMap(options: TrackMapOptions): void {
  const name = `trackMap "${options.title}"`;
  show(name, { ...options, units: options.units ?? '' }, 1, {
    name: '',
    scale: 0,
    tracks: tracksOf(name, options.tracks),
  });
}

export interface MeshMapOptions extends Pick<Place, 'title' | 'centre'> {
  projection?: Projection;
  /** How often the icosahedron is refined, 0 to 6. */
  level?: number;
  /** A mesh of one's own in place of the icosahedron's. */
  mesh?: Mesh;
}

/** Draws a mesh on the globe: the icosahedron refined `level` times, or a mesh of one's own. */
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
