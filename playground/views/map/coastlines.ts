import atlas from 'world-atlas/land-110m.json' with { type: 'json' };
import { geographyOf } from './geography.ts';

/** The coasts of the world (Natural Earth, 1:110 million). */
export const coarseGeography = geographyOf(atlas);
