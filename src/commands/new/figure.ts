import type { PageFile } from './blocks.ts';
import * as ofField from './field-figure.ts';
import { type Made, titleOf, withBlock } from './made.ts';

/** The one list of figures. */
const list = 'src/figures/index.ts';

/** What the figure draws at first: a curve, or a field with a colour for each cell of a grid. */
export type Drawn = 'curve' | 'field';

/** An explorable figure with one number to move, its test, its caption at the end of the chapter, and its line in the list. */
export function newFigure(
  page: PageFile,
  name: string,
  read: (path: string) => string,
  drawn: Drawn = 'curve',
): Made {
  const start = drawn === 'field' ? ofField : ofCurve;
  const folder = `src/figures/${name}`;
  const test = `tests/unit/figures/${name}.test.ts`;
  return {
    files: {
      [`${folder}/model.ts`]: start.model,
      [`${folder}/words.en.ts`]: start.words(titleOf(name)),
      [`${folder}/index.ts`]: start.view(name, titleOf(name)),
      [test]: start.testOf(name),
      [list]: read(list).replace(
        '\n} satisfies',
        `\n  '${name}': () => import('./${name}/index.ts'),\n} satisfies`,
      ),
      [page.path]: withBlock(page.text, `<Figure name="${name}">What it shows, and what to try.</Figure>\n`),
    },
    next: [
      `Write ${folder}/: model.ts computes, index.ts draws, words.en.ts says it; the caption stands in ${page.path}.`,
      `/contributing/add-a-figure/ tells what the kit has; ${test} holds the model to account.`,
    ],
  };
}

const model = `/** What the reader sets, and what follows from it: no drawing, so that a test can hold it to account. */

export interface Wave {
  /** How many waves there are between 0 and 1. */
  readonly waves: number;
}

export const initial: Wave = { waves: 2 };

/** The height of the wave at \`x\`. */
export function height({ waves }: Wave, x: number): number {
  return Math.sin(2 * Math.PI * waves * x);
}

/** The distance from crest to crest. */
export function wavelength({ waves }: Wave): number {
  return 1 / waves;
}
`;

const words = (title: string): string => `import { count } from '../kit/reading.ts';

/** What is read of the figure. */
export const words = {
  title: '${title}',
  about: 'A wave over a stretch of one unit, with the number of waves to set.',
  picture: 'A wave, with the number of waves to set',
  label: 'Number of waves',
  name: 'waves',
  waves: (n: number) => count(n, 'wave'),
  height: 'height',
  place: 'place',
  says: (waves: number, wavelength: string) =>
    \`\${count(waves, 'wave')} in one unit: from crest to crest it is \${wavelength}.\`,
} as const;
`;

function view(title: string): string {
  return `/** ${title}: a curve, and a number on a rail that changes it. */
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { plot } from '../kit/plot.ts';
import { rails } from '../kit/rails.ts';
import { decimal } from '../kit/reading.ts';
import { linear } from '../kit/scale.ts';
import { between } from '../kit/shapes.ts';
import { height, initial, type Wave, wavelength } from './model.ts';
import { words } from './words.en.ts';

const axes = plot(linear([0, 1], [40, 404]), linear([-1.2, 1.2], [160, 30]));

function settings(state: Wave) {
  return rails<Wave, 'waves'>(
    { from: 128, to: 350, y: 226 },
    {
      waves: {
        label: words.label,
        name: words.name,
        value: state.waves,
        min: 1,
        max: 8,
        step: 1,
        page: 2,
        text: words.waves(state.waves),
        shown: \`\${state.waves}\`,
        set: (waves) => ({ ...state, waves }),
      },
    },
  );
}

function drawing(state: Wave): string {
  const points = between(0, 1, 200).map((x) => [x, height(state, x)] as const);
  return (
    axes.yAxis({ at: [-1, 0, 1], name: words.height }) +
    axes.xAxis({ at: [0, 0.5, 1], digits: 1, name: words.place }) +
    \`<path class="curve" d="\${axes.curve(points)}"/>\` +
    settings(state).svg
  );
}

export const figure: Figure<Wave> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) => wide(words.picture, 250, drawing(state)),
  describe: (state) => words.says(state.waves, decimal(wavelength(state))),
  handles: (state) => settings(state).handles,
};
`;
}

function testOf(name: string): string {
  return `import { expect, test } from 'vitest';
import { figure } from '../../../src/figures/${name}/index.ts';
import { height, initial, wavelength } from '../../../src/figures/${name}/model.ts';

test.each([1, 2, 8])('%d waves repeat after a wavelength', (waves) => {
  const state = { ...initial, waves };
  expect(wavelength(state)).toBeCloseTo(1 / waves, 12);
  expect(height(state, 0.1 + wavelength(state))).toBeCloseTo(height(state, 0.1), 9);
});

test('the words say what the rail is set to', () => {
  const state = figure.handles(initial)['waves']?.set(4) ?? initial;
  expect(figure.describe(state)).toBe('4 waves in one unit: from crest to crest it is 0.25.');
});
`;
}

const ofCurve = { model, words, view: (_name: string, title: string) => view(title), testOf };
