import { LineCounter, parseDocument } from 'yaml';

/** Why a text is no JSON, with the place. */
export function jsonFault(
  text: string,
): { line: number; column: number; message: string; mend: string } | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const [, position] = /at position (\d+)/.exec(message) ?? [];
    // The parser points at what it did not expect; what is wrong, mostly a comma, stands before it.
    const before = text
      .slice(0, position === undefined ? text.length : Number(position))
      .trimEnd()
      .split('\n');
    return {
      line: before.length,
      column: Math.max(before.at(-1)?.length ?? 1, 1),
      message: `The file is not JSON: ${message.replace(/ \(line.*| in JSON.*/, '').replace(/\.?$/, '.')}`,
      mend: 'Entries are parted by one comma each, and none stands after the last.',
    };
  }
}

/** Line of a field in a JSON text; of the nearest field around it when it is absent. */
export function lineOfPath(text: string, path: readonly string[]): number {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  for (let length = path.length; length > 0; length--) {
    const keys = path.slice(0, length).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const node = document.getIn(keys, true) as { range?: [number] } | undefined;
    if (node?.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}
