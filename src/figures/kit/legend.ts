/** The key under the drawings: what each mark and line stands for. */

/** A mark by the class that colours it: a dot, a line, or path data in a square of 12 units. */
export interface Key {
  readonly kind: string;
  readonly mark: 'dot' | 'line' | { readonly path: string };
  readonly text: string;
}

/** The key as HTML. */
export function legend(keys: readonly Key[]): string {
  const items = keys.map(({ kind, mark, text }) => `<span>${picture(kind, mark)} ${text}</span>`);
  return `<p class="legend">${items.join(' ')}</p>`;
}

function picture(kind: string, mark: Key['mark']): string {
  const width = mark === 'line' ? 26 : 12;
  const shape =
    mark === 'dot'
      ? `<circle class="${kind}" cx="6" cy="6" r="4"/>`
      : `<path class="${kind}" d="${mark === 'line' ? 'M1 6h24' : mark.path}"/>`;
  return `<svg viewBox="0 0 ${width} 12" aria-hidden="true">${shape}</svg>`;
}
