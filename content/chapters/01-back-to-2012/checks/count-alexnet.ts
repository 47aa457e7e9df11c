import { check } from 'lab';
import * as program from 'program';

interface Layer {
  kernel: number;
  channels: number;
  units: number;
  groups: number;
}

// Counted one weight at a time, not by a formula.
function counted({ kernel, channels, units, groups }: Layer): number {
  let sum = 0;
  for (let unit = 0; unit < units; unit++) {
    for (let channel = 0; channel < channels; channel++) {
      const [half, own] = [Math.floor((channel * groups) / channels), Math.floor((unit * groups) / units)];
      if (half === own) sum += kernel * kernel;
    }
    sum += 1;
  }
  return sum;
}

const whole = { name: 'whole', kernel: 3, channels: 6, units: 8, groups: 1 };
const halves = { name: 'halves', kernel: 5, channels: 12, units: 10, groups: 2 };
check(
  'a convolution in one piece',
  program.parameters(whole) === counted(whole),
  `8 filters of 3 × 3 on 6 channels have ${counted(whole)} parameters; yours are ${program.parameters(whole)}.`,
);
check(
  'a convolution in two halves',
  program.parameters(halves) === counted(halves),
  `10 filters of 5 × 5 on 12 channels in 2 groups have ${counted(halves)} parameters; yours are ${program.parameters(halves)}. Each filter sees only half of the channels; it still has a bias of its own.`,
);
check(
  'all of AlexNet',
  program.total === 60_965_224,
  `It should come to 60,965,224 and comes to ${program.total.toLocaleString('en')}. If the halves are right, look at what arrives at fc6.`,
);
