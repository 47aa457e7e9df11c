/** The kernel form: the distances between members in a square, and the sums that the scores are made of. */
import { decimal } from '../kit/reading.ts';
import { round, text } from '../kit/shapes.ts';
import { alpha, axis, type Hand, scoresOf } from './model.ts';
import { words } from './words.en.ts';

const grid = { x: 60, y: 44, side: 180 } as const;
const [left, right] = [8, 292] as const;
const [foot, pitch] = [258, 24] as const;

export const sumsHeight = foot + 7 * pitch + 12;

/** Who is how far from whom; the darker, the further. */
function distances({ members }: Hand): string {
  const cell = grid.side / members.length;
  const at = (k: number): number => (k + 0.5) * cell;
  const names = members.map(
    (_, k) =>
      text(grid.x - 10, grid.y + at(k) + 4, words.short(k + 1), 'name', 'end') +
      text(grid.x + at(k), grid.y - 8, words.short(k + 1), 'name'),
  );
  const cells = members.flatMap((one, j) =>
    members.map((other, k) => {
      const away = Math.abs(one - other);
      // The broken line of what the fair score leaves out is not covered by what lies beside it.
      const [own, inset] = j === k ? [' own', 2] : ['', 0];
      const [left, top] = [round(grid.x + k * cell + inset), round(grid.y + j * cell + inset)];
      const side = round(cell - 2 * inset);
      const share = Math.round((60 * away) / (axis.max - axis.min));
      return (
        `<rect class="apart${own}" style="--share:${share}%" x="${left}" y="${top}" width="${side}" height="${side}"/>` +
        text(grid.x + at(k), grid.y + at(j) + 4, decimal(away, 1), 'number')
      );
    }),
  );
  return cells.join('') + names.join('');
}

export function sums(hand: Hand): string {
  const { area, toTruth, allPairs, otherPairs, crps, fair, almost } = scoresOf(hand);
  const size = hand.members.length;
  const parts = [toTruth, allPairs, otherPairs].map((value) => decimal(value));
  const [mean = '', all = '', others = ''] = parts;
  const rows: (readonly [words: string, value: string, isScore?: boolean])[] = [
    [words.mean, mean],
    [words.pairsMean(size * size), all],
    [words.pairsMean(size * (size - 1)), others],
    [words.crps(mean, all), decimal(crps, 3), true],
    [words.area, decimal(area, 3), true],
    [words.fair(mean, others), decimal(fair, 3), true],
    [words.almost(alpha), decimal(almost, 3), true],
  ];
  const lines = rows.map(([says, value, isScore], k) => {
    const y = foot + k * pitch;
    const kind = isScore ? 'value' : '';
    return text(left, y, says, kind, 'start') + text(right, y, value, `number ${kind}`.trim(), 'end');
  });
  return (
    text(grid.x + grid.side / 2, 16, words.pairs, 'soft') +
    distances(hand) +
    `<path class="axis" d="M${left} ${foot + 3 * pitch - 16}H${right}"/>` +
    lines.join('')
  );
}
