import type { PageFile } from './blocks.ts';
import { type Made, titleOf, withBlock } from './made.ts';

/** An explorable figure with one number to move, shown at the end of the chapter, and its place in the lists of figures. */
export function newFigure(page: PageFile, name: string, read: (path: string) => string): Made {
  const folder = `src/figures/${name}`;
  const [load, all] = ['src/figures/load.ts', 'tests/all-figures.ts'];
  const camel = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return {
    files: {
      [`${folder}/index.ts`]: `/** The figure as the page shows it before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: '${titleOf(name)}',
  alt: \`What the figure shows. \${words}\`,
  html: html(initial, words),
};
`,
      [`${folder}/element.ts`]: `/** The figure under the reader's hand. */
import { takeOver } from '../take-over.ts';
import { explorable } from './view.ts';

/** Takes over the figure that the page shows inside \`host\`. */
export function mount(host: Element): void {
  takeOver(host, explorable);
}
`,
      [`${folder}/view.ts`]: `/** What the figure shows, and what the reader can do to it. */
import { button, drawing, type Explorable, frame } from '../frame.ts';

interface Count {
  readonly count: number;
}

const initial: Count = { count: 1 };

function html({ count }: Count, words = ''): string {
  const dots = Array.from({ length: count }, (_, i) => \`<circle cx="\${30 + 40 * i}" cy="50" r="12"/>\`);
  return frame('${name}', {
    drawings: drawing('wide-drawing', 'A row of dots', 440, 100, dots.join('')),
    controls: button('more', 'One more', { disabled: count === 10 }),
    text: words,
  });
}

/** The figure, for the page and for the hand. */
export const explorable: Explorable<Count> = {
  initial,
  html,
  describe: ({ count }) => (count === 1 ? 'There is one dot.' : \`There are \${count} dots.\`),
  handles: () => ({}),
  act: (state, action) => (action === 'more' ? { count: Math.min(10, state.count + 1) } : state),
};
`,
      [load]: read(load).replace(/^};$/m, `  '${name}': () => import('./${name}/element.ts'),\n};`),
      [all]: read(all)
        .replace(
          /\n\n\/\*\*/,
          `\nimport { figure as ${camel} } from '../src/figures/${name}/index.ts';\n\n/**`,
        )
        .replace(/\n\] as const;/, `\n  ['${name}', ${camel}],\n] as const;`),
      [page.path]: withBlock(page.text, `<Figure name="${name}">What it shows, and what to try.</Figure>\n`),
    },
    next: [`Write ${folder}/view.ts; src/figures/addition-neuron/ is a figure with a handle to drag.`],
  };
}
