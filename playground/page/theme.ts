export type Theme = 'light' | 'dark';

/** Follows the site's theme, which is an attribute of the root element. */
export function watchTheme(changed: (theme: Theme) => void): { current(): Theme; stop(): void } {
  const root = document.documentElement;
  const current = (): Theme => (root.dataset['theme'] === 'dark' ? 'dark' : 'light');
  const observer = new MutationObserver(() => changed(current()));
  observer.observe(root, { attributes: true, attributeFilter: ['data-theme'] });
  return { current, stop: () => observer.disconnect() };
}
