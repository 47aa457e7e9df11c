/** Computation graphs: numbers and operations, evaluated forward and differentiated backward, one operation at a time. */

/** What an operation computes from its parents, and the slope of its answer with respect to each of them. */
interface Operation {
  /** What stands in the drawing. */
  readonly sign: string;
  value(parents: readonly number[]): number;
  slopes(parents: readonly number[], value: number): readonly number[];
}

const first = (numbers: readonly number[]): number => numbers[0] ?? Number.NaN;
const second = (numbers: readonly number[]): number => numbers[1] ?? Number.NaN;

export const operations = {
  times: {
    sign: '×',
    value: (p) => first(p) * second(p),
    slopes: (p) => [second(p), first(p)],
  },
  plus: { sign: '+', value: (p) => first(p) + second(p), slopes: () => [1, 1] },
  minus: { sign: '−', value: (p) => first(p) - second(p), slopes: () => [1, -1] },
  tanh: { sign: 'tanh', value: (p) => Math.tanh(first(p)), slopes: (_, value) => [1 - value * value] },
  square: { sign: '( )²', value: (p) => first(p) ** 2, slopes: (p) => [2 * first(p)] },
} satisfies Record<string, Operation>;
export type OperationId = keyof typeof operations;

/** One operation of a graph: its name, what it does, and to which names. */
export interface Step {
  readonly id: string;
  readonly operation: OperationId;
  readonly parents: readonly string[];
}

/** The steps of a graph, each after those it needs; the last one is the loss. */
export type Graph = readonly Step[];

type Numbers = Readonly<Record<string, number>>;

/** The value of every name, from the values of the leaves. */
export function forward(graph: Graph, leaves: Numbers): Record<string, number> {
  const values: Record<string, number> = { ...leaves };
  for (const { id, operation, parents } of graph)
    values[id] = operations[operation].value(of(values, parents));
  return values;
}

/** What one operation hands back: to which parent, its own slope times that of the operation, and the two factors. */
export interface Handed {
  readonly from: string;
  readonly to: string;
  readonly own: number;
  readonly local: number;
}

/** The slope of the loss with respect to every name, in the order in which it is found: the last operation first. */
export function backward(graph: Graph, values: Numbers): Handed[][] {
  const loss = graph.at(-1);
  const slopes: Record<string, number> = loss ? { [loss.id]: 1 } : {};
  return graph.toReversed().map(({ id, operation, parents }) => {
    const own = slopes[id] ?? 0;
    const local = operations[operation].slopes(of(values, parents), values[id] ?? Number.NaN);
    return parents.map((to, k) => {
      const factor = local[k] ?? Number.NaN;
      slopes[to] = (slopes[to] ?? 0) + own * factor; // from several ways they add up
      return { from: id, to, own, local: factor };
    });
  });
}

/** The slopes known after the first `count` operations have handed back theirs. */
export function slopesAfter(graph: Graph, values: Numbers, count: number): Record<string, number> {
  const loss = graph.at(-1);
  const slopes: Record<string, number> = loss ? { [loss.id]: 1 } : {};
  for (const { to, own, local } of backward(graph, values).slice(0, count).flat()) {
    slopes[to] = (slopes[to] ?? 0) + own * local;
  }
  return slopes;
}

function of(values: Numbers, names: readonly string[]): number[] {
  return names.map((name) => values[name] ?? Number.NaN);
}
