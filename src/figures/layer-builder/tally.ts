/** Layers one after another: the shape that comes out of each, what it learns, what it computes and what a unit of it sees. */
import { outputSide } from '../output-side.ts';

export type Kind = 'conv' | 'pool' | 'up' | 'join' | 'project' | 'mean' | 'dense';

/** What comes out of one layer, or of as many equal ones as `times` says. */
export interface Row {
  readonly kind: Kind;
  /** Side of the kernel and stride; 1 where there is none. */
  readonly kernel: number;
  readonly stride: number;
  readonly times: number;
  /** Cells along either axis; 0 where nothing is left. */
  readonly size: number;
  readonly channels: number;
  readonly parameters: number;
  /** Multiplications with additions, for one example. */
  readonly multiplyAdds: number;
  /** The most cells of the input, along either axis and padding among them, that a unit depends on; all if undefined. */
  readonly field: number | undefined;
}

/** One step of the way down from the input: a window, or each cell made into two along either axis. */
type Step = { readonly k: number; readonly s: number; readonly p: number } | 'up';

/** Where a network has got to. */
export interface Tally {
  readonly size: number;
  readonly channels: number;
  /** The longest way to the input, which decides what a unit sees. */
  readonly path: readonly Step[];
  readonly rows: readonly Row[];
}

export function input(size: number, channels: number): Tally {
  return { size, channels, path: [], rows: [] };
}

type Numbers = Partial<Omit<Row, 'kind' | 'field'>>;

function then(from: Tally, kind: Kind, numbers: Numbers, steps: readonly Step[], all = false): Tally {
  const path = [...from.path, ...steps];
  const { size, channels } = { ...from, ...numbers };
  const row: Row = {
    ...{ kind, kernel: 1, stride: 1, times: 1, parameters: 0, multiplyAdds: 0, ...numbers },
    ...{ size, channels, field: all ? undefined : fieldOf(path) },
  };
  return { size, channels, path, rows: [...from.rows, row] };
}

export interface Convolution {
  readonly k: number;
  readonly out: number;
  readonly s?: number;
  /** On each side; half of what the kernel covers unless given, which keeps the size. */
  readonly p?: number;
  /** With batch normalisation, which has two parameters a channel in place of the bias. */
  readonly norm?: boolean;
}

export function conv(from: Tally, { k, out, s = 1, p = (k - 1) / 2, norm = false }: Convolution): Tally {
  const size = outputSide(from.size, k, s, p);
  const weights = k * k * from.channels * out;
  return then(
    from,
    'conv',
    {
      ...{ kernel: k, stride: s, size, channels: out },
      parameters: weights + (norm ? 2 : 1) * out,
      multiplyAdds: weights * size * size,
    },
    [{ k, s, p }],
  );
}

export function pool(from: Tally, k: number, p = 0): Tally {
  return then(from, 'pool', { kernel: k, stride: 2, size: outputSide(from.size, k, 2, p) }, [{ k, s: 2, p }]);
}

/** A transposed convolution of 2 × 2 with stride 2: each cell makes a square of four. */
export function up(from: Tally, out: number): Tally {
  const [size, weights] = [2 * from.size, from.channels * out];
  return then(
    from,
    'up',
    {
      ...{ kernel: 2, stride: 2, size, channels: out },
      parameters: 4 * weights + out,
      multiplyAdds: weights * size * size,
    },
    ['up'],
  );
}

/** The channels of an earlier layer, cut to the size, beside those that are there. */
export function join(from: Tally, channels: number): Tally {
  return then(from, 'join', { channels: from.channels + channels }, []);
}

/** Each channel's mean over all cells. */
export function mean(from: Tally): Tally {
  return then(from, 'mean', { size: from.size && 1 }, [], true);
}

export function dense(from: Tally, out: number): Tally {
  const weights = from.size ** 2 * from.channels * out;
  return then(
    from,
    'dense',
    { size: from.size && 1, channels: out, parameters: weights + out, multiplyAdds: weights },
    [],
    true,
  );
}

/**
 * Residual blocks with a bottleneck, 1 × 1, 3 × 3, 1 × 1, all with batch normalisation: the first, whose shortcut is a
 * projection, then all others as one row a layer. The stride is that of the first 3 × 3.
 */
export function bottlenecks(from: Tally, inner: number, count: number, s: number): Tally {
  const out = 4 * inner;
  const one = (at: Tally, stride: number): Tally => {
    const narrow = conv(at, { k: 1, out: inner, norm: true });
    return conv(conv(narrow, { k: 3, out: inner, s: stride, norm: true }), { k: 1, out, norm: true });
  };
  let at = one(from, s);
  const shortcut = conv({ ...from, path: [] }, { k: 1, out, s, p: 0, norm: true }).rows.at(-1) as Row;
  at = { ...at, rows: [...at.rows, { ...shortcut, kind: 'project', field: at.rows.at(-1)?.field }] };
  if (count === 1) return at;
  const kept = at.rows;
  for (let k = 1; k < count; k++) at = one({ ...at, rows: [] }, 1);
  const rest = at.rows.map((row) => ({
    ...row,
    times: count - 1,
    parameters: row.parameters * (count - 1),
    multiplyAdds: row.multiplyAdds * (count - 1),
  }));
  return { ...at, rows: [...kept, ...rest] };
}

/** Cells of the input that one unit depends on. Where cells were made into two this hangs on the unit: the most of it. */
function fieldOf(path: readonly Step[]): number {
  const phases = 2 ** path.filter((step) => step === 'up').length;
  return Math.max(...Array.from({ length: phases }, (_, unit) => extent(path, unit)));
}

function extent(path: readonly Step[], unit: number): number {
  let [first, last] = [unit, unit];
  for (const step of [...path].reverse())
    [first, last] =
      step === 'up'
        ? [Math.floor(first / 2), Math.floor(last / 2)]
        : [first * step.s - step.p, last * step.s - step.p + step.k - 1];
  return last - first + 1;
}
