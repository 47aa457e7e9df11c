import type { GeoContext } from 'd3-geo';
import { levelOf, paletteBytes } from '../drawing/palette.ts';
import type { MapMesh, MapPanel, MapPoints, MapTrack } from './event.ts';
import { fieldInk } from './field-ink.ts';
import type { GeoView, Point } from './geo-view.ts';
import type { MapMark } from './map-mark.ts';
import { frameOf, type ScaleRange } from './map-scales.ts';
import type { MapResult } from './state.ts';
import { windMarks } from './wind-marks.ts';

/**
 * Edges, dots and places of a track in one mark: as many as a page draws in some ten milliseconds, since it hears no press
 * while it draws one.
 */
const inOneMark = { edges: 2500, dots: 5000, places: 1000 };
/** Steps of colour that dots and tracks are sorted into: one path a step. */
const steps = 16;

/** Tracks that are looked through before a drawing may be left for a frame. */
const tracksAtOnce = 20;

/** What the marks of a panel are made of. */
type MarksOf = [map: MapResult, panel: MapPanel, range: ScaleRange, frame: number, view: GeoView];

/** All marks of a panel in one frame, undermost first. */
export function panelMarks(...of: MarksOf): MapMark[] {
  const pieces = marksInPieces(...of);
  let piece = pieces.next();
  while (!piece.done) piece = pieces.next();
  return piece.value;
}

/** The same in pieces: fifty thousand points, or tracks of as many places, take a tenth of a second to lay on a map. */
export function* marksInPieces(...[map, panel, range, frame, view]: MarksOf): Generator<void, MapMark[]> {
  const { spec } = map;
  const colour = colours(spec.scales[panel.scale]?.palette ?? 'viridis', range);
  const { wind, tracks = [], points, mesh } = panel;
  const marks = mesh ? [meshMarks(mesh, view)] : [];
  if (wind && spec.grid) marks.push(windMarks(wind, spec.grid, frame, view, fieldInk(map, panel)));
  for (const [i, track] of tracks.entries()) {
    marks.push(trackMarks(track, colour, view));
    if (i % tracksAtOnce === tracksAtOnce - 1) yield;
  }
  if (points) marks.push(yield* pointMarks(points, colour, frame, view));
  return marks.flat();
}

type Colour = (value: number | undefined) => string;

function colours(palette: Parameters<typeof paletteBytes>[0], range: ScaleRange): Colour {
  const bytes = paletteBytes(palette);
  const known: string[] = ['--ink-soft'];
  const nameOf = (level: number): string => {
    // The middle of the step that the level lies in.
    const middle = Math.min(
      255,
      Math.floor(((level - 1) * steps) / 255) * (255 / steps) + 255 / steps / 2 + 1,
    );
    const at = 3 * Math.round(middle);
    return `rgb(${bytes[at]} ${bytes[at + 1]} ${bytes[at + 2]})`;
  };
  return (value) => {
    const level = levelOf(value ?? Number.NaN, range);
    known[level] ??= nameOf(level);
    return known[level];
  };
}

function dotsAt(places: readonly Point[]): MapMark['draw'] {
  return (pen) => {
    for (const [x, y] of places) {
      pen.moveTo(x, y);
      pen.lineTo(x + 0.1, y);
    }
  };
}

/** A long list in pieces that follow each other. */
function pieces<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

function* pointMarks(
  points: MapPoints,
  colour: Colour,
  frame: number,
  view: GeoView,
): Generator<void, MapMark[]> {
  const count = points.latitudes.length;
  const values = points.values && frameOf(points.values, count, frame);
  const groups = new Map<string, Point[]>();
  for (let i = 0; i < count; i += 1) {
    if (i % inOneMark.dots === inOneMark.dots - 1) yield;
    const place = view.place(points.longitudes[i] as number, points.latitudes[i] as number);
    if (!place) continue;
    const fill = values ? colour(values[i]) : '--accent';
    const group = groups.get(fill);
    if (group) group.push(place);
    else groups.set(fill, [place]);
  }
  const width = count > 400 ? 4 : count > 60 ? 7 : 10;
  const marks = (stroke: string, wide: number, places: Point[]): MapMark[] =>
    pieces(places, inOneMark.dots).map((some) => ({ stroke, width: wide, draw: dotsAt(some) }));
  return [
    ...marks('--ink', width + 2, [...groups.values()].flat()),
    ...[...groups].flatMap(([stroke, places]) => marks(stroke, width, places)),
  ];
}

const paperEdge = 'rgb(255 255 255 / 0.5)';

function trackMarks(
  { latitudes, longitudes, values, role }: MapTrack,
  colour: Colour,
  view: GeoView,
): MapMark[] {
  const own = role ? `--${role}` : '--accent';
  const line = (from: number, to: number): MapMark['draw'] => {
    const coordinates: [number, number][] = [];
    for (let i = from; i <= to; i += 1) {
      const place: [number, number] = [longitudes[i] as number, latitudes[i] as number];
      if (Number.isFinite(place[0] + place[1])) coordinates.push(place);
    }
    return (pen) => view.draw({ type: 'LineString', coordinates }, pen);
  };
  const last = latitudes.length - 1;
  /** From place to place in pieces, each of which begins where the one before ends. */
  const lines = (mark: Omit<MapMark, 'draw'>): MapMark[] =>
    Array.from({ length: Math.max(1, Math.ceil(last / inOneMark.places)) }, (_, i) => {
      const from = i * inOneMark.places;
      return { ...mark, draw: line(from, Math.min(last, from + inOneMark.places)) };
    });
  const dash = role === 'forecast' || role === 'baseline' ? { dash: '6 4' } : {};
  const marks: MapMark[] = [];
  if (values) {
    // Each stretch takes the colour of its beginning.
    marks.push(...lines({ stroke: '--ink-soft', width: 5 }));
    for (let from = 0; from < last; ) {
      let to = from + 1;
      while (to < last && colour(values[to]) === colour(values[from])) to += 1;
      marks.push({ stroke: colour(values[from]), width: 3.5, draw: line(from, to) });
      from = to;
    }
  } else marks.push(...lines({ stroke: own, width: 2.5, halo: paperEdge, ...dash }));
  // A dot where it begins tells which way it goes.
  const start = last >= 0 && view.place(longitudes[0] as number, latitudes[0] as number);
  if (start) {
    marks.push({ stroke: values ? '--ink-soft' : own, width: 8, draw: dotsAt([start]) });
    marks.push({ stroke: '--paper-raised', width: 4, draw: dotsAt([start]) });
  }
  return marks;
}

/** Nodes are drawn while they can be told apart. */
const maxNodes = 3000;

function meshMarks({ latitudes, longitudes, edges }: MapMesh, view: GeoView): MapMark[] {
  const places = Array.from(latitudes, (latitude, i) => view.place(longitudes[i] as number, latitude));
  const longest = view.width / 2;
  const draw = (first: number) => (pen: GeoContext) => {
    for (let i = first; i < Math.min(edges.length, first + 2 * inOneMark.edges); i += 2) {
      const from = places[edges[i] as number];
      const to = places[edges[i + 1] as number];
      // An edge that leaves a flat map on one side and comes back on the other is left out.
      if (!from || !to || (view.kind !== 'orthographic' && Math.abs(from[0] - to[0]) > longest)) continue;
      pen.moveTo(from[0], from[1]);
      pen.lineTo(to[0], to[1]);
    }
  };
  const fine = edges.length > 8000;
  const marks = Array.from(
    { length: Math.ceil(edges.length / 2 / inOneMark.edges) },
    (_, i): MapMark => ({
      stroke: '--accent',
      width: fine ? 0.5 : 0.9,
      draw: draw(2 * inOneMark.edges * i),
    }),
  );
  const seen = places.filter((place) => place !== undefined);
  const size = Math.max(2, 7 - Math.log2(1 + latitudes.length / 40));
  if (latitudes.length <= maxNodes) marks.push({ stroke: '--error', width: size, draw: dotsAt(seen) });
  return marks;
}
