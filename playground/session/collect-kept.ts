import * as edits from '../store/edits.ts';
import * as journal from '../store/journal.ts';
import { isLinked } from '../store/slots.ts';
import { type Edit, merge, stampOf } from '../store/versions.ts';

/** Who asks what is kept of a program, and hears what stood in the way. */
export interface Collecting {
  /** The name under which the program's versions are kept. */
  slot: string;
  /** Whether the asking page has a text that the database does not have yet. */
  hasUnsaved(): boolean;
  damaged(): void;
  refused(error: unknown): void;
}

/** What the database holds, once it has taken in what tabs noted and had no time to store. */
export async function collectKept({
  slot,
  hasUnsaved,
  damaged,
  refused,
}: Collecting): Promise<Edit | undefined> {
  const entries = journal.noted(slot);
  try {
    for (const { version, base } of entries) {
      await edits.save(slot, version, base);
      journal.strike(slot, version);
    }
    const stored = await edits.load(slot);
    if (stored.kind === 'edit') return stored.edit;
    if (!isLinked(slot) && !hasUnsaved()) edits.flag(slot, false);
    if (stored.kind === 'damaged') damaged();
    return undefined;
  } catch (error) {
    refused(error);
    return onlyNoted(slot, entries);
  }
}

/** Without a database the journal is all there is; what no longer counts leaves it, for its room is small. */
function onlyNoted(slot: string, entries: journal.Entry[]): Edit | undefined {
  let edit: Edit | undefined;
  for (const { version, base } of entries) edit = merge(edit, version, base);
  const counts = new Set([edit, ...(edit?.others ?? [])].map((version) => version && stampOf(version)));
  for (const { version } of entries) {
    if (!counts.has(stampOf(version))) journal.strike(slot, version);
  }
  return edit;
}
