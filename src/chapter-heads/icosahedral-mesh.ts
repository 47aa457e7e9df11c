import { icosahedralMesh } from '../../playground/lab/sphere/icosahedral-mesh.ts';
import { type Drawing, drawing, height, line, round, width } from './drawing.ts';

/** Degrees, the longitude from the middle of the map on. */
type Place = readonly [longitude: number, latitude: number];
type Point = readonly [x: number, y: number, z: number];

const level = 2;
const top = 36;
const degree = Math.PI / 180;
/** The middle of the map, degrees east: no corner of the icosahedron lies on its border. */
const middle = 18;

/**
 * The head of the chapter on graphs: the icosahedron on a map in which equal areas are equal, and its second refinement.
 * Both sets of edges together are a multi-mesh.
 */
export function drawIcosahedralMesh(): Drawing {
  const [coarse, fine] = [icosahedralMesh(0), icosahedralMesh(level)];
  const vertex = ({ vertices }: typeof fine, k: number): Point => {
    const [x = 0, y = 0, z = 0] = vertices.subarray(3 * k, 3 * k + 3);
    return [x, y, z];
  };
  const ways = (mesh: typeof fine, pieces: number): string =>
    Array.from({ length: mesh.edges.length / 2 }, (_, edge) => {
      const [a = 0, b = 0] = mesh.edges.subarray(2 * edge, 2 * edge + 2);
      return way(vertex(mesh, a), vertex(mesh, b), pieces);
    }).join('');
  const corners = Array.from({ length: 10 }, (_, ring) => vertex(coarse, 1 + ring));
  const dots = corners.map((corner) => {
    const [x, y] = onMap(placeOf(corner));
    return `M${round(x)} ${round(y)}h0`;
  });
  return drawing({
    alt: `A map of the world with the ${coarse.edges.length / 2} edges of an icosahedron on the sphere as thick lines, and thin the ${fine.edges.length / 2} edges of its second refinement, whose ${fine.vertices.length / 3} vertices lie about evenly; they crowd nowhere, at the poles neither.`,
    caption: `An icosahedron on the globe, on a map of equal areas, and its second refinement, M${level}.`,
    marks: `<path class="threads" d="${ways(fine, 2)}"/><path class="curve" d="${ways(coarse, 8)}"/><path class="points" d="${dots.join('')}"/>`,
    asides: [],
    ticks: [-120, -60, 0, 60, 120].map((longitude) => [
      onMap([longitude - middle, 0])[0],
      longitude === 0 ? '0°' : `${Math.abs(longitude)}° ${longitude > 0 ? 'E' : 'W'}`,
    ]),
    top,
  });
}

/** In whole numbers: the lines are many, and nobody sees half a pixel. */
function onMap([longitude, latitude]: Place): [x: number, y: number] {
  const down = (1 - Math.sin(latitude * degree)) / 2;
  return [Math.round(((longitude + 180) / 360) * width), Math.round(top + down * (height - top))];
}

function placeOf([x, y, z]: Point): Place {
  const longitude = Math.atan2(y, x) / degree - middle;
  return [longitude < -180 ? longitude + 360 : longitude, Math.atan2(z, Math.hypot(x, y)) / degree];
}

/** The great circle between two vertices in so many straight pieces; where it leaves the map it goes on at the other side. */
function way(from: Point, to: Point, pieces: number): string {
  const places = Array.from({ length: pieces + 1 }, (_, piece) => {
    const share = piece / pieces;
    const between = (k: 0 | 1 | 2): number => (1 - share) * from[k] + share * to[k];
    return placeOf([between(0), between(1), between(2)]);
  });
  // A pole has every longitude: it takes that of the place before or after.
  const first = places.findIndex(([, latitude]) => Math.abs(latitude) < 89.9);
  const turned: [number, number][] = [];
  for (const [longitude, latitude] of places) {
    const before = turned.at(-1)?.[0] ?? places[first]?.[0] ?? longitude;
    const near = longitude + 360 * Math.round((before - longitude) / 360);
    turned.push([Math.abs(latitude) < 89.9 ? near : before, latitude]);
  }
  const longitudes = turned.map(([longitude]) => longitude);
  const shifts = [
    0,
    ...(Math.min(...longitudes) < -180 ? [360] : []),
    ...(Math.max(...longitudes) > 180 ? [-360] : []),
  ];
  const parts = shifts.map((shift) => cut(turned, shift)).filter((part) => part.length > 1);
  return parts.map((part) => line(part.map(onMap))).join('');
}

/** What of a line, moved by so many degrees, lies on the map. */
function cut(places: readonly Place[], shift: number): Place[] {
  const moved = places.map(([longitude, latitude]): Place => [longitude + shift, latitude]);
  const inside = ([longitude]: Place): boolean => Math.abs(longitude) <= 180;
  return moved.flatMap((place, k) => {
    const before = moved[k - 1];
    const border: Place[] = [];
    if (before && inside(before) !== inside(place)) {
      const edge = 180 * Math.sign(inside(place) ? before[0] : place[0]);
      const share = (edge - before[0]) / (place[0] - before[0]);
      border.push([edge, before[1] + share * (place[1] - before[1])]);
    }
    return inside(place) ? [...border, place] : border;
  });
}
