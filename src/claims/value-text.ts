import { findNumber } from './find-number.ts';
import { type Found, missing } from './missing.ts';
import { numberText } from './number-text.ts';
import type { Recording } from './recording.ts';
import { overSeeds } from './seed-runs.ts';
import { spreadText } from './spread-text.ts';
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
export async function valueText({ source, style, spread }: ValueRequest, sources: Sources): Promise<Printed> {
  if (spread === 'none' || source.kind === 'figure') {
    const found = await numberOf(source, sources);
    return 'fault' in found ? found : { value: found.value, text: numberText(found.value, style) };
  }
  const recording = sources.recording(source.program);
  if ('fault' in recording) return recording;
  const mean = overSeeds('mean', source.quantity, recording.seedRuns);
  if ('fault' in mean) return mean;
  const deviation = overSeeds('spread', source.quantity, recording.seedRuns);
  if ('fault' in deviation) return deviation;
  const both = spreadText({ mean: mean.value, spread: deviation.value }, style);
  const count = recording.seedRuns?.seeds.length ?? 0;
  return { value: mean.value, text: spread === 'short' ? both : `${both} over ${count} seeds` };
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
