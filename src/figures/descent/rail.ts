/** Rails with a knob, for the numbers that have no place on the map: learning rate, batch size, steps. */
import { type Handle, handle, type Point, round } from '../frame.ts';

/** Where the rails lie in the wide drawing. */
const from = 128;
const to = 350;

/** The value that a point of the drawing stands for, on a rail from `min` to `max`. */
export function onRail(min: number, max: number): (point: Point) => number {
  return ({ x }) => min + ((x - from) / (to - from)) * (max - min);
}

/** One rail: its name on the left, what it says on the right. */
export function rail<State>(
  id: string,
  spec: Handle<State>,
  y: number,
  shown: string,
  name = spec.label.toLowerCase(),
): string {
  const x = from + ((spec.value - spec.min) / (spec.max - spec.min)) * (to - from);
  return (
    `<text x="${from - 16}" y="${y + 4}" text-anchor="end">${name}</text>` +
    `<path class="rail" d="M${from} ${y}H${to}"/>` +
    `<text class="number value" x="${to + 16}" y="${y + 4}">${shown}</text>` +
    handle(id, spec, { x: round(x), y })
  );
}

/** A learning rate, kept as its decimal logarithm. */
export function rateText(logarithm: number): string {
  return Number((10 ** logarithm).toPrecision(2)).toString();
}
