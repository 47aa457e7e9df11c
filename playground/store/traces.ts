import { keys } from './local.ts';

/** Whether this browser may keep anything of the course; true where it does not say. Opens no database. */
export async function mayHaveAnything(): Promise<boolean> {
  if (keys().length > 0) return true;
  try {
    return (await indexedDB.databases()).some(({ name }) => name === 'playground');
  } catch {
    return true;
  }
}
