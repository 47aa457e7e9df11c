/** The series with its forecasts, and the gates and cell states as bands under the same days. */
import { colourKey, field } from '../kit/field.ts';
import type { Field, Handle } from '../kit/figure.ts';
import { plot } from '../kit/plot.ts';
import { rails } from '../kit/rails.ts';
import { linear } from '../kit/scale.ts';
import { handle, text } from '../kit/shapes.ts';
import { units } from './lstm.ts';
import { cellState, dayOf, forecast, gate, type Look, lastFrom, observed, shown } from './model.ts';
import { words } from './words.en.ts';

export const heights = { series: 236, bands: 322 } as const;

/** Places 0 to 60: the day after the last one has a forecast too. */
const along = linear([-0.5, shown + 0.5], [58, 412]);
const series = plot(along, linear([0, 20], [196, 26]));
const bandHeight = 10;
/** Each gate has as many bands as there are units, and one between it and the next. */
const gateRows = ['f', 'i', 'o'] as const;
const rows = gateRows.length * (units + 1) - 1;
const [gatesTop, statesTop] = [8, 8 + bandHeight * (rows + 1)] as const;
const ofGates = { palette: 'viridis', low: 0, high: 1 } as const;
const ofStates = { palette: 'diverging', low: -2, high: 2 } as const;

function stretch(look: Look) {
  return rails<Look, 'from'>(
    { from: 92, to: 306, y: 296 },
    {
      from: {
        label: words.from,
        name: words.fromName,
        value: look.from,
        min: 0,
        max: lastFrom,
        step: 1,
        page: 30,
        text: words.date(dayOf(look, 0)),
        shown: words.dateOnRail(dayOf(look, 0)),
        set: (from) => ({ ...look, from }),
      },
    },
  );
}

function scrub(look: Look): Handle<Look> {
  return {
    label: words.day,
    value: look.day,
    min: 0,
    max: shown - 1,
    step: 1,
    page: 7,
    text: words.date(dayOf(look, look.day)),
    at: ({ x }) => along.invert(x),
    set: (day) => ({ ...look, day }),
  };
}

export function handles(look: Look): Record<'day' | 'from', Handle<Look>> {
  return { day: scrub(look), ...stretch(look).handles };
}

const places = Array.from({ length: shown + 1 }, (_, place) => place);

/** Observed and forecast wind; what is forecast on the chosen day stands at the next. */
export function seriesDrawing(look: Look): string {
  const seen = places.map((place) => [place, observed(dayOf(look, place))] as const);
  const said = places.map((place) => [place, forecast(look, dayOf(look, place - 1))] as const);
  const [from, to] = [series.at(...(seen[look.day] ?? [0, 0])), series.at(...(said[look.day + 1] ?? [0, 0]))];
  const next = series.at(...(seen[look.day + 1] ?? [0, 0]));
  return (
    series.yAxis({ at: [0, 5, 10, 15, 20], name: words.wind }) +
    series.xAxis({ at: [0, 20, 40, 60], say: (place) => words.shortDate(dayOf(look, place)) }) +
    `<path class="guide" d="M${from.x} 26V196"/>` +
    `<path class="measured" d="${series.curve(seen)}"/><path class="said" d="${series.curve(said)}"/>` +
    `<path class="guide" d="M${to.x} ${to.y}V${next.y}"/>` +
    `<circle class="seen" cx="${from.x}" cy="${from.y}" r="3.5"/><circle class="seen" cx="${next.x}" cy="${next.y}" r="3.5"/>` +
    `<path class="said-next" d="M${to.x - 5} ${to.y}l5 -5l5 5l-5 5z"/>` +
    handle('day', scrub(look), { x: along(look.day), y: 196 })
  );
}

/** Gates and cell states, a column for each day and a row for each unit. */
export function fields(look: Look): { gates: Field; states: Field } {
  const columns = shown + 1;
  const grid = (height: number, value: (day: number, row: number) => number) => ({
    rows: height,
    columns,
    values: Float32Array.from({ length: height * columns }, (_, k) =>
      value(dayOf(look, k % columns), Math.floor(k / columns)),
    ),
  });
  const gates = grid(rows, (day, row) => {
    const of = gateRows[Math.floor(row / (units + 1))] ?? 'f';
    return gate(look, day, of)[row % (units + 1)] ?? Number.NaN;
  });
  const states = grid(units, (day, row) => cellState(look, day)[row] ?? Number.NaN);
  const box = (y: number, height: number) => ({ x: 58, y, width: 354, height: height * bandHeight });
  return {
    gates: field(box(gatesTop, rows), gates, ofGates, words.gates),
    states: field(box(statesTop, units), states, ofStates, words.states),
  };
}

/** What stands over the fields: names, the chosen day, the colours, and the rail of the stretch. */
export function bandsDrawing(look: Look): string {
  const middle = (units * bandHeight) / 2 + 4;
  const names = gateRows.map((of, k) =>
    text(52, gatesTop + k * (units + 1) * bandHeight + middle, words.rows[of], '', 'end'),
  );
  const [x, half] = [along(look.day), (along(1) - along(0)) / 2];
  const bottom = statesTop + units * bandHeight;
  return (
    names.join('') +
    text(52, statesTop + middle, words.rows.c, '', 'end') +
    `<path class="chosen-day" d="M${x - half} ${gatesTop - 4}h${2 * half}V${bottom + 4}h${-2 * half}z"/>` +
    colourKey('lstm-gates-open', { x: 74, y: 226, width: 124, height: 10 }, ofGates, [
      [0, words.shut],
      [1, words.open],
    ]) +
    colourKey('lstm-gates-state', { x: 262, y: 226, width: 124, height: 10 }, ofStates, [
      [-2, '−2'],
      [0, words.rows.c],
      [2, '2'],
    ]) +
    stretch(look).svg
  );
}
