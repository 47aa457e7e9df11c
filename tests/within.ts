/** The promise's value; rejects with the error when it does not come in so many milliseconds. */
export async function within<T>(ms: number, promise: Promise<T>, late: () => Error): Promise<T> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), ms);
  // What comes of it after that nobody hears.
  promise.catch(() => {});
  return Promise.race([promise, over]).finally(() => clearTimeout(timer));
}
