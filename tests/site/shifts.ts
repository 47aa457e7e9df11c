/** A layout shift as the browser reports it. */
export interface Shift {
  value: number;
  /** What moved, by tag and class or by its text, and from where to where. */
  moved: string[];
}

/** Runs in a page, before its own scripts: gathers all shifts in `globalThis.shifts`. */
export function watchShifts(): void {
  interface LayoutShift extends PerformanceEntry {
    value: number;
    sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
  }
  const seen: { value: number; moved: string[] }[] = [];
  Object.assign(globalThis, { shifts: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      // What is for screen readers alone is a pixel high, and nobody sees it go.
      const isUnseen = ({ height }: DOMRect): boolean => height <= 1;
      const { sources } = entry;
      if (
        sources.length > 0 &&
        sources.every((one) => isUnseen(one.previousRect) && isUnseen(one.currentRect))
      )
        continue;
      const place = ({ x, y, width, height }: DOMRect): string =>
        [x, y, width, height].map(Math.round).join(' ');
      const moved = entry.sources.map(({ node, previousRect, currentRect }) => {
        const name =
          node instanceof Element
            ? `${node.tagName.toLowerCase()}.${node.getAttribute('class')}`
            : `${node?.parentElement?.className}: ${node?.textContent?.slice(0, 40)}`;
        return `${name} (${place(previousRect)} → ${place(currentRect)})`;
      });
      seen.push({ value: entry.value, moved });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in a page where `watchShifts` ran. */
export function shiftsSoFar(): Shift[] {
  return (globalThis as unknown as { shifts: Shift[] }).shifts;
}
