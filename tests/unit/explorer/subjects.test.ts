import { describe, expect, it } from 'vitest';
import { type Cover, covers } from '../../../playground/explorer/covers.ts';
import { firstChoice, stillPicture } from '../../../playground/explorer/first-picture.ts';
import type { Picture, Subject } from '../../../playground/explorer/picture.ts';
import { subjectsOf } from '../../../playground/explorer/subjects.ts';
import { catalogue, type DatasetId } from '../../../playground/lab/data/catalogue.ts';
import type { MapResult } from '../../../playground/views/map/state.ts';
import { datasetFiles, open } from '../lab/data/dataset-files.ts';

const ids = Object.keys(catalogue) as DatasetId[];
const subjects = Object.fromEntries(
  ids.map((id) => {
    const { card, bytes } = datasetFiles(id);
    return [id, subjectsOf(card, bytes)];
  }),
) as Record<DatasetId, Subject[]>;
const mapOf = (picture: Picture): MapResult => {
  if (picture.kind !== 'map') throw new Error('not a map');
  return picture.map;
};
const cover = (id: DatasetId): MapResult => mapOf(stillPicture(firstChoice(id, subjects[id])));

describe.each(ids)('%s', (id) => {
  it('has the cover that is named for it', () => {
    const { subject, sheet, frame } = firstChoice(id, subjects[id]);
    const first = subjects[id][0];
    const named: Cover = covers[id] ?? { subject: first?.name ?? '' };
    expect(subject.name).toBe(named.subject);
    expect(sheet.label).toBe(named.sheet ?? subject.sheets[0]?.label);
    expect(frame).toBe(named.frame ?? 0);
    expect(frame).toBeLessThan(sheet.names.length);
  });

  it('can be looked at in all its points, each in one sheet', () => {
    expect(subjects[id].length).toBeGreaterThan(0);
    for (const { sheets } of subjects[id]) {
      let next = sheets[0]?.first ?? 0;
      for (const { first, count, names } of sheets) {
        expect([first, names.length]).toEqual([next, count]);
        next += count;
      }
      expect(new Set(sheets.map(({ label }) => label)).size).toBe(sheets.length);
    }
  });

  it('draws its last sheet with as many values as it has points, and a unit', () => {
    for (const subject of subjects[id]) {
      const sheet = subject.sheets.at(-1);
      if (!sheet) throw new Error('no sheet');
      const picture = subject.draw(sheet, 'equirectangular');
      if (picture.kind === 'plot') {
        expect(picture.plot.series[0]?.y).toHaveLength(sheet.count);
        expect(picture.plot.spec.y.units).toBeTruthy();
        continue;
      }
      const { spec, panels } = picture.map;
      const [panel] = panels;
      expect(spec.scales[0]?.units).toBeTruthy();
      const cells = (spec.grid?.rows ?? 0) * (spec.grid?.columns ?? 0);
      if (spec.grid) expect(panel?.field).toHaveLength(cells * sheet.count);
      else if (panel?.points) expect(panel.points.values).toHaveLength(12 * sheet.count);
      else expect(panel?.tracks?.length).toBeGreaterThan(0);
    }
  });
});

it('shows what is in the data: winds of January 1982 near Ireland, by speed and direction', () => {
  const { u, v } = open('fnoc-winds').variables;
  const [panel] = cover('fnoc-winds').panels;
  const cell = 57 * 144 + 132;
  expect(panel?.wind?.u[cell]).toBe(u.values[cell]);
  expect(panel?.wind?.v[cell]).toBe(v.values[cell]);
  expect(panel?.field?.[cell]).toBeCloseTo(Math.hypot(u.values[cell] as number, v.values[cell] as number), 5);
});

it('turns the rows of rain, which count from the south, and not those of the picture from space', () => {
  const { rain } = open('stage-iv').variables;
  const drawn = cover('stage-iv').panels[0]?.field ?? [];
  const hour = rain.take([11]);
  expect(drawn[0]).toBe(hour[117 * 87]);
  expect(drawn[117 * 87 + 5]).toBe(hour[5]);
  expect(Math.max(...drawn)).toBe(163.75);
  const landsat = open('landsat').variables.nearInfrared;
  expect(cover('landsat').panels[0]?.field).toEqual(landsat.values);
});

it('shows stations on a map that is wider than high, with all of them on it, and the relief in a whole frame', () => {
  const { spec, panels } = cover('irish-wind');
  const [west = 0, south = 0, east = 0, north = 0] = spec.region ?? [];
  const { latitudes = [], longitudes = [] } = panels[0]?.points ?? {};
  expect(latitudes).toHaveLength(12);
  for (const [i, latitude] of Array.from(latitudes).entries()) {
    expect(latitude > south && latitude < north).toBe(true);
    expect((longitudes[i] ?? 0) > west && (longitudes[i] ?? 0) < east).toBe(true);
  }
  const middle = (((south + north) / 2) * Math.PI) / 180;
  expect(((east - west) * Math.cos(middle)) / (north - south)).toBeCloseTo(1.25, 6);
  expect(cover('etopo').spec.projection).toBe('robinson');
});

it('begins with the windiest day of Ireland', () => {
  const { windSpeed } = open('irish-wind').variables;
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const days = Array.from({ length: 6574 }, (_, day) => mean(windSpeed.take([day])));
  const { points } = cover('irish-wind').panels[0] ?? {};
  expect(mean(points?.values ?? new Float32Array(0))).toBeCloseTo(Math.max(...days), 6);
  expect(cover('irish-wind').spec.frames.names).toEqual(['1966-12-01']);
});

it('draws the tracks of a season, Wilma among them with 160 knots', () => {
  const tracks = cover('atlantic-storms').panels[0]?.tracks ?? [];
  const wilma = tracks.find(({ name }) => name === 'Wilma');
  expect(Math.max(...(wilma?.values ?? []))).toBeCloseTo((160 * 1852) / 3600, 4);
});

it('colours by what is measured: rain from dry on, winds about zero, temperatures from cold to warm', () => {
  const scale = (id: DatasetId, name: string) => {
    const subject = subjects[id].find((entry) => entry.name === name);
    const sheet = subject?.sheets[0];
    if (!subject || !sheet) throw new Error(`${name} is no subject of ${id}`);
    return mapOf(subject.draw(sheet, 'equirectangular')).spec.scales[0];
  };
  expect(scale('stage-iv', 'rain')).toMatchObject({ palette: 'rain', min: 0 });
  expect(scale('stage-iv', 'rain')?.max).toBeLessThan(100);
  expect(scale('fnoc-winds', 'u')?.palette).toBe('diverging');
  expect(scale('coads', 'sst')?.palette).toBe('viridis');
  expect(subjects['stage-iv'].map(({ name }) => name)).toEqual(['rain']);
  expect(subjects.etopo.map(({ name }) => name)).toEqual(['height', 'heightCoarse']);
});
