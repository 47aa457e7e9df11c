/** The points of a path that no line leads to or from; empty where there is none. A line is too thin for them to be seen. */
export function loneDots(path: string): string {
  return path.match(/M[-\d.]+ [-\d.]+h0/g)?.join('') ?? '';
}
