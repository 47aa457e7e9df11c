/** The address of a page or file of this site under its base path: `sitePath('chapters/aifs/')`. */
export function sitePath(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${path.replace(/^\//, '')}`;
}
