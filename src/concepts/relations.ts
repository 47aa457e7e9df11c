/** What an idea rests on and what rests on it, through all others. */
export interface Relations {
  /** From an idea to what it needs itself. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
  /** From an idea to what needs it. */
  readonly carries: ReadonlyMap<string, readonly string[]>;
}

export function relationsOf(ideas: readonly { id: string; needs: readonly string[] }[]): Relations {
  const carries = new Map<string, string[]>(ideas.map(({ id }) => [id, []]));
  for (const { id, needs } of ideas) for (const need of needs) carries.get(need)?.push(id);
  return { needs: new Map(ideas.map(({ id, needs }) => [id, needs])), carries };
}

/** All that can be reached from an idea, without the idea itself. */
export function reached(from: string, along: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of along.get(id) ?? []) {
      if (found.has(next) || next === from) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}
