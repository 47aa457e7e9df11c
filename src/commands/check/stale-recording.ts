import { quantitiesOf } from '../../claims/expectation.ts';
import { parseHeader } from '../../claims/header.ts';
import { type Quantity, quantityText } from '../../claims/quantity.ts';
import type { Recording } from '../../claims/recording.ts';
import type { SeedRuns } from '../../claims/seed-runs.ts';
import { smallText } from '../../claims/small-setting.ts';
import { type MadeFrom, recordingDigest } from '../record/digests.ts';
import { changedSince, type RecordedFrom } from '../record/made-from.ts';
import { smallSeeds } from '../record/small-seeds.ts';

/** A program, its recording and what that was made from. */
export interface Recordings {
  source: string;
  /** The recording's text. */
  text: string;
  /** What that text holds. Throws when it is damaged. */
  read: () => Recording;
  recordedFrom: RecordedFrom | undefined;
  today: MadeFrom | undefined;
  /** Of which numbers it must hold other seeds. */
  kept: () => readonly Quantity[];
}

/** Why a program has to be recorded anew, in a sentence; undefined when its recording is whole and of today. */
export function whyRecord(recordings: Recordings): string | undefined {
  const { source, text, read, recordedFrom, today, kept } = recordings;
  try {
    const { seedRuns } = read();
    const changed = changedSince(recordedFrom, today);
    if (changed !== undefined) return `The recording is stale: ${changed}.`;
    if (recordedFrom?.recording !== recordingDigest(text))
      return 'The recording is not what the program showed: it was changed by hand, or in a merge.';
    return lacking(parseHeader(source).seeds, seedRuns, kept);
  } catch (error) {
    return `The recording is damaged: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

function lacking(
  seeds: number,
  runs: SeedRuns | undefined,
  kept: () => readonly Quantity[],
): string | undefined {
  const count = runs?.seeds.length ?? 0;
  if (count !== seeds) return `The recording holds ${count} other seeds, and the program asks for ${seeds}.`;
  if (seeds === 0) return undefined;
  const lost = kept().find((quantity) => runs?.values[quantityText(quantity)] === undefined);
  return lost && `The recording holds no other seeds of ${quantityText(lost)}.`;
}

/**
 * Why a program's short runs have to be recorded anew, where the rest of its recording is whole; undefined when they need
 * not. What measures time shows other numbers in every run: none are kept of it.
 */
export function whySmall({ source, read }: Pick<Recordings, 'source' | 'read'>): string | undefined {
  const header = parseHeader(source);
  const setting = header.timed ? '' : smallText(header.small);
  const { small } = read();
  if (setting === '') return small && 'The recording holds short runs, and the program asks for none.';
  if (!small) return 'The recording holds no short run, and the header has @small.';
  if (small.setting !== setting)
    return `The short run was made with ${small.setting}, and the header says ${setting}.`;
  const seeds = smallSeeds(source);
  if (String(small.runs.map(({ seed }) => seed)) !== String(seeds))
    return `The recording holds short runs of other seeds than ${seeds.join(', ')}.`;
  const named = header.smallExpectations.flatMap(quantitiesOf).map(quantityText);
  const lost = named.find((text) => small.runs.some(({ numbers }) => numbers[text] === undefined));
  return lost && `The recording holds no short run of ${lost}.`;
}
