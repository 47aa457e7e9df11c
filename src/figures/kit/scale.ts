/**
 * From numbers to places and back. The names are those of d3-scale, which does far more and would cost 11 KB of a
 * download: more than a whole figure.
 */

type Span = readonly [number, number];

/** A number's place on the drawing, rounded to two decimals. */
export interface Scale {
  (value: number): number;
  /** The number at a place. */
  invert(place: number): number;
  readonly domain: Span;
  readonly range: Span;
}

/** Equal steps of the number are equal ways on the drawing. */
export function linear(domain: Span, range: Span): Scale {
  return scale(domain, range, [(value) => value, (value) => value]);
}

/** Equal ratios are equal ways; the domain is positive. */
export function logarithmic(domain: Span, range: Span): Scale {
  return scale(domain, range, [Math.log, Math.exp]);
}

/** Numbers beyond the domain are put at its ends, and places beyond the range stand for its ends. */
export function clamped(of: Scale): Scale {
  const keep = (value: number, [a, b]: Span): number =>
    Math.min(Math.max(a, b), Math.max(Math.min(a, b), value));
  return Object.assign((value: number) => of(keep(value, of.domain)), {
    invert: (place: number) => of.invert(keep(place, of.range)),
    domain: of.domain,
    range: of.range,
  });
}

function scale(
  domain: Span,
  range: Span,
  [straighten, bend]: readonly [(value: number) => number, (value: number) => number],
): Scale {
  const [low, high] = [straighten(domain[0]), straighten(domain[1])];
  const [from, to] = range;
  return Object.assign(
    (value: number) =>
      Math.round((from + ((straighten(value) - low) / (high - low)) * (to - from)) * 100) / 100,
    {
      invert: (place: number) => bend(low + ((place - from) / (to - from)) * (high - low)),
      domain,
      range,
    },
  );
}
