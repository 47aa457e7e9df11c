import type { Role } from '../../protocol/roles.ts';
import { type MapPoints, type MapTrack, maxMapPoints, maxMapTracks } from '../../views/map/event.ts';

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
  if (stations.length > maxMapPoints)
    throw new RangeError(`${name}: ${stations.length} stations; a map takes ${maxMapPoints}.`);
  const changing = stations.some(({ value }) => typeof value === 'object');
  const values = new Float32Array(stations.length * (changing ? frames : 1)).fill(Number.NaN);
  stations.forEach((station, i) => {
    place(name, station.name ?? `station ${i}`, station.latitude, station.longitude);
    const { value } = station;
    if (typeof value === 'object' && value.length !== frames) {
      throw new RangeError(
        `${name}: ${station.name ?? `station ${i}`} has ${value.length} values for ${frames} frames.`,
      );
    }
    for (let frame = 0; frame * stations.length < values.length; frame += 1) {
      const here = typeof value === 'object' ? value[frame] : value;
      values[frame * stations.length + i] = here ?? Number.NaN;
    }
  });
  return {
    latitudes: Float32Array.from(stations, ({ latitude }) => latitude),
    longitudes: Float32Array.from(stations, ({ longitude }) => longitude),
    names: stations.some((station) => station.name) ? stations.map((station) => station.name ?? '') : [],
    ...(stations.some(({ value }) => value !== undefined) && { values }),
  };
}

/** Tracks as a map carries them. Throws where the arrays of one do not fit each other. */
export function tracksOf(name: string, tracks: readonly Track[]): MapTrack[] {
  if (tracks.length > maxMapTracks)
    throw new RangeError(`${name}: ${tracks.length} tracks; a map takes ${maxMapTracks}.`);
  return tracks.map(({ name: own, role, latitudes, longitudes, values }) => {
    const lengths = [latitudes.length, longitudes.length, values?.length ?? latitudes.length];
    if (new Set(lengths).size > 1) {
      throw new RangeError(
        `${name}, track "${own}": ${lengths[0]} latitudes, ${lengths[1]} longitudes` +
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
  });
}

function place(name: string, what: string, latitude = Number.NaN, longitude = Number.NaN): void {
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 720) return;
  throw new RangeError(
    `${name}: ${what} lies at latitude ${latitude}, longitude ${longitude}, which is nowhere.`,
  );
}
