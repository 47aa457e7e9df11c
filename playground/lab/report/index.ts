/** What a program says in words: lines in the console, how far it is, whether an exercise is done. */
export { check } from './check.ts';
export { log, warn } from './log.ts';
export { progress } from './progress.ts';
