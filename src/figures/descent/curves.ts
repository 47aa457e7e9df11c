/** Loss by step, on a logarithmic axis, for the paths of a figure. */
import { plot } from '../kit/plot.ts';
import { clamped, linear, logarithmic } from '../kit/scale.ts';
import { line, round, text } from '../kit/shapes.ts';
import { words } from './words.en.ts';

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
  const decades = [axis.low, axis.high].map((decade) => 10 ** decade) as [number, number];
  const axes = plot(linear([0, axis.steps], [x, x + width]), clamped(logarithmic(decades, [y + height, y])));
  // Beyond the highest decade a curve leaves the box by a little, so that it is seen to leave.
  const down = (loss: number): number =>
    loss > decades[1] || !Number.isFinite(loss) ? round(y - 0.03 * height) : axes.y(loss);
  const lines = content.map(
    ({ kind, losses }) =>
      `<g class="trace ${kind}"><path class="way" d="${line(losses.map((loss, step) => ({ x: axes.x(step), y: down(loss) })))}"/></g>`,
  );
  const floor =
    axis.floor === undefined ? '' : `<path class="floor" d="M${x} ${down(axis.floor)}h${width}"/>`;
  return (
    axes.yAxis({
      at: Array.from({ length: axis.high - axis.low + 1 }, (_, k) => 10 ** (axis.low + k)),
      say: (loss) => (loss < 1 || loss > 1000 ? `1e${Math.round(Math.log10(loss))}` : `${loss}`),
      name: axis.name,
    }) +
    axes.xAxis({ at: [0, axis.steps / 2, axis.steps] }) +
    text(axes.x(axis.steps * 0.75), y + height + 18, words.step, 'soft') +
    floor +
    lines.join('')
  );
}
