import {
  type MapMesh,
  type MapPanel,
  maxMapEdgeEnds,
  maxMapPoints,
  type Projection,
} from '../../views/map/event.ts';
import { wantOptions, wantWhole } from '../arguments/want.ts';
import { wantEachNumber, wantList } from '../arguments/want-list.ts';
import { icosahedralMesh, type Mesh, meshPlaces } from '../sphere/icosahedral-mesh.ts';
import { type ColourOptions, placeOf, projectionOf, scaleOf, send } from './map.ts';
import { nameFrames, type PlaceOptions } from './map-frames.ts';
import { type MapStation, placesOf, type Track, tracksOf } from './places.ts';
import { refuseMore, titled } from './titled.ts';

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
 * @throws RangeError when a place lies nowhere, has values for other frames, or there are more than 50,000; TypeError for
 *   the projection `plain` and for options that are no such things
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
  const name = titled('stationMap', options);
  const { leads, times } = options;
  for (const [member, list] of [['leads', leads] as const, ['times', times] as const]) {
    if (list !== undefined) wantList(name, `options.${member}`, list);
  }
  const frames = leads?.length ?? times?.length ?? 1;
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
 * @throws RangeError when the arrays of a way differ in length, it goes nowhere, or there are more than 500; TypeError for
 *   the projection `plain` and for options that are no such things
 * @example
 * trackMap({
 *   title: 'A storm and its forecast',
 *   tracks: [
 *     { name: 'best track', role: 'truth', latitudes: [20, 25], longitudes: [-60, -67] },
 *     { name: 'forecast', role: 'forecast', latitudes: [20, 24], longitudes: [-60, -68] },
 *   ],
 * });
 */
export function trackMap(options: TrackMapOptions): void {
  const name = titled('trackMap', options);
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
 * @throws RangeError for a level that is no whole number from 0 to 6 and for a mesh with edges to vertices that it has not;
 *   TypeError for the projection `plain` and for options that are no such things
 * @example
 * meshMap({ title: 'A coarse mesh', level: 1 });
 */
export function meshMap(options: MeshMapOptions): void {
  const name = titled('meshMap', options);
  const mesh = options.mesh === undefined ? levelMesh(name, options.level) : ownMesh(name, options.mesh);
  const projection = options.projection ?? 'orthographic';
  show(name, { ...options, projection, units: '' }, 1, { name: '', scale: 0, mesh });
}

function levelMesh(name: string, level = 2): MapMesh {
  wantWhole(name, 'options.level', level, 0, 6);
  const mesh = icosahedralMesh(level);
  return { ...meshPlaces(mesh), edges: mesh.edges };
}

function ownMesh(name: string, mesh: Mesh): MapMesh {
  wantOptions(name, 'options.mesh', mesh);
  const { vertices, edges } = mesh;
  wantEachNumber(name, 'options.mesh.vertices', vertices);
  const count = vertices.length / 3;
  refuseMore(name, 'vertices', count, maxMapPoints);
  if (!Number.isInteger(count)) {
    throw new RangeError(
      `${name}: options.mesh.vertices has ${vertices.length} numbers, which are no triples.`,
    );
  }
  const isVertex = (index: number): boolean => Number.isInteger(index) && index >= 0 && index < count;
  wantEachNumber(name, 'options.mesh.edges', edges, isVertex, ` of a vertex, of which there are ${count}`);
  refuseMore(name, 'ends of edges', edges.length, maxMapEdgeEnds);
  if (edges.length % 2 !== 0) {
    throw new RangeError(`${name}: options.mesh.edges has ${edges.length} numbers, which are no pairs.`);
  }
  return { ...meshPlaces({ vertices: Float32Array.from(vertices) }), edges: Uint32Array.from(edges) };
}

function show(name: string, options: Place & ColourOptions, frames: number, panel: MapPanel): void {
  const count = (panel.points?.values?.length ?? 0) + (panel.mesh?.edges.length ?? 0);
  const named = nameFrames(name, frames, count, options);
  const projection = projectionOf(name, options);
  if (projection === 'plain')
    throw new TypeError(`${name}: places have coordinates; take another projection than 'plain'.`);
  const spec = { ...placeOf(name, options), projection, frames: named, scales: [scaleOf(name, options)] };
  send(spec, [panel]);
}
