/** An idea of the course, where it is told, and what it rests on. */
export interface Concept {
  /** Its name for other ideas, unlike any other's. */
  readonly id: string;
  readonly name: string;
  /** What it says, in a sentence. */
  readonly says: string;
  readonly thread: Thread;
  /** The slug of its chapter, and the heading there that tells it; the chapter's beginning where there is none. */
  readonly chapter: string;
  readonly section?: string;
  /** A program of that chapter which shows it, and an exercise of it. */
  readonly program?: string;
  readonly exercise?: string;
  /** Ideas that it rests on, by their ids. */
  readonly needs: readonly string[];
}

/** What an idea is about. Each thread has a mark of its own as well as a colour. */
export const threads = ['learning', 'networks', 'weather', 'judging'] as const;
export type Thread = (typeof threads)[number];
