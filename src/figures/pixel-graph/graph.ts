/** The graph: its nodes where their pixels lie, edges of the picture as straight lines, those made by hand as arcs. */
import { round, text } from '../kit/shapes.ts';
import { degree, edgeCount, isOn, nodes, type PixelGraph, pair, pairsOf } from './model.ts';
import { placeOf, role } from './picture.ts';
import { words } from './words.en.ts';

export const graphHeight = 312;

/** What lights up with a pair of nodes, and its own name. */
export const lightsOf = (a: number, b: number): string => `n${a} n${b} e${pair(a, b)}`;
export const nameOf = (a: number, b: number): string => `e${pair(a, b)}`;

/** The way from one node to another; what was added goes round nodes that lie between. */
function way(a: number, b: number, bent: boolean): string {
  const [from, to] = [placeOf(a), placeOf(b)];
  const start = `M${from.x} ${from.y}`;
  if (!bent) return `${start}L${to.x} ${to.y}`;
  const [across, down] = [to.x - from.x, to.y - from.y];
  const x = round((from.x + to.x) / 2 - 0.22 * down);
  const y = round((from.y + to.y) / 2 + 0.22 * across);
  return `${start}Q${x} ${y} ${to.x} ${to.y}`;
}

/** The edges, and what is pressed of them. */
function edges(state: PixelGraph): [lines: string, presses: string] {
  const drawn = pairsOf(state).map(({ a, b, what }) => {
    const d = way(a, b, what === 'added');
    const isOfNode = what !== 'cut' && (a === state.at || b === state.at);
    return [
      `<path class="link ${what}${isOfNode ? ' at' : ''}" data-name="${nameOf(a, b)}" d="${d}"/>`,
      `<path class="link-hit" data-action="edge-${a}-${b}" data-lights="${lightsOf(a, b)}" d="${d}"/>`,
    ] as const;
  });
  return [drawn.map(([line]) => line).join(''), drawn.map(([, press]) => press).join('')];
}

export function graph(state: PixelGraph): string {
  const all = nodes(state);
  const marks = all
    .toSorted((a, b) => a - b)
    .map((node) => {
      const { x, y } = placeOf(node);
      const name = `n${node}`;
      return (
        `<g class="dot-node${role(state, node)}" data-action="node-${node}" data-lights="${name}" data-name="${name}">` +
        `<circle class="disc" cx="${x}" cy="${y}" r="15"/>` +
        `${text(x, y + 4.5, words.name(node), 'number')}</g>`
      );
    });
  // Around a node a press is one on the node, unless it is on an edge: near nodes leave it little room.
  const hits = all.map((node) => {
    const { x, y } = placeOf(node);
    return `<circle class="hit" data-action="node-${node}" data-lights="n${node}" cx="${x}" cy="${y}" r="20"/>`;
  });
  const [lines, presses] = edges(state);
  const own = isOn(state, state.at)
    ? words.degree(state.at, degree(state, state.at))
    : words.noNode(state.at);
  return (
    `<g>${lines}${hits.join('')}${presses}</g><g>${marks.join('')}</g>` +
    text(8, 306, words.sizes(all.length, edgeCount(state)), 'soft', 'start') +
    text(292, 306, own, 'value', 'end')
  );
}
