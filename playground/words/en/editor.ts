/** What editors say besides what comes with them. */
export const editor = {
  run: 'Run the program',
  tabMode: 'Let Tab Move Focus or Indent',
  simpleEditor: 'Use the Simple Editor from the Next Edit On',
  fullEditor: 'Use the full editor',
  fromNextEdit: 'From the next Edit on',
  tabMovesFocus: (shortcut: string): string => `Tab moves focus. ${shortcut} lets Tab indent`,
  tabIndents: (shortcut: string): string => `Tab indents. ${shortcut} lets Tab move focus`,
} as const;
