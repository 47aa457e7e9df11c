/** Another run of the same program, which the reader compares the shown one with. */
export interface OtherRun<Slice extends object> {
  /** `previous: hidden 8`, `author`. */
  label: string;
  /** The button that shows its picture: `Show previous`. */
  show: string;
  role: 'author' | 'previous' | 'other';
  /** A number that no other kept run has, from 0 on: by it the lines of runs are told apart. */
  slot?: number;
  run: Slice;
}

/** What a view asks for the runs that it stands beside, the one that counts most first. */
export type Others<Slice extends object> = () => readonly OtherRun<Slice>[];
