import atlas from 'world-atlas/land-50m.json' with { type: 'json' };
import { geographyOf } from './geography.ts';

/** The coasts for maps of a country (Natural Earth, 1:50 million): eight times the bytes, loaded for these only. */
export const fineGeography = geographyOf(atlas);
