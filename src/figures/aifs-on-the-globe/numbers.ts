import { earth } from '../globe/directions.ts';
import { n320 } from '../globe/n320.ts';
import { o96 } from '../globe/o96.ts';
import { countEncoder, decoderEdges, radius } from './graph.ts';
import { heardOf, initial, lastStep, sizeOf } from './model.ts';

const { edges, fewest, most, unheard } = countEncoder();
const heard = sizeOf(heardOf({ ...initial, step: lastStep }));

/** What the text may print of this figure. */
export const numbers = {
  'data points': n320.count,
  'hidden nodes': o96.count,
  'edges of the encoder': edges,
  'edges of the decoder': decoderEdges,
  'radius of the encoder (km)': earth * radius(),
  'data points a node hears, fewest': fewest,
  'data points a node hears, most': most,
  'data points a node hears, mean': edges / o96.count,
  'data points that no node hears': unheard,
  'near Valentia, nodes heard of in a forecast': heard,
  'near Valentia, per cent of the nodes': (100 * heard) / o96.count,
};
