/** The map of a surface with the paths that descend on it, and a start that the reader can put anywhere. */
import type { Handle } from '../kit/figure.ts';
import { isobands, sample } from '../kit/isobands.ts';
import { plane, side, toDrawing } from '../kit/plane.ts';
import { freePoint, handle, line, round } from '../kit/shapes.ts';
import type { Pair, Surface } from './surface.ts';

/** A path and the class that colours it. */
export interface Trace {
  readonly kind: string;
  readonly path: readonly Pair[];
}

const pictures = new WeakMap<Surface, string>();

/** The bands of a surface; drawn once, since they do not depend on what descends. */
function picture(surface: Surface): string {
  const known = pictures.get(surface);
  if (known) return known;
  const drawn = `<g class="ramp">${surface.ellipses ? ellipses(surface) : sampled(surface)}</g>`;
  pictures.set(surface, drawn);
  return drawn;
}

function sampled(surface: Surface): string {
  const field = sample((x, y) => surface.value([x, y]), surface.reach, 28);
  return isobands(field, surface.levels, side);
}

/** A bowl's bands are ellipses: exact, and short. The outermost comes first, each lower one lies upon it. */
function ellipses({ levels, reach, ellipses: bowl, lowest }: Surface): string {
  if (!bowl) return '';
  const unit = side / (2 * reach);
  const [x, y] = bowl.centre;
  const place = `translate(${round(side / 2 + x * unit)} ${round(side / 2 - y * unit)}) rotate(${round(-bowl.degrees)})`;
  const shapes = levels.map((level, band) => {
    const [rx, ry] = bowl.curvatures.map((curvature) => Math.sqrt((2 * (level - lowest)) / curvature) * unit);
    return `<ellipse class="band-${band}" rx="${round(rx ?? 0)}" ry="${round(ry ?? 0)}"/>`;
  });
  return (
    `<svg width="${side}" height="${side}" viewBox="0 0 ${side} ${side}" style="overflow:hidden">` +
    `<rect class="band-${levels.length}" width="${side}" height="${side}"/><g transform="${place}">${shapes.reverse().join('')}</g></svg>`
  );
}

/** A path as SVG: a line, and a dot where each step ended while there are few. Far places are cut off. */
function trace(surface: Surface, { kind, path }: Trace): string {
  const far = 3 * surface.reach;
  const until = path.findIndex(([x, y]) => !(Math.abs(x) < far && Math.abs(y) < far));
  const shown = (until < 0 ? path : path.slice(0, until + 1)).map(([x, y]) =>
    toDrawing(surface.reach, Math.max(-far, Math.min(far, x)), Math.max(-far, Math.min(far, y))),
  );
  const dots = shown.length > 62 ? [] : shown.slice(1).map(({ x, y }) => `M${x} ${y}h0`);
  const end = shown.at(-1);
  const last = end ? `<circle class="end" cx="${end.x}" cy="${end.y}" r="5"/>` : '';
  return `<g class="trace ${kind}"><path class="way" d="${line(shown)}"/><path class="dots" d="${dots.join('')}"/>${last}</g>`;
}

/** The whole map. `handles` has `x` and `y`, the start by keyboard; by pointer it is the free point `start`. */
export function map<State>(
  id: string,
  surface: Surface,
  content: { traces: readonly Trace[]; start: Pair; best?: Pair; handles: Record<string, Handle<State>> },
): string {
  const { reach } = surface;
  const start = toDrawing(reach, ...content.start);
  const best = content.best && toDrawing(reach, ...content.best);
  const cross = best ? `<path class="best" d="M${best.x - 5} ${best.y}h10M${best.x} ${best.y - 5}v10"/>` : '';
  const edge = toDrawing(reach, -reach, -reach);
  const clip = `<clipPath id="${id}-map"><rect x="${edge.x}" y="${edge.y - side}" width="${side}" height="${side}"/></clipPath>`;
  const { x, y } = content.handles;
  return (
    `<defs>${clip}</defs>${plane(reach, surface.axes, picture(surface))}` +
    `<g clip-path="url(#${id}-map)">${cross}${content.traces.map((one) => trace(surface, one)).join('')}</g>` +
    (x ? handle('x', x, { x: start.x, y: edge.y }, 'edge-handle') : '') +
    (y ? handle('y', y, { x: edge.x, y: start.y }, 'edge-handle') : '') +
    freePoint('start', start)
  );
}
