/** Looks at the formulas of a page. Everything here runs in the page. */

export function openAll(): void {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

/** The displayed formulas that are wider than the room they have, each with the pixels that it lacks. */
export async function displaysThatAreCutOff(): Promise<string[]> {
  await document.fonts.ready;
  return [...document.querySelectorAll<HTMLElement>('main .katex-display')].flatMap((display) => {
    const room = (display.closest('.formula') ?? display).getBoundingClientRect();
    const pieces = [...display.querySelectorAll('.katex-base')].map((piece) => piece.getBoundingClientRect());
    const lacking = Math.max(
      ...pieces.map(({ left, right }) => Math.max(right - room.right, room.left - left)),
    );
    if (lacking < 1) return [];
    const name = display.closest('.equation')?.id ?? display.textContent?.slice(0, 40);
    return [`${name}: ${Math.round(lacking)} px`];
  });
}

/** How large formulas in sentences are beside the text that they stand in. */
export function sizesOfFormulas(): { count: number; smallest: number; largest: number } {
  const size = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize);
  const ratios = [...document.querySelectorAll('main .katex')]
    .filter((formula) => !formula.closest('.katex-display'))
    .map((formula) => size(formula) / size(formula.parentElement ?? formula));
  return { count: ratios.length, smallest: Math.min(...ratios), largest: Math.max(...ratios) };
}
