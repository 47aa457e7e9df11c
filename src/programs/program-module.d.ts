/**
 * What a check imports as 'program': the reader's own text, which has no type before it is written. `npm run check`
 * gives it the type of the program beside the check instead, so that a check is held to the names it uses.
 */
declare module 'program';
