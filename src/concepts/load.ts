/** The map of ideas comes to life with the reader's first movement on the page: until then it is a list of links. */
const map = document.querySelector<HTMLElement>('concept-map');
let woken: Promise<unknown> | undefined;

for (const type of ['keydown', 'pointerdown', 'pointermove'])
  document.addEventListener(type, () => {
    // Offline, perhaps: the links stay, and the next movement tries again.
    if (map)
      woken ??= import('./concept-map.ts').then(({ show }) => show(map)).catch(() => (woken = undefined));
  });

export {};
