import { stations } from '../irish-wind/twelve.ts';
import { error, initial, lastDay, sharesOf } from './model.ts';
import { persistence, ridgeError } from './task.ts';

const [clones, belmullet] = (['clo', 'bel'] as const).map((wanted) =>
  stations.findIndex(({ id }) => id === wanted),
) as [number, number];
const share = (day: number, mean: boolean): number =>
  sharesOf({ ...initial, station: clones, day, mean })[belmullet] ?? Number.NaN;
const shares = Array.from({ length: lastDay + 1 }, (_, day) => share(day, false));

/** What the text may print of this figure. */
export const numbers = {
  'error of the network': error(initial),
  'error untrained': error({ ...initial, slices: 0 }),
  'error of ridge': ridgeError,
  'error of persistence': persistence,
  days: shares.length,
  'Clones from Belmullet, mean': share(0, true),
  'Clones from Belmullet, lowest': Math.min(...shares),
  'Clones from Belmullet, highest': Math.max(...shares),
};
