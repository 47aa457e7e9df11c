import { expected, whole } from './model.ts';

const half = expected({ p: 0.5, rescale: true });
const most = expected({ p: 0.9, rescale: true });

/** What the text may print of this figure. */
export const numbers = {
  'whole network': whole,
  'mean at 0.5': half.mean,
  'spread at 0.5': half.deviation,
  'spread at 0.9': most.deviation,
};
