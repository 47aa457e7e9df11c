/** So much of an element (pixels) is as good as none. */
const sliver = 120;

/** Brings an element to where it is seen; one that is seen stays. */
export function intoSight(element: Element | null, block: 'nearest' | 'start' = 'nearest'): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block, inline: 'nearest', behavior: still ? 'auto' : 'smooth' });
}

/**
 * Brings code or results to where they are seen, when little of them would be. Where the other of the two stands beside
 * them they are left: who has just written there goes on.
 */
export function see(part: HTMLElement, other: HTMLElement): void {
  const [{ top, bottom }, beside] = [part, other].map((one) => one.getBoundingClientRect()) as [
    DOMRect,
    DOMRect,
  ];
  const isBeside = other.offsetHeight > 0 && beside.top < bottom && top < beside.bottom;
  if (!isBeside && (bottom < 2 * sliver || top > innerHeight - sliver)) intoSight(part, 'start');
}
