import { type Role, roles } from '../../protocol/roles.ts';
import {
  type MapPoints,
  type MapTrack,
  maxMapPoints,
  maxMapTracks,
  maxMapValues,
} from '../../views/map/event.ts';
import { wantAnyNumber, wantOneOf, wantOptions, wantText } from '../arguments/want.ts';
import { wantArray, wantEachNumber } from '../arguments/want-list.ts';
import { refuseMore } from './titled.ts';

/** A place with what was measured there: one value, or one for each frame of the map. */
export interface MapStation {
  /** Written beside it. */
  name?: string;
  /** Degrees north. */
  latitude: number;
  /** Degrees east. */
  longitude: number;
  /** In the unit of the map; one, or one for each frame. */
  value?: number | ArrayLike<number>;
}

/** A way over the sphere, such as that of a storm; values (wind speed, pressure) colour it. */
export interface Track {
  /** Written at its end. */
  name: string;
  /** Whose way it is, which gives it its colour. */
  role?: Role;
  /** Degrees north, one a position. */
  latitudes: ArrayLike<number>;
  /** Degrees east, one a position. */
  longitudes: ArrayLike<number>;
  /** One a position, in the unit of the map. */
  values?: ArrayLike<number>;
}

/** Stations as a map carries them. Throws where one lies nowhere or has values for other frames. */
export function placesOf(name: string, stations: readonly MapStation[], frames: number): MapPoints {
  wantArray(name, 'options.stations', stations, ' of stations');
  refuseMore(name, 'stations', stations.length, maxMapPoints);
  const known = Array.from(stations, (station, i) => stationOf(name, station, i, frames));
  const changing = known.some(({ value }) => typeof value === 'object');
  refuseMore(name, 'values of stations', known.length * (changing ? frames : 1), maxMapValues / 2);
  const values = new Float32Array(known.length * (changing ? frames : 1)).fill(Number.NaN);
  for (const [i, { value }] of known.entries()) {
    for (let frame = 0; frame * known.length < values.length; frame += 1) {
      const here = typeof value === 'object' ? value[frame] : value;
      values[frame * known.length + i] = here ?? Number.NaN;
    }
  }
  return {
    latitudes: Float32Array.from(known, ({ latitude }) => latitude),
    longitudes: Float32Array.from(known, ({ longitude }) => longitude),
    names: known.some((station) => station.name) ? known.map((station) => station.name ?? '') : [],
    ...(known.some(({ value }) => value !== undefined) && { values }),
  };
}

function stationOf(name: string, station: unknown, index: number, frames: number): MapStation {
  const what = `station ${index}`;
  wantOptions(name, what, station);
  const { name: own, latitude, longitude, value } = station as MapStation;
  if (own !== undefined) wantText(name, `the name of ${what}`, own);
  wantAnyNumber(name, `the latitude of ${what}`, latitude);
  wantAnyNumber(name, `the longitude of ${what}`, longitude);
  place(name, own ?? what, latitude, longitude);
  if (value === undefined) return station as MapStation;
  if (typeof value !== 'object') wantAnyNumber(name, `the value of ${what}`, value);
  else {
    wantEachNumber(name, `the values of ${what}`, value);
    if (value.length !== frames) {
      throw new RangeError(`${name}: ${own ?? what} has ${value.length} values for ${frames} frames.`);
    }
  }
  return station as MapStation;
}

/** Tracks as a map carries them. Throws where the arrays of one do not fit each other. */
export function tracksOf(name: string, tracks: readonly Track[]): MapTrack[] {
  wantArray(name, 'options.tracks', tracks, ' of tracks');
  refuseMore(name, 'tracks', tracks.length, maxMapTracks);
  const known = Array.from(tracks, (track, i) => trackOf(name, track, i));
  const positions = known.reduce((sum, { latitudes }) => sum + latitudes.length, 0);
  refuseMore(name, 'positions of tracks', positions, maxMapValues / 4);
  return known;
}

function trackOf(name: string, track: unknown, index: number): MapTrack {
  wantOptions(name, `track ${index}`, track);
  const { name: own, role, latitudes, longitudes, values } = track as Track;
  wantText(name, `the name of track ${index}`, own);
  const what = `track "${own}"`;
  if (role !== undefined) wantOneOf(name, `the role of ${what}`, roles, role);
  wantEachNumber(name, `the latitudes of ${what}`, latitudes);
  wantEachNumber(name, `the longitudes of ${what}`, longitudes);
  if (values !== undefined) wantEachNumber(name, `the values of ${what}`, values);
  refuseMore(`${name}, ${what}`, 'positions', latitudes.length, maxMapPoints);
  const lengths = [latitudes.length, longitudes.length, values?.length ?? latitudes.length];
  if (new Set(lengths).size > 1) {
    throw new RangeError(
      `${name}, ${what}: ${lengths[0]} latitudes, ${lengths[1]} longitudes` +
        `${values ? `, ${lengths[2]} values` : ''}.`,
    );
  }
  for (let i = 0; i < latitudes.length; i += 1) place(name, own, latitudes[i], longitudes[i]);
  return {
    name: own,
    ...(role && { role }),
    latitudes: Float32Array.from(latitudes),
    longitudes: Float32Array.from(longitudes),
    ...(values && { values: Float32Array.from(values) }),
  };
}

function place(name: string, what: string, latitude = Number.NaN, longitude = Number.NaN): void {
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 720) return;
  throw new RangeError(
    `${name}: ${what} lies at latitude ${latitude}, longitude ${longitude}, which is nowhere.`,
  );
}
