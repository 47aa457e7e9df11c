/** How far messages get along edges: a breadth-first search from one point of a mesh. */
import { edgesAt, nodesOf } from './mesh.ts';

/** The neighbours of each point, one list after another: those of point k from `starts[k]` to `starts[k + 1]`. */
interface Neighbours {
  readonly starts: Uint32Array;
  readonly list: Uint32Array;
}

const made = new Map<string, Neighbours>();

/** Along the edges of one mesh, or of all up to it. */
function neighboursOf(level: number, multi: boolean): Neighbours {
  const key = `${level} ${multi}`;
  const known = made.get(key);
  if (known) return known;
  const edges = Array.from({ length: level + 1 }, (_, at) => at)
    .filter((at) => multi || at === level)
    .map(edgesAt);
  const starts = new Uint32Array(nodesOf(level) + 1);
  const each = (hear: (from: number, to: number) => void): void => {
    for (const of of edges)
      for (let at = 0; at < of.length; at += 2) {
        const [a, b] = [of[at] ?? 0, of[at + 1] ?? 0];
        hear(a, b);
        hear(b, a);
      }
  };
  each((from) => {
    starts[from + 1] = (starts[from + 1] ?? 0) + 1;
  });
  for (let k = 0; k < nodesOf(level); k++) starts[k + 1] = (starts[k + 1] ?? 0) + (starts[k] ?? 0);
  const free = starts.slice();
  const list = new Uint32Array(starts.at(-1) ?? 0);
  each((from, to) => {
    list[free[from] ?? 0] = to;
    free[from] = (free[from] ?? 0) + 1;
  });
  const neighbours = { starts, list };
  made.set(key, neighbours);
  return neighbours;
}

/** More rounds than any way has edges. */
const never = 255;

/** The searches that were asked for last. */
const searched = new Map<string, Uint8Array>();

/** Of each point, after how many rounds something from the first one has arrived. */
export function roundsFrom(level: number, multi: boolean, from: number): Uint8Array {
  const key = `${level} ${multi} ${from}`;
  const rounds = searched.get(key) ?? search(neighboursOf(level, multi), nodesOf(level), from);
  searched.delete(key);
  searched.set(key, rounds);
  const [oldest = key] = searched.keys();
  if (searched.size > 4) searched.delete(oldest);
  return rounds;
}

function search({ starts, list }: Neighbours, nodes: number, from: number): Uint8Array {
  const rounds = new Uint8Array(nodes).fill(never);
  rounds[from] = 0;
  let front = [from];
  for (let round = 1; front.length > 0; round++) {
    const next: number[] = [];
    for (const node of front)
      for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) {
        const to = list[at] ?? 0;
        if (rounds[to] !== never) continue;
        rounds[to] = round;
        next.push(to);
      }
    front = next;
  }
  return rounds;
}
