import { heardBy } from '../figures/aifs-on-the-globe/graph.ts';
import { n320 } from '../figures/globe/n320.ts';
import { o96 } from '../figures/globe/o96.ts';
import type { ReducedGrid } from '../figures/globe/reduced-grid.ts';
import { type Drawing, drawing, height, width } from './drawing.ts';

const top = 36;
/** What the drawing shows, degrees: Ireland, Britain and the sea around them. */
const [west, south, north] = [-17, 51.25, 55.4];
const middle = (south + north) / 2;
/** As many pixels a kilometre to the east as to the north. */
const perDegree = (height - top) / (north - south);
const perLongitude = perDegree * Math.cos((middle * Math.PI) / 180);
const east = west + width / perLongitude;

type Point = readonly [x: number, y: number];

/** The head of the chapter on AIFS: which points of its data each point of its hidden grid hears, around Ireland. */
export function drawGridAndHiddenGrid(): Drawing {
  const all = Array.from({ length: o96.count }, (_, node) => node);
  const nodes = all.filter((node) => shows(o96, node));
  const edges = nodes.map((node) => {
    const hub = onMap(o96, node).join(' ');
    // There and back again, so that the pen never has to be lifted.
    const heard = heardBy(node).filter((point) => shows(n320, point));
    const spokes = heard.map((point) => `L${onMap(n320, point).join(' ')}L${hub}`);
    return { count: spokes.length, path: `M${hub}${spokes.join('')}` };
  });
  const dots = nodes.map((node) => `M${onMap(o96, node).join(' ')}h0`);
  const count = edges.reduce((sum, edge) => sum + edge.count, 0);
  return drawing({
    alt: `Around Ireland and Britain, ${nodes.length} points of AIFS’s hidden grid as dots, about a degree apart, and from each of them thin lines to the points of the data grid that it hears, ${count} in all: like the heads of flowers that touch and hardly overlap.`,
    caption: `AIFS’s encoder from ${-west}° W to ${Math.round(east)}° E, at the latitude of Ireland: the points of its hidden grid, and the edges from the points of the data.`,
    marks: `<path class="threads" d="${edges.map(({ path }) => path).join('')}"/><path class="points" d="${dots.join('')}"/>`,
    asides: [],
    ticks: [-15, -10, -5, 0, 5].map((longitude) => [
      (longitude - west) * perLongitude,
      longitude === 0 ? '0°' : `${Math.abs(longitude)}° ${longitude > 0 ? 'E' : 'W'}`,
    ]),
    top,
  });
}

const around = (longitude: number): number => (longitude > 180 ? longitude - 360 : longitude);

function shows(grid: ReducedGrid, index: number): boolean {
  const [latitude = 0, longitude] = [grid.latitudes[grid.rowOf(index)], around(grid.longitudeOf(index))];
  return latitude > south && latitude < north && longitude > west && longitude < east;
}

/** In whole numbers: the lines are many, and nobody sees half a pixel. */
function onMap(grid: ReducedGrid, index: number): Point {
  const latitude = grid.latitudes[grid.rowOf(index)] ?? 0;
  return [
    Math.round((around(grid.longitudeOf(index)) - west) * perLongitude),
    Math.round(top + (north - latitude) * perDegree),
  ];
}
