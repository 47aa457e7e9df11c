import { check } from 'lab';
import { waves } from 'program';

const wanted = (place: number, width: number) =>
  Array.from({ length: width / 2 }, (_, m) => place / 10_000 ** ((2 * m) / width)).flatMap((angle) => [
    Math.sin(angle),
    Math.cos(angle),
  ]);
const cases = [8, 6].flatMap((width) => [0, 1, 5, 40].map((place) => ({ place, width })));
const wrongLength = cases.find(({ place, width }) => waves(place, width).length !== width);
const wrong = cases.flatMap(({ place, width }) => {
  const given = waves(place, width);
  return wanted(place, width).flatMap((value, part) =>
    Math.abs(value - (given[part] ?? Number.NaN)) < 1e-6
      ? []
      : [{ place, width, part, value, given: given[part] }],
  );
});
const [first] = wrong;
check(
  'the formula',
  !wrongLength && !first,
  wrongLength
    ? `A token of ${wrongLength.width} numbers needs ${wrongLength.width} waves; there are ${waves(wrongLength.place, wrongLength.width).length}.`
    : `At place ${first?.place}, part ${first?.part} of ${first?.width} should be ${first?.value.toFixed(4)}; it is ${first?.given?.toFixed(4) ?? 'missing'}.`,
);

// A step of three places turns each pair of parts by the same angle, 3 / 10,000^(2m/d), wherever it begins.
const width = 8;
const off = [0, 7, 30].flatMap((from) => {
  const [before, after] = [waves(from, width), waves(from + 3, width)];
  return [0, 1, 2, 3].map((m) => {
    const angle = 3 / 10_000 ** ((2 * m) / width);
    const [sine = 0, cosine = 0] = before.slice(2 * m);
    const turned = [
      sine * Math.cos(angle) + cosine * Math.sin(angle),
      cosine * Math.cos(angle) - sine * Math.sin(angle),
    ];
    const distance = turned.map((value, k) => Math.abs(value - (after[2 * m + k] ?? Number.NaN)));
    return { m, from, distance: Math.max(...distance), length: Math.hypot(sine, cosine) };
  });
});
const failed = off.find(({ distance, length }) => !(distance < 1e-6 && Math.abs(length - 1) < 1e-6));
check(
  'a step is a rotation',
  failed === undefined,
  failed &&
    `From place ${failed.from} to ${failed.from + 3}, parts ${2 * failed.m} and ${2 * failed.m + 1} should be turned by ${(3 / 10_000 ** ((2 * failed.m) / width)).toFixed(4)} and have the length 1.`,
);
