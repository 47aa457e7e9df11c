import { type Code, fillBytes, i32, vector, when } from '../assembler/code.ts';
import type { ModuleBuilder } from '../assembler/module.ts';
import { lanewise, overrunning, steps } from './loops.ts';

const names = [
  'image',
  'patch',
  'outWidth',
  'top',
  'left',
  'filterHeight',
  'filterWidth',
  'inHeight',
  'inWidth',
  'strideWidth',
  'dilationHeight',
  'dilationWidth',
  'channels',
] as const;

/**
 * Adds `gatherPatches` and `scatterPatches`. A patch is what a filter sees of an image from one place, a row of
 * height × width × channels numbers; the functions handle the places of one row of the output. The one copies an image
 * into patches, with noughts for the padding, and may read and write 12 bytes past the last; the other adds patches to an
 * image. `top` and `left` say where the first
 * patch lies in the image and are negative in the padding; `channels` is in bytes.
 */
export function addPatches(module: ModuleBuilder): void {
  addOne(module, 'gatherPatches');
  addOne(module, 'scatterPatches');
}

function addOne(module: ModuleBuilder, name: 'gatherPatches' | 'scatterPatches'): void {
  const gathers = name === 'gatherPatches';
  module.add(name, names, (parameters, local) => {
    const { image, patch, outWidth, top, left, filterHeight, filterWidth } = parameters;
    const { inHeight, inWidth, strideWidth, dilationHeight, dilationWidth, channels } = parameters;
    const [place, row, column, y] = [local(), local(), local(), local()];
    const [x, cell, offset, span] = [local(), local(), local(), local()];
    const move = (bytes: Code): Code => [
      lanewise(offset, bytes, (lanes) => {
        const inImage = i32.add(cell.get, offset.get);
        const inPatch = i32.add(patch.get, offset.get);
        return gathers
          ? lanes.store(inPatch, lanes.load(inImage))
          : lanes.store(inImage, lanes.add(lanes.load(inImage), lanes.load(inPatch)));
      }),
    ];
    // What is written past the end is the beginning of what is written next.
    const moveRow: Code = gathers
      ? overrunning(
          offset,
          span.get,
          vector.store(i32.add(patch.get, offset.get), vector.load(i32.add(cell.get, offset.get))),
        )
      : move(span.get);
    const skip = (bytes: Code): Code => (gathers ? fillBytes(patch.get, 0, bytes) : []);
    const locate: Code = cell.set(
      i32.add(image.get, i32.mul(i32.add(i32.mul(y.get, inWidth.get), x.get), channels.get)),
    );
    const cellByCell: Code = [
      column.set(i32.const(0)),
      x.set(left.get),
      steps(column, filterWidth.get, 1, [
        when(i32.less(x.get, inWidth.get), [locate, move(channels.get)], skip(channels.get)),
        patch.increase(channels.get),
        x.increase(dilationWidth.get),
      ]),
    ];
    // A row of the filter that lies in the image without gaps is moved in one piece.
    const inOnePiece: Code = i32.and(
      i32.and(
        i32.isZero(i32.sub(dilationWidth.get, i32.const(1))),
        i32.isZero(i32.lessSigned(left.get, i32.const(0))),
      ),
      i32.isZero(i32.lessSigned(inWidth.get, i32.add(left.get, filterWidth.get))),
    );
    return [
      span.set(i32.mul(filterWidth.get, channels.get)),
      steps(place, outWidth.get, 1, [
        row.set(i32.const(0)),
        y.set(top.get),
        steps(row, filterHeight.get, 1, [
          when(
            i32.less(y.get, inHeight.get),
            when(inOnePiece, [x.set(left.get), locate, moveRow, patch.increase(span.get)], cellByCell),
            [skip(span.get), patch.increase(span.get)],
          ),
          y.increase(dilationHeight.get),
        ]),
        left.increase(strideWidth.get),
      ]),
    ];
  });
}
