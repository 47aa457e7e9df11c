import type { Attack } from './attack.ts';
import { network } from './network.ts';
import { page } from './page.ts';
import { storage } from './storage.ts';

/** Every attack of one attempt, by what it is after. */
export const attacks: Record<string, Attack[]> = { network, storage, page };
