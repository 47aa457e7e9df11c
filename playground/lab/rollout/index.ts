/** Forecasts step by step: fields in windows, rollouts and their scores. */
export {
  type FieldWindows,
  type FieldWindowsOptions,
  fieldWindows,
  joinWindows,
  takeWindows,
} from './field-windows.ts';
export {
  type ForecastStep,
  type RolloutScores,
  type RolloutScoresOptions,
  rollOut,
  rolloutScores,
} from './roll-out.ts';
