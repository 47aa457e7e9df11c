import { count, whole } from '../kit/reading.ts';

const degrees = (value: number): string => `${Math.abs(value)}°`;
const mesh = (level: number): string => `M${level}`;

/** What is read of the meshes on the globe. */
export const words = {
  title: 'Meshes on the globe',
  about:
    'A globe with the icosahedral meshes M0 to M6, each with the edges of the one before halved, and a point from which messages go along the edges, round by round. Beside it the sizes of the meshes. The point and the globe can be moved.',
  globe: 'The globe with the edges of the mesh, the point and what it has reached',
  table: 'The sizes of the meshes, and how far the point reaches',
  mesh,
  reaches: (nodes: number, of: number, km: string) =>
    `reaches ${whole(nodes)} of ${whole(of)} nodes, ${km} km`,
  heads: ['nodes', 'faces', 'edges', 'multi-mesh'],
  multiHead: 'both directions',
  inRounds: (rounds: number) => `in ${count(rounds, 'round')} the point reaches`,
  along: (level: number, multi: boolean) =>
    multi ? `multi-mesh M0${level === 0 ? '' : ` to M${level}`}` : `M${level} alone`,
  wholeGlobe: (rounds: number) => `all nodes, after ${count(rounds, 'round')}`,
  partOfGlobe: (nodes: number, km: string) => `${count(nodes, 'node')}, ${km} km`,
  level: 'Mesh',
  levelName: 'mesh',
  north: 'Latitude of the point',
  northName: 'latitude',
  east: 'Longitude of the point',
  eastName: 'longitude',
  turn: 'Turn of the globe',
  turnName: 'turn',
  tilt: 'Tilt of the globe',
  tiltName: 'tilt',
  facing: (place: string) => `facing ${place}`,
  latitude: (latitude: number) =>
    latitude === 0 ? 'the equator' : `${degrees(latitude)} ${latitude < 0 ? 'south' : 'north'}`,
  longitude: (longitude: number) =>
    longitude === 0 || Math.abs(longitude) === 180
      ? degrees(longitude)
      : `${degrees(longitude)} ${longitude < 0 ? 'west' : 'east'}`,
  shortNorth: (latitude: number) => `${degrees(latitude)}${latitude === 0 ? '' : latitude < 0 ? ' S' : ' N'}`,
  shortEast: (longitude: number) =>
    `${degrees(longitude)}${longitude === 0 || Math.abs(longitude) === 180 ? '' : longitude < 0 ? ' W' : ' E'}`,
  place: 'Place',
  places: {
    options: {
      valentia: 'Valentia, Ireland',
      singapore: 'Singapore',
      suva: 'Suva, at the date line',
      north: 'the North Pole',
    },
    own: 'your own',
  },
  multi: 'Multi-mesh',
  close: 'Close-up',
  round: 'Next round',
  keyEdge: (level: number, km: string) => `${mesh(level)}, edges of ${km} km`,
  keyNear: (level: number, km: string) => `${mesh(level)}, edges of ${km} km, drawn around the point only`,
  keyReach: 'reached',
  keyCoarser: 'reached (of many, those of M4)',
  sizes: (level: number, nodes: number, edges: number, faces: number) =>
    `${mesh(level)} has ${count(nodes, 'node')}, ${count(edges, 'edge')} and ${count(faces, 'face')}.`,
  multiSizes: (edges: number) =>
    `With the edges of all coarser meshes, each in both directions, there are ${whole(edges)}.`,
  says: (rounds: number, alone: string, multi: string) =>
    `In ${count(rounds, 'round')} messages of the point reach ${alone} on this mesh alone, and ${multi} on the multi-mesh.`,
  some: (nodes: number, km: string) => `${count(nodes, 'node')}, as far as ${km} km away,`,
  everything: 'the whole globe',
  until: (alone: number, multi: number) =>
    `The whole globe takes ${count(alone, 'round')} on the one and ${multi} on the other.`,
} as const;
