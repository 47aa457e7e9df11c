/** Names beside marks, shown where the drawing is wide enough for them; each has a side on which nothing is in its way. */
import type { Box, Point } from './figure.ts';
import { text } from './shapes.ts';

/** A mark that reaches `half` to each side of its middle, and what it is called. */
export interface Named extends Point {
  readonly half: number;
  readonly name: string;
}

/** Height of a line, and width of a letter, at the size that `mark-name` has in `drawing.css`. */
const [height, letter] = [6, 2.65];

/** Room between two names. */
const apart = 2;

type Side = 'right' | 'left' | 'above' | 'below';
const anchors = { right: 'start', left: 'end', above: 'middle', below: 'middle' } as const;

/** The place that a name takes on one side of its mark. */
function boxOf({ x, y, half, name }: Named, side: Side): Box {
  const width = letter * name.length;
  const gap = half + 2;
  const left = side === 'right' ? x + gap : side === 'left' ? x - gap - width : x - width / 2;
  const top = side === 'above' ? y - gap - height : side === 'below' ? y + gap : y - height / 2;
  return { x: left, y: top, width, height };
}

/** The names as SVG. One without room is left out. `within` is where names may stand. */
export function markNames(marks: readonly Named[], within: Box): string {
  const taken: Box[] = marks.map(({ x, y, half }) => ({
    x: x - half,
    y: y - half,
    width: 2 * half,
    height: 2 * half,
  }));
  return marks
    .map((mark) => {
      const side = (Object.keys(anchors) as Side[]).find((wanted) => {
        const box = boxOf(mark, wanted);
        return isInside(box, within) && !taken.some((other) => overlap(box, other));
      });
      if (!side) return '';
      const box = boxOf(mark, side);
      taken.push(box);
      const at = side === 'right' ? box.x : side === 'left' ? box.x + box.width : mark.x;
      return text(at, box.y + height - 1.3, mark.name, 'mark-name halo', anchors[side]);
    })
    .join('');
}

function isInside(box: Box, within: Box): boolean {
  return (
    box.x >= within.x &&
    box.y >= within.y &&
    box.x + box.width <= within.x + within.width &&
    box.y + box.height <= within.y + within.height
  );
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width + apart && b.x < a.x + a.width + apart && a.y < b.y + b.height && b.y < a.y + a.height
  );
}
