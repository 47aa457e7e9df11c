/**
 * Where a link within the site leads: the route (without a leading slash) and the anchor. Undefined for links that
 * leave the site, and for those that no page may have.
 */
export function parts(url: string, route: string): { route: string; anchor: string | undefined } | undefined {
  if (!/^(#|\/(?!\/))/.test(url)) return undefined;
  const base = new URL(`https://site.invalid/${route}`);
  const { pathname, hash } = new URL(url, base);
  return {
    route: decodeURI(pathname.slice(1)),
    anchor: hash === '' ? undefined : decodeURIComponent(hash.slice(1)),
  };
}
