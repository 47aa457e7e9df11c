import type { CardText } from '../../../src/commands/data/write-dataset.ts';
import type { Baseline } from './baselines.ts';
import { type Growth, settled } from './predictability.ts';
import { modelOptions, rows, schedule } from './simulation.ts';

/** What the build measured. */
export interface Measured {
  source: CardText['source'];
  baselines: readonly Baseline[];
  growth: Growth;
  /** The same with the winds as they are, without the factor. */
  growthOfPlainWinds: Growth;
  /** Mean kinetic energy of all runs at each kept state, in m² s⁻². */
  energy: readonly number[];
  /** Largest |u| at the ends of the runs, in m s⁻¹. */
  strongest: number;
}

const { truncation, stepHours, dissipation, drag, windFactor } = modelOptions;
const { spinUpDays, states, everyHours } = schedule;
const days = (everyHours * (states - 1)) / 24;

/** The words of the card, with the measured numbers in them. */
export function description(measured: Measured): Omit<CardText, 'axes' | 'split'> {
  const { growth, growthOfPlainWinds, energy, strongest } = measured;
  const errors = (name: 'persistence' | 'climatology'): string =>
    measured.baselines.map((entry) => entry[name].toFixed(1)).join(', ');
  const leads = measured.baselines
    .map(({ hours }) => (hours < 24 ? `${hours} hours` : `${hours / 24} days`))
    .join(', ');
  return {
    id: 'barotropic',
    title: 'Barotropic: a simulated atmosphere, started from real winds',
    summary:
      `SIMULATED, not observed: ${132 * states} states of a model of the atmosphere in one layer, run from the real ` +
      `mean winds of each of the 132 months from 1982 to 1992. A state every ${everyHours} hours, ${days} days a month: a ` +
      '“reanalysis” small enough to learn weather forecasting from.',
    producer:
      'Simulated by this course’s barotropic vorticity model. It starts from winds of the United States Navy, Fleet ' +
      'Numerical Oceanography Center (FNOC), published by NOAA Pacific Marine Environmental Laboratory with Ferret.',
    source: measured.source,
    licence: {
      name: 'Public domain (United States government), with a notice to keep',
      statement:
        'THIS SOFTWARE AND ITS DOCUMENTATION ARE IN THE PUBLIC DOMAIN AND ARE FURNISHED "AS IS." THE AUTHORS, THE ' +
        'UNITED STATES GOVERNMENT, ITS INSTRUMENTALITIES, OFFICERS, EMPLOYEES, AND AGENTS MAKE NO WARRANTY, EXPRESS ' +
        'OR IMPLIED, AS TO THE USEFULNESS OF THE SOFTWARE AND DOCUMENTATION FOR ANY PURPOSE.',
      note:
        'Quoted from the copyright file of the package that carries the winds, whose authors are given as “2010 NOAA, ' +
        'US.gov”; it speaks of the package and does not name the file. Copies keep its notice, conditions and ' +
        'disclaimer (LICENCE.txt) and say what was changed. The simulation itself is under the course’s licence, ' +
        'MIT.',
      file: 'LICENCE.txt',
    },
    citation: {
      text:
        'The equation and its first use: Charney, J. G., R. Fjørtoft and J. von Neumann, 1950: Numerical Integration ' +
        'of the Barotropic Vorticity Equation. Tellus, 2 (4), 237–254.',
      entry: {
        type: 'article',
        author: ['Charney, J. G.', 'Fjørtoft, R.', 'von Neumann, J.'],
        title: 'Numerical Integration of the Barotropic Vorticity Equation',
        year: 1950,
        journal: 'Tellus',
        volume: '2',
        number: '4',
        pages: '237–254',
      },
      doi: '10.3402/tellusa.v2i4.8607',
    },
    period:
      `Simulated: from day ${spinUpDays} of each month’s run to day ${spinUpDays + days}. Dated by the month, January 1982 to ` +
      'December 1992, whose mean winds began the run; the weather of those days was another',
    grid:
      `${rows} × ${2 * rows} points every ${180 / rows}°, half a step from the poles. The model computes with spherical harmonics ` +
      `up to wavenumber ${truncation} (T${truncation}), all of which the points can hold.`,
    processing: [
      'The winds of a month, from the source file, are interpolated to the model’s Gaussian grid (48 × 96) by cubic ' +
        'polynomials; their curl is projected on spherical harmonics. The divergent part of the wind is lost: one ' +
        'layer of constant depth has none.',
      `The winds are multiplied by ${windFactor}. As they are, two runs that differ by ${growthOfPlainWinds.first.toFixed(1)} ` +
        `m s⁻¹ at the start differ by ${growthOfPlainWinds.last.toFixed(2)} m s⁻¹ after ${days} days (four runs of 1992): there would be nothing to ` +
        'forecast that persistence of simple waves does not.',
      'The model integrates ∂ζ/∂t = −J(ψ, ζ + f) − ν(−∇²)⁴ζ − ζ/τ + S. Dissipation: wavenumber ' +
        `${truncation} falls to 1/e in ${dissipation.hours} hours. Drag: τ = ${drag.days} days. S is steady and such that the mean ` +
        'winds of that calendar month in the training years (1982–1988), times the same factor, would stay as they ' +
        'are: it stands for what mountains, heating and storms do in the real atmosphere, and keeps the run alive.',
      `Steps of ${stepHours} hours, Runge–Kutta of fourth order; products on the grid without aliases. Each run goes ` +
        `${spinUpDays} days before its first state is kept, then ${states} states are kept, ${everyHours} hours apart.`,
      'The streamfunction ψ, with global mean 0, is kept at the grid’s points and rounded to 0.5 · 10⁶ m² s⁻¹. Winds ' +
        'and vorticity follow from it: u = −∂ψ/∂y, v = ∂ψ/∂x, ζ = ∇²ψ.',
    ],
    flaws: [
      'This is a simulation and says nothing about the weather of any day. One layer has no fronts, no storms that ' +
        'feed on temperature differences and no rain, and its longest waves run westwards too fast (Cressman 1958, ' +
        'Monthly Weather Review 86, 293–297).',
      'Mountains enter only through the winds that bend around them, which the steady source keeps in place.',
      `Runs that begin almost alike part: from ${growth.first.toFixed(1)} m s⁻¹ of random disturbance at the first kept state ` +
        `the wind’s difference grows to ${growth.last.toFixed(2)} m s⁻¹ in ${days} days (root mean square; geometric mean of the ` +
        `runs of 1992), and doubles every ${growth.doublingDays.toFixed(1)} days once ${settled} days have passed.`,
      `Errors to beat on the test part, in 10⁶ m² s⁻¹ (root mean square, weighted by area), after ${leads}: ` +
        `persistence ${errors('persistence')}; climatology ${errors('climatology')}.`,
      `The runs have not settled: their mean kinetic energy is ${Number(energy[0]).toFixed(1)} m² s⁻² at the first kept state ` +
        `and ${Number(energy.at(-1)).toFixed(1)} at the last. The strongest |u| at the end of a run is ${strongest.toFixed(0)} m s⁻¹.`,
      'Each month’s run begins anew. Nothing carries over from one to the next but what the real months have in ' +
        'common; windows must not reach across runs, and those of `windows(…)` do not.',
      'Differences along the grid are a poor derivative of the smallest waves that it holds: winds made by them are ' +
        'too weak there.',
    ],
  };
}
