import { builtSite } from '../browser/built-site.ts';

/** Vitest's global setup for the tests of the site: what they look at is built before two of them need it at once. */
export default async function setup(): Promise<void> {
  await builtSite('/');
  await builtSite('/course/');
}
