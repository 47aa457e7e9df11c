import type { Reader } from './card-reader.ts';

/** A place that has a name. */
export interface Station {
  /** Short name, as in the source. */
  readonly id: string;
  /** Name in full. */
  readonly name: string;
  /** Degrees north. */
  readonly latitude: number;
  /** Degrees east. */
  readonly longitude: number;
  /** Metres above sea level; NaN where the source does not say. */
  readonly height: number;
}

/** Distance between neighbouring points in time; months are those of the calendar. */
export interface TimeStep {
  readonly count: number;
  readonly unit: 'hours' | 'days' | 'months';
}

/** Rows of a table that belong together. */
export interface Group {
  readonly id: string;
  readonly name: string;
  /** Time of the first row. */
  readonly start: Date;
  readonly count: number;
}

/** An axis as its card describes it. */
export type Axis = { name: string; units: string; count: number } & (
  | { kind: 'regular'; first: number; step: number }
  | { kind: 'list'; values: number[] }
  | { kind: 'time'; start: Date; step: TimeStep }
  | { kind: 'times'; times: Date[] }
  | { kind: 'stations'; stations: Station[] }
  | { kind: 'rows'; step: TimeStep; hours: string; groups: Group[] }
);

/** Takes an axis from a card. */
export function parseAxis(axis: Reader): Axis {
  const common = { name: axis.text('name'), units: axis.text('units'), count: axis.number('count') };
  const kind = axis.text('kind');
  switch (kind) {
    case 'regular':
      return { ...common, kind, first: axis.number('first'), step: axis.number('step') };
    case 'list':
      return { ...common, kind, values: axis.numbers('values') };
    case 'time':
      return { ...common, kind, start: instant(axis, 'start'), step: timeStep(axis.object('step')) };
    case 'times':
      return { ...common, kind, times: axis.texts('times').map((time) => new Date(time)) };
    case 'stations':
      return { ...common, kind, stations: axis.list('stations').map(station) };
    case 'rows':
      return {
        ...common,
        kind,
        step: timeStep(axis.object('step')),
        hours: axis.text('hours'),
        groups: axis.list('groups').map((group) => ({
          id: group.text('id'),
          name: group.text('name'),
          start: instant(group, 'start'),
          count: group.number('count'),
        })),
      };
    default:
      throw axis.damaged('kind', 'regular, list, time, times, stations or rows');
  }
}

/**
 * Coordinates along an axis: its own numbers; for times the hours, days or months since the first (hours where the
 * times are uneven); for stations and rows their position, from 0.
 */
export function coordinatesOf(axis: Axis): Float32Array {
  const at = (coordinate: (index: number) => number): Float32Array =>
    Float32Array.from({ length: axis.count }, (_, index) => coordinate(index));
  switch (axis.kind) {
    case 'regular':
      return at((index) => axis.first + axis.step * index);
    case 'list':
      return Float32Array.from(axis.values);
    case 'time':
      return at((index) => index * axis.step.count);
    case 'times':
      return at((index) => (Number(axis.times[index]) - Number(axis.times[0])) / 3_600_000);
    case 'stations':
    case 'rows':
      return at((index) => index);
  }
}

/** The time `count` steps after `start`, in UTC. */
export function timeAfter(start: Date, { count, unit }: TimeStep, steps: number): Date {
  if (unit === 'months') {
    const later = new Date(start);
    later.setUTCMonth(start.getUTCMonth() + count * steps);
    return later;
  }
  return new Date(Number(start) + count * steps * (unit === 'days' ? 24 : 1) * 3_600_000);
}

function station(entry: Reader): Station {
  return {
    id: entry.text('id'),
    name: entry.text('name'),
    latitude: entry.number('latitude'),
    longitude: entry.number('longitude'),
    height: entry.has('height') ? entry.number('height') : Number.NaN,
  };
}

function timeStep(step: Reader): TimeStep {
  const unit = step.text('unit');
  if (unit !== 'hours' && unit !== 'days' && unit !== 'months')
    throw step.damaged('unit', 'hours, days or months');
  return { count: step.number('count'), unit };
}

function instant(entry: Reader, key: string): Date {
  const date = new Date(entry.text(key));
  if (Number.isNaN(Number(date))) throw entry.damaged(key, 'a time');
  return date;
}
