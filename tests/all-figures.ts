import { figure as explorer } from '../src/figures/activation-explorer/index.ts';
import { figure as neuron } from '../src/figures/addition-neuron/index.ts';
import { figure as alexnet } from '../src/figures/alexnet-layers/index.ts';
import { figure as batches } from '../src/figures/batch-statistics/index.ts';
import { figure as timeline } from '../src/figures/breakthrough-timeline/index.ts';
import { figure as computation } from '../src/figures/computation-graph/index.ts';
import { figure as masks } from '../src/figures/dropout-masks/index.ts';
import { figure as occupancy } from '../src/figures/gpu-occupancy/index.ts';
import { figure as loop } from '../src/figures/learning-loop/index.ts';
import { figure as landscape } from '../src/figures/loss-landscape/index.ts';
import { figure as scoreboard } from '../src/figures/model-scoreboard/index.ts';
import { figure as builder } from '../src/figures/network-builder/index.ts';
import { figure as race } from '../src/figures/optimiser-race/index.ts';
import { figure as lab } from '../src/figures/overfit-lab/index.ts';
import { figure as errors } from '../src/figures/top-five-error/index.ts';

/** Every explorable figure of the course by its name. */
export const allFigures = [
  ['addition-neuron', neuron],
  ['activation-explorer', explorer],
  ['network-builder', builder],
  ['top-five-error', errors],
  ['alexnet-layers', alexnet],
  ['breakthrough-timeline', timeline],
  ['model-scoreboard', scoreboard],
  ['learning-loop', loop],
  ['loss-landscape', landscape],
  ['overfit-lab', lab],
  ['dropout-masks', masks],
  ['batch-statistics', batches],
  ['computation-graph', computation],
  ['optimiser-race', race],
  ['gpu-occupancy', occupancy],
] as const;
