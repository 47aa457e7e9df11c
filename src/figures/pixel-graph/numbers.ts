import { degree, edgeCount, initial, nodes, type PixelGraph, pictures } from './model.ts';

const whole: PixelGraph = { ...initial, pixels: pictures.all };

/** What the text may print of this figure. */
export const numbers = {
  'nodes of the cross': nodes(initial).length,
  'edges of the cross, 4 neighbours': edgeCount(initial),
  'edges of the cross, 8 neighbours': edgeCount({ ...initial, neighbours: 8 }),
  'degree of its middle, 4 neighbours': degree(initial, 12),
  'edges of all pixels, 4 neighbours': edgeCount(whole),
  'edges of all pixels, 8 neighbours': edgeCount({ ...whole, neighbours: 8 }),
};
