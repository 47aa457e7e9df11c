/**
 * Lights what belongs together: while the pointer is over a mark, all marks are lit that bear one of the names in its
 * `data-lights` as their `data-name`. The state of the figure does not know of it.
 */
export function pointing(host: Element): () => void {
  let lit = '';
  /** Once more after each drawing, which knows nothing of what is lit. */
  function light(): void {
    const names = lit.split(' ');
    for (const mark of host.querySelectorAll<SVGElement>('[data-name]'))
      mark.toggleAttribute('data-lit', names.includes(mark.dataset['name'] ?? ''));
  }
  function point(next: string): void {
    if (next === lit) return;
    lit = next;
    light();
  }
  host.addEventListener('pointerover', ({ target }) => {
    point((target as Element).closest<SVGElement>('[data-lights]')?.dataset['lights'] ?? '');
  });
  host.addEventListener('pointerleave', () => point(''));
  return light;
}
