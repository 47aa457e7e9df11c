/** Top-5 errors of the ImageNet challenge, and what happened between two of its years. */

export interface Result {
  readonly year: number;
  /** Top-5 error in per cent. */
  readonly error: number;
  readonly name: string;
}

export type Entry = 'supplied' | 'official';
export type Scale = 'linear' | 'log';

export interface Comparison {
  readonly from: number;
  readonly to: number;
  readonly entry: Entry;
  readonly scale: Scale;
}

export const initial: Comparison = { from: 2011, to: 2012, entry: 'supplied', scale: 'linear' };

/** One annotator, trained for the task (Russakovsky et al. 2015). */
export const human = 5.1;

/** The second team of 2012: Fisher vectors on hand-made descriptors. */
export const runnerUp = { year: 2012, error: 26.172, name: 'ISI' };

/** Both of the winner's entries of 2012: trained on the supplied pictures only, and with others besides. */
const supervision: Record<Entry, number> = { supplied: 16.422, official: 15.315 };

/** The lowest error of each year; from 2012 on each is the average of several networks (Russakovsky et al. 2015). */
export function results(entry: Entry): readonly Result[] {
  return [
    { year: 2010, error: 28.2, name: 'NEC–UIUC' },
    { year: 2011, error: 25.8, name: 'XRCE' },
    { year: 2012, error: supervision[entry], name: 'AlexNet' },
    { year: 2013, error: 11.7, name: 'Clarifai' },
    { year: 2014, error: 6.67, name: 'GoogLeNet' },
    { year: 2015, error: 3.57, name: 'ResNet' },
  ];
}

/** What happened between two years: the fall in points, and the share of the error that went. */
export function compare({ from, to, entry }: Comparison) {
  const all = results(entry);
  const [before, after] = [from, to].map((year) => all.find((result) => result.year === year)) as [
    Result,
    Result,
  ];
  const points = before.error - after.error;
  const years = to - from;
  return {
    before,
    after,
    points,
    share: points / before.error,
    /** Share of the error that goes each year, if it were the same share in all of them. */
    yearly: years > 0 ? 1 - (after.error / before.error) ** (1 / years) : 0,
  };
}
