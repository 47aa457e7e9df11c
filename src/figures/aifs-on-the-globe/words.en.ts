import { globeWords } from '../globe/words.en.ts';
import { count, decimal, whole } from '../kit/reading.ts';

const km = (value: number, digits = 0): string => `${decimal(value, digits)} km`;
const share = (part: number, of: number): string => `${decimal((100 * part) / of, 1)} %`;
const listed = (distances: readonly number[]): string =>
  `${distances
    .slice(0, -1)
    .map((value) => whole(value))
    .join(', ')} and ${km(distances.at(-1) ?? 0)}`;

/** What is read of AIFS on the globe. */
export const words = {
  ...globeWords,
  title: 'AIFS at one place',
  about:
    'A globe with a place on it, and the data grid and the hidden grid of AIFS around that place, enlarged. Step by step the parts of AIFS work there: the encoder, the sixteen layers of the processor, the decoder. The place and the globe can be moved.',
  globe: 'The globe with the place, and the nodes whose state has come there',
  nearPicture: 'The points of the two grids around the place, enlarged, and the edges of the part at work',
  around: (across: number) => `both grids around it, ${whole(across)} km across`,
  part: 'Part',
  parts: { data: 'data', encoder: 'encoder', processor: 'processor', decoder: 'decoder' },
  next: 'Next step',
  north: 'Latitude of the place',
  northName: 'latitude',
  east: 'Longitude of the place',
  eastName: 'longitude',
  share,
  km,
  onGlobe: {
    data: (points: number) => `${whole(points)} data points`,
    encoder: (nodes: number) => `one of ${whole(nodes)} hidden nodes`,
    processor: (nodes: number, of: number) => `heard of ${whole(nodes)} of ${whole(of)} nodes`,
  },
  lines: {
    dataGrid: 'data grid N320',
    points: (points: number) => `${whole(points)} points`,
    row: (row: number, rows: number) => `row ${row} of ${rows}`,
    now: 'state now',
    before: 'and 6 hours ago',
    hiddenGrid: 'hidden grid O96',
    nodes: (nodes: number) => count(nodes, 'node'),
    within: (radius: number) => `within ${km(radius, 1)}`,
    heard: (points: number) => count(points, 'data point'),
    allEdges: 'edges on the globe',
    checkpointEdges: 'edges, checkpoint',
    edges: (edges: number) => whole(edges),
    layer: (layer: number, layers: number) => `layer ${layer} of ${layers}`,
    looksAt: (half: number) => `looks at ± ${whole(half)}`,
    hasHeard: 'has now heard of',
    widths: (channels: number) => `${whole(channels)} channels`,
    heads: (heads: number) => `${heads} heads`,
    fromNearest: (nodes: number) => `from ${nodes} nearest nodes`,
    distances: (distances: readonly number[]) => `${distances.map((value) => whole(value)).join(', ')} km`,
    later: 'state in 6 hours',
  },
  key: {
    place: 'the place',
    point: 'data point',
    own: 'the data point at the place',
    heard: 'heard by the node',
    node: 'hidden node',
    seen: 'node looked at',
    answers: 'node that answers',
    ownNode: 'the node',
  },
  where: (north: string, east: string) => `The place is ${north}, ${east}.`,
  pointAt: (away: number, row: number, rows: number, points: number) =>
    `The nearest point of the data grid, ${km(away)} away, lies in row ${row} of ${rows}, which has ${count(points, 'point')}.`,
  data: (points: number) =>
    `Of each of the ${whole(points)} data points AIFS is given the state now and six hours ago.`,
  encoder: (away: number, heard: number, radius: number, hearing: number) =>
    `The nearest hidden node is ${km(away)} away. It hears the ${count(heard, 'data point')} within ${km(radius, 1)}; the data point at the place is heard by ${hearing === 0 ? 'none of the nodes' : count(hearing, 'node')}.`,
  encoderEdges: ({ checkpoint, counted }: Record<'checkpoint' | 'counted', number>, nodes: number) =>
    `Over all ${whole(nodes)} nodes the checkpoint of AIFS Single v2 has ${whole(checkpoint)} edges; counted from the two grids they are ${whole(counted - checkpoint)} more, as rounding decides on points at the very rim.`,
  processor: (layer: number, layers: number, half: number, seen: number) =>
    `In layer ${layer} of ${layers} the node nearest to the place looks at ${whole(half)} nodes to either side in the list, ${whole(seen)} with itself.`,
  heardOf: (layers: number, nodes: number, of: number) =>
    `Through ${count(layers, 'layer')} it has heard of ${count(nodes, 'node')}, ${share(nodes, of)} of all.`,
  widths: (channels: number, heads: number) =>
    `Each node has ${whole(channels)} channels, and looks with ${heads} heads.`,
  decoder: (distances: readonly number[]) =>
    `The data point takes its forecast from the three nearest hidden nodes, ${listed(distances)} away.`,
  decoderHeard: (nodes: number, of: number) =>
    `Together these have heard of ${count(nodes, 'node')}, ${share(nodes, of)} of all.`,
  decoderEdges: (edges: number, points: number) =>
    `Three for each of ${whole(points)} points are ${whole(edges)} edges. What comes out is the state six hours later, which goes in again.`,
} as const;
