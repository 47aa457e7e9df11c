/** Loss by step, on a logarithmic axis, for the paths of a figure. */
import { round } from '../frame.ts';

/** The loss along one path. */
export interface Curve {
  readonly kind: string;
  readonly losses: readonly number[];
}

/** The curves in a box of the drawing; values are kept between the decades `low` and `high`. */
export function curves(
  box: { x: number; y: number; width: number; height: number },
  axis: { low: number; high: number; steps: number; name: string; floor?: number },
  content: readonly Curve[],
): string {
  const { x, y, width, height } = box;
  const across = (step: number): number => round(x + (step / axis.steps) * width);
  const down = (loss: number): number => {
    const share = (Math.log10(Math.max(loss, 1e-12)) - axis.low) / (axis.high - axis.low);
    return round(y + height - Math.max(0, Math.min(1.03, share)) * height);
  };
  const superscript = (decade: number): string =>
    decade < 0 || decade > 3 ? `1e${decade}` : `${10 ** decade}`;
  const marks = Array.from({ length: axis.high - axis.low + 1 }, (_, k) => axis.low + k).map((decade) => {
    const at = down(10 ** decade);
    return (
      `<path class="axis" d="M${x} ${at}h${width}"/>` +
      `<text class="number soft" x="${x - 6}" y="${at + 4}" text-anchor="end">${superscript(decade)}</text>`
    );
  });
  const ticks = [0, axis.steps / 2, axis.steps].map(
    (step) =>
      `<text class="number soft" x="${across(step)}" y="${y + height + 17}" text-anchor="middle">${step}</text>`,
  );
  const lines = content.map(({ kind, losses }) => {
    const line = losses.map((loss, step) => `${across(step)} ${down(Number.isFinite(loss) ? loss : 1e12)}`);
    return `<g class="trace ${kind}"><path class="way" d="M${line.join('L')}"/></g>`;
  });
  const floor =
    axis.floor === undefined ? '' : `<path class="floor" d="M${x} ${down(axis.floor)}h${width}"/>`;
  return (
    `${marks.join('')}${ticks.join('')}${floor}${lines.join('')}` +
    `<text class="name" x="${x}" y="${y - 9}">${axis.name}</text>` +
    `<text class="soft" x="${across(axis.steps * 0.75)}" y="${y + height + 17}" text-anchor="middle">step</text>`
  );
}
