import { check } from 'lab';
import { outputSize, parameters, receptiveField } from 'program';

interface Layer {
  k: number;
  s: number;
  p: number;
}

const conv = (k: number, s = 1, p = (k - 1) / 2): Layer => ({ k, s, p });
const pool = conv(2, 2, 0);

/** Places of a kernel, counted: it begins at the edge of the padding and goes on by the stride while it fits. */
function counted(n: number, { k, s, p }: Layer): number {
  let places = 0;
  for (let start = -p; start + k <= n + p; start += s) places += 1;
  return places;
}
const sizes: [number, Layer][] = [
  [32, conv(5, 1, 0)],
  [28, pool],
  [224, conv(3)],
  [227, conv(11, 4, 0)],
  [10, conv(3, 2)],
  [87, conv(3, 2, 0)],
];
const wrong = sizes.find(([n, layer]) => outputSize(n, layer) !== counted(n, layer));
check(
  'output size',
  wrong === undefined,
  wrong &&
    `A kernel of ${wrong[1].k} with stride ${wrong[1].s} and padding ${wrong[1].p} has ${counted(wrong[0], wrong[1])} places on ${wrong[0]} cells; you say ${outputSize(wrong[0], wrong[1])}. There is padding on two sides, and the first place counts too.`,
);

// VGG-16: the field of a unit before and after each pooling.
const blocks = [2, 2, 3, 3, 3].map((count) => Array.from({ length: count }, () => conv(3)));
const vgg = blocks.flatMap((block) => [...block, pool]);
const seen = receptiveField(vgg);
check(
  'receptive field',
  seen === 212 && receptiveField([conv(3), conv(3)]) === 5 && receptiveField([conv(3, 2), conv(3)]) === 7,
  `Two layers of 3 × 3 see 5 cells, 7 if the first has stride 2, and VGG-16 sees 212; you say ${receptiveField([conv(3), conv(3)])}, ${receptiveField([conv(3, 2), conv(3)])} and ${seen}. A step in a deep layer is several cells of the input: keep account of how many.`,
);
const learned = parameters(3, 64, 128);
check(
  'parameters',
  learned === 73_856 && parameters(5, 1, 6) === 156,
  `From 64 channels to 128 with 3 × 3: 73,856; you say ${learned.toLocaleString('en')}. Kernels have two sides, and each filter a bias.`,
);
