import { finest, multiEdgesOf, nodesOf } from './mesh.ts';
import { type Globe, initial, mostRounds, reachOf } from './model.ts';

/** The mesh of GraphCast, with a point near Valentia, after as many rounds as GraphCast has layers. */
const last: Globe = { ...initial, level: finest, rounds: mostRounds };
const [alone, multi] = [reachOf(last, false), reachOf(last, true)];

/** What the text may print of this figure. */
export const numbers = {
  'nodes of M6': nodesOf(finest),
  'edges of the multi-mesh, both directions': multiEdgesOf(finest),
  'M6 alone, nodes in 16 rounds': alone.nodes,
  'M6 alone, km in 16 rounds': alone.km,
  'M6 alone, rounds for the whole globe': alone.all,
  'multi-mesh, rounds for the whole globe': multi.all,
};
