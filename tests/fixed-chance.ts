/**
 * fast-check with a seed of its own: a test that fails, fails again. It stands in for the package by the alias in
 * `vitest.config.ts`, so that no test can forget it.
 */
import fc from '../node_modules/fast-check/lib/fast-check.js';

fc.configureGlobal({ seed: 20_261_130 });

export default fc;
export * from '../node_modules/fast-check/lib/fast-check.js';
