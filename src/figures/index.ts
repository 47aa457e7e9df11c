/**
 * The figures of the course by their names: the one list of them, which the page, the loader and the tests read. Each
 * lies in the folder of its name and is fetched when it is needed.
 */
import type { Figure } from './kit/figure.ts';

/** Fetches the module of a figure. What its state is, only the figure knows. */
export type Load = () => Promise<{ readonly figure: Figure<unknown> }>;

export const figures = {
  'addition-neuron': () => import('./addition-neuron/index.ts'),
  'activation-explorer': () => import('./activation-explorer/index.ts'),
  'network-builder': () => import('./network-builder/index.ts'),
  'top-five-error': () => import('./top-five-error/index.ts'),
  'alexnet-layers': () => import('./alexnet-layers/index.ts'),
  'breakthrough-timeline': () => import('./breakthrough-timeline/index.ts'),
  'model-scoreboard': () => import('./model-scoreboard/index.ts'),
  'learning-loop': () => import('./learning-loop/index.ts'),
  'loss-landscape': () => import('./loss-landscape/index.ts'),
  'overfit-lab': () => import('./overfit-lab/index.ts'),
  'dropout-masks': () => import('./dropout-masks/index.ts'),
  'batch-statistics': () => import('./batch-statistics/index.ts'),
  'computation-graph': () => import('./computation-graph/index.ts'),
  'optimiser-race': () => import('./optimiser-race/index.ts'),
  'gpu-occupancy': () => import('./gpu-occupancy/index.ts'),
  'sliding-kernel': () => import('./sliding-kernel/index.ts'),
  'receptive-field': () => import('./receptive-field/index.ts'),
  'periodic-padding': () => import('./periodic-padding/index.ts'),
  'gradient-by-depth': () => import('./gradient-by-depth/index.ts'),
  'layer-builder': () => import('./layer-builder/index.ts'),
  'latent-plane': () => import('./latent-plane/index.ts'),
  'gradient-through-time': () => import('./gradient-through-time/index.ts'),
  'unrolled-cell': () => import('./unrolled-cell/index.ts'),
  'lstm-gates': () => import('./lstm-gates/index.ts'),
  'query-key-value': () => import('./query-key-value/index.ts'),
  'windows-on-the-sphere': () => import('./windows-on-the-sphere/index.ts'),
  'attention-on-the-map': () => import('./attention-on-the-map/index.ts'),
  'pixel-graph': () => import('./pixel-graph/index.ts'),
  'message-passing': () => import('./message-passing/index.ts'),
  'icosahedral-globe': () => import('./icosahedral-globe/index.ts'),
  'aifs-on-the-globe': () => import('./aifs-on-the-globe/index.ts'),
  'crps-by-hand': () => import('./crps-by-hand/index.ts'),
} satisfies Record<string, Load>;

export type FigureName = keyof typeof figures;

/** Whether a figure has this name. */
export function isFigure(name: string): name is FigureName {
  return Object.hasOwn(figures, name);
}
