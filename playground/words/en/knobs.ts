/** The knobs of a program, which the build writes, and the page for a program that came with a link. */
export const knobs = {
  /** The group of a program's knobs, which is only heard. */
  group: 'Knobs: turning one changes the program and runs it',
  /** Takes another seed, as a die does. */
  roll: 'Roll',
  /** The same where there are several dice, as it is heard. */
  rollOf: (die: string): string => `Roll ${die}`,
  off: 'Off: its line of the program says no value that it could show.',
} as const;
