/** A layout shift as the browser reports it. */
export interface Shift {
  value: number;
  /** What moved, by tag and class. */
  moved: string[];
}

/** Runs in a page, before its own scripts: gathers all shifts in `globalThis.shifts`. */
export function watchShifts(): void {
  interface LayoutShift extends PerformanceEntry {
    value: number;
    sources: { node: Node | null }[];
  }
  const seen: { value: number; moved: string[] }[] = [];
  Object.assign(globalThis, { shifts: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      const moved = entry.sources.map(({ node }) =>
        node instanceof Element ? `${node.tagName.toLowerCase()}.${node.className}` : String(node?.nodeName),
      );
      seen.push({ value: entry.value, moved });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in a page where `watchShifts` ran. */
export function shiftsSoFar(): Shift[] {
  return (globalThis as unknown as { shifts: Shift[] }).shifts;
}
