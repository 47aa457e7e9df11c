/** The scoreboard: a chart of grids by year with a limit to drag, and the table of what is left. */
import { choice } from '../kit/controls.ts';
import type { Figure, Handle } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { markNames } from '../kit/mark-names.ts';
import { decimal, whole } from '../kit/reading.ts';
import { linear } from '../kit/scale.ts';
import { handle, text } from '../kit/shapes.ts';
import { models } from './models.en.ts';
import { gridPoints, kilometres, type Model, yearOf } from './models.ts';
import { type Query, select } from './select.ts';
import { words } from './words.en.ts';

const initial: Query = { coarsest: 3, kind: 'all', order: 'year' };
const coarsest = 3;
/** Years, and grids by their powers of two, the finest at the bottom. */
const x = linear([2018, 2027], [60, 396]);
const y = linear([-3.6, coarsest], [196, 14]);
const [left, right] = x.range;

function handles(state: Query): Record<'coarsest', Handle<Query>> {
  return {
    coarsest: {
      label: words.coarsest,
      value: state.coarsest,
      min: -3.5,
      max: coarsest,
      step: 0.25,
      page: 1,
      text: words.grid(decimal(2 ** state.coarsest), Math.round(kilometres(2 ** state.coarsest))),
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
  const names = markNames(
    models
      .filter((model) => shown.has(model))
      .map((model) => ({ x: x(yearOf(model)), y: y(Math.log2(model.grid)), half: 5.5, name: model.name })),
    { x: left, y: 0, width: 420 - left, height: 204 },
  );
  const limit = y(state.coarsest);
  return (
    `${lines.join('')}${years.join('')}<path class="rail" d="M${left - 8} ${y(-3.5)}V${y(coarsest)}"/>` +
    `<path class="guide" d="M${left - 8} ${limit}H${right}"/>${dots.join('')}${names}` +
    handle('coarsest', handles(state).coarsest, { x: left - 8, y: limit })
  );
}

function row(model: Model): string {
  const grid = words.gridCell(
    decimal(model.grid, model.grid < 1 ? 2 : 0),
    Math.round(kilometres(model.grid)),
  );
  const size = model.parameters === undefined ? '–' : words.millions(model.parameters);
  return (
    `<tr><th scope="row">${model.name}</th><td>${model.first}</td><td>${model.paper ?? '–'}</td><td>${grid}</td>` +
    `<td>${model.network}${model.kind === 'ensemble' ? words.ensemble : ''}</td>` +
    `<td>${size}</td><td>${model.says}</td></tr>`
  );
}

function describe(state: Query): string {
  const rows = select(state);
  const [first] = rows;
  if (!first) return words.none;
  const finestOne = rows.reduce((best, model) => (model.grid < best.grid ? model : best));
  const shown = words.left(rows.length, models.length, decimal(2 ** state.coarsest), first.name);
  const finest = words.finest(
    decimal(finestOne.grid),
    Math.round(kilometres(finestOne.grid)),
    whole(gridPoints(finestOne.grid)),
  );
  return `${shown} ${finest}`;
}

function table(state: Query): string {
  return (
    `<div class="panel scores" tabindex="0" role="region" aria-label="${words.models}"><table><thead><tr>${words.head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>` +
    `<tbody>${select(state).map(row).join('')}</tbody></table></div>`
  );
}

export const figure: Figure<Query> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) => wide(words.chart, 236, chart(state)) + table(state),
  describe,
  handles,
  controls: (state) => [
    choice('order', words.sort, words.orders, state.order, (order) => ({ ...state, order })),
    choice('kind', words.show, words.kinds, state.kind, (kind) => ({ ...state, kind })),
  ],
};
