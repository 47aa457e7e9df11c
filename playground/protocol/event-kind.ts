/** Members of an event that nobody has looked at yet. */
export type Fields = Record<string, unknown>;

/** How events of one type cross from the sandbox to the page. */
export interface EventKind<Event> {
  /** Reads an event that the program may have forged; undefined when it is malformed. */
  parse(event: Fields): Event | undefined;
  /**
   * Which of the events that still wait in the sandbox a newer one takes the place of: none, those of its view, which
   * have its type and its `id`, or all of its type.
   */
  replaces: 'none' | 'view' | 'type';
  /**
   * How many numbers it holds, roughly, and as if they were all of a typed array: a number in a list takes `inList` times
   * as long to unpack.
   */
  numbers(event: Event): number;
}

/** What a number in a list counts for. */
export const inList = 20;

/** The kinds of a view's events, by type: `ChartEvent` may be a union. */
export type EventKinds<Event extends { type: string }> = {
  [Type in Event['type']]: EventKind<Extract<Event, { type: Type }>>;
};
