import { erase, hear, write } from './local.ts';

const key = 'playground-forgotten';

/** How open pages learn that the reader has forgotten everything: a mark that comes and goes at once, and leaves nothing. */
export const forgotten = {
  tell(): void {
    write(key, '1');
    erase(key);
  },
  hear(told: () => void, signal: AbortSignal): void {
    hear(key, (_, text) => text === null && told(), signal);
  },
};
