import { parseHeader } from '../../claims/header.ts';
import { otherSeeds, seedOf } from '../../claims/seed-line.ts';

/** The seeds of a program's short runs: its own and, where it has `@seeds`, the first and the last of the others. */
export function smallSeeds(source: string): (number | undefined)[] {
  const { seeds } = parseHeader(source);
  const own = seedOf(source);
  if (seeds === 0 || own === undefined) return [undefined];
  const others = otherSeeds(own, seeds);
  return [own, others.at(0), others.at(-1)];
}
