/**
 * @title Count a bottleneck
 * @expect check "a block in the middle" passes
 * @expect check "a block with another width" passes
 * @expect check "three networks" passes
 */
import { log } from 'lab';

/**
 * How many numbers a bottleneck learns: 1 × 1 to `width` channels,
 * 3 × 3, 1 × 1 to 4 × `width`. Each convolution is normalised and
 * has no bias. Where x and F(x) differ in shape, the shortcut is
 * a normalised convolution of 1 × 1.
 */
export function bottleneck(channels: number, width: number): number {
  const main = channels * width + 9 * width ** 2 + 4 * width ** 2;
  const normalised = 2 * (width + width + 4 * width);
  const shortcut = channels === 4 * width ? 0 : channels * 4 * width + 2 * 4 * width;
  return main + normalised + shortcut;
}

log('a block in the middle of stage 3:', bottleneck(1024, 256));
log('the first block of stage 1:', bottleneck(64, 64));
