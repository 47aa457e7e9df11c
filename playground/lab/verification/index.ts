/** Scores of forecasts. Synchronous, on arrays of numbers; a tensor's come from `await x.data()`. */
export { type AnomalyOptions, acc } from './anomaly-correlation.ts';
export {
  type BaselineForecasts,
  type BaselineOptions,
  type Baselines,
  baselines,
  type LeadScores,
} from './baselines.ts';
export {
  balancedAccuracy,
  type ClassScores,
  type Confusion,
  classScores,
  confusion,
  heidke,
} from './classes.ts';
export { type ClimatologyOptions, climatology } from './climatology.ts';
export { type AlmostFairOptions, almostFairCrps, crps, fairCrps } from './crps.ts';
export { type Ensemble, ensembleMean } from './ensemble.ts';
export { type EnsembleScores, ensembleScores } from './ensemble-scores.ts';
export { bias, mae, rmse } from './errors.ts';
export { type Contingency, contingency, csi, type EventOptions } from './events.ts';
export { type FractionsOptions, fss } from './fractions.ts';
export { latitudeWeights, type WeightForm } from './latitude-weights.ts';
export type { ScoreOptions } from './layout.ts';
export { mcnemar, type Parting } from './mcnemar.ts';
export { meanAndSpread } from './mean-and-spread.ts';
export type { Numbers } from './numbers.ts';
export { powerSpectrum, type SpectrumOptions } from './power-spectrum.ts';
export { skillScore } from './skill-score.ts';
export { spreadSkillRatio } from './spread-skill.ts';
export { greatCircle, type StormPath, trackError } from './track-error.ts';
