import { i32, type Lanes, scalar, when } from '../assembler/code.ts';
import type { ModuleBuilder } from '../assembler/module.ts';
import { lanewise, steps } from './loops.ts';

/**
 * Adds `maxPoolGrad`, for one row of the output: gives the gradient `dy` of each maximum `y` to the first cell of its window
 * that has this value. `x` and `dx` are the image and its gradient, `top` and `left` the place of the first window in
 * them; `channels` is in bytes.
 */
export function addMaxPoolGrad(module: ModuleBuilder): void {
  const names = [
    'x',
    'dx',
    'y',
    'dy',
    'outWidth',
    'top',
    'left',
    'height',
    'width',
    'inHeight',
    'inWidth',
    'strideWidth',
    'channels',
  ] as const;
  module.add('maxPoolGrad', names, (parameters, local) => {
    const { x, dx, y, dy, outWidth, top, left, height, width, inHeight, inWidth } = parameters;
    const { strideWidth, channels } = parameters;
    const [place, offset, row, column, atRow, atColumn, cell] = [
      local(),
      local(),
      local(),
      local(),
      local(),
      local(),
      local(),
    ];
    const values = {
      f32: [local('f32'), local('f32'), local('f32')],
      v128: [local('v128'), local('v128'), local('v128')],
    };
    const window = (lanes: Lanes) => {
      const [most, rest, hit] = lanes === scalar ? values.f32 : values.v128;
      if (!most || !rest || !hit) return [];
      return [
        most.set(lanes.load(i32.add(y.get, offset.get))),
        rest.set(lanes.load(i32.add(dy.get, offset.get))),
        row.set(i32.const(0)),
        atRow.set(top.get),
        steps(row, height.get, 1, [
          when(i32.less(atRow.get, inHeight.get), [
            column.set(i32.const(0)),
            atColumn.set(left.get),
            steps(column, width.get, 1, [
              when(i32.less(atColumn.get, inWidth.get), [
                cell.set(
                  i32.add(
                    offset.get,
                    i32.mul(i32.add(i32.mul(atRow.get, inWidth.get), atColumn.get), channels.get),
                  ),
                ),
                // What this cell takes is no longer there for those that follow.
                hit.set(
                  lanes.select(
                    lanes.equal(lanes.load(i32.add(x.get, cell.get)), most.get),
                    rest.get,
                    lanes.const(0),
                  ),
                ),
                rest.set(lanes.sub(rest.get, hit.get)),
                lanes.store(
                  i32.add(dx.get, cell.get),
                  lanes.add(lanes.load(i32.add(dx.get, cell.get)), hit.get),
                ),
              ]),
              atColumn.increase(i32.const(1)),
            ]),
          ]),
          atRow.increase(i32.const(1)),
        ]),
      ];
    };
    return steps(place, outWidth.get, 1, [
      lanewise(offset, channels.get, window),
      y.increase(channels.get),
      dy.increase(channels.get),
      left.increase(strideWidth.get),
    ]);
  });
}
