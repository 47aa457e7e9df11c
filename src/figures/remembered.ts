/** What was asked for last, by its key: a drawing asks for the same several times. */
export function remembered<Value>(most = 8): (key: string, find: () => Value) => Value {
  const known = new Map<string, Value>();
  return (key, find) => {
    const value = known.get(key) ?? find();
    known.set(key, value);
    const [oldest = key] = known.keys();
    if (known.size > most) known.delete(oldest);
    return value;
  };
}
