import { wantNumber, wantOneOf, wantOptions, wantWhole } from '../arguments/want.ts';
import { wantEachNumber } from '../arguments/want-list.ts';
import { enstrophy, kineticEnergy } from './diagnostics.ts';
import { gaussianGrid, onlyTwosAndThrees, regularGrid } from './grids.ts';
import { type MapName, mapOf, mapUnits } from './maps.ts';
import { rungeKuttaStep } from './runge-kutta.ts';
import { type Forcing, tendencyOf } from './tendency.ts';
import { sphericalTransform, type Transform } from './transform.ts';
import { type Coefficients, retruncated, type Triangle, triangle } from './triangle.ts';
import { type RegularWinds, vorticityOfWinds } from './winds.ts';

/** The largest wavenumber, and the most rows of a map: tables of Legendre functions beyond fill gigabytes. */
const [mostTruncation, mostRows] = [511, 1024];

/** How finely and with what friction the model computes. */
export interface BarotropicOptions {
  /** Largest wavenumber of the triangular truncation; 42 unless given. */
  truncation?: number;
  /** Length of a time step in hours; 1 unless given. Stable while truncation · wind · step / 6371 km is below 2.8. */
  stepHours?: number;
  /** Dissipation of the smallest scales: order 4 and 12 hours unless given; { order: 1, hours: 0 } for none. */
  dissipation?: { order: number; hours: number };
  /** Days in which linear drag takes the wind down to 1/e; 0, none, unless given. */
  drag?: { days: number };
  /** Multiplies the winds that the model is given; 1 unless given. */
  windFactor?: number;
}

/** A barotropic atmosphere: one layer of air without divergence on the turning sphere. */
export interface Barotropic {
  /** The state: coefficients of the relative vorticity in s⁻¹, in the order of `triangle(truncation)`. */
  vorticity: Coefficients;
  /** Hours since the start. */
  readonly hours: number;
  /** In which order the state's coefficients stand. */
  readonly triangle: Triangle;
  /**
   * Begins from winds on a regular grid; their divergent part is lost.
   *
   * @throws TypeError for what is no array of numbers, RangeError for another grid or missing values
   */
  start(winds: RegularWinds): void;
  /**
   * Adds, from now on, the steady source of vorticity that keeps the flow of these winds as it is.
   *
   * @throws as `start`
   */
  hold(winds: RegularWinds): void;
  /**
   * Goes on by a whole number of time steps.
   *
   * @throws TypeError for what is no number; RangeError for another number of hours, or when the wind is too strong for the time step
   */
  run(hours: number): void;
  /**
   * A quantity on a regular grid of rows × 2·rows points, from the south and from 0° eastwards. A grid that is too
   * coarse for all harmonics gets those that it can hold: total wavenumbers below rows.
   *
   * @throws TypeError or RangeError for another quantity, and for rows that are no such number: even, 2ᵃ·3ᵇ, from 2 to 1024
   */
  map(name: MapName, rows: number): Float32Array;
  /** Kinetic energy in m² s⁻²: ½ of the global mean of u² + v². */
  energy(): number;
  /** Enstrophy in s⁻²: ½ of the global mean of ζ². */
  enstrophy(): number;
}

/**
 * A barotropic vorticity model on the sphere, ∂ζ/∂t + J(ψ, ζ + f) = source − dissipation − drag: the equation of the
 * first numerical weather forecast (Charney, Fjørtoft and von Neumann 1950, doi:10.3402/tellusa.v2i4.8607), solved
 * with spherical harmonics and fourth-order Runge–Kutta steps. Without the right-hand side it conserves energy and
 * enstrophy up to the error of the time steps.
 *
 * @returns a model at rest, to be started from winds
 * @throws TypeError for options that are no numbers; RangeError for a truncation that is no whole number from 1 to 511, a
 *   time step that is not positive, and a negative time of dissipation or drag
 * @example
 * const model = barotropic({ truncation: 10, dissipation: { order: 1, hours: 0 } });
 * const latitude = [-90, -45, 0, 45, 90];
 * const longitude = [0, 45, 90, 135, 180, 225, 270, 315];
 * const u = latitude.flatMap((degrees) =>
 *   longitude.map(() => 20 * Math.cos((degrees * Math.PI) / 180)),
 * );
 * model.start({ u, v: u.map(() => 0), latitude, longitude });
 * const before = model.energy();
 * model.run(24);
 * log(model.hours, (model.energy() / before).toFixed(6)); // 24 1.000000
 */
export function barotropic(options: BarotropicOptions = {}): Barotropic {
  wantOptions('barotropic', 'options', options);
  const { truncation = 42, stepHours = 1, windFactor = 1 } = options;
  const { dissipation = { order: 4, hours: 12 }, drag = { days: 0 } } = options;
  wantWhole('barotropic', 'options.truncation', truncation, 1, mostTruncation);
  wantNumber('barotropic', 'options.stepHours', stepHours, ' above 0', (hours) => hours > 0);
  wantNumber('barotropic', 'options.windFactor', windFactor);
  wantOptions('barotropic', 'options.dissipation', dissipation);
  wantNumber('barotropic', 'options.dissipation.order', dissipation.order);
  wantNumber(
    'barotropic',
    'options.dissipation.hours',
    dissipation.hours,
    ' of at least 0',
    (hours) => hours >= 0,
  );
  wantOptions('barotropic', 'options.drag', drag);
  wantNumber('barotropic', 'options.drag.days', drag.days, ' of at least 0', (days) => days >= 0);
  const shape = triangle(truncation);
  const transform = sphericalTransform(shape, gaussianGrid(truncation));
  const forcing: Forcing = { dissipation, drag };
  const tendency = tendencyOf(transform, forcing);
  const mapTransforms = new Map<number, Transform>();
  const vorticityOf = (where: string, winds: RegularWinds): Coefficients =>
    vorticityOfWinds(where, winds, transform).map((value) => windFactor * value);
  let vorticity: Coefficients = new Float64Array(2 * shape.size);
  let steps = 0;

  return {
    get vorticity() {
      return vorticity;
    },
    set vorticity(state) {
      wantEachNumber('barotropic: vorticity', 'the state', state);
      if (state.length !== 2 * shape.size) {
        throw new RangeError(
          `barotropic: a state of T${truncation} has ${2 * shape.size} numbers, not ${state.length}.`,
        );
      }
      vorticity = state;
    },
    get hours() {
      return steps * stepHours;
    },
    triangle: shape,
    start(winds) {
      vorticity = vorticityOf('barotropic: start', winds);
      steps = 0;
    },
    hold(winds) {
      forcing.source = undefined;
      forcing.source = tendency(vorticityOf('barotropic: hold', winds)).map((value) => -value);
    },
    run(hours) {
      wantNumber(
        'barotropic: run',
        'hours',
        hours,
        ' of at most ten million steps',
        (time) => time / stepHours <= 1e7,
      );
      const count = Math.round(hours / stepHours);
      if (Math.abs(count * stepHours - hours) > 1e-9 || count < 0) {
        throw new RangeError(
          `barotropic: run: ${hours} hours are not a whole number of steps of ${stepHours} hours.`,
        );
      }
      for (let step = 0; step < count; step++) {
        vorticity = rungeKuttaStep(vorticity, 3600 * stepHours, tendency);
        steps++;
      }
      if (!vorticity.every(Number.isFinite)) {
        throw new RangeError(
          `barotropic: run: the model blew up before hour ${steps * stepHours}: its wind is too strong for steps of ${stepHours} ` +
            'hours. Give it a smaller stepHours.',
        );
      }
    },
    map(name, rows) {
      wantOneOf('barotropic: map', 'name', Object.keys(mapUnits), name);
      wantWhole('barotropic: map', 'rows', rows, 2, mostRows);
      if (!onlyTwosAndThrees(rows) || rows % 2 !== 0) {
        throw new RangeError(
          `barotropic: map: rows must be even and 2ᵃ·3ᵇ, such as 32, 48 or 64; it is ${rows}.`,
        );
      }
      const drawn =
        mapTransforms.get(rows) ??
        sphericalTransform(triangle(Math.min(truncation, rows - 1)), regularGrid(rows));
      mapTransforms.set(rows, drawn);
      return Float32Array.from(mapOf(name, retruncated(vorticity, shape, drawn.triangle), drawn));
    },
    energy: () => kineticEnergy(vorticity, shape),
    enstrophy: () => enstrophy(vorticity, shape),
  };
}
