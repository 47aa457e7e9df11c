/**
 * @title Count a bottleneck
 * @expect check "a block in the middle" fails
 * @expect check "a block with another width" fails
 * @expect check "three networks" fails
 */
import { log } from 'lab';

/**
 * How many numbers a bottleneck learns: 1 × 1 to `width` channels,
 * 3 × 3, 1 × 1 to 4 × `width`. Each convolution is normalised and
 * has no bias. Where x and F(x) differ in shape, the shortcut is
 * a normalised convolution of 1 × 1.
 */
export function bottleneck(channels: number, width: number): number {
  return channels * width + 9 * width ** 2 + 4 * width ** 2; // the weights on the main way
}

log('a block in the middle of stage 3:', bottleneck(1024, 256));
log('the first block of stage 1:', bottleneck(64, 64));
