/** Regions of a sphere as paths of an orthographic drawing: rings between two latitudes, pieces of rows, and caps. */
import { toPoint, toVector, type Vector, type View } from '../orthographic.ts';
import { degree } from './directions.ts';

/** A closed path through directions; those of the far side are taken out to the rim, so that it goes along it. */
function through(view: View, vectors: readonly Vector[]): string {
  const points: string[] = [];
  const add = (x: number, y: number): void => {
    const at = toPoint(view, [x, y, 0]);
    const point = `${at.x} ${at.y}`;
    if (point !== points.at(-1)) points.push(point);
  };
  for (const [k, [x, y, z]] of vectors.entries()) {
    if (z >= 0) {
      add(x, y);
      continue;
    }
    const [fromX, fromY, fromZ] = vectors.at(k - 1) ?? [x, y, z];
    const angle = Math.atan2(y, x);
    // Behind the middle of the globe a short way is a long one on the rim.
    const back = fromZ < 0 ? turned(Math.atan2(fromY, fromX) - angle) : 0;
    const parts = Math.max(1, Math.ceil(Math.abs(back) / finest));
    for (let part = parts - 1; part >= 0; part--) {
      const along = angle + (back * part) / parts;
      add(Math.cos(along), Math.sin(along));
    }
  }
  return `M${points.join('L')}z`;
}

/** The longest way along the rim between two points, radians. */
const finest = 4 * degree;

/** An angle between −π and π. */
const turned = (angle: number): number => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));

const crossed = ([a, b, c]: Vector, [x, y, z]: Vector): Vector => [
  b * z - c * y,
  c * x - a * z,
  a * y - b * x,
];

function unit([x, y, z]: Vector): Vector {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}

/**
 * A circle around a direction, an angle away from it. Of its two sides the path goes round `axis`'s own if `own`, or else
 * round the other: that which the far part of the circle, taken out to the rim, closes.
 */
function circle(view: View, axis: Vector, angle: number): { path: string; own: boolean } {
  const u = unit(crossed(axis, Math.abs(axis[0]) < 0.9 ? [1, 0, 0] : [0, 1, 0]));
  const w = crossed(axis, u);
  const [along, away] = [Math.cos(angle), Math.sin(angle)];
  const vectors = Array.from({ length: 120 }, (_, k): Vector => {
    const [cos, sin] = [away * Math.cos(3 * k * degree), away * Math.sin(3 * k * degree)];
    const part = (i: 0 | 1 | 2): number => along * axis[i] + cos * u[i] + sin * w[i];
    return [part(0), part(1), part(2)];
  });
  return { path: through(view, vectors), own: angle < Math.PI / 2 + Math.asin(axis[2]) };
}

/** The rim of the globe. */
function rim({ centre: { x, y }, radius }: View): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
}

/** All round the globe between two latitudes; to be filled by `evenodd`. */
export function ring(view: View, north: number, south: number): string {
  const pole = toVector(view, 0, 90);
  const nothing = { path: '', own: true };
  const upper = north < 90 ? circle(view, pole, (90 - north) * degree) : nothing;
  const lower = south > -90 ? circle(view, pole, (90 - south) * degree) : { ...nothing, own: false };
  return upper.path + lower.path + (upper.own === lower.own ? '' : rim(view));
}

/** All that is at most an angle (in radians) from a place; to be filled by `evenodd`. */
export function cap(view: View, east: number, north: number, angle: number): string {
  const { path, own } = circle(view, toVector(view, east, north), angle);
  return path + (own ? '' : rim(view));
}

/** A piece of a ring from a longitude eastward to another, cut up so that no part of it goes round the far side. */
export function piece(
  view: View,
  [north, south]: readonly [number, number],
  west: number,
  east: number,
): string {
  const parts = Math.max(1, Math.ceil((east - west) / 6));
  const at = (k: number): number => west + ((east - west) * k) / parts;
  return Array.from({ length: parts }, (_, k) => {
    const corners = [
      [at(k), north],
      [at(k + 1), north],
      [at(k + 1), south],
      [at(k), south],
    ].map(([l = 0, p = 0]) => toVector(view, l, p));
    return corners.every(([, , z]) => z < 0) ? '' : through(view, corners);
  }).join('');
}
