import { wantAnyNumber, wantFlag, wantNumber, wantOptions } from '../arguments/want.ts';
import { type Columns, columnsOf, type Rows, targetColumnsOf } from './matrix.ts';
import { solveLeastSquares } from './pivoted-qr.ts';

/** How `leastSquares` fits. */
export interface LinearOptions {
  /** Whether a constant is fitted besides the weights. Default: true. */
  intercept?: boolean;
  /**
   * The condition number, of the columns scaled to length 1, from which on the fit is refused. Default: 10⁶, so that
   * a column that only the rounding of single precision (seven digits) tells from a sum of others is refused.
   */
  conditionLimit?: number;
}

/** How `ridge` fits. */
export interface RidgeOptions extends LinearOptions {
  /** λ, the price of |w|² beside the *mean* squared error; in the squared unit of a target for standardised inputs. */
  penalty: number;
}

/** A fitted linear model. */
export interface LinearFit {
  /** Row-major, shape [inputs, targets]: what each target changes by when an input grows by one unit. */
  readonly weights: number[];
  /** One a target, in its unit; zeros when none was asked for. */
  readonly intercepts: number[];
  /** The condition number of the scaled columns, estimated: how much an error of the data may grow in the weights. */
  readonly condition: number;
  /**
   * Forecasts for new rows.
   *
   * @param inputs shape [rows, inputs], in the order and the units of the fit
   * @returns flat, row-major, shape [rows, targets]: one number a row where the targets were flat numbers
   * @throws TypeError for what is no table of numbers, RangeError for rows of another width than those of the fit
   */
  predict(inputs: Rows): number[];
}

/**
 * Linear regression by least squares, solved and not trained: the weights and the intercept with the smallest mean
 * squared error on these rows. Householder QR with column pivoting in double precision (Golub and Van Loan, Matrix
 * Computations, 4th edition, §5.4); the means are taken off first.
 *
 * @param inputs shape [rows, inputs], finite numbers in any units
 * @param targets a number for each row, or shape [rows, targets]
 * @returns weights in units of the target for a unit of the input
 * @throws RangeError where the weights are not unique (fewer rows than needed, a constant column, a column that is a
 *   sum of others), for missing values, and for shapes that do not fit; TypeError for what is no table of
 *   numbers, such as a tensor
 * @example
 * const line = leastSquares([[0], [1], [2]], [1, 3, 5]);
 * log(line.weights[0]?.toFixed(3), line.intercepts[0]?.toFixed(3)); // 2.000 1.000
 * log(line.predict([[10]])[0]?.toFixed(3)); // 21.000
 */
export function leastSquares(
  inputs: Rows,
  targets: ArrayLike<number> | Rows,
  options: LinearOptions = {},
): LinearFit {
  return solve('leastSquares', inputs, targets, 0, options);
}

/**
 * Ridge regression (Hoerl and Kennard 1970, doi:10.1080/00401706.1970.10488634), solved: the weights w and the
 * intercept with the smallest mean squared error + λ |w|², by QR of the inputs with √(rows · λ) I below them. The
 * intercept costs nothing. Inputs in different units should be standardised first: a large unit makes a small number
 * and a dear weight.
 *
 * @param inputs shape [rows, inputs], finite numbers
 * @param targets a number for each row, or shape [rows, targets]
 * @returns weights in units of the target for a unit of the input, drawn towards zero
 * @throws RangeError for a penalty that is not above 0, for missing values, and for shapes that do not fit; TypeError
 *   for what is no table of numbers, such as a tensor
 * @example
 * const inputs = [[-1], [0], [1]];
 * const shy = ridge(inputs, [-2, 0, 2], { penalty: 0.5 });
 * log(shy.weights[0]?.toFixed(3)); // 1.143
 */
export function ridge(inputs: Rows, targets: ArrayLike<number> | Rows, options: RidgeOptions): LinearFit {
  wantOptions('ridge', 'options', options);
  const { penalty } = options;
  wantAnyNumber('ridge', 'options.penalty', penalty);
  if (!(penalty > 0 && Number.isFinite(penalty))) {
    throw new RangeError(
      `ridge: the penalty must be a number above 0; this is ${penalty}. Without one: leastSquares.`,
    );
  }
  return solve('ridge', inputs, targets, penalty, options);
}

function solve(
  caller: string,
  inputs: Rows,
  targets: ArrayLike<number> | Rows,
  penalty: number,
  options: LinearOptions,
): LinearFit {
  wantOptions(caller, 'options', options);
  const { intercept = true, conditionLimit = 1e6 } = options;
  wantFlag(caller, 'options.intercept', intercept);
  wantNumber(caller, 'options.conditionLimit', conditionLimit, ' above 1', (limit) => limit > 1);
  const x = columnsOf(caller, 'inputs', inputs);
  const y = targetColumnsOf(caller, targets);
  const rows = inputs.length;
  if (targets.length !== rows) {
    throw new RangeError(
      `${caller}: inputs have ${rows} rows and targets ${targets.length}; each row needs both.`,
    );
  }
  const unknowns = x.length + (intercept ? 1 : 0);
  if (penalty === 0 && rows < unknowns) {
    throw new RangeError(
      `${caller}: ${rows} rows do not settle ${unknowns} unknowns (${x.length} weights${intercept ? ' and the intercept' : ''}). ` +
        'Give more rows or fewer columns, or take ridge.',
    );
  }
  const means = x.map((column) => (intercept ? centre(column) : 0));
  const offsets = y.map((column) => (intercept ? centre(column) : 0));
  const solution = solveLeastSquares(
    penalty > 0 ? withPenalty(x, Math.sqrt(rows * penalty)) : x,
    penalty > 0 ? y.map((column) => extended(column, x.length)) : y,
    conditionLimit,
  );
  if (!solution.solved) {
    throw new RangeError(
      `${caller}: the weights are not unique. Column ${solution.column} of inputs is constant or a sum of other columns ` +
        `(condition number ${format(solution.condition)}, limit ${format(conditionLimit)}). ` +
        (penalty > 0 ? 'Leave it out or raise the penalty.' : 'Leave it out, or take ridge.'),
    );
  }
  const { coefficients, condition } = solution;
  const weights = new Array<number>(x.length * y.length).fill(0);
  const intercepts = new Array<number>(y.length).fill(0);
  for (const [t, column] of coefficients.entries()) {
    for (const [j, weight] of column.entries()) weights[j * y.length + t] = weight;
    intercepts[t] = column.reduce(
      (sum, weight, j) => sum - weight * (means[j] as number),
      offsets[t] as number,
    );
  }
  return { weights, intercepts, condition, predict: (given) => predict(given, weights, intercepts) };
}

function predict(inputs: Rows, weights: readonly number[], intercepts: readonly number[]): number[] {
  const columns = columnsOf('predict', 'inputs', inputs);
  const targets = intercepts.length;
  if (columns.length * targets !== weights.length) {
    throw new RangeError(
      `predict: the rows have ${columns.length} columns and the fit had ${weights.length / targets}.`,
    );
  }
  const forecast = new Array<number>(inputs.length * targets).fill(0);
  for (let row = 0; row < inputs.length; row++) {
    for (let t = 0; t < targets; t++) {
      let sum = intercepts[t] as number;
      for (const [j, column] of columns.entries())
        sum += (weights[j * targets + t] as number) * (column[row] as number);
      forecast[row * targets + t] = sum;
    }
  }
  return forecast;
}

/** Takes the mean off a column, in place, and gives it back. A constant column becomes zeros, not rounding errors. */
function centre(column: Float64Array): number {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  let [before, after] = [0, 0];
  for (let row = 0; row < column.length; row++) {
    const value = column[row] as number;
    before += value ** 2;
    after += (value - mean) ** 2;
    column[row] = value - mean;
  }
  if (Math.sqrt(after) <= 1e-12 * Math.sqrt(before)) column.fill(0);
  return mean;
}

/** The columns with `root` times the identity below them: its squared residuals are the penalty. */
function withPenalty(columns: Columns, root: number): Columns {
  return columns.map((column, j) => {
    const longer = extended(column, columns.length);
    longer[column.length + j] = root;
    return longer;
  });
}

function extended(column: Float64Array, by: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(column.length + by);
  longer.set(column);
  return longer;
}

function format(condition: number): string {
  return Number.isFinite(condition) ? condition.toExponential(0) : 'infinite';
}
