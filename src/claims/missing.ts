import { nearest } from '../../playground/lab/spelling/nearest.ts';

/** The number that was asked for, or why there is none, as part of a sentence. */
export type Found = { value: number } | { fault: string };

const maxListed = 8;

/** `there is no row "netwrk"; did you mean "network"?`, or all that there are when none is near. */
export function missing(what: string, wanted: string, there: readonly string[]): { fault: string } {
  return { fault: `there is no ${what} "${wanted}"${instead(wanted, there)}` };
}

/** The view of this title, or that there is none, with those there are. */
export function titled<View extends { spec: { title: string } }>(
  what: string,
  title: string,
  views: readonly View[],
): View | { fault: string } {
  const titles = views.map(({ spec }) => spec.title);
  return views[titles.indexOf(title)] ?? missing(what, title, titles);
}

/** The end of such a sentence: the nearest names, or the first of those there are. */
export function instead(wanted: string, there: readonly string[]): string {
  if (there.length === 0) return '; there is none at all';
  const near = nearest(wanted, there);
  if (near.length > 0) return `; did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`;
  const listed = there.slice(0, maxListed).map((name) => `"${name}"`);
  return `; there are: ${listed.join(', ')}${there.length > maxListed ? ', …' : ''}`;
}

/** A fault with the stop at its end. */
export function asSentence(fault: string): string {
  return /[.?]$/.test(fault) ? fault : `${fault}.`;
}
