/**
 * Does a part of a function's work. What another function of `lab` has to say against it is said in the name of the one
 * that the program has called.
 */
export function inTheNameOf<T>(where: string, work: () => T): T {
  const sayAgain = (error: unknown): never => {
    if (error instanceof Error && !error.message.startsWith(where))
      error.message = `${where}: ${error.message}`;
    throw error;
  };
  try {
    const done = work();
    return done instanceof Promise ? (done.catch(sayAgain) as T) : done;
  } catch (error) {
    return sayAgain(error);
  }
}
