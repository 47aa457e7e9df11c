const form = /^const seed = (\d+);/gm;

/** The seed that a program declares in a line of its own, `const seed = 7;`; undefined when it has none, or several. */
export function seedOf(source: string): number | undefined {
  const found = [...source.matchAll(form)];
  return found.length === 1 ? Number(found[0]?.[1]) : undefined;
}

/** The program with another seed. Throws when it declares none. */
export function withSeed(source: string, seed: number): string {
  if (seedOf(source) === undefined) throw new Error('The program has no line const seed = 7; to change.');
  return source.replace(form, `const seed = ${seed};`);
}

/** The first whole numbers from 1 on without the author's own: the seeds that a program is run with besides. */
export function otherSeeds(own: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, i) => i + 1)
    .filter((seed) => seed !== own)
    .slice(0, count);
}
