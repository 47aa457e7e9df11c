import { escapeHtml } from '../views/drawing/escape.ts';
import { names, report as words } from '../words/en/benchmark.ts';
import { type Measurement, medianOf, ratioTo, sides } from './measurements.ts';
import type { Side } from './turn.ts';

type Rival = Exclude<Side, 'course'>;

/** The sides that were measured beside the course's own. */
function rivals(measurements: readonly Measurement[]): Rival[] {
  return sides.filter(
    (side): side is Rival =>
      side !== 'course' && measurements.some(({ times, why }) => times[side] || why[side]),
  );
}

/** A number with its column's head; `ratio` where it says how many times as fast the course is. */
interface Column {
  head: string;
  text(row: Measurement): string;
  ratio?: (row: Measurement) => number | undefined;
}

function columnsOf(measurements: readonly Measurement[]): Column[] {
  const time = (side: Side): Column => ({
    head: words.time[side],
    text({ times, why }) {
      const median = medianOf(times[side] ?? []);
      return median === undefined ? (why[side] ? words.cannot : '') : number(median);
    },
  });
  const beside = rivals(measurements).flatMap((side): Column[] => {
    const ratio = (row: Measurement): number | undefined => ratioTo(side, row);
    const text = (row: Measurement): string => {
      const value = ratio(row);
      return value === undefined ? '' : number(value);
    };
    return [time(side), { head: words.ratio[side], text, ratio }];
  });
  return [time('course'), ...beside];
}

const namesOf = ({ model, backend }: Measurement): [string, string] => [
  names.models[model] ?? model,
  names.backends[backend],
];

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** A table with a bar for each ratio; what a side could not do is told in full below. */
export function reportHtml(measurements: readonly Measurement[]): string {
  if (measurements.length === 0) return '';
  const columns = columnsOf(measurements);
  const cell = ({ text, ratio }: Column, row: Measurement): string => {
    if (!ratio) return `<td>${text(row)}</td>`;
    const longest = Math.max(1, ...measurements.map((other) => ratio(other) ?? 0));
    const share = Math.round((100 * (ratio(row) ?? 0)) / longest);
    return `<td class="ratio"><i style="inline-size:${share}%" aria-hidden="true"></i>${text(row)}</td>`;
  };
  const rows = measurements.map((row) => {
    const [model, backend] = namesOf(row);
    const cells = columns.map((column) => cell(column, row)).join('');
    return `<tr><th scope="row">${model}</th><td>${backend}</td>${cells}</tr>`;
  });
  const reasons = measurements.flatMap((row) =>
    sides.flatMap((side) => {
      const why = row.why[side];
      return why ? [`<li>${words.why(...namesOf(row), names.sides[side], escapeHtml(why))}</li>`] : [];
    }),
  );
  const head = heads(columns)
    .map((text) => `<th scope="col">${text}</th>`)
    .join('');
  return (
    `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>` +
    (reasons.length > 0 ? `<p>${words.notTimed}</p><ul>${reasons.join('')}</ul>` : '')
  );
}

const heads = (columns: readonly Column[]): string[] => [
  words.model,
  words.backend,
  ...columns.map(({ head }) => head),
];

/** The same as Markdown, for a note or an issue. */
export function reportText(measurements: readonly Measurement[], machine: string): string {
  const columns = columnsOf(measurements);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(heads(columns)),
    line(heads(columns).map(() => '---')),
    ...measurements.map((row) => line([...namesOf(row), ...columns.map(({ text }) => text(row))])),
    '',
    machine,
    '',
  ].join('\n');
}
