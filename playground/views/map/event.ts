import type { Palette } from '../../protocol/palettes.ts';
import type { Role } from '../../protocol/roles.ts';

export const projections = ['equirectangular', 'robinson', 'orthographic', 'plain'] as const;
/** How the sphere is laid flat. `plain` is a grid without coordinates: row 0 at the top, no coastlines. */
export type Projection = (typeof projections)[number];

/** Numbers that one map may carry in all its panels and frames: 16 MB. */
export const maxMapValues = 4_000_000;
/** Rows or columns of a grid; more than any page shows. */
export const maxMapSide = 10_000;
/** Degrees: a longitude may be counted from any meridian, for a turn or two. */
export const maxMapAngle = 720;
export const maxMapFrames = 500;
export const maxMapPanels = 4;
export const maxMapTracks = 500;
export const maxMapPoints = 50_000;
/** Ends of edges: the icosahedron refined six times has half as many. */
export const maxMapEdgeEnds = 500_000;

export const windStyles = ['arrows', 'streamlines'] as const;

/** One scale of colours with its bar; panels that name the same scale can be compared by eye. */
export interface MapScale {
  units: string;
  palette: Palette;
  /** Limits of the colour bar; the lowest and highest value of all panels and frames when absent. */
  min?: number;
  max?: number;
}

/** The grid of all fields and winds of a map. Coordinates are those of the cells' centres, in degrees. */
export interface MapGrid {
  rows: number;
  columns: number;
  /** `rows` latitudes, rising or falling; `columns` longitudes, rising. Absent in a plain map. */
  latitudes?: number[];
  longitudes?: number[];
}

export interface MapSpec {
  title: string;
  projection: Projection;
  /** Longitude and latitude in the middle of the map. */
  centre?: [number, number];
  /** West, south, east, north of what is shown; found from the grid, points and tracks when absent. */
  region?: [number, number, number, number];
  /** Draws the cells as they are instead of interpolating between them. */
  cells?: boolean;
  grid?: MapGrid;
  /** What the frames run along (`lead time`), and each frame's name (`6 h`); one empty name for a still map. */
  frames: { label: string; names: string[] };
  scales: MapScale[];
}

/** Winds on the map's grid, frame by frame, as `field`; u to the east, v to the north. */
export interface MapWind {
  u: Float32Array;
  v: Float32Array;
  units: string;
  style: (typeof windStyles)[number];
}

/** Places with names and values; `values` holds one for each place, or one for each place in each frame. */
export interface MapPoints {
  latitudes: Float32Array;
  longitudes: Float32Array;
  names: string[];
  values?: Float32Array;
}

/** A line over the sphere, such as the way of a storm; coloured by its values, or by its role. */
export interface MapTrack {
  name: string;
  role?: Role;
  latitudes: Float32Array;
  longitudes: Float32Array;
  values?: Float32Array;
}

/** A graph on the sphere. `edges` holds pairs of indices into the nodes. */
export interface MapMesh {
  latitudes: Float32Array;
  longitudes: Float32Array;
  edges: Uint32Array;
}

/** One of the maps that stand side by side. */
export interface MapPanel {
  name: string;
  role?: Role;
  /** Which of the scales colours its field, points and tracks. */
  scale: number;
  /** Frame by frame, row by row; what is not finite is missing. */
  field?: Float32Array;
  wind?: MapWind;
  points?: MapPoints;
  tracks?: MapTrack[];
  mesh?: MapMesh;
}

/** A map, or several side by side that share pointer, projection and frame. */
export interface MapEvent {
  type: 'map';
  id: string;
  spec: MapSpec;
  panels: MapPanel[];
}
