import { headerOf, parseHeader } from './header.ts';
import { makeSmaller } from './small-setting.ts';

/** The program with the smaller settings of its header, which says that they are. Throws when it has none. */
export function withSmall(source: string): string {
  const { small } = parseHeader(source);
  if (small.length === 0) throw new Error('The program has no line @small in its header.');
  const header = headerOf(source) ?? '';
  return header + makeSmaller(source.slice(header.length), small);
}
