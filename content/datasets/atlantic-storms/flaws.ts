import type { StormRows } from './group-storms.ts';

/** What a user of the tracks must know; the numbers in it are counted from the data. */
export function flaws(
  groups: readonly StormRows[],
  times: readonly number[],
  diameters: readonly number[],
  years: { test: { first: number; last: number } },
  /** Rows whose class and category do not fit together. */
  contradictions: number,
): string[] {
  const steps = groups.flatMap(({ first, count }) =>
    Array.from(
      { length: count - 1 },
      (_, row) => ((times[first + row + 1] as number) - (times[first + row] as number)) / 3_600_000,
    ),
  );
  const between = times.filter((time) => (time / 3_600_000) % 6 !== 0).length;
  const inYears = (first: number, last: number): number =>
    groups.filter(({ start }) => Number(start.slice(0, 4)) >= first && Number(start.slice(0, 4)) <= last)
      .length;
  const withDiameter = diameters.findIndex((value) => !Number.isNaN(value));
  const missing = diameters.filter(Number.isNaN).length;
  const longest = Math.max(...steps);

  return [
    `The table is not complete: from 1975 to 1978 it has ${inYears(1975, 1978)} storms, from 2017 to 2020 ${inYears(2017, 2020)}. Some of ` +
      'that is the climate and better eyes, much of it is that early storms were left out. Count no trend from it.',
    ...(groups.some(({ id }) => id === 'florence-2018')
      ? []
      : [
          'Later storms are missing too: Hurricane Florence of 2018, whose rain the data set stage-iv holds, is not in the table.',
        ]),
    `${between} rows lie between the hours 00, 06, 12 and 18 UTC; ${steps.filter((step) => step === 0).length} rows have the time of the row before; ` +
      `${steps.filter((step) => step > 6).length} steps are longer than six hours, the longest ${longest} h, where a storm was no longer or not ` +
      'yet tropical and such rows were left out. windows() keeps whole steps of six hours only and never reaches across.',
    `Diameters are known from ${new Date(times[withDiameter] as number).getUTCFullYear()} on; ${missing} of ${times.length} rows have none. ` +
      'A diameter of 0 means that no wind is as strong.',
    `In ${contradictions} row the class (status) and the category say different things.`,
    'Winds are multiples of 5 knots and positions of 0.1°: the forecasters’ estimate, not a measurement. Before ' +
      'aircraft or satellite reached a storm, intensity is a guess.',
    `Storms of one season are not alike, but whole years go to one part, ${years.test.first} to ${years.test.last} to the test, so that no storm is ` +
      'in two parts. Satellites and methods changed meanwhile.',
  ];
}
