/**
 * @title Tell the order
 * @expect check "the formula" passes
 * @expect check "a step is a rotation" passes
 */
import { field } from 'lab';

/** What is added to the token at a place, counted from 0: as many numbers as it has, an even number. */
export function waves(place: number, width: number): number[] {
  return Array.from({ length: width }, (_, part) => {
    const angle = place / 10_000 ** ((part - (part % 2)) / width);
    return part % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });
}

const [places, width] = [48, 16];
field(
  Array.from({ length: places }, (_, place) => waves(place, width)),
  {
    title: 'A place, told by waves',
    x: { label: 'part of the token', first: 0, last: width - 1 },
    y: { label: 'place', first: 0, last: places - 1 },
    units: '',
  },
);
