/** Why the browser keeps nothing. */
export type Refusal = 'full' | 'busy' | 'newer' | 'refused';

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
