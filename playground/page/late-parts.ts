/**
 * Parts of a page that come after its text, its drawings and the code that is folded away: `src/late-parts.ts` has put
 * their insides into files: one for the head of the page, one for what follows before its first heading, and one for the
 * rest. A page without such files has none. They are fetched when a part is within a screen of what is seen, and before the page is printed.
 */

const groups = ['0', '1', '2'];
const coming = new Map<string, Promise<void>>();

/** Resolves once all parts are in their places, or could not be had; the next call then asks for them again. */
export async function lateParts(): Promise<void> {
  await Promise.all(groups.map(fetchGroup));
}

function fetchGroup(group: string): Promise<void> {
  const begun = coming.get(group) ?? fetchParts(group).catch(() => void coming.delete(group));
  coming.set(group, begun);
  return begun;
}

async function fetchParts(group: string): Promise<void> {
  const address = addressOf(group);
  if (address === undefined || placesOf(group).length === 0) return;
  const answer = await fetch(address);
  // They are asked for again; nobody reads why.
  if (!answer.ok) throw answer;
  fill(group, await answer.json());
}

/** Printing waits for nothing, so it is asked for in the one way that does not return before the answer. */
function fetchNow(): void {
  for (const group of groups) {
    const address = addressOf(group);
    if (address === undefined || placesOf(group).length === 0) continue;
    const request = new XMLHttpRequest();
    request.open('GET', address, false);
    try {
      request.send();
      if (request.status === 200) fill(group, JSON.parse(request.responseText));
    } catch {
      // Without the network the page is printed as it is.
    }
  }
}

function addressOf(group: string): string | undefined {
  return document.querySelector<HTMLLinkElement>(`link[rel="late-parts"][data-group="${group}"]`)?.href;
}

function placesOf(group: string): NodeListOf<HTMLElement> {
  return document.querySelectorAll<HTMLElement>(`[data-late^="${group}."]`);
}

function fill(group: string, insides: string[]): void {
  // A figure that was drawn meanwhile has no such place any more.
  for (const place of placesOf(group)) {
    place.innerHTML = insides[Number(place.dataset['late']?.split('.')[1])] ?? '';
    place.removeAttribute('data-late');
  }
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      const group = (target as HTMLElement).dataset['late']?.split('.')[0];
      if (isIntersecting && group) void fetchGroup(group);
      else if (!group) near.unobserve(target);
    }
  },
  { rootMargin: '100% 0px' },
);
for (const place of document.querySelectorAll('[data-late]')) near.observe(place);
// Code in a fold has no place on the screen until it is opened; by then it is there.
document.addEventListener('toggle', () => void lateParts(), { capture: true, once: true });
addEventListener('beforeprint', fetchNow);
