/** The error of packed bytes that contradict themselves or each other. */
export function damaged(what: string): Error {
  return new Error(`it is damaged: ${what}`);
}
