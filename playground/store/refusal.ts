/** Why the browser keeps nothing. */
export type Refusal = 'full' | 'busy' | 'newer' | 'refused';

/** The beginning of a sentence that says what that means. */
export const refusalWords: Record<Exclude<Refusal, 'newer'>, string> = {
  full: 'The browser’s storage is full',
  busy: 'The browser’s storage is busy',
  refused: 'The browser refuses storage',
};

/** What an error of the database comes to. */
export function refusalOf(error: unknown): Refusal {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  if (name === 'TimeoutError') return 'busy';
  return name === 'VersionError' ? 'newer' : 'refused';
}

/** Whether trying again is of no use. */
export function isFinal(error: unknown): boolean {
  return (
    error instanceof DOMException &&
    ['QuotaExceededError', 'VersionError', 'SecurityError', 'TimeoutError'].includes(error.name)
  );
}
