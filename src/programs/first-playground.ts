const pages = new WeakSet<object>();

/** Whether this is the first playground of a page, which brings what a page needs once. */
export function isFirstPlayground(page: object): boolean {
  if (pages.has(page)) return false;
  pages.add(page);
  return true;
}
