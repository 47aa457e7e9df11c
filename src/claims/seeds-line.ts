import { meanAndSpread } from '../../playground/lab/verification/mean-and-spread.ts';
import { parseQuantity } from './parse-quantity.ts';
import type { Quantity } from './quantity.ts';
import type { SeedRuns } from './seed-runs.ts';
import { spreadText } from './spread-text.ts';

/** So many numbers are named; a line of more nobody reads, and the text prints those that it speaks of. */
const most = 2;

/** What stands under the author's run: how far its numbers scatter with other seeds. Those that do not are left out. */
export function seedsLine({ seeds, values }: SeedRuns): string {
  const parts = Object.entries(values).flatMap(([text, list]) => {
    const known = list.filter((value) => value !== null);
    if (known.length < list.length) return [];
    if (known.every((value) => value === known[0])) return [];
    return [`${label(parseQuantity(text))} ${spreadText(meanAndSpread(known))}`];
  });
  if (parts.length === 0) return '';
  const more = parts.length > most ? `; and ${parts.length - most} more` : '';
  return `Over ${seeds.length} other seeds, mean ± standard deviation: ${parts.slice(0, most).join('; ')}${more}.`;
}

const curveWords = { first: 'at its start', last: 'at its end', min: 'lowest', max: 'highest', mean: 'mean' };

function label(quantity: Quantity): string {
  switch (quantity.kind) {
    case 'table':
      return `${quantity.row}, ${quantity.column}`;
    case 'plot':
      return `${quantity.series}, ${typeof quantity.at === 'number' ? `at ${quantity.at}` : curveWords[quantity.at]}`;
    case 'field':
      return `${quantity.field}, ${placeText(quantity.at)}`;
    case 'map': {
      const { map, panel, frame, at } = quantity;
      const place = typeof at === 'object' && 'point' in at ? at.point : placeText(at);
      return [map, panel, frame, place].filter((part) => part !== undefined).join(', ');
    }
    case 'log':
      return quantity.log.replace('#', '').trim();
  }
}

function placeText(at: string | readonly [number, number]): string {
  return typeof at === 'string' ? at : `at ${at[0]}, ${at[1]}`;
}
