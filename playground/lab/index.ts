/**
 * What course programs import as `lab`: data, plots and the training loop around plain TensorFlow.js. Everything here
 * writes events; nothing here knows the page. Each folder lists what it offers in an `index.ts`, whose first comment
 * heads its part of the reference page.
 */

export * from './barotropic/index.ts';
export * from './data/index.ts';
export * from './draw/index.ts';
export * from './linear-regression/index.ts';
export * from './loop/index.ts';
export * from './models/index.ts';
export * from './principal-components/index.ts';
export * from './random/index.ts';
export * from './report/index.ts';
export * from './sphere/index.ts';
export * from './training/index.ts';
export * from './verification/index.ts';

// Behind the parts that they are made of: where these stand in a program’s bundle is part of what its recording is of.

export * from './graph/index.ts';
export * from './rollout/index.ts';
