import type { Card, CardVariable } from '../lab/card.ts';
import type { Dataset } from '../lab/dataset.ts';
import { explorer as words } from '../words/en/explorer.ts';
import type { Subject } from './picture.ts';
import { type Sheet, sheetsOf } from './sheets.ts';

/** The variables measured at one place, each as a curve over a year. */
export function seriesSubjects(dataset: Dataset, card: Card): Subject[] {
  const alone = ({ axes, labels }: CardVariable): boolean =>
    !labels && axes.length === 1 && card.axes.find(({ name }) => name === axes[0])?.kind === 'time';
  return card.variables.filter(alone).flatMap((variable) => {
    const time = card.axes.find(({ name }) => name === variable.axes[0]);
    if (!time) return [];
    const { name, longName, units } = variable;
    return {
      name,
      label: `${longName} (${name})`,
      sheets: sheetsOf(time),
      global: false,
      draw: ({ label, first, count }: Sheet) => {
        const { values } = dataset.variables[name] ?? { values: new Float32Array(0) };
        const series = {
          spec: { name: label },
          x: Array.from({ length: count }, (_, day) => day + 1),
          y: [...values.subarray(first, first + count)],
        };
        const spec = {
          title: `${longName}, ${label}`,
          x: { label: words.dayOfYear },
          y: { label: longName, units },
          series: [series.spec],
        };
        return { kind: 'plot' as const, plot: { id: name, spec, series: [series], dropped: 0 } };
      },
    };
  });
}
