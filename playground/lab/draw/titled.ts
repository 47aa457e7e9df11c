import { wantOptions, wantText } from '../arguments/want.ts';

/** Checks that a drawing has a title, and names it for errors: `plot "Loss"`. */
export function titled(drawing: string, options: unknown): string {
  wantOptions(drawing, 'options', options);
  const title = 'title' in options ? options.title : undefined;
  wantText(drawing, 'options.title', title);
  return `${drawing} "${title}"`;
}

/** Refuses what would not reach the page: more numbers, rows or series than it takes. */
export function refuseMore(where: string, what: string, count: number, most: number): void {
  if (count <= most) return;
  throw new RangeError(
    `${where}: ${count.toLocaleString('en')} ${what}; at most ${most.toLocaleString('en')} can be shown.`,
  );
}
