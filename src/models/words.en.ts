/** What is read of the models that the course and the reader have trained. */
export const words = {
  caption: 'Models of the course, and yours where this browser keeps one',
  columns: ['model', 'numbers', 'author’s', 'yours'] as const,
  none: 'none yet',
  /** Over the models of a page, `chapter 9, Recurrent networks`. */
  group: (page: string): string => `${page.slice(0, 1).toUpperCase()}${page.slice(1)}`,
  others: 'Yours of other programs',
  /** What a card says of where a model comes from. */
  made: (by: { code: string; seed?: number | undefined } | undefined): string[] =>
    by ? [...(by.seed === undefined ? [] : [`seed ${by.seed}`]), `program ${by.code}`] : [],
  yours: (scores: string, day: string): string =>
    [scores, day && `kept on ${day}`].filter(Boolean).join(', ') || 'kept',
  forget: 'Forget',
  forgetLabel: (name: string): string => `Forget your model ${name}`,
  of: (program: string): string => `of ${program}`,
  linked: 'of a program that came with a link',
  size: (kilobytes: number): string => `Your models take ${kilobytes} kB in this browser.`,
  failed: 'The browser does not give the models that it keeps.',
};
