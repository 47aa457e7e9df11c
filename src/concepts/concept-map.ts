/** The map of ideas as a reader uses it: lines between ideas, one of them chosen, some of them filtered, all of them marked. */
import { drawLines } from './lines.ts';
import { markDone } from './marks.ts';
import { panelOf } from './panel.ts';
import { reached, relationsOf } from './relations.ts';
import { words } from './words.en.ts';

const list = (text = ''): string[] => text.split(' ').filter(Boolean);

/** Brings the map that stands in the page to life. */
export function show(map: HTMLElement): void {
  const items = [...map.querySelectorAll<HTMLElement>('.idea')];
  const ideas = items.map((item) => ({
    id: item.dataset['idea'] ?? '',
    needs: list(item.dataset['needs']),
    item,
    link: item.querySelector<HTMLAnchorElement>('.idea-name') as HTMLAnchorElement,
  }));
  const relations = relationsOf(ideas);
  const form = map.querySelector('form') as HTMLFormElement;
  const panel = map.querySelector<HTMLElement>('.map-panel') as HTMLElement;
  const svg = map.querySelector<SVGSVGElement>('.map-lines') as SVGSVGElement;
  const byId = new Map(ideas.map((idea) => [idea.id, idea]));
  let chosen: string | undefined;
  map.dataset['ready'] = '';

  function draw(): void {
    const edges = ideas.flatMap(({ id, needs, link }) =>
      needs.flatMap((need) => {
        const from = byId.get(need)?.link;
        return from && !from.closest('[data-filtered]') && !link.closest('[data-filtered]')
          ? [{ from, to: link, lit: isLit(need) && isLit(id) }]
          : [];
      }),
    );
    drawLines(svg, edges);
  }
  const isLit = (id: string): boolean => (byId.get(id)?.item.dataset['lit'] ?? '') !== '';

  function choose(id: string): void {
    chosen = id;
    const [below, above] = [reached(id, relations.needs), reached(id, relations.carries)];
    for (const { id: other, item, link } of ideas) {
      const lit =
        other === id ? 'chosen' : below.has(other) ? 'below' : above.has(other) ? 'above' : undefined;
      if (lit) item.dataset['lit'] = lit;
      else delete item.dataset['lit'];
      link.tabIndex = other === id ? 0 : -1;
      if (other === id) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    map.dataset['chosen'] = '';
    const one = byId.get(id);
    const named = (ids: readonly string[] = []) => ids.flatMap((name) => byId.get(name)?.link ?? []);
    if (one)
      panel.replaceChildren(
        panelOf(one.item, named(relations.needs.get(id)), named(relations.carries.get(id)), go, close),
      );
    draw();
  }

  /** No idea is chosen: the panel gives its room back, and the keyboard goes on from where it was. */
  function close(): void {
    // While it is still the chosen one: an idea that is focused is chosen.
    byId.get(chosen ?? '')?.link.focus({ preventScroll: true });
    chosen = undefined;
    delete map.dataset['chosen'];
    for (const { item, link } of ideas) {
      delete item.dataset['lit'];
      link.removeAttribute('aria-current');
    }
    const hint = document.createElement('p');
    hint.textContent = words.hint;
    panel.replaceChildren(hint);
    draw();
  }

  function go(link: HTMLElement): void {
    link.focus();
    link.scrollIntoView({ block: 'nearest' });
  }

  /** The next idea in a direction of the screen: in the row, or the nearest one in the row above or below. */
  function next(from: HTMLElement, key: string): HTMLElement | undefined {
    const links = ideas.map(({ link }) => link).filter((link) => !link.closest('[data-filtered]'));
    const at = links.indexOf(from as HTMLAnchorElement);
    if (key === 'ArrowRight') return links[at + 1];
    if (key === 'ArrowLeft') return links[at - 1];
    if (key === 'Home') return links[0];
    if (key === 'End') return links.at(-1);
    const [here, down] = [from.getBoundingClientRect(), key === 'ArrowDown'];
    const middle = ({ left, right }: DOMRect): number => (left + right) / 2;
    const [best] = links
      .map((link) => ({ link, box: link.getBoundingClientRect() }))
      .filter(({ box }) => (down ? box.top >= here.bottom : box.bottom <= here.top))
      .map(({ link, box }) => ({
        link,
        far: 4 * Math.abs(box.top - here.top) + Math.abs(middle(box) - middle(here)),
      }))
      .sort((a, b) => a.far - b.far);
    return best?.link;
  }

  function filter(): void {
    const data = new FormData(form);
    const [text, thread, open] = [String(data.get('find') ?? ''), data.get('thread'), data.has('open')];
    const wanted = text.trim().toLocaleLowerCase();
    const isShown = ({ item }: (typeof ideas)[number]): boolean =>
      item.textContent.toLocaleLowerCase().includes(wanted) &&
      (!thread || item.classList.contains(`is-${thread}`)) &&
      !(open && item.dataset['done']);
    const shown = ideas.filter(isShown);
    for (const idea of ideas) idea.item.toggleAttribute('data-filtered', !shown.includes(idea));
    draw();
    const output = form.querySelector('output');
    if (output)
      output.textContent = shown.length < ideas.length ? words.found(shown.length, ideas.length) : '';
    if (!shown.some(({ link }) => link.tabIndex === 0)) {
      for (const { link } of ideas) link.tabIndex = link === shown[0]?.link ? 0 : -1;
    }
  }

  map.addEventListener('focusin', ({ target }) => {
    const item = (target as Element).closest<HTMLElement>('.idea-name')?.closest<HTMLElement>('.idea');
    const id = item?.dataset['idea'];
    // A press of the pointer focuses too, and is heard as a click.
    if (id && id !== chosen && (target as Element).matches(':focus-visible')) choose(id);
  });
  map.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLElement>('.idea-name');
    const id = link?.closest<HTMLElement>('.idea')?.dataset['idea'];
    if (!id || id === chosen || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(id);
  });
  map.addEventListener('keydown', (event) => {
    const link = (event.target as Element).closest<HTMLElement>('.idea-name');
    if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(event.key)) return;
    event.preventDefault();
    const to = next(link, event.key);
    if (to) go(to);
  });
  map.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && chosen) close();
  });
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const [index, { link }] of ideas.entries()) link.tabIndex = index === 0 ? 0 : -1;
  new ResizeObserver(draw).observe(svg);
  void markDone(map).then(filter);
}
