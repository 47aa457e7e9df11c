import { escapeHtml } from '../views/escape.ts';
import { type Measurement, medianOf, ratioOf, sides } from './measurements.ts';

/** What the reader sees of the models: their names in the order in which they are measured. */
export const modelNames: Record<string, string> = {
  mlp: 'Dense network',
  cnn: 'Convolutional network',
  lstm: 'LSTM',
  attention: 'Attention block',
  graph: 'Graph network',
  unet: 'U-Net',
};

export const backendNames = { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'CPU' } as const;

const heads = ['Model', 'Backend', 'Course (ms a step)', 'Stock (ms a step)', 'Times as fast'] as const;

function cells(row: Measurement): string[] {
  const ratio = ratioOf(row);
  const time = (side: (typeof sides)[number]): string => {
    const median = medianOf(row.times[side]);
    return median === undefined ? (row.why[side] ? 'cannot' : '') : number(median);
  };
  const names = [modelNames[row.model] ?? row.model, backendNames[row.backend]];
  return [...names, ...sides.map(time), ratio === undefined ? '' : number(ratio)];
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** A table with a bar for each ratio; what a side could not do is told in full below. */
export function reportHtml(measurements: readonly Measurement[]): string {
  if (measurements.length === 0) return '';
  const ratios = measurements.map((row) => ratioOf(row) ?? 0);
  const longest = Math.max(1, ...ratios);
  const rows = measurements.map((row, index) => {
    const [model = '', backend = '', ...numbers] = cells(row);
    const share = Math.round((100 * (ratios[index] ?? 0)) / longest);
    const last = numbers.length - 1;
    const columns = numbers.map((text, column) =>
      column === last
        ? `<td><i class="ratio-bar" style="inline-size:${share}%" aria-hidden="true"></i>${text}</td>`
        : `<td>${text}</td>`,
    );
    return `<tr><th scope="row">${model}</th><td>${backend}</td>${columns.join('')}</tr>`;
  });
  const reasons = measurements.flatMap(({ model, backend, why }) =>
    sides.flatMap((side) =>
      why[side]
        ? [
            `<li>${modelNames[model] ?? model} on ${backendNames[backend]}, ${side}: ${escapeHtml(why[side])}</li>`,
          ]
        : [],
    ),
  );
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join('');
  return (
    `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>` +
    (reasons.length > 0 ? `<p>What could not be timed:</p><ul>${reasons.join('')}</ul>` : '')
  );
}

/** The same as Markdown, for a note or an issue. */
export function reportText(measurements: readonly Measurement[], machine: string): string {
  const line = (columns: readonly string[]): string => `| ${columns.join(' | ')} |`;
  return [
    line(heads),
    line(heads.map(() => '---')),
    ...measurements.map((row) => line(cells(row))),
    '',
    machine,
    '',
  ].join('\n');
}
