/** Where an activation is saturated, and how much of a standard normal input falls there. */
import { type ActivationId, activations } from '../activations.ts';
import { normalShare } from '../normal.ts';

export interface Exploration {
  readonly chosen: ActivationId;
  readonly compared: ActivationId | 'none';
  readonly x: number;
  /** PReLU's slope for negative inputs. */
  readonly alpha: number;
}

export const initial: Exploration = { chosen: 'sigmoid', compared: 'none', x: 1, alpha: 0.25 };

/** The function drawn behind the chosen one, if there is another. */
export function other({ chosen, compared }: Exploration): ActivationId | undefined {
  return compared === 'none' || compared === chosen ? undefined : compared;
}

/** A slope smaller than this lets almost no gradient through: the figure calls it saturated. */
export const flat = 0.05;

/** Beyond ±12 a standard normal has a share below 1e-32. */
const far = 12;

/** The intervals of [−12, 12] where |f′| < 0.05; ends exact to 1e-9, an end at ±12 meaning “and on”. */
export function saturated(id: ActivationId, alpha: number): [number, number][] {
  const { slope } = activations[id];
  const isFlat = (x: number): boolean => Math.abs(slope(x, alpha)) < flat;
  const found: [number, number][] = [];
  const step = 1 / 64;
  let start = isFlat(-far) ? -far : undefined;
  for (let x = -far; x < far; x += step) {
    const next = x + step;
    if (isFlat(x) === isFlat(next)) continue;
    const edge = boundary(isFlat, x, next);
    if (start === undefined) start = edge;
    else {
      found.push([start, edge]);
      start = undefined;
    }
  }
  if (start !== undefined) found.push([start, far]);
  return found;
}

function boundary(isFlat: (x: number) => boolean, from: number, to: number): number {
  const before = isFlat(from);
  let [low, high] = [from, to];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (isFlat(middle) === before) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The share of a standard normal input (0 to 1) that meets a saturated slope. */
export function saturatedShare(id: ActivationId, alpha: number): number {
  return saturated(id, alpha).reduce((sum, [from, to]) => sum + normalShare(to) - normalShare(from), 0);
}
