/** Has an opened `<details>` that lies over the page close as popovers do: by Escape, and by a press elsewhere. */
export function lightDismiss(details: HTMLDetailsElement, signal: AbortSignal): void {
  details.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !details.open) return;
      details.open = false;
      details.querySelector('summary')?.focus();
    },
    { signal },
  );
  const elsewhere = ({ target }: Event): void => {
    if (target instanceof Node && !details.contains(target)) details.open = false;
  };
  document.addEventListener('pointerdown', elsewhere, { signal });
}
