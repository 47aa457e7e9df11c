/**
 * Shiki's names of the two themes of code. The static code of the site uses the same pair (a test holds them
 * together), so that pressing Edit changes no colour.
 */
export const codeThemes = {
  light: 'github-light-high-contrast',
  dark: 'github-dark-high-contrast',
} as const;
