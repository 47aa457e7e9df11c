/** The network as a graph: edges as thick as their weights, a handle on the selected one, buttons below. */
import { button } from '../kit/controls.ts';
import { decimal } from '../kit/reading.ts';
import { handle, round, text } from '../kit/shapes.ts';
import { edges, handles, weightOf } from './changes.ts';
import { ends, graph as place, scaleRail, unitAt, weightAt } from './layout.ts';
import { type Builder, edgeKey, limits, parameterCounts, sizes } from './model.ts';
import { words } from './words.en.ts';

/** The drawing's content. */
export function graph(state: Builder): string {
  const { hidden, selected, scale } = state;
  const chosen = edgeKey(selected);
  const visible: string[] = [];
  const touchable: string[] = [];
  for (const edge of edges(hidden)) {
    const [a, b] = ends(hidden, edge).map(({ x, y }) => `${round(x)} ${round(y)}`);
    const weight = weightOf(state, edge);
    const sign = weight < 0 ? 'negative' : 'positive';
    const kind = edgeKey(edge) === chosen ? 'chosen' : '';
    visible.push(
      `<path class="edge ${sign} ${kind}" stroke-width="${round(0.5 + 1.5 * Math.abs(weight))}" d="M${a}L${b}"/>`,
    );
    touchable.push(`<path class="edge-hit" data-grab="${edgeKey(edge)}" d="M${a}L${b}"/>`);
  }
  const units = sizes(hidden).flatMap((count, column) =>
    Array.from({ length: count }, (_, index) => {
      const { x, y } = unitAt(hidden, column, index);
      return `<circle class="node" cx="${round(x)}" cy="${round(y)}" r="${place.radius}"/>`;
    }),
  );
  const inputs = [0, 1].map((index) => {
    const { x, y } = unitAt(hidden, 0, index);
    return text(x - 15, y + 4, index === 0 ? 'x₁' : 'x₂', 'name', 'end');
  });
  const output = unitAt(hidden, hidden.length + 1, 0);
  const all = handles(state);
  const at = weightAt(hidden, selected, all.weight.value);
  const { x, y, length } = scaleRail;
  return (
    `<g>${visible.join('')}</g><g>${touchable.join('')}</g><g>${units.join('')}</g>${inputs.join('')}` +
    text(output.x + 15, output.y + 4, 'y', 'name', 'start') +
    handle('weight', all.weight, at) +
    text(at.x, at.y - 13, decimal(all.weight.value), 'number value halo') +
    `<path class="rail" d="M${x} ${y}h${length}"/><path class="tick" d="M${x + length / limits.scale} ${y - 5}v10"/>` +
    text(x - 16, y + 4, words.weightsTimes(decimal(scale, 1)), 'number', 'end') +
    handle('scale', all.scale, { x: x + (scale / limits.scale) * length, y })
  );
}

/** Below each column: its name, its parameters, and for hidden layers the buttons that widen and narrow it. */
export function columns({ hidden, shown }: Builder): string {
  const counts = parameterCounts(hidden);
  const cells = sizes(hidden).map((units, column) => {
    const count = column === 0 ? '' : `<span class="count">${counts[column - 1]}</span>`;
    if (column === 0) return `<div><span>${words.columns.inputs}</span></div>`;
    if (column > hidden.length) return `<div><span>${words.columns.output}</span>${count}</div>`;
    const layer = column - 1;
    return (
      `<div>${button(`show:${column}`, words.columns.layer(column), { label: words.show(column), pressed: column === shown })}` +
      `${count}<div class="stepper">${button(`fewer:${layer}`, '−', { label: words.fewer(column), disabled: units === 1 })}` +
      `${button(`more:${layer}`, '+', { label: words.more(column), disabled: units === limits.units })}</div></div>`
    );
  });
  const grid = `grid-template-columns: repeat(${cells.length}, minmax(0, 1fr))`;
  return `<div class="columns" style="${grid}">${cells.join('')}</div>`;
}
