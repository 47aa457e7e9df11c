/** The key under the drawings: what each mark and line stands for. */

/** A mark by the class that colours it: a dot, a line, or path data in a square of 12 units. */
interface Marked {
  readonly kind: string;
  readonly mark: 'dot' | 'line' | { readonly path: string };
}

/** What a mark stands for, or words without one. */
export type Key = (Marked | { readonly kind?: undefined }) & {
  readonly text: string;
  /** Whether it is not drawn just now: then it is not seen, and keeps its place. */
  readonly absent?: boolean;
};

/** The key as HTML. */
export function legend(keys: readonly Key[]): string {
  const items = keys.map((key) => {
    const { text, absent } = key;
    return `<span${absent ? ' data-absent' : ''}>${key.kind === undefined ? text : `${picture(key)} ${text}`}</span>`;
  });
  return `<p class="legend">${items.join(' ')}</p>`;
}

function picture({ kind, mark }: Marked): string {
  const width = mark === 'line' ? 26 : 12;
  const shape =
    mark === 'dot'
      ? `<circle class="${kind}" cx="6" cy="6" r="4"/>`
      : `<path class="${kind}" d="${mark === 'line' ? 'M1 6h24' : mark.path}"/>`;
  return `<svg viewBox="0 0 ${width} 12" aria-hidden="true">${shape}</svg>`;
}
