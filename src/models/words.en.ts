/** What is read of the models that the course and the reader have trained. */
export const words = {
  caption: 'Models of the course, and yours where this browser keeps one',
  columns: ['model', 'numbers', 'author’s', 'yours'] as const,
  none: 'none yet',
  yours: (scores: string, day: string): string =>
    [scores, day && `kept on ${day}`].filter(Boolean).join(', ') || 'kept',
  forget: 'Forget',
  forgetLabel: (name: string): string => `Forget your model ${name}`,
  other: 'of a program of yours',
  linked: 'of a program that came with a link',
  size: (kilobytes: number): string => `Your models take ${kilobytes} kB in this browser.`,
  failed: 'The browser does not give the models that it keeps.',
};
