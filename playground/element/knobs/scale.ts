/** The range of a knob, as its annotation says: `1..256 log`, `0..1 step 0.1`. */
export interface Range {
  min: number;
  max: number;
  log: boolean;
  step: number | undefined;
}

/** The values that a slider stops at, by their places from 0 to `last`. */
export interface Scale {
  last: number;
  at(place: number): number;
  /** The place whose value is nearest. */
  near(value: number): number;
}

/** The most stops that a slider has. */
export const mostStops = 10_000;
/** Parts of a decade, and for whole numbers of an octave. */
const inDecade = [1, 1.5, 2, 3, 5, 7];
const inOctave = [1, 1.5];

export function scaleOf(range: Range): Scale {
  return range.log ? logScale(range) : linearScale(range);
}

/** How far two stops of a linear range lie apart; whole numbers where both ends are, else at least a hundred stops. */
export function stepOf({ min, max, step }: Range): number {
  if (step !== undefined) return step;
  if (Number.isInteger(min) && Number.isInteger(max)) return 1;
  return 10 ** Math.floor(Math.log10((max - min) / 100) + 1e-9);
}

function linearScale(range: Range): Scale {
  const { min, max } = range;
  const step = stepOf(range);
  const last = Math.round((max - min) / step);
  return {
    last,
    at: (place) => tidy(min + place * step),
    near: (value) => Math.min(Math.max(Math.round((value - min) / step), 0), last),
  };
}

function logScale({ min, max }: Range): Scale {
  const whole = Number.isInteger(min) && Number.isInteger(max);
  const [base, parts] = whole ? [2, inOctave] : [10, inDecade];
  const powers = (value: number): number => Math.floor(Math.log(value) / Math.log(base) + 1e-9);
  const stops = new Set([min]);
  for (let power = powers(min); power <= powers(max); power++) {
    for (const part of parts) {
      const stop = tidy(part * base ** power);
      if (stop > min && stop < max && (!whole || Number.isInteger(stop))) stops.add(stop);
    }
  }
  const values = [...stops.add(max)];
  const far = (place: number, value: number): number => Math.abs(Math.log((values[place] ?? max) / value));
  return {
    last: values.length - 1,
    at: (place) => values[place] ?? max,
    near: (value) =>
      values.reduce((best, _, place) => (far(place, value) < far(best, value) ? place : best), 0),
  };
}

/** A number without the last digits, which the arithmetic of binary fractions leaves: 0.3, not 0.30000000000000004. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
