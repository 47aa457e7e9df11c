import { globeWords } from '../globe/words.en.ts';
import { whole } from '../kit/reading.ts';

/** Rows in full on one side of the point, with their distance. */
interface Reach {
  readonly rows: number;
  readonly km: number;
  readonly all: boolean;
}

const rowsOf = (n: number): string => `${n} ${n === 1 ? 'row' : 'rows'}`;

/** What is read of the windows on the sphere. */
export const words = {
  ...globeWords,
  title: 'A window of a list, on the globe',
  about:
    'A globe on which all points of AIFS’s hidden grid are lit that one of them looks at, and the points around that one enlarged. The point, the window and the globe can be moved.',
  globe: 'The globe, with what the point looks at',
  share: (points: number, of: number) => `${whole(points)} of ${whole(of)} points`,
  enlargedPicture: 'The points around the one that looks, enlarged',
  enlarged: (km: number) => `the grid around it, ${whole(km)} km across`,
  row: 'Row of the grid',
  rowName: (row: number) => `row ${row}`,
  rowText: (row: number, of: number, latitude: string) => `row ${row} of ${of}, ${latitude}`,
  east: 'Longitude of the point',
  eastName: 'longitude',
  window: 'Window',
  windowName: 'window',
  half: (points: string) => `${points} points to either side`,
  asMany: (points: string) => `${points} nearest points`,
  looksAt: 'Looks at',
  shapes: { window: 'a window of the list', nearest: 'as many nearest points' },
  within: (km: number) => `within ${km} km it sees`,
  ofNeighbours: (seen: number, all: number) => `${seen} of ${all} points`,
  rowsInFull: 'rows held in full',
  rowsNorth: ({ rows, km, all }: Reach) => (all ? 'all to the North Pole' : `${rows} north, ${whole(km)} km`),
  rowsSouth: ({ rows, km, all }: Reach) => (all ? 'all to the South Pole' : `${rows} south, ${whole(km)} km`),
  notOwn: 'not even its own',
  reaches: 'and as far as',
  km: (km: string) => `${km} km`,
  allWays: 'in all directions',
  key: {
    in: 'looked at',
    out: 'not looked at',
    near: (km: number) => `${km} km around the point`,
  },
  where: (row: number, of: number, latitude: string, longitude: string) =>
    `The point lies in row ${row} of ${of}, ${latitude} and ${longitude}.`,
  looksAtWindow: (half: string, points: string, share: string) =>
    `It looks at ${half} points to either side in the list: ${points} in all, ${share} % of the globe’s.`,
  full: (north: Reach, south: Reach) =>
    `That is its own row all round the globe, ${side(north, 'north')} and ${side(south, 'south')}.`,
  partOfRow: 'That is not even the whole of its own row.',
  neighbours: (seen: number, all: number, km: number) =>
    seen === all
      ? `All ${all} points within ${km} km are in the window.`
      : `Of the ${all} points within ${km} km, ${seen} are in the window.`,
  cap: (km: string) => `As many nearest points reach ${km} km in all directions.`,
  nearest: (points: string, share: string, km: string) =>
    `It looks at the ${points} nearest points, ${share} % of the globe’s: they reach ${km} km in all directions.`,
} as const;

function side({ rows, km, all }: Reach, way: 'north' | 'south'): string {
  if (all) return `everything to the ${way === 'north' ? 'North' : 'South'} Pole`;
  return rows === 0
    ? `no whole row to the ${way}`
    : `${rowsOf(rows)} in full to the ${way} (${whole(km)} km)`;
}
