/** The waves as rows of multiprocessors, and the share that counts by batch size. */
import { plot } from '../kit/plot.ts';
import { whole } from '../kit/reading.ts';
import { linear } from '../kit/scale.ts';
import { round, text } from '../kit/shapes.ts';
import { limits, type Product, schedule, tile, tileShares } from './model.ts';
import { words } from './words.en.ts';

const waves = { x: 20, y: 32, width: 380, height: 132 };
const chart = plot(linear([0, limits.batch], [44, 396]), linear([0, 1], [140, 28]));

/** One row for each wave, from the top; in it one column for each multiprocessor, filled as far as its tile counts. */
export function wavePicture(product: Product): string {
  const { multiprocessors, waves: count } = schedule(product);
  const [across, down] = [waves.width / multiprocessors, waves.height / Math.max(4, count)];
  const gap = Math.min(1.5, across / 5, down / 5);
  let filled = '';
  for (const [k, share] of tileShares(product).entries()) {
    const [row, column] = [Math.floor(k / multiprocessors), k % multiprocessors];
    const height = (down - gap) * share;
    filled += `M${round(waves.x + column * across)} ${round(waves.y + (row + 1) * down - gap)}h${round(across - gap)}v${round(-height)}h${round(gap - across)}z`;
  }
  let places = '';
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < multiprocessors; column++) {
      places += `M${round(waves.x + column * across)} ${round(waves.y + row * down)}h${round(across - gap)}v${round(down - gap)}h${round(gap - across)}z`;
    }
  }
  return (
    text(waves.x, waves.y - 10, words.multiprocessors(multiprocessors), 'name', 'start') +
    `<path class="idle" d="${places}"/><path class="busy" d="${filled}"/>` +
    `<text class="name" transform="translate(${waves.x - 8} ${waves.y + 2}) rotate(-90)" text-anchor="end">${words.waves}</text>`
  );
}

/** The share that counts for every batch size: straight within a row of tiles, so its corners are enough. */
export function sharePicture(product: Product): string {
  const corners = Array.from({ length: limits.batch / tile }, (_, k) => [
    k * tile + 1,
    (k + 1) * tile,
  ]).flat();
  const used = (batch: number): number => schedule({ ...product, batch }).used;
  const here = chart.at(product.batch, used(product.batch));
  return (
    chart.yAxis({
      at: [0, 0.5, 1],
      say: (share) => `${100 * share}`,
      name: words.shareAxis,
    }) +
    chart.xAxis({ at: [512, 1024, 1536, 2048], say: whole }) +
    text(chart.x(230), 158, words.batchAxis, 'soft') +
    `<path class="curve" d="${chart.curve(corners.map((batch) => [batch, used(batch)]))}"/>` +
    `<circle class="dot" cx="${here.x}" cy="${here.y}" r="5"/>`
  );
}
