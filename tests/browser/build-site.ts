import { builtSite } from './built-site.ts';

/** Vitest's global setup for the projects that need the built site: builds it once, unless it is fresh. */
export default async function setup(): Promise<void> {
  await builtSite('/');
}
