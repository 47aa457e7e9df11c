/** Shiki themes of all code, light and dark; the editor loads the same two by name. Both keep AA contrast. */
export const codeThemes = {
  light: 'github-light-high-contrast',
  dark: 'github-dark-high-contrast',
} as const;
