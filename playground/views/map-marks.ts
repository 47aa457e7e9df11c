import type { GeoContext } from 'd3-geo';
import type { MapMesh, MapPanel, MapPoints, MapTrack } from '../protocol/map-event.ts';
import { fieldInk } from './field-ink.ts';
import type { GeoView, Point } from './geo-view.ts';
import type { MapMark } from './map-mark.ts';
import { frameOf, levelOf, type ScaleRange } from './map-scales.ts';
import { paletteBytes } from './palette.ts';
import type { MapResult } from './results.ts';
import { windMarks } from './wind-marks.ts';

/** Steps of colour that dots and tracks are sorted into: one path a step. */
const steps = 16;

/** All marks of a panel in one frame, undermost first. */
export function panelMarks(
  map: MapResult,
  panel: MapPanel,
  range: ScaleRange,
  frame: number,
  view: GeoView,
): MapMark[] {
  const { spec } = map;
  const colour = colours(spec.scales[panel.scale]?.palette ?? 'viridis', range);
  const { wind, tracks = [], points, mesh } = panel;
  return [
    ...(mesh ? meshMarks(mesh, view) : []),
    ...(wind && spec.grid ? windMarks(wind, spec.grid, frame, view, fieldInk(map, panel)) : []),
    ...tracks.flatMap((track) => trackMarks(track, colour, view)),
    ...(points ? pointMarks(points, colour, frame, view) : []),
  ];
}

type Colour = (value: number | undefined) => string;

function colours(palette: Parameters<typeof paletteBytes>[0], range: ScaleRange): Colour {
  const bytes = paletteBytes(palette);
  return (value) => {
    const level = levelOf(value ?? Number.NaN, range);
    if (level === 0) return '--ink-soft';
    // The middle of the step that the level lies in.
    const middle = Math.min(
      255,
      Math.floor(((level - 1) * steps) / 255) * (255 / steps) + 255 / steps / 2 + 1,
    );
    const at = 3 * Math.round(middle);
    return `rgb(${bytes[at]} ${bytes[at + 1]} ${bytes[at + 2]})`;
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

function pointMarks(points: MapPoints, colour: Colour, frame: number, view: GeoView): MapMark[] {
  const count = points.latitudes.length;
  const values = points.values && frameOf(points.values, count, frame);
  const groups = new Map<string, Point[]>();
  for (let i = 0; i < count; i += 1) {
    const place = view.place(points.longitudes[i] as number, points.latitudes[i] as number);
    if (!place) continue;
    const fill = values ? colour(values[i]) : '--accent';
    const group = groups.get(fill);
    if (group) group.push(place);
    else groups.set(fill, [place]);
  }
  const width = count > 400 ? 4 : count > 60 ? 7 : 10;
  return [
    { stroke: '--ink', width: width + 2, draw: dotsAt([...groups.values()].flat()) },
    ...[...groups].map(([stroke, places]): MapMark => ({ stroke, width, draw: dotsAt(places) })),
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
  const dash = role === 'forecast' || role === 'baseline' ? { dash: '6 4' } : {};
  const marks: MapMark[] = [];
  if (values) {
    // Each stretch takes the colour of its beginning.
    marks.push({ stroke: '--ink-soft', width: 5, draw: line(0, last) });
    for (let from = 0; from < last; ) {
      let to = from + 1;
      while (to < last && colour(values[to]) === colour(values[from])) to += 1;
      marks.push({ stroke: colour(values[from]), width: 3.5, draw: line(from, to) });
      from = to;
    }
  } else marks.push({ stroke: own, width: 2.5, halo: paperEdge, ...dash, draw: line(0, last) });
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
  const draw = (pen: GeoContext): void => {
    for (let i = 0; i < edges.length; i += 2) {
      const from = places[edges[i] as number];
      const to = places[edges[i + 1] as number];
      // An edge that leaves a flat map on one side and comes back on the other is left out.
      if (!from || !to || (view.kind !== 'orthographic' && Math.abs(from[0] - to[0]) > longest)) continue;
      pen.moveTo(from[0], from[1]);
      pen.lineTo(to[0], to[1]);
    }
  };
  const fine = edges.length > 8000;
  const marks: MapMark[] = [{ stroke: '--accent', width: fine ? 0.5 : 0.9, draw }];
  const seen = places.filter((place) => place !== undefined);
  const size = Math.max(2, 7 - Math.log2(1 + latitudes.length / 40));
  if (latitudes.length <= maxNodes) marks.push({ stroke: '--error', width: size, draw: dotsAt(seen) });
  return marks;
}
