import { type Card, parseCard } from '../lab/data/card.ts';
import { type Dataset, unpackDataset } from '../lab/data/dataset.ts';
import { gridSubjects } from './grid-subjects.ts';
import type { Subject } from './picture.ts';
import { stationSubjects, trackSubjects } from './place-subjects.ts';
import { seriesSubjects } from './series-subjects.ts';

/** Everything of a data set that can be looked at, from its card and its uncompressed bytes. */
export function subjectsOf(source: unknown, bytes: ArrayBuffer): Subject[] {
  const card = parseCard(source);
  const dataset = unpackDataset(source, bytes);
  const kinds: ((dataset: Dataset, card: Card) => Subject[])[] = [
    gridSubjects,
    stationSubjects,
    trackSubjects,
    seriesSubjects,
  ];
  return kinds.flatMap((subjects) => subjects(dataset, card));
}
