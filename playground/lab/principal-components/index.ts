/** Patterns that many fields share, and how much of their variance each explains. */
export { type Eofs, type EofsOptions, eofs } from './eofs.ts';
