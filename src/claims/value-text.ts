import { findNumber } from './find-number.ts';
import { type Found, missing } from './missing.ts';
import { numberText } from './number-text.ts';
import { overSeedsText } from './over-seeds.ts';
import type { Recording } from './recording.ts';
import { valuesOverSeeds } from './seed-runs.ts';
import type { ValueRequest, ValueSource } from './value-element.ts';

/** What elements look their numbers up in. */
export interface Sources {
  /** The recording of a program as the page names it. */
  recording(program: string): Recording | { fault: string };
  /** The numbers that a figure gives out. */
  figure(name: string): Promise<{ numbers: Readonly<Record<string, number>> } | { fault: string }>;
}

/** A number as it is printed, with its full value; or why there is none. */
export type Printed = { text: string; value: number } | { fault: string };

/** What a `<Value>` prints. */
export async function valueText(
  { source, style, over, count }: ValueRequest,
  sources: Sources,
): Promise<Printed> {
  if (over === undefined || source.kind === 'figure') {
    const found = await numberOf(source, sources);
    return 'fault' in found ? found : { value: found.value, text: numberText(found.value, style) };
  }
  const recording = sources.recording(source.program);
  if ('fault' in recording) return recording;
  const found = valuesOverSeeds(source.quantity, recording.seedRuns);
  if ('fault' in found) return found;
  const { value, text } = overSeedsText(over, found.values, style);
  return { value, text: count ? `${text} over ${found.values.length} seeds` : text };
}

/** The number of a source in the author's run. */
async function numberOf(source: ValueSource, sources: Sources): Promise<Found> {
  if (source.kind === 'program') {
    const recording = sources.recording(source.program);
    return 'fault' in recording ? recording : findNumber(source.quantity, recording.results);
  }
  const found = await sources.figure(source.figure);
  if ('fault' in found) return found;
  const value = found.numbers[source.value];
  return value === undefined ? missing('value', source.value, Object.keys(found.numbers)) : { value };
}
