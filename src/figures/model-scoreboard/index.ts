/** The scoreboard: a chart of grids by year with a limit to drag, and the table of what is left. */
import { choice } from '../kit/controls.ts';
import type { Figure, Handle } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { decimal } from '../kit/reading.ts';
import { linear } from '../kit/scale.ts';
import { handle, text } from '../kit/shapes.ts';
import { gridPoints, kilometres, type Model, models, type Query, select, yearOf } from './models.ts';

const initial: Query = { coarsest: 3, kind: 'all', order: 'year' };
const coarsest = 3;
/** Years, and grids by their powers of two, the finest at the bottom. */
const x = linear([2018, 2027], [60, 396]);
const y = linear([-3.6, coarsest], [196, 14]);
const [left, right] = x.range;

function handles(state: Query): Record<'coarsest', Handle<Query>> {
  return {
    coarsest: {
      label: 'Coarsest grid',
      value: state.coarsest,
      min: -3.5,
      max: coarsest,
      step: 0.25,
      page: 1,
      text: `${decimal(2 ** state.coarsest)} degrees, ${Math.round(kilometres(2 ** state.coarsest))} kilometres`,
      vertical: true,
      at: (point) => y.invert(point.y),
      set: (value) => ({ ...state, coarsest: value }),
    },
  };
}

function chart(state: Query): string {
  const shown = new Set(select(state));
  const lines = [8, 4, 2, 1, 0.5, 0.25, 0.1].map(
    (grid) =>
      `<path class="axis" d="M${left} ${y(Math.log2(grid))}H${right}"/>` +
      text(left - 20, y(Math.log2(grid)) + 4, `${grid}°`, 'number soft', 'end'),
  );
  const years = [2018, 2020, 2022, 2024, 2026].map((year) => text(x(year), 216, `${year}`, 'number soft'));
  const dots = models.map((model) => {
    const [px, py] = [x(yearOf(model)), y(Math.log2(model.grid))];
    const kind = `happening ${model.kind === 'ensemble' ? 'weather' : 'learning'}${shown.has(model) ? '' : ' later'}`;
    return model.kind === 'ensemble'
      ? `<g class="${kind}"><rect x="${px - 5}" y="${py - 5}" width="10" height="10"/></g>`
      : `<g class="${kind}"><circle cx="${px}" cy="${py}" r="5.5"/></g>`;
  });
  const limit = y(state.coarsest);
  return (
    `${lines.join('')}${years.join('')}<path class="rail" d="M${left - 8} ${y(-3.5)}V${y(coarsest)}"/>` +
    `<path class="guide" d="M${left - 8} ${limit}H${right}"/>${dots.join('')}` +
    handle('coarsest', handles(state).coarsest, { x: left - 8, y: limit })
  );
}

function row(model: Model): string {
  const size = model.parameters === undefined ? '–' : `${model.parameters} M`;
  return (
    `<tr><th scope="row">${model.name}</th><td>${model.first}</td><td>${model.paper ?? '–'}</td><td>${decimal(model.grid, model.grid < 1 ? 2 : 0)}°, ` +
    `${Math.round(kilometres(model.grid))}&nbsp;km</td><td>${model.network}${model.kind === 'ensemble' ? ', ensemble' : ''}</td>` +
    `<td>${size}</td><td>${model.says}</td></tr>`
  );
}

function describe(state: Query): string {
  const rows = select(state);
  const [first] = rows;
  if (!first) return 'No model is left: allow coarser grids, or both kinds.';
  const finestOne = rows.reduce((best, model) => (model.grid < best.grid ? model : best));
  return (
    `${rows.length} of ${models.length} models have a grid of ${decimal(2 ** state.coarsest)}° or finer; ${first.name} ` +
    `leads the list. The finest grid among them, ${decimal(finestOne.grid)}°, has ${Math.round(kilometres(finestOne.grid))} km ` +
    `between points on the equator: ${gridPoints(finestOne.grid).toLocaleString('en')} points if it is regular.`
  );
}

function table(state: Query): string {
  const head = ['model', 'first seen', 'paper', 'grid', 'network', 'parameters', 'it says of itself'];
  return (
    `<div class="panel scores" tabindex="0" role="region" aria-label="Models"><table><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>` +
    `<tbody>${select(state).map(row).join('')}</tbody></table></div>`
  );
}

const orders = { year: 'year', grid: 'grid', parameters: 'parameters' };
const kinds = { all: 'all', single: 'single forecasts (dots)', ensemble: 'ensembles (squares)' };

export const figure: Figure<Query> = {
  title: 'Data-driven weather models',
  about: 'Data-driven weather models by year and grid, and as a table.',
  initial,
  drawings: (state) => wide('Grid by year, with a limit to drag', 236, chart(state)) + table(state),
  describe,
  handles,
  controls: (state) => [
    choice('order', 'Sort by', orders, state.order, (order) => ({ ...state, order })),
    choice('kind', 'Show', kinds, state.kind, (kind) => ({ ...state, kind })),
  ],
};
