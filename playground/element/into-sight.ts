/** So much of an element (pixels) is as good as none. */
const sliver = 120;

/** Brings an element to where it is seen; one that is seen stays. */
export function intoSight(element: Element | null, block: 'nearest' | 'start' = 'nearest'): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block, inline: 'nearest', behavior: still ? 'auto' : 'smooth' });
}

/**
 * Brings the results to where they are seen when a run begins that would show nothing on this screen. Beside the code
 * they are left: who has just written there goes on.
 */
export function seeResults(results: HTMLElement, code: HTMLElement): void {
  const { top, bottom } = results.getBoundingClientRect();
  const isBeside = code.getBoundingClientRect().top < bottom && code.offsetHeight > 0;
  if (!isBeside && (bottom < 2 * sliver || top > innerHeight - sliver)) intoSight(results, 'start');
}
