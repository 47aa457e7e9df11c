import type { LogPart } from '../../playground/views/console/event.ts';
import type { Results } from '../../playground/views/results.ts';
import { curveNumber } from './curve-number.ts';
import { fieldNumber, mapNumber } from './grid-number.ts';
import { type Found, missing, titled } from './missing.ts';
import type { Quantity } from './quantity.ts';

/** Finds a number in what a run showed. What is not there is named, with what is. */
export function findNumber(quantity: Quantity, results: Results): Found {
  switch (quantity.kind) {
    case 'table':
      return tableNumber(quantity, results);
    case 'plot':
      return curveNumber(quantity, results);
    case 'field':
      return fieldNumber(quantity, results);
    case 'map':
      return mapNumber(quantity, results);
    case 'log':
      return logNumber(quantity.log, results);
  }
}

function tableNumber(quantity: Extract<Quantity, { kind: 'table' }>, { tables }: Results): Found {
  const table = titled('table', quantity.table, tables);
  if ('fault' in table) return table;
  const columns = table.spec.columns.map(({ name }) => name);
  const column = columns.indexOf(quantity.column);
  if (column < 0) return missing('column', quantity.column, columns);
  const row = table.rows.find(([first]) => String(first) === quantity.row);
  if (!row)
    return missing(
      'row',
      quantity.row,
      table.rows.map(([first]) => String(first)),
    );
  const value = row[column];
  return typeof value === 'number' ? { value } : { fault: `the cell holds ${String(value)}, no number` };
}

const written = String.raw`[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d+)?`;

/**
 * The number where `#` stands in the label, or after a label without `#`; of the last line that has it. Of several `#`
 * the last is meant, and the others stand for numbers before it.
 */
function logNumber(label: string, { console: lines }: Results): Found {
  const template = label.includes('#') ? label : `${label} #`;
  const texts = lines.map(({ parts }) => lineText(parts));
  const form = logForm(template);
  const found = texts.map((text) => form.exec(text)?.groups).findLast((groups) => groups !== undefined);
  if (found?.next !== undefined)
    return {
      fault:
        `after "${label}" comes a second number, ${found.next}: write "${template} #" if it is meant, ` +
        `or end the label at # if ${found.meant} is`,
    };
  if (found?.meant !== undefined) return { value: Number(found.meant.replaceAll(',', '').replace('−', '-')) };
  if (texts.length === 0) return { fault: `the console has no line, so none with a number at "${label}"` };
  const shown = texts.slice(-3).map((text) => `"${text}"`);
  return {
    fault: `no line of the console has a number at "${label}"; its last lines are ${shown.join(', ')}`,
  };
}

/** The label as an expression whose group `meant` is the number, and `next` one that stands right behind the label's end. */
function logForm(template: string): RegExp {
  const pieces = template.split('#').map((piece) => escaped(piece.trim()));
  const after = pieces.pop() ?? '';
  const last = pieces.length - 1;
  const numbers = pieces.map((before, index) => {
    const start = before === '' && index === 0 ? '(?<![\\d.,])' : `${before}\\s*`;
    return `${index > 0 ? '\\s*' : ''}${start}${index === last ? `(?<meant>${written})` : written}`;
  });
  return new RegExp(`${numbers.join('')}${after === '' ? '' : `\\s*${after}(?:\\s*(?<next>${written}))?`}`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A line of the console as one text. */
export function lineText(parts: readonly LogPart[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'tensor') return `[${part.values.join(', ')}]`;
      return part.kind === 'object' ? part.preview : part.text;
    })
    .join(' ');
}
