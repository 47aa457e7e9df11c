/** Forecasts step by step: fields in windows, models that are rolled out, and their scores. */
export { type DrawRolloutOptions, drawRollout } from './draw-rollout.ts';
export {
  type FieldWindows,
  type FieldWindowsOptions,
  fieldWindows,
  joinWindows,
  takeWindows,
} from './field-windows.ts';
export { type FlowChannels, type FlowChannelsOptions, flowChannels } from './flow-channels.ts';
export { ownWindows, ridgeStep } from './ridge-step.ts';
export {
  type ForecastStep,
  type RolloutScores,
  type RolloutScoresOptions,
  rollOut,
  rolloutScores,
} from './roll-out.ts';
