/** A base path with one slash at each end, however it was written: `course`, `/course`, `/course/`. */
export function normaliseBase(written: string | undefined): string {
  const name = (written ?? '').split('/').filter((part) => part !== '');
  return name.length === 0 ? '/' : `/${name.join('/')}/`;
}
