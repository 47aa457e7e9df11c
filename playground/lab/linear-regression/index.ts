/** Linear models solved in closed form: what a network has to beat. */
export { type LinearFit, type LinearOptions, leastSquares, type RidgeOptions, ridge } from './fit.ts';
export type { Rows } from './matrix.ts';
