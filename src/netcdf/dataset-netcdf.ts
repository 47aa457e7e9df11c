import type { Axis } from '../../playground/lab/data/axis.ts';
import { parseCard } from '../../playground/lab/data/card.ts';
import type { DatasetCard } from '../schemas/dataset.ts';
import { coordinates } from './coordinates.ts';
import { dataVariable } from './data-variables.ts';
import { encodeNetcdf, type NetcdfAttributes } from './encode.ts';
import { partVariables } from './part-variable.ts';
import { rowTimes } from './row-times.ts';
import { udunits } from './units.ts';

/**
 * A data set of the course as a NetCDF-3 file by the CF conventions, version 1.11
 * (https://cfconventions.org/Data/cf-conventions/cf-conventions-1.11/cf-conventions.html): the packed integers with
 * their scale and offset, coordinates with bounds where the card knows them, the parts of the split, and of the card
 * what CF has attributes for. The same data set gives the same bytes.
 *
 * @param payload the uncompressed bytes of its binary
 */
export function datasetNetcdf(card: DatasetCard, payload: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const { axes, split, variables } = parseCard(card);
  const along = axes.map((axis, index) => coordinates(card.axes[index] as DatasetCard['axes'][number], axis));
  const places = auxiliaries(card, axes);
  const data = card.variables.map((entry, index) => {
    const shape = entry.axes.map((name) => axes.find((axis) => axis.name === name)?.count ?? 0);
    const own = places.filter(
      ({ name, on }) => name !== entry.name && on.every((axis) => entry.axes.includes(axis)),
    );
    const isPlace = places.some(({ name }) => name === entry.name);
    const extra: NetcdfAttributes =
      own.length > 0 && !isPlace ? { coordinates: own.map(({ name }) => name).join(' ') } : {};
    return dataVariable(entry, variables[index] as (typeof variables)[number], shape, payload, extra);
  });
  return encodeNetcdf({
    dimensions: Object.assign(
      Object.fromEntries(axes.map(({ name, count }) => [name, count])),
      ...along.map(({ dimensions }) => dimensions),
    ),
    attributes: about(card, axes),
    variables: [
      ...along.flatMap((axis) => axis.variables),
      ...rowTimes(card, axes, payload),
      ...data,
      ...partVariables(axes, split),
    ],
  });
}

/** Variables that say where or when the values of others lie, and are no axis themselves. */
function auxiliaries(card: DatasetCard, axes: readonly Axis[]): { name: string; on: string[] }[] {
  const own = card.variables
    .filter(({ name, units }) => /^degrees_/.test(udunits(units)) && !axes.some((axis) => axis.name === name))
    .map(({ name, axes: on }) => ({ name, on }));
  const brought = axes.flatMap(({ kind, name }) => {
    if (kind === 'stations')
      return ['latitude', 'longitude', `${name}Id`, `${name}Name`].map((place) => ({
        name: place,
        on: [name],
      }));
    return kind === 'rows' ? [{ name: 'time', on: [name] }] : [];
  });
  return [...brought, ...own];
}

function about(card: DatasetCard, axes: readonly Axis[]): NetcdfAttributes {
  const { source, licence, citation } = card;
  const kinds = axes.map(({ kind }) => kind);
  const feature = kinds.includes('stations')
    ? 'timeSeries'
    : kinds.includes('rows')
      ? 'trajectory'
      : undefined;
  const files = source.files.map(({ file }) => file).join(', ');
  return {
    Conventions: 'CF-1.11',
    ...(feature && { featureType: feature }),
    title: card.title,
    summary: card.summary,
    institution: card.producer,
    source: `${source.registry} package ${source.package} ${source.version} (${source.homepage}): ${files}`,
    license: `${licence.name}. ${licence.statement} ${licence.note}`,
    references: [citation.text, citation.doi && `https://doi.org/${citation.doi}`, citation.url]
      .filter(Boolean)
      .join(' '),
    history: card.processing.join('\n'),
    comment: card.flaws.join('\n'),
  };
}
