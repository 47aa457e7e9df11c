/** The waves as rows of multiprocessors, and the share that counts by batch size. */
import { type Point, round } from '../frame.ts';
import { limits, type Product, schedule, tile, tileShares } from './model.ts';

const waves = { x: 20, y: 32, width: 380, height: 132 };
const chart = { x: 44, y: 28, width: 352, height: 112 };

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
    `<text class="name" x="${waves.x}" y="${waves.y - 10}">${multiprocessors} multiprocessors</text>` +
    `<path class="idle" d="${places}"/><path class="busy" d="${filled}"/>` +
    `<text class="name" transform="translate(${waves.x - 8} ${waves.y + 2}) rotate(-90)" text-anchor="end">waves</text>`
  );
}

/** Where a batch size and a share lie in the chart. */
function place(batch: number, share: number): Point {
  return {
    x: round(chart.x + (batch / limits.batch) * chart.width),
    y: round(chart.y + (1 - share) * chart.height),
  };
}

/** The share that counts for every batch size: straight within a row of tiles, so its corners are enough. */
export function sharePicture(product: Product): string {
  const corners = Array.from({ length: limits.batch / tile }, (_, k) => [
    k * tile + 1,
    (k + 1) * tile,
  ]).flat();
  const points = corners.map((batch) => {
    const { x, y } = place(batch, schedule({ ...product, batch }).used);
    return `${x} ${y}`;
  });
  const marks = [0, 0.5, 1].map((share) => {
    const { x, y } = place(0, share);
    return (
      `<path class="axis" d="M${x} ${y}h${chart.width}"/>` +
      `<text class="number soft" x="${x - 6}" y="${y + 4}" text-anchor="end">${100 * share}</text>`
    );
  });
  const ticks = [512, 1024, 1536, 2048].map((batch) => {
    const { x, y } = place(batch, 0);
    return `<text class="number soft" x="${x}" y="${y + 17}" text-anchor="middle">${batch.toLocaleString('en-GB')}</text>`;
  });
  const here = place(product.batch, schedule(product).used);
  return (
    `${marks.join('')}${ticks.join('')}<path class="curve" d="M${points.join('L')}"/>` +
    `<circle class="dot" cx="${here.x}" cy="${here.y}" r="5"/>` +
    `<text class="name" x="${chart.x}" y="${chart.y - 12}">multiplications that count, %</text>` +
    `<text class="soft" x="${place(230, 0).x}" y="${place(0, 0).y + 17}" text-anchor="middle">batch</text>`
  );
}
