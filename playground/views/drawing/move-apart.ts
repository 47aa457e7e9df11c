/** Moves labels, which stand in the order of their heights, so far apart that none covers another; none leaves the chart. */
export function moveApart(labels: { at: number }[], apart: number): void {
  labels.forEach((label, i) => {
    label.at = Math.max(label.at, (labels[i - 1]?.at ?? -1) + apart);
  });
  labels.reduceRight((below, label) => {
    label.at = Math.min(label.at, below - apart);
    return label.at;
  }, 1 + apart);
}
