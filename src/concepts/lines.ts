/** A line from an idea to one that rests on it. */
interface Edge {
  from: Element;
  to: Element;
  lit: boolean;
}

/** Draws the lines where the ideas stand just now; lit ones lie on top. */
export function drawLines(svg: SVGSVGElement, edges: readonly Edge[]): void {
  const origin = svg.getBoundingClientRect();
  const path = ({ from, to, lit }: Edge): string => {
    const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
    const [x1, x2] = [a, b].map(({ left, right }) => (left + right) / 2 - origin.left) as [number, number];
    // In one line of the list it goes over the heads of those between.
    const beside = Math.abs(a.top - b.top) < 4;
    const [y1, y2] = [(beside ? a.top : a.bottom) - origin.top, b.top - origin.top];
    const bend = beside ? -14 : Math.max(12, Math.abs(y2 - y1) / 2);
    const d = `M${x1.toFixed(1)} ${y1.toFixed(1)}C${x1.toFixed(1)} ${(y1 + bend).toFixed(1)} ${x2.toFixed(1)} ${(y2 - (beside ? -bend : bend)).toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`;
    return `<path d="${d}"${lit ? ' class="is-lit"' : ''}/>`;
  };
  svg.innerHTML = [...edges]
    .sort((a, b) => Number(a.lit) - Number(b.lit))
    .map(path)
    .join('');
}
