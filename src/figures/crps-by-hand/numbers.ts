import { examples, scoresOf } from './model.ts';

const [five, either, stray] = [examples.five, examples.either, examples.stray].map(scoresOf);

/** What the text may print of this figure, °C. */
export const numbers = {
  'five members: CRPS': five?.crps ?? Number.NaN,
  'five members: fair': five?.fair ?? Number.NaN,
  'five members: almost fair': five?.almost ?? Number.NaN,
  'one on either side: CRPS': either?.crps ?? Number.NaN,
  'one on either side: fair': either?.fair ?? Number.NaN,
  'one on either side: almost fair': either?.almost ?? Number.NaN,
  'one astray: CRPS': stray?.crps ?? Number.NaN,
  'one astray: fair': stray?.fair ?? Number.NaN,
  'one astray: almost fair': stray?.almost ?? Number.NaN,
};
