/** The rows of one storm. */
export interface StormRows {
  id: string;
  name: string;
  /** Time of the first row. */
  start: string;
  first: number;
  count: number;
}

const tenDays = 10 * 86_400_000;

/** Names come back after six years and the table has no number for a storm: a gap of ten days or a step back in time ends one. */
export function groupStorms(names: readonly string[], times: readonly number[]): StormRows[] {
  const groups: StormRows[] = [];
  for (const [row, name] of names.entries()) {
    const [time = Number.NaN, before = Number.NaN] = [times[row], times[row - 1]];
    const last = groups.at(-1);
    if (last?.name === name && time >= before && time - before < tenDays) {
      last.count++;
      continue;
    }
    const start = new Date(time).toISOString().replace('.000', '');
    const id = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${start.slice(0, 4)}`;
    if (groups.some((group) => group.id === id)) throw new Error(`Two storms are called ${id}.`);
    groups.push({ id, name, start, first: row, count: 1 });
  }
  return groups;
}
