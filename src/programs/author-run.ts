/** Events that another run can be compared with. */
const compared = new Set(['plot', 'points', 'histogram', 'table', 'field', 'map']);
/** Those among them that are pictures, and the letters that all pictures of a run may have in its file. */
const pictures = new Set(['field', 'map']);
const mostLetters = 100_000;

/**
 * What of a recording readers can compare their runs with, as JSON: curves, histograms and tables, and pictures while there is room for
 * them. Undefined when there is nothing of the kind.
 */
export function authorRun(recorded: unknown): string | undefined {
  const { version, events } = (recorded ?? {}) as { version?: unknown; events?: { type: string }[] };
  if (!Array.isArray(events)) return undefined;
  let room = mostLetters;
  const kept = events.filter((event) => {
    if (!pictures.has(event.type)) return compared.has(event.type);
    const letters = JSON.stringify(event).length;
    const fits = letters <= room;
    if (fits) room -= letters;
    return fits;
  });
  if (kept.length === 0) return undefined;
  // What it ran on, and how long it took.
  const about = events.filter(({ type }) => type === 'backend' || type === 'finished');
  return JSON.stringify({ version, events: [...about, ...kept] });
}
