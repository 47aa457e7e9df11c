import { type Code, i32, type Lanes, type Local, when } from '../assembler/code.ts';
import type { ModuleBuilder } from '../assembler/module.ts';
import { lanewise, steps } from './loops.ts';

/*
 * Winograd's F(2 × 2, 3 × 3): four numbers of a convolution, two by two, from a tile of four by four of its image with 16
 * products instead of 36 (Lavin and Gray 2015, arXiv 1509.09308, section 4.1). A tile d, a filter g and what comes out are
 * y = Aᵀ[(G g Gᵀ) ⊙ (Bᵀ d B)]A. Summed over the channels, each of the 16 places of a tile is a product of matrices.
 */

type Line = readonly Code[];
type Transform = (lanes: Lanes, values: Line) => Line;

/** Bᵀ: what becomes of four numbers of the image. */
const forImage: Transform = (lanes, [a = [], b = [], c = [], d = []]) => [
  lanes.sub(a, c),
  lanes.add(b, c),
  lanes.sub(c, b),
  lanes.sub(b, d),
];

/** G: what becomes of three numbers of the filter. */
const forFilter: Transform = (lanes, [a = [], b = [], c = []]) => {
  const half = (value: Code): Code => lanes.mul(value, lanes.const(0.5));
  return [a, half(lanes.add(lanes.add(a, b), c)), half(lanes.add(lanes.sub(a, b), c)), c];
};

/** Aᵀ: what four products make of two numbers. */
const forResult: Transform = (lanes, [a = [], b = [], c = [], d = []]) => [
  lanes.add(lanes.add(a, b), c),
  lanes.sub(lanes.sub(b, c), d),
];

/** A: what the gradients of two numbers of the result are to the four products. */
const forGradient: Transform = (lanes, [a = [], b = []]) => [
  a,
  lanes.add(a, b),
  lanes.sub(a, b),
  lanes.sub(lanes.const(0), b),
];

/** Gᵀ: what gradients of four numbers of a transformed filter are to three of the filter. */
const forFilterGradient: Transform = (lanes, [a = [], b = [], c = [], d = []]) => {
  const half = (value: Code): Code => lanes.mul(value, lanes.const(0.5));
  return [lanes.add(a, half(lanes.add(b, c))), half(lanes.sub(b, c)), lanes.add(half(lanes.add(b, c)), d)];
};

/**
 * Adds `winogradFilter`, `winogradImage` and `winogradResult`, and for the gradient of the filter `winogradGradient` and
 * `winogradFilterGradient`. Distances are in bytes, and so are channels and outputs.
 */
export function addWinograd(module: ModuleBuilder): void {
  // 3 × 3 places of a filter, `tap` apart; rows of inputs, and in each a number for each output. To 16 matrices like a row.
  module.add(
    'winogradFilter',
    ['from', 'to', 'inputs', 'outputs', 'row', 'tap', 'matrix'],
    (parameters, local) => {
      const { from, to, inputs, outputs, row, tap, matrix } = parameters;
      const [input, offset] = [local(), local()];
      const at = walk(local(), i32.add(from.get, offset.get), tap);
      const put = walk(local(), i32.add(to.get, offset.get), matrix);
      return steps(input, inputs.get, 1, [
        lanewise(offset, outputs.get, (lanes) => twice(lanes, 3, forFilter, local, at, put)),
        from.increase(row.get),
        to.increase(outputs.get),
      ]);
    },
  );
  // A row of tiles, each two columns further than the one before, out of four rows of an image with its padding.
  module.add('winogradImage', ['from', 'to', 'tiles', 'channels', 'row', 'matrix'], (parameters, local) => {
    const { from, to, tiles, channels, row, matrix } = parameters;
    const [tile, offset, line, cell] = [local(), local(), local(), local()];
    const at: Walk = {
      begin: line.set(i32.add(from.get, offset.get)),
      // Rows first; within a row the columns lie side by side.
      each: (index, use) => [
        index % 4 === 0 ? cell.set(line.get) : cell.increase(channels.get),
        use(cell.get),
        index % 4 === 3 ? line.increase(row.get) : [],
      ],
    };
    const put = walk(local(), i32.add(to.get, offset.get), matrix);
    return steps(tile, tiles.get, 1, [
      lanewise(offset, channels.get, (lanes) => twice(lanes, 4, forImage, local, at, put)),
      from.increase(i32.shl(channels.get, i32.const(1))),
      to.increase(channels.get),
    ]);
  });
  // Two rows of the result from a row of tiles, with a bias unless its address is 0.
  module.add(
    'winogradResult',
    ['from', 'to', 'tiles', 'channels', 'matrix', 'row', 'bias'],
    (parameters, local) => {
      const { from, to, tiles, channels, matrix, row, bias } = parameters;
      const [tile, offset] = [local(), local()];
      const at = walk(local(), i32.add(from.get, offset.get), matrix);
      const start: Record<Lanes['width'], Local> = { 1: local('f32'), 4: local('v128') };
      const put = square(local, i32.add(to.get, offset.get), 2, channels, row);
      return steps(tile, tiles.get, 1, [
        lanewise(offset, channels.get, (lanes) => [
          start[lanes.width].set(lanes.const(0)),
          when(bias.get, start[lanes.width].set(lanes.load(i32.add(bias.get, offset.get)))),
          twice(lanes, 4, forResult, local, at, put, (value) => lanes.add(value, start[lanes.width].get)),
        ]),
        from.increase(channels.get),
        to.increase(i32.shl(channels.get, i32.const(1))),
      ]);
    },
  );
  addGradients(module);
}

/** Adds what the gradient of a filter needs besides the transformed image. */
function addGradients(module: ModuleBuilder): void {
  // A row of tiles out of two rows of the gradient that comes in.
  module.add(
    'winogradGradient',
    ['from', 'to', 'tiles', 'channels', 'row', 'matrix'],
    (parameters, local) => {
      const { from, to, tiles, channels, row, matrix } = parameters;
      const [tile, offset] = [local(), local()];
      const at = square(local, i32.add(from.get, offset.get), 2, channels, row);
      const put = walk(local(), i32.add(to.get, offset.get), matrix);
      return steps(tile, tiles.get, 1, [
        lanewise(offset, channels.get, (lanes) => twice(lanes, 2, forGradient, local, at, put)),
        from.increase(i32.shl(channels.get, i32.const(1))),
        to.increase(channels.get),
      ]);
    },
  );
  // Sixteen matrices to the nine places of a filter, each a matrix too.
  module.add(
    'winogradFilterGradient',
    ['from', 'to', 'inputs', 'outputs', 'matrix', 'tap'],
    (parameters, local) => {
      const { from, to, inputs, outputs, matrix, tap } = parameters;
      const [input, offset] = [local(), local()];
      const at = walk(local(), i32.add(from.get, offset.get), matrix);
      const put = walk(local(), i32.add(to.get, offset.get), tap);
      return steps(input, inputs.get, 1, [
        lanewise(offset, outputs.get, (lanes) => twice(lanes, 4, forFilterGradient, local, at, put)),
        from.increase(outputs.get),
        to.increase(outputs.get),
      ]);
    },
  );
}

/** A way through memory, place by place. */
interface Walk {
  readonly begin: Code;
  readonly each: (index: number, use: (address: Code) => Code) => Code;
}

/** Places that are equally far apart. */
function walk(address: Local, first: Code, distance: Local): Walk {
  return {
    begin: address.set(first),
    each: (_, use) => [use(address.get), address.increase(distance.get)],
  };
}

/** The places of a square in an image, row by row: columns lie side by side, rows are `row` apart. */
function square(local: () => Local, first: Code, width: number, channels: Local, row: Local): Walk {
  const [line, cell] = [local(), local()];
  return {
    begin: line.set(first),
    each: (index, use) => [
      index % width === 0 ? cell.set(line.get) : cell.increase(channels.get),
      use(cell.get),
      index % width === width - 1 ? line.increase(row.get) : [],
    ],
  };
}

/** Transforms a square of `size` × `size` along its columns and then along its rows. */
function twice(
  lanes: Lanes,
  size: number,
  transform: Transform,
  local: (type: Lanes['type']) => Local,
  at: Walk,
  put: Walk,
  finish: (value: Code) => Code = (value) => value,
): Code {
  const numbers = Array.from({ length: size * size }, () => local(lanes.type));
  const columns = Array.from({ length: size }, (_, column) =>
    transform(
      lanes,
      numbers.filter((_, index) => index % size === column).map(({ get }) => get),
    ),
  );
  const height = columns[0]?.length ?? 0;
  const between = Array.from({ length: height * size }, () => local(lanes.type));
  let place = 0;
  return [
    at.begin,
    numbers.map((number, index) => at.each(index, (address) => number.set(lanes.load(address)))),
    between.map((number, index) => number.set(columns[index % size]?.[Math.floor(index / size)] ?? [])),
    put.begin,
    Array.from({ length: height }, (_, row) => {
      const line = between.slice(row * size, row * size + size).map(({ get }) => get);
      return transform(lanes, line).map((value) =>
        put.each(place++, (address) => lanes.store(address, finish(value))),
      );
    }),
  ];
}
