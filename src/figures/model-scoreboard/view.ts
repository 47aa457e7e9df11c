/** The scoreboard: a chart of grids by year with a limit to drag, and the table of what is left. */
import { choice, decimal, drawing, type Explorable, frame, type Handle, handle, round } from '../frame.ts';
import { gridPoints, kilometres, type Model, models, type Query, select, yearOf } from './models.ts';

const initial: Query = { coarsest: 3, kind: 'all', order: 'year' };
const size = { width: 420, height: 236 };
const plot = { left: 60, right: 396, top: 14, bottom: 196 };
const [finest, coarsest] = [-3.6, 3];

function x(year: number): number {
  return round(plot.left + ((year - 2018) / 9) * (plot.right - plot.left));
}

/** Grids on a logarithmic axis, the finest at the bottom. */
function y(power: number): number {
  return round(plot.bottom - ((power - finest) / (coarsest - finest)) * (plot.bottom - plot.top));
}

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
      at: (point) => finest + ((plot.bottom - point.y) / (plot.bottom - plot.top)) * (coarsest - finest),
      set: (value) => ({ ...state, coarsest: value }),
    },
  };
}

function chart(state: Query): string {
  const shown = new Set(select(state));
  const lines = [8, 4, 2, 1, 0.5, 0.25, 0.1].map(
    (grid) =>
      `<path class="axis" d="M${plot.left} ${y(Math.log2(grid))}H${plot.right}"/>` +
      `<text class="number soft" x="${plot.left - 20}" y="${y(Math.log2(grid)) + 4}" text-anchor="end">${grid}°</text>`,
  );
  const years = [2018, 2020, 2022, 2024, 2026].map(
    (year) =>
      `<text class="number soft" x="${x(year)}" y="${plot.bottom + 20}" text-anchor="middle">${year}</text>`,
  );
  const dots = models.map((model) => {
    const [px, py] = [x(yearOf(model)), y(Math.log2(model.grid))];
    const kind = `happening ${model.kind === 'ensemble' ? 'weather' : 'learning'}${shown.has(model) ? '' : ' later'}`;
    return model.kind === 'ensemble'
      ? `<g class="${kind}"><rect x="${px - 5}" y="${py - 5}" width="10" height="10"/></g>`
      : `<g class="${kind}"><circle cx="${px}" cy="${py}" r="5.5"/></g>`;
  });
  const limit = y(state.coarsest);
  return (
    `${lines.join('')}${years.join('')}<path class="rail" d="M${plot.left - 8} ${y(-3.5)}V${y(coarsest)}"/>` +
    `<path class="guide" d="M${plot.left - 8} ${limit}H${plot.right}"/>${dots.join('')}` +
    handle('coarsest', handles(state).coarsest, { x: plot.left - 8, y: limit })
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

function html(state: Query, words = ''): string {
  const head = ['model', 'first seen', 'paper', 'grid', 'network', 'parameters', 'it says of itself'];
  const table =
    `<div class="panel scores" tabindex="0" role="region" aria-label="Models"><table><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>` +
    `<tbody>${select(state).map(row).join('')}</tbody></table></div>`;
  return frame('model-scoreboard', {
    drawings:
      drawing('wide-drawing', 'Grid by year, with a limit to drag', size.width, size.height, chart(state)) +
      table,
    controls:
      choice(
        'order',
        'Sort by',
        [
          ['year', 'year'],
          ['grid', 'grid'],
          ['parameters', 'parameters'],
        ],
        state.order,
      ) +
      choice(
        'kind',
        'Show',
        [
          ['all', 'all'],
          ['single', 'single forecasts (dots)'],
          ['ensemble', 'ensembles (squares)'],
        ],
        state.kind,
      ),
    text: words,
  });
}

/** The figure, for the page and for the hand. */
export const explorable: Explorable<Query> = {
  initial,
  html,
  describe,
  handles,
  choose: (state, name, value) => {
    if (name === 'order' && (value === 'year' || value === 'grid' || value === 'parameters'))
      return { ...state, order: value };
    if (name === 'kind' && (value === 'all' || value === 'single' || value === 'ensemble'))
      return { ...state, kind: value };
    return state;
  },
};
