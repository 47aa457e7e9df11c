import { globeWords } from '../globe/words.en.ts';
import { count, whole } from '../kit/reading.ts';

const mesh = (level: number): string => `M${level}`;

/** What is read of the meshes on the globe. */
export const words = {
  ...globeWords,
  title: 'Meshes on the globe',
  about:
    'A globe with the icosahedral meshes M0 to M6, each with the edges of the one before halved, and a point from which messages go along the edges, round by round. Beside it the sizes of the meshes. The point and the globe can be moved.',
  globe: 'The globe with the edges of the mesh, the point and what it has reached',
  table: 'The sizes of the meshes, and how far the point reaches',
  mesh,
  reaches: (nodes: number, of: number, km: string) =>
    `reaches ${whole(nodes)} of ${whole(of)} nodes, ${km} km`,
  heads: ['nodes', 'faces', 'mesh', 'multi-mesh'],
  edgesHead: 'edges, both directions',
  node: (level: number) => `nearest node of ${mesh(level)}`,
  nodeAt: (north: string, east: string, km: string) => `${north} ${east}, ${km} km away`,
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
  multi: 'Multi-mesh',
  close: 'Close-up',
  round: 'Next round',
  keyEdge: (level: number, km: string) => `${mesh(level)}, mean edge ${km} km`,
  keyPlace: 'the place',
  keyReach: 'reached',
  keyNear: `(edges of ${mesh(5)} and ${mesh(6)} around the point only)`,
  keyCoarser: `(of so many, those of ${mesh(4)})`,
  sizes: (level: number, nodes: number, edges: number, faces: number) =>
    `${mesh(level)} has ${count(nodes, 'node')}, ${count(edges, 'edge')} and ${count(faces, 'face')}.`,
  multiSizes: (level: number, own: number, multi: number) =>
    level === 0
      ? `In both directions these are ${whole(own)} edges, and there is no coarser mesh.`
      : `In both directions these are ${whole(own)} edges, and ${whole(multi)} with those of all coarser meshes.`,
  stands: (north: string, east: string, level: number, nodeNorth: string, nodeEast: string, km: string) =>
    `The place is ${north}, ${east}; the nearest node of ${mesh(level)} is the point: ${nodeNorth}, ${nodeEast}, ${km} km away.`,
  says: (rounds: number, alone: string, multi: string) =>
    `In ${count(rounds, 'round')} messages of the point reach ${alone} on this mesh alone, and ${multi} on the multi-mesh.`,
  some: (nodes: number, km: string) => `${count(nodes, 'node')}, as far as ${km} km away,`,
  itself: 'itself only',
  everything: 'the whole globe',
  until: (alone: number, multi: number) =>
    `The whole globe takes ${count(alone, 'round')} on the one and ${multi} on the other.`,
} as const;
