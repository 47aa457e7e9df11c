import { check } from 'lab';
import { bottleneck } from 'program';

const middle = bottleneck(1024, 256);
check(
  'a block in the middle',
  middle === 1_117_184,
  `From 1024 channels with width 256: 1,117,184; you say ${middle.toLocaleString('en')}. Batch normalisation has a scale and a shift for each filter of all three convolutions.`,
);
const first = bottleneck(64, 64);
check(
  'a block with another width',
  first === 75_008 && bottleneck(256, 128) === 379_392,
  `From 64 channels with width 64: 75,008, and from 256 with width 128: 379,392; you say ${first.toLocaleString('en')} and ${bottleneck(256, 128).toLocaleString('en')}. 4 × width is not what came in, so the shortcut learns, too.`,
);
/** A ResNet: the first layer, its blocks, and a dense layer. */
const network = (counts: number[]): number => {
  let [parameters, channels] = [7 * 7 * 3 * 64 + 2 * 64, 64];
  for (const [stage, count] of counts.entries()) {
    for (let block = 0; block < count; block++) {
      parameters += bottleneck(channels, 64 * 2 ** stage);
      channels = 4 * 64 * 2 ** stage;
    }
  }
  return parameters + 2048 * 1000 + 1000;
};
const totals = [
  [3, 4, 6, 3],
  [3, 4, 23, 3],
  [3, 8, 36, 3],
].map(network);
check(
  'three networks',
  totals.join() === '25557032,44549160,60192808',
  `ResNet-50, -101 and -152 have 25,557,032, 44,549,160 and 60,192,808 parameters; of your blocks they would have ${totals.map((total) => total.toLocaleString('en')).join(', ')}.`,
);
