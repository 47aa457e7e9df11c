/** The map of ideas comes to life when it is seen, or before that when a key leads into it: until then it is a list of links. */
const map = document.querySelector<HTMLElement>('concept-map');
let woken: Promise<unknown> | undefined;

function wake(): void {
  // Offline, perhaps: the links stay, and the next touch tries again.
  if (map)
    woken ??= import('./concept-map.ts').then(({ show }) => show(map)).catch(() => (woken = undefined));
}

if (map) {
  new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) wake();
  }).observe(map);
  for (const type of ['focusin', 'pointerdown']) map.addEventListener(type, wake);
}

export {};
